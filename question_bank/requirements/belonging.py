"""Under which headings a passage stands: an item of one paragraph reaches no further than it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from question_bank.outline.tree import Outline
    from question_bank.speech.span import Span

FEWEST = 3  # items of one paragraph each that show how far the last one reaches


def headings_above(outline: Outline, place: Span) -> tuple[int, ...]:
    """Return the indexes of the headings that a place stands under, outermost first.

    Where all items of a row but the last are one paragraph each, heading and body, the last is so
    too: what the paragraphs behind it say is said of the whole, or closes the speech.
    """
    path = outline.path(place)
    for depth, index in enumerate(path):
        if _is_behind(outline, index, place):
            return path[:depth]
    return path


def _is_behind(outline: Outline, index: int, place: Span) -> bool:
    """Return whether a place stands behind the only paragraph of the last item of a row."""
    heading = outline.headings[index]
    text = place.of.text
    own = text.find("\n", heading.words.b)
    if own < 0 or place.a < own or own - heading.words.b <= 1:
        return False  # in its own paragraph, or the heading is a line of its own
    kind = heading.marker[-1:]
    row = [one for one in outline.children(heading.parent) if outline.headings[one].marker]
    row = [one for one in row if outline.headings[one].marker[-1:] == kind]
    if len(row) < FEWEST or row[-1] != index:
        return False
    earlier = (outline.headings[one].body.text.strip() for one in row[:-1])
    return not any("\n" in body for body in earlier)
