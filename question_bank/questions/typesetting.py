"""Chinese punctuation as it is printed: full-width marks, one level of quotation inside another."""

from __future__ import annotations

import re
from functools import lru_cache

FULL_WIDTH = str.maketrans(
    {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！"}
)
NARROW = re.compile(r"[,;:(?!)\s]")
BETWEEN_LETTERS = re.compile(r"([A-Za-z0-9][,;:()?!.](?=[A-Za-z0-9]))")
HAN = re.compile("[一-鿿]")
TAIL = "，；：、。 "
MOST_KNOWN = 1 << 12
INNER = str.maketrans({"“": "‘", "”": "’"})


@lru_cache(maxsize=MOST_KNOWN)  # the items of a list are set again for every question of it
def typeset(text: str) -> str:
    """Return the words with full-width punctuation; marks between Latin letters and digits stay."""
    if not NARROW.search(text):
        return text
    parts = BETWEEN_LETTERS.split(text)
    parts[::2] = [part.translate(FULL_WIDTH) for part in parts[::2]]
    words = "".join(parts)
    return "".join(words.split()) if HAN.search(words) else words.strip()


def quoted(text: str) -> str:
    """Return the words in quotation marks, theirs made single."""
    return f"“{typeset(text).translate(INNER)}”"


def sentence(text: str) -> str:
    """Return the words as a sentence: one stop at the end, no comma before it."""
    return typeset(text).rstrip(TAIL) + "。"


def is_balanced(text: str) -> bool:
    """Return whether each quotation mark and bracket has its partner."""
    return all(
        text.count(one) == text.count(two) and text.find(one) <= text.find(two)
        for one, two in ("“”", "（）", "《》", "‘’")
    )
