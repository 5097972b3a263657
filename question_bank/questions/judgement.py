"""判断题: does a statement say what the material says? Asked as 与材料原文是否一致."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from question_bank.questions.draft import Draft
from question_bank.questions.marking import PartMark, mark_in_order
from question_bank.questions.options.shown import drawn
from question_bank.questions.rows import rows_of, stands_out
from question_bank.questions.typesetting import typeset
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.stems.naming import Naming
    from question_bank.requirements.model import Pairs, RequirementList
    from question_bank.speech.span import Span

RIGHT, WRONG = "对", "错"
LONGEST = 80
FEWEST_ROWS = 4
# No number or time of a rule is ever changed: nobody may remember the wrong one.
FIGURE = re.compile("[\\d一二三四五六七八九十百][个件次名项条天日周月年小季]|每|\\d")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A statement, whether it agrees with the material, and what the material says if not.

    Response: a tuple of one, `对` (agrees) or `错` (does not).
    """

    statement: str
    truth: bool
    correction: str | None = None
    kind: Literal["judgement"] = "judgement"

    def asked(self) -> list[str]:
        """Return what is asked for, folded: what the material says, and whether it was changed."""
        return [self.key, folded(self.correction or self.statement)]

    @property
    def key(self) -> str:
        """The right response: 对 or 错."""
        return RIGHT if self.truth else WRONG


def mark(judgement: Judgement, response: Sequence[str]) -> tuple[PartMark, ...]:
    """Mark the verdict: one mark."""
    return mark_in_order(response, [judgement.key], [()])


def of_list(found: RequirementList, naming: Naming, wrong: Sequence[str]) -> Iterator[Draft]:
    """Yield two statements of a list of the speaker's own: as it stands, and with one item swapped.

    None is made where no item could be swapped, or all would be true; none of what somebody else
    has said. Whoever approves the false one reads it singly: its truth tells it.
    """
    items = [typeset(item.text) for item in found.items]
    if (
        found.said_by
        or not naming.is_closed
        or not wrong
        or any(map(str.isdecimal, "".join(items)))
    ):
        return
    place = drawn(found.id, len(items))
    told = _stated(naming, items)
    changed = _stated(naming, [*items[:place], wrong[0], *items[place + 1 :]])
    if len(told) <= LONGEST:
        yield _draft(found, Judgement(told, truth=True), found.items)
        yield _draft(found, Judgement(changed, truth=False, correction=told), (found.items[place],))


def of_pairs(found: Pairs, asked: Draft) -> Iterator[Draft]:
    """Yield two statements of a matching set: one row as it stands, another with a wrong side.

    The wrong side is that of a third row. Only of a set with a name: whether a row of another is
    right, its sense tells (水库, 不垮坝). None is made of what somebody else has said, nor of the
    numbers and times of a rule.
    """
    rows = [] if found.said_by or not found.name else list(rows_of(found, asked))
    if len(rows) < FEWEST_ROWS or any(FIGURE.search(row.answer) for row in rows):
        return
    one, two = rows[:2]
    told = two.saying(two.answer)
    even = [side for side in two.others if not stands_out(side, [two.answer, *two.others])]
    changed = two.saying((even or two.others)[drawn(found.id, len(even or two.others))])
    if max(len(told), len(one.saying(one.answer))) <= LONGEST:
        yield _draft(found, Judgement(one.saying(one.answer), truth=True), one.parts)
        yield _draft(found, Judgement(changed, truth=False, correction=told), two.parts)


def _draft(found: RequirementList | Pairs, said: Judgement, parts: tuple[Span, ...]) -> Draft:
    return Draft(content=said, requirement=found.id, parts=parts, source=found.place)


def _stated(naming: Naming, items: Sequence[str]) -> str:
    mark = "；" if any("、" in item or "，" in item for item in items) else "、"
    return f"{naming.phrase}是：{mark.join(items)}。"
