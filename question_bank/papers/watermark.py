"""水印: the words that stand across a sheet, and how large they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.speech.secrecy import MARKED, sign_in

if TYPE_CHECKING:
    from datetime import date

ACROSS = 480  # points: how long the words may be on a sheet of A4
LARGEST = 44  # points


def composed(words: str, unit: str, name: str, day: date) -> str:
    """Return what tells who had a sheet: a unit or a name that reads as a mark is left out."""
    parts = (words, unit, name, day.isoformat())
    return "　".join(part for part in parts if part and sign_in(part) != MARKED)


def size(words: str) -> float:
    """Return how large the words are set, in points."""
    return round(min(LARGEST, ACROSS / ems(words)), 1)


def ems(words: str) -> float:
    """Return how many times its size a line of words is long."""
    return max(1.0, sum(0.55 if char.isascii() else 1.0 for char in words))
