"""判断题: does a statement say what the material says? Asked as 与材料原文是否一致."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from question_bank.questions.draft import Draft
from question_bank.questions.marking import PartMark, mark_in_order
from question_bank.questions.options import drawn
from question_bank.questions.typesetting import typeset
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.naming import Naming
    from question_bank.requirements.model import RequirementList

RIGHT, WRONG = "对", "错"
REWORDED = "改动表述"
LONGEST = 80


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
    """Yield one statement of a list of the speaker's own: as it stands, or with one item swapped.

    Which of the two hangs on the list alone, so that either is as likely. None is made where no
    item could be swapped, or all would be true; none of what somebody else has said. A false one
    is never ready: it is read and approved singly.
    """
    items = [typeset(item.text) for item in found.items]
    if (
        found.said_by
        or not naming.is_closed
        or not wrong
        or any(map(str.isdecimal, "".join(items)))
    ):
        return
    truth, place = drawn(found.id, 2) == 0, drawn(found.id[8:], len(items))
    told = _stated(naming, items)
    changed = _stated(naming, [*items[:place], wrong[0], *items[place + 1 :]])
    if len(told) > LONGEST:
        return
    draft = Draft(
        content=Judgement(told, truth=True)
        if truth
        else Judgement(changed, truth=False, correction=told),
        requirement=found.id,
        parts=found.items if truth else (found.items[place],),
        source=found.place,
    )
    yield draft if truth else draft.refused(REWORDED)


def _stated(naming: Naming, items: Sequence[str]) -> str:
    mark = "；" if any("、" in item or "，" in item for item in items) else "、"
    return f"{naming.phrase}是：{mark.join(items)}。"
