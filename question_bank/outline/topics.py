"""Where the words of a heading stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from question_bank.speech.span import Span

LONGEST_TOPIC = 34
LONGEST_LINE = 60
SHORTEST_CLAUSE = 3
SHORTEST_TOPIC = 4
ENDS = "。！？!?；;"
COMMAS = "，,"
BLANKS = " \u3000"
QUOTES = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")"}
LONGEST_QUOTE = 80


def topic(rest: Span) -> Span:
    """Return the words of a heading: to the first full stop, or to the comma that closes its topic.

    A line without a full stop is a heading as a whole; in a line where heading and body run
    together, a blank parts them. A stop inside quotation marks or brackets ends nothing.
    """
    text = rest.text
    commas, end, blank = _stops(text)
    if blank is not None:
        return rest[:blank].strip()
    if end is None:
        whole = len(text) <= LONGEST_LINE or not commas
        return rest.strip(" ：:，,。") if whole else rest[: commas[0]].strip()
    if end <= LONGEST_TOPIC or not commas:
        return rest[:end].strip()
    return rest[: next((comma for comma in commas if comma >= SHORTEST_CLAUSE), end)].strip()


def _stops(text: str) -> tuple[list[int], int | None, int | None]:
    """Return the commas before the first full stop, that stop, and a blank that ends a topic."""
    commas: list[int] = []
    closing = ""
    opened = 0
    for place, character in enumerate(text):
        if closing:
            if character == closing or place - opened > LONGEST_QUOTE:
                closing = ""
        elif character in QUOTES:
            closing, opened = QUOTES[character], place
        elif character in ENDS:
            return commas, place, None
        elif character in COMMAS:
            commas.append(place)
        elif character in BLANKS and place >= SHORTEST_TOPIC and len(text) > LONGEST_LINE:
            return commas, None, place
    return commas, None, None
