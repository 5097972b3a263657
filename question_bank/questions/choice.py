"""单项选择题: one option is right, or, asked with 不属于, one is the odd one out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from question_bank.questions.marking import PartMark, mark_in_order
from question_bank.questions.options import shuffled
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Sequence


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
        """Return what is asked for, folded: the answer, or what the odd one is to be told from."""
        if not self.negative:
            return [folded(self.answer)]
        return ["不", *(folded(option) for option in self.options if option != self.answer)]

    def offered(self, *, seed: str) -> list[str]:
        """Return the options in an order drawn with the seed."""
        return shuffled(self.options, seed=seed)


def mark(choice: Choice, response: Sequence[str]) -> tuple[PartMark, ...]:
    """Mark the option chosen: one mark, right if it is the answer."""
    return mark_in_order(response, [choice.answer], [()])
