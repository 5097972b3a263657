"""Sentences, clauses and segments: what punctuation parts, quotations and brackets kept whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.speech.span import Span

STOPS = "。！？!?\n"
COMMAS = "，,；;：:"
CLOSING = {"“": "”", "‘": "’", "(": ")", "（": "）", "《": "》", "【": "】"}
OPENING = {closing: opening for opening, closing in CLOSING.items()}
ALIKE = {"）": ")", "（": "("}


def enclosures(text: str) -> list[tuple[int, int]]:
    """Return where quotations and brackets open and close: places of the two marks, outer first.

    A mark without its partner encloses nothing.
    """
    open_marks: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for place, character in enumerate(text):
        mark = ALIKE.get(character, character)
        if mark in CLOSING:
            open_marks.append((mark, place))
        elif mark in OPENING:
            partner = ALIKE.get(OPENING[mark], OPENING[mark])
            while open_marks:
                opened, begin = open_marks.pop()
                if opened == partner:
                    found.append((begin, place))
                    break
    return sorted(found)


def pieces(span: Span, separators: str) -> list[Span]:
    """Return the stretches between separators that stand outside every enclosure, stripped."""
    text = span.text
    hidden = [False] * len(text)
    for begin, end in enclosures(text):
        hidden[begin : end + 1] = [True] * (end + 1 - begin)
    found, begin = [], 0
    for place, character in enumerate(text):
        if character in separators and not hidden[place]:
            found.append(span[begin:place].strip())
            begin = place + 1
    found.append(span[begin:].strip())
    return [piece for piece in found if len(piece)]


def sentences(paragraph: Span) -> list[Span]:
    """Return the paragraph's sentences, without their stops."""
    return pieces(paragraph, STOPS)


def clauses(sentence: Span) -> list[Span]:
    """Return the sentence's clauses, without the commas between them."""
    return pieces(sentence, COMMAS)


def insides(span: Span) -> Iterator[Span]:
    """Yield what stands inside each quotation and bracket, at every depth."""
    for begin, end in enclosures(span.text):
        if end - begin > 1:
            yield span[begin + 1 : end]
