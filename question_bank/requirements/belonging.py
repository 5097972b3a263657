"""Under which headings a passage stands: the last item of a row reaches no further than others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from question_bank.outline.tree import Outline
    from question_bank.speech.span import Span

FEWEST = 3  # items that show how far the last one reaches
SECTION = ("、", "）", ")")  # markers end so whose last section may well be long: 三、 and （三）
FIRST_OF_ROW = re.compile("[（(]?第?(?:一|1)(?![十\\d个])|首")
TWICE = 2
FIRST_SAID = re.compile("首先|其次|第一[，,]")


def headings_above(outline: Outline, place: Span) -> tuple[int, ...]:
    """Return the indexes of the headings that a place stands under, outermost first.

    Where all items of a row but the last are one paragraph each, heading and body, the last is so
    too, and none that is told in passing (五是…) is more than twice as long as those before it:
    what comes behind is said of the whole, or closes the speech.
    """
    path = outline.path(place)
    closing = next((one for one in reversed(outline.closings) if one.a <= place.a), None)
    path = tuple(index for index in path if not _is_closed(outline, index, closing))
    behind = [index for index in path if _is_behind(outline, index, place)]
    over = [outline.headings[index].parent for index in behind]
    over = [one for one in over if one is not None and _earlier(outline, one)]
    return tuple(index for index in path if index not in (*behind, *over))


def _is_closed(outline: Outline, index: int, closing: Span | None) -> bool:
    """Return whether the words at the end stand behind a heading, and under it no longer.

    So it is where no heading of its level follows them, and they are not the last point of it.
    """
    heading = outline.headings[index]
    if closing is None or closing.a <= heading.words.a or heading.parent in outline.parts:
        return False
    after = any(
        one.level <= heading.level and one.marker and one.body.a > closing.a
        for one in outline.headings
    )
    between = closing.of.text[heading.words.b : closing.a]
    return not after and FIRST_SAID.search(between) is None


def _is_behind(outline: Outline, index: int, place: Span) -> bool:
    """Return whether a place stands further on than the last item of a row reaches."""
    heading = outline.headings[index]
    own = place.of.text.find("\n", heading.words.b)
    if own < 0 or place.a < own:
        return False  # in its own paragraph
    is_line, is_section = own - heading.words.b <= 1, heading.marker.endswith(SECTION)
    earlier = [] if is_line and is_section else _earlier(outline, index)
    if len(earlier) < FEWEST - 1:
        return False
    if not any("\n" in body.text for body in earlier):
        return True
    return not is_section and place.a - heading.body.a > TWICE * max(map(len, earlier))


def _earlier(outline: Outline, index: int) -> list[Span]:
    """Return the bodies of the items before the last of a row; none where others follow."""
    kind = outline.headings[index].marker[-1:]
    row = [outline.headings[one] for one in outline.children(outline.headings[index].parent)]
    row = [one for one in row if kind and one.marker.endswith(kind)]
    if not row or row[-1] is not outline.headings[index]:
        return []
    begun = (at for at, one in enumerate(row) if FIRST_OF_ROW.match(one.marker))
    return [one.body for one in row[max(begun, default=0) : -1]]
