"""Sentences, clauses and segments: what punctuation parts, quotations and brackets kept whole."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from question_bank.speech.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STOPS = "。！？!?\n"
COMMAS = "，,；;：:"
CLOSING = {"“": "”", "‘": "’", "(": ")", "（": "）", "《": "》", "【": "】"}
ALIKE = {"（": "("}
OPENING = {closing: ALIKE.get(opening, opening) for opening, closing in CLOSING.items()}
MARKS = re.compile(r"[“”‘’(（)）《》【】]")
DEPTH = 2  # brackets within brackets whose contents are read
NEAR = 500  # characters in which a list, its name and its introduction stand together


def enclosures(text: str) -> list[tuple[int, int]]:
    """Return where quotations and brackets open and close: places of the two marks, outer first.

    A mark without its partner encloses nothing.
    """
    open_marks: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for found_mark in MARKS.finditer(text):
        place, mark = found_mark.start(), found_mark[0]
        partner = OPENING.get(mark)
        if partner is None:
            open_marks.append((ALIKE.get(mark, mark), place))
        while partner and open_marks:
            opened, begin = open_marks.pop()
            if opened == partner:
                found.append((begin, place))
                break
    found.sort()
    return found


def pieces(span: Span, separators: str) -> list[Span]:
    """Return the stretches between separators that stand outside every enclosure, stripped."""
    text, begin = span.text, 0
    places = [match.start() for match in _any_of(separators).finditer(text)]
    if places and MARKS.search(text):
        places = outside(places, enclosures(text))
    found = []
    for place in (*places, len(text)):
        stretch = text[begin:place]
        bare = stretch.strip()
        if bare:
            a = span.a + begin + stretch.index(bare[0])
            found.append(Span(span.of, a, a + len(bare)))
        begin = place + 1
    return found


@lru_cache(maxsize=16)
def _any_of(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(characters)}]")


def outside(places: Iterable[int], enclosed: list[tuple[int, int]]) -> list[int]:
    """Return the places that stand in no enclosure; both come in the order of the text."""
    kept, reach, waiting = [], -1, 0
    for place in places:
        while waiting < len(enclosed) and enclosed[waiting][0] < place:
            reach = max(reach, enclosed[waiting][1])
            waiting += 1
        if place > reach:
            kept.append(place)
    return kept


def sentences(paragraph: Span) -> list[Span]:
    """Return the paragraph's sentences, without their stops."""
    return pieces(paragraph, STOPS)


def clauses(sentence: Span) -> list[Span]:
    """Return the sentence's clauses, without the commas between them."""
    return pieces(sentence, COMMAS)


def insides(span: Span) -> Iterator[Span]:
    """Yield what stands inside each quotation and bracket, and in those within them."""
    around: list[int] = []
    for begin, end in enclosures(span.text):
        while around and around[-1] < begin:
            around.pop()
        around.append(end)
        if end - begin > 1 and len(around) <= DEPTH:
            yield span[begin + 1 : end]


def last_sentence(span: Span) -> Span | None:
    """Return the last sentence of a span, or as much of it as could be an introduction."""
    return next(reversed(pieces(span[-NEAR:], STOPS)), None)
