"""多项选择题: two to four of the options are right, and all of them are to be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from question_bank.questions.draft import Draft
from question_bank.questions.marking import PartMark, comparable
from question_bank.questions.options.shown import GAP, drawn, shuffled
from question_bank.questions.typesetting import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.stems.naming import Naming
    from question_bank.requirements.model import RequirementList

OPTIONS = 4


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
        """Return what is asked for: the list as a whole, whichever of its items are shown."""
        return []

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


def of_list(found: RequirementList, naming: Naming, wrong: Sequence[str]) -> Iterator[Draft]:
    """Yield the question which options a list holds: two or three of four, one or two wrong."""
    if not (naming.is_closed and wrong and len(found.items) >= OPTIONS - 1):
        return
    rights = OPTIONS - 1 if len(wrong) == 1 else 2 + drawn(found.id, 2)
    order = shuffled(range(len(found.items)), seed=found.id)
    shown = sorted(order[:rights])
    answers = tuple(typeset(found.items[index].text) for index in shown)
    yield Draft(
        content=Multiple(
            stem=f"{naming.phrase}包括{GAP}。",
            options=tuple(shuffled([*answers, *wrong[: OPTIONS - rights]], seed=found.id)),
            answers=answers,
        ),
        requirement=found.id,
        parts=tuple(found.items[index] for index in shown),
        source=found.place,
    )
