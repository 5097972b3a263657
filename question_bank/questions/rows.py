"""One row of a matching set in a sentence: what is demanded of it, who answers for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.questions.columns import DEMAND, DUTY, METAPHOR, POSITION, ROLE
from question_bank.questions.fitness.pairs import NO_EXTRA, WEAK
from question_bank.questions.matching import Matching
from question_bank.questions.options.shown import shuffled
from question_bank.questions.relations import AGAINST, GRID
from question_bank.requirements.likeness import common_end, common_start
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.draft import Draft
    from question_bank.requirements.model import Pairs
    from question_bank.speech.span import Span

SHORT, SHORTEST = 6, 3
NO_FRAME = set("、把")  # what stands in many phrases that say nothing alike
SHOWN, TO_WHOM = "对应的体现", f"左栏的对象与右栏对应的{DEMAND}"
PLAIN = {SHOWN, TO_WHOM}  # what such columns say may be found by its sense
# What directions call the columns → the clause around a row, and whether its left side is asked.
CLAUSES = (
    (f"对应的{DUTY}", "负责{right}的是", True),
    (f"对应的{METAPHOR}", "被比作“{right}”的是", True),
    (f"对应的{POSITION}", "被称为“{right}”的是", True),
    (f"左栏的方面与右栏对应的{ROLE}", "在{left}上要做", False),
    (TO_WHOM, "对{left}要做到", False),
    (SHOWN, "“{left}”体现在", False),
)
VAGUE = {"工作", "问题", "思想", "情况", "方面", "办法", "作风", "责任", "措施"}


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence around the side that is asked, this side, and the same sides of other rows."""

    before: str
    answer: str
    is_quoted: bool
    others: tuple[str, ...]
    parts: tuple[Span, ...]

    def asking(self, gap: str) -> str:
        """Return the sentence with a gap in the place of the side."""
        return f"{self.before}{gap}。"

    def saying(self, side: str) -> str:
        """Return the sentence with a side of the set in its place."""
        words = f"“{side}”" if self.is_quoted and "“" not in side else side
        return f"{self.before}{words}。"


def rows_of(found: Pairs, asked: Draft) -> Iterator[Row]:
    """Yield the rows of a sound matching set that a short sentence can be made of, in no order.

    Where the right sides have no word in common, one of them is found by its sense alone; so is
    what stands against a fault.
    """
    content = asked.content
    sound = not set(asked.notes) - {NO_EXTRA}
    if not (isinstance(content, Matching) and sound and _is_to_be_known(content)):
        return
    matter, _, _ = content.directions.partition("，将左栏")
    for place in _places(content, found.id):
        if told := _sentence(found, content, place):
            clause, answer, sides = told
            others = tuple(side for side in sides if side != answer)
            parts = asked.parts[2 * place : 2 * place + 2]
            is_quoted = clause.endswith("是") and answer == content.rights[place]
            yield Row(f"{matter}，{clause}", answer, is_quoted, others, parts)


def _is_to_be_known(content: Matching) -> bool:
    """Return whether a right side alone tells nobody what it belongs to: 有深度, 钻得深."""
    directions = content.directions
    if any(f"{told}配对" in directions for told, _, _ in CLAUSES if told not in PLAIN):
        return True
    if AGAINST.match(directions.rpartition("将左栏要")[2]):
        return False
    common = set(content.rights[0]).intersection(*content.rights) - NO_FRAME
    return bool(common) and max(len(folded(right)) for right in content.rights) >= SHORTEST


def _places(content: Matching, seed: str) -> list[int]:
    """Return the rows that can be asked for, in an order drawn with the seed."""
    apart = [
        place
        for place, (left, right) in enumerate(content.pairs)
        if not (set(left) & set(right)) - WEAK and len(set(left)) > 1 and left not in VAGUE
    ]
    return shuffled(apart, seed=seed)


def _sentence(
    found: Pairs, content: Matching, place: int
) -> tuple[str, str, tuple[str, ...]] | None:
    """Return the clause up to its gap, what fills it, and the sides that might."""
    left, right = content.pairs[place]
    if rows := GRID.match(found.relation):
        return f"{rows['one']}{left}，要{rows['two']}", right, content.rights
    for told, clause, asks_left in CLAUSES:
        if f"{told}配对" in content.directions:
            asked = (left, content.lefts) if asks_left else (right, content.rights)
            return clause.format(left=left, right=right), *asked
    if not re.search(f"对应的[^的]*{DEMAND}配对", content.directions):
        return None
    left = left.removeprefix("对")
    of = left if "“" in left else f"“{left}”"
    what = content.directions.rpartition("对应的")[2].partition("配对")[0]
    return f"对{of}的{what}是", right, content.rights


def stands_out(answer: str, wrong: Sequence[str]) -> bool:
    """Return whether an option is told from the others by its form: 讲适度 among 有…度."""
    lengths = sorted(map(len, (answer, *wrong)))
    if lengths[0] < lengths[1] == lengths[-1] or lengths[0] == lengths[-2] < lengths[-1] <= SHORT:
        return True
    for word in (answer, *wrong):
        others = [one for one in (answer, *wrong) if one != word]
        for common in (common_start, common_end):
            if common(others) > common([word, *others]):
                return True
    return len({"、" in one for one in (answer, *wrong)}) > 1
