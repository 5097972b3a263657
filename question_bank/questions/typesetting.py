"""Chinese punctuation as it is printed: full-width marks, one level of quotation inside another."""

from __future__ import annotations

import re

FULL_WIDTH = str.maketrans(
    {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！"}
)
INNER = str.maketrans({"“": "‘", "”": "’"})


def typeset(text: str) -> str:
    """Return the words with full-width punctuation; marks between Latin letters and digits stay."""
    parts = re.split(r"([A-Za-z0-9][,;:()?!.](?=[A-Za-z0-9]))", text)
    words = "".join(
        part if index % 2 else part.translate(FULL_WIDTH) for index, part in enumerate(parts)
    )
    return re.sub(r"\s+", "", words) if re.search(r"[一-鿿]", words) else words.strip()


def quoted(text: str) -> str:
    """Return the words in quotation marks, theirs made single."""
    return f"“{typeset(text).translate(INNER)}”"


def sentence(text: str) -> str:
    """Return the words as a sentence: one stop at the end, no comma before it."""
    return re.sub(r"[，；：、。\s]+$", "", typeset(text)) + "。"
