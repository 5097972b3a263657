"""A clean text in paragraphs, and those in segments: what is marked and what is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Segment:
    """Some words of a passage; `marked` are those the question asks for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a clean text: `number` counts from 1, `start:end` is its place there."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Headline:
    """A heading of the outline with its marker, and the number of the paragraph it stands in."""

    level: int
    words: str
    paragraph: int


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a clean text: its lines without white space around, numbered."""
    found: list[Paragraph] = []
    line_start = 0
    for line in text.split("\n"):
        start = line_start + len(line) - len(line.lstrip())
        if stripped := line.strip():
            found.append(Paragraph(len(found) + 1, start, start + len(stripped)))
        line_start += len(line) + 1
    return tuple(found)


def segments(text: str, start: int, end: int, marks: Iterable[tuple[int, int]]) -> list[Segment]:
    """Return `text[start:end]` cut where marks begin and end; marks may overlap."""
    pieces: list[Segment] = []
    here = start
    for begin, stop in sorted(marks):
        first, last = max(begin, here), min(stop, end)
        if first >= last:
            continue
        if here < first:
            pieces.append(Segment(text[here:first], marked=False))
        pieces.append(Segment(text[first:last], marked=True))
        here = last
    if here < end:
        pieces.append(Segment(text[here:end], marked=False))
    return pieces
