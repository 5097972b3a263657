"""答题纸: where the answers to a test are written when they are collected without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.papers.wording import answer_lines
from question_bank.questions.cloze import Cloze
from question_bank.questions.matching import Matching

if TYPE_CHECKING:
    from question_bank.bank.kinds import Kind
    from question_bank.papers.paper import Item, Section

LETTERED: dict[Kind, int] = {"choice": 10, "judgement": 10, "multiple": 5, "ordering": 4}
"""Kinds that are answered by letters or marks, and how many of them stand side by side."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Boxes with a number above each; every row is `columns` wide, the last one may be shorter."""

    labels: tuple[str, ...]
    columns: int

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The numbers, a row at a time."""
        starts = range(0, len(self.labels), self.columns)
        return tuple(self.labels[start : start + self.columns] for start in starts)


@dataclass(frozen=True, slots=True)
class Blanks:
    """A number and a line for each blank."""

    number: str
    count: int


@dataclass(frozen=True, slots=True)
class Ruled:
    """A number and lines over the whole width."""

    number: str
    lines: int


Space = Grid | Blanks | Ruled


def spaces(section: Section) -> tuple[Space, ...]:
    """Return where the answers of a section are written, in the order of its questions."""
    if section.kind in LETTERED:
        labels = tuple(str(item.number) for item in section.items)
        return (Grid(labels, LETTERED[section.kind]),)
    return tuple(map(_space, section.items))


def _space(item: Item) -> Space:
    match item.content:
        case Cloze(answers=answers):
            return Blanks(f"{item.number}.", len(answers))
        case Matching(pairs=pairs):
            labels = tuple(f"{item.number}（{place}）" for place in range(1, len(pairs) + 1))
            return Grid(labels, len(labels))
        case _:
            return Ruled(f"{item.number}.", answer_lines(item))
