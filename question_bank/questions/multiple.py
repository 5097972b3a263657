"""多项选择题: two to four of the options are right, and all of them are to be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from question_bank.questions.marking import PartMark, comparable
from question_bank.questions.options import shuffled
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Multiple:
    """A stem with one `（　　）`, its options, and those of them that are right.

    Response: the texts of the options chosen, any number, in any order.
    """

    stem: str
    options: tuple[str, ...]
    answers: tuple[str, ...]
    kind: Literal["multiple"] = "multiple"

    def asked(self) -> list[str]:
        """Return what is asked for, folded: with the requirement and the kind, the identity."""
        return [folded(answer) for answer in self.answers]

    def offered(self, *, seed: str) -> list[str]:
        """Return the options in an order drawn with the seed."""
        return shuffled(self.options, seed=seed)


def mark(multiple: Multiple, response: Sequence[str]) -> tuple[PartMark, ...]:
    """Mark every option, in the order of `options`.

    `written` is the option where it was chosen, `key` the option where it should have been, both
    else empty; a part is right where the two agree. So a part with a key and nothing written was
    left out (还差 1 项), and one with something written and no key was chosen wrongly.
    """
    chosen = {comparable(option) for option in response} - {""}
    return tuple(
        PartMark(
            written=option if comparable(option) in chosen else "",
            key=option if option in multiple.answers else "",
            right=(comparable(option) in chosen) == (option in multiple.answers),
        )
        for option in multiple.options
    )


def left_out(marks: Sequence[PartMark]) -> int:
    """Return how many right options are still to be chosen, if no wrong one was: 还差 … 项."""
    if any(mark.written and not mark.right for mark in marks):
        return 0
    return sum(not mark.right for mark in marks)
