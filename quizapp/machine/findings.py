"""What was found of one thing: in order, to be looked after, or broken."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Grade(enum.StrEnum):
    """How it is."""

    GOOD = "good"
    CARE = "care"
    BAD = "bad"

    @property
    def rank(self) -> int:
        """How bad it is."""
        return list(Grade).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing of a machine: how it is, in a sentence, and what to do about it."""

    grade: Grade
    what: str
    found: str
    advice: str = ""


def good(what: str, found: str) -> Finding:
    """Return that a thing is in order."""
    return Finding(Grade.GOOD, what, found)


def care(what: str, found: str, advice: str) -> Finding:
    """Return that a thing works but wants looking after."""
    return Finding(Grade.CARE, what, found, advice)


def bad(what: str, found: str, advice: str) -> Finding:
    """Return that a thing keeps quizapp from working as it should."""
    return Finding(Grade.BAD, what, found, advice)
