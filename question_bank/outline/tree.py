"""The outline: headings with their levels, and the paragraphs that hang below them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.speech.span import Span


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its marker ("一、", "（二）", "三是", "" where it has none) and its words.

    `level` counts from 1; `parent` is an index into the outline's headings, always smaller than
    the heading's own. `body` runs from the marker to where the next heading of this or a higher
    level begins.
    """

    level: int
    marker: str
    words: Span
    parent: int | None
    body: Span


@dataclass(frozen=True, slots=True)
class Outline:
    """Headings in the order of the text, and its paragraphs (lines of the clean text, stripped)."""

    headings: tuple[Heading, ...]
    paragraphs: tuple[Span, ...]
    warnings: tuple[str, ...] = ()

    def path(self, place: Span) -> tuple[int, ...]:
        """Return the indexes of the headings that the place stands under, outermost first."""
        return tuple(self._path(place))

    def _path(self, place: Span) -> Iterator[int]:
        for index, heading in enumerate(self.headings):
            if heading.body.covers(place) and not heading.words.covers(place):
                yield index

    def children(self, parent: int | None) -> tuple[int, ...]:
        """Return the indexes of the headings right below one, or of the outermost for None."""
        return tuple(i for i, heading in enumerate(self.headings) if heading.parent == parent)
