"""判断题: does a statement say what the material says? Asked as 与材料原文是否一致."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from question_bank.questions.marking import PartMark, mark_in_order
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

RIGHT, WRONG = "对", "错"
REWORDED = "改动表述"


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
