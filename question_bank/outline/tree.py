"""The outline: headings with their levels, and the paragraphs that hang below them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from question_bank.outline.cautions import Caution
    from question_bank.outline.quotations import Quotation
    from question_bank.speech.span import Span

# How a speaker turns to his last words: 最后，讲讲怎么抓落实; 三个关键词说完了，最后还有几点希望.
CLOSING = re.compile(
    "(?:[^，,。]{1,10}[讲说]完了[，,])?最后(?:[，,]|[再还就]?(?:[讲说谈提有]|强调|我|给|对|想))"
)
NESTED = 4  # quotations that may stand within one another


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


@dataclass(frozen=True)  # without slots, so that what is worked out once can be kept
class Outline:
    """Headings in the order of the text, and its paragraphs (lines of the clean text, stripped).

    `parts` are the indexes of those headings that are titles of speeches, in a file of several.
    """

    headings: tuple[Heading, ...]
    paragraphs: tuple[Span, ...]
    warnings: tuple[Caution, ...] = ()
    parts: tuple[int, ...] = ()
    quotations: tuple[Quotation, ...] = ()

    def path(self, place: Span) -> tuple[int, ...]:
        """Return the indexes of the headings that the place stands under, outermost first."""
        above: list[int] = []
        index: int | None = bisect_right(self._begins, place.a) - 1
        while index is not None and index >= 0:
            heading = self.headings[index]
            if heading.body.covers(place) and not heading.words.covers(place):
                above.append(index)
            index = heading.parent
        return tuple(reversed(above))

    def children(self, parent: int | None) -> tuple[int, ...]:
        """Return the indexes of the headings right below one, or of the outermost for None."""
        return tuple(self._below.get(parent, ()))

    def headings_in(self, paragraph: Span) -> list[Heading]:
        """Return the headings that begin inside a paragraph."""
        first, last = (bisect_left(self._begins, place) for place in (paragraph.a, paragraph.b))
        return list(self.headings[first:last])

    def part_of(self, place: Span) -> Span | None:
        """Return the title of the speech a place stands in; None in a file of one speech."""
        before = [part for part in self.parts if self.headings[part].body.a <= place.a]
        return self.headings[before[-1]].words if before else None

    def quotation_at(self, place: Span) -> Quotation | None:
        """Return the quotation that a place stands in; None where the speaker speaks."""
        last = bisect_right(self._quoted, place.a)
        near = reversed(self.quotations[max(0, last - NESTED) : last])
        return next((one for one in near if one.words.covers(place)), None)

    @cached_property
    def closings(self) -> tuple[Span, ...]:
        """The paragraphs that turn to what a speaker says at the end."""
        return tuple(one for one in self.paragraphs if CLOSING.match(one.text))

    @cached_property
    def _quoted(self) -> list[int]:
        return [quotation.words.a for quotation in self.quotations]

    @cached_property
    def _begins(self) -> list[int]:
        return [heading.body.a for heading in self.headings]

    @cached_property
    def _below(self) -> dict[int | None, list[int]]:
        below: dict[int | None, list[int]] = {}
        for index, heading in enumerate(self.headings):
            below.setdefault(heading.parent, []).append(index)
        return below
