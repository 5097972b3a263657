"""Letters as they stand on a printed page → the lines that a reader sees."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

INDENT = "\u3000\u3000"
LEAST_INDENT = 1.2  # characters
LEAST_STEP_BACK = 1.0  # points


class Letter(NamedTuple):
    """A character, where it stands, and whether it is a blank that only a gap was taken for."""

    sign: str
    x: float
    y: float
    is_gap: bool


class Line(NamedTuple):
    """The letters of one line in the order of the file, and how large its first one is."""

    letters: Sequence[Letter]
    size: float


def lines_of(page: Sequence[Line]) -> list[str]:
    """Return a page's lines; those that are set in begin with two ideographic blanks."""
    found: list[str] = []
    for column in _columns(page):
        begins = [_begin(line) for line in column]
        margin = min((begin for begin in begins if begin is not None), default=0.0)
        for line, begin in zip(column, begins, strict=True):
            is_set_in = begin is not None and begin - margin > LEAST_INDENT * line.size
            found.append((INDENT if is_set_in else "") + _words(line))
    return found


def _columns(page: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that run down the page one below the other."""
    column: list[Line] = []
    height = 0.0
    for line in page:
        here = line.letters[0].y if line.letters else height
        if column and here > height + line.size:
            yield column
            column = []
        column.append(line)
        height = here
    yield column


def _begin(line: Line) -> float | None:
    return min((letter.x for letter in line.letters if letter.sign.strip()), default=None)


def _words(line: Line) -> str:
    """Return a line's words from left to right.

    Some programs write the marks of another font behind the rest of their line.
    """
    written = [letter for letter in line.letters if not letter.is_gap]
    level = all(abs(letter.y - written[0].y) < line.size / 2 for letter in written)
    steps_back = any(after.x < one.x - LEAST_STEP_BACK for one, after in pairwise(written))
    if not steps_back or not level:
        return "".join(letter.sign for letter in line.letters)
    follows_gap = {
        id(after) for one, after in pairwise(line.letters) if one.is_gap and not after.is_gap
    }
    words = ""
    for letter in sorted(written, key=lambda letter: letter.x):
        latin = words[-1:].isascii() and words[-1:].isalnum() and letter.sign.isascii()
        words += (" " if latin and id(letter) in follows_gap else "") + letter.sign
    return words
