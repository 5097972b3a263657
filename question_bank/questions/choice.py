"""单项选择题: one option is right, or, asked with 不属于, one is the odd one out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from question_bank.questions.blank import BLANK
from question_bank.questions.cloze import Cloze
from question_bank.questions.draft import Draft
from question_bank.questions.marking import PartMark, mark_in_order
from question_bank.questions.matching import Matching
from question_bank.questions.options import GAP, shuffled
from question_bank.questions.pairing import MANY, WEAK
from question_bank.questions.relations import DEMAND, DUTY, GRID, METAPHOR
from question_bank.questions.typesetting import typeset
from question_bank.requirements.likeness import common_end, common_start
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.naming import Naming
    from question_bank.requirements.model import Pairs, RequirementList

SHOWN, SHORT = 3, 6
VAGUE = {"工作", "问题", "思想", "情况", "方面", "办法", "作风", "责任", "措施"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A stem with one `（　　）`, its options, and the one of them that is right.

    With `negative` the stem asks for what does *not* belong (不属于, 不包括): printers emphasise
    that word. Response: a tuple of one, the text of the option chosen.
    """

    stem: str
    options: tuple[str, ...]
    answer: str
    negative: bool = False
    kind: Literal["choice"] = "choice"

    def asked(self) -> list[str]:
        """Return what is asked for, folded: the answer; what is odd is asked once a list."""
        return ["不属于"] if self.negative else [folded(self.answer)]

    def offered(self, *, seed: str) -> list[str]:
        """Return the options in an order drawn with the seed."""
        return shuffled(self.options, seed=seed)


def mark(choice: Choice, response: Sequence[str]) -> tuple[PartMark, ...]:
    """Mark the option chosen: one mark, right if it is the answer."""
    return mark_in_order(response, [choice.answer], [()])


def of_list(
    found: RequirementList, naming: Naming, wrong: Sequence[str], cloze: Draft | None
) -> Iterator[Draft]:
    """Yield the choice of what a list does not hold, and of what its gap holds.

    The first needs one wrong option and shows three items with it; the second is a cloze of the
    list with three.
    """
    items = [typeset(item.text) for item in found.items]
    if naming.is_closed and wrong and len(items) >= SHOWN:
        shown = sorted(shuffled(range(len(items)), seed=found.id)[:SHOWN])
        rights = [items[index] for index in shown]
        yield Draft(
            content=Choice(
                stem=f"下列不属于{naming.phrase}的是{GAP}。",
                options=tuple(shuffled([*rights, wrong[0]], seed=found.id)),
                answer=wrong[0],
                negative=True,
            ),
            requirement=found.id,
            parts=tuple(found.items[index] for index in shown),
            source=found.place,
        )
    if cloze and isinstance(cloze.content, Cloze) and len(wrong) >= SHOWN:
        answer = cloze.content.answers[0]
        yield Draft(
            content=Choice(
                stem=cloze.content.stem.replace(BLANK, GAP),
                options=tuple(shuffled([answer, *wrong[:SHOWN]], seed=cloze.id)),
                answer=answer,
            ),
            requirement=found.id,
            parts=cloze.parts,
            source=cloze.source,
        )


def of_pairs(found: Pairs, asked: Draft) -> Iterator[Draft]:
    """Yield the choice of what belongs to one side of a matching set: the other sides stand beside.

    Asked is who answers for something or is likened to it, else what is demanded of something; of
    other relations no short sentence can be made.
    """
    content = asked.content
    if not isinstance(content, Matching) or asked.notes or len(content.pairs) < MANY:
        return
    for place in _places(content, found.id):
        told = _sentence(found, content, place)
        if told is None:
            continue
        clause, answer, others = told
        matter, _, _ = content.directions.partition("，将左栏")
        wrong = shuffled([one for one in others if one != answer], seed=found.id)[:SHOWN]
        if len(wrong) < SHOWN or _stands_out(answer, wrong):
            continue
        yield Draft(
            content=Choice(
                f"{matter}，{clause}。", tuple(shuffled([answer, *wrong], seed=found.id)), answer
            ),
            requirement=found.id,
            parts=asked.parts[2 * place : 2 * place + 2],
            source=found.place,
        )
        return


def _places(content: Matching, seed: str) -> list[int]:
    """Return the rows that can be asked for, in an order drawn with the seed."""
    apart = [
        place
        for place, (left, right) in enumerate(content.pairs)
        if not (set(left) & set(right)) - WEAK and left not in VAGUE
    ]
    return shuffled(apart, seed=seed)


def _sentence(
    found: Pairs, content: Matching, place: int
) -> tuple[str, str, tuple[str, ...]] | None:
    """Return the clause with its gap, what fills it, and the sides that might."""
    left, right = content.pairs[place]
    called = re.search(r"对应的([^的]+)配对", content.directions)
    what = called[1] if called else ""
    if rows := GRID.match(found.relation):
        return f"{rows['one']}{left}，要{rows['two']}{GAP}", right, content.rights
    if what == DUTY:
        return f"负责{right}的是{GAP}", left, content.lefts
    if what == METAPHOR:
        return f"被比作“{right}”的是{GAP}", left, content.lefts
    if what == "体现":
        return f"“{left}”体现在{GAP}", right, content.rights
    of = left if "“" in left else f"“{left}”"
    return (f"对{of}的{what}是{GAP}", right, content.rights) if what.endswith(DEMAND) else None


def _stands_out(answer: str, wrong: Sequence[str]) -> bool:
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
