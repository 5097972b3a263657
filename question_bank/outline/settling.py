"""Candidates for headings, judged in each other's company."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from question_bank.outline.numerals import BY_NAME

if TYPE_CHECKING:
    from question_bank.outline.headings import Candidate


def settled(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates with each 首先 in its series, or without it where it has none.

    首先 opens a series of 其次, 最后 or of 第二; alone, as 最后 alone, it is a figure of speech.
    """
    kept: list[Candidate] = []
    later: Candidate | None = None
    for candidate in reversed(found):
        series = candidate.kind[0] in {"首先，", "第一，"}
        if candidate.kind[0] == "首先，" and candidate.number == 1:
            if later is None or later.number == 1:
                continue
            kept.append(replace(candidate, kind=later.kind))
        else:
            kept.append(candidate)
        if series or candidate.rank < BY_NAME["首先，"].rank:
            later = candidate if series else None
    return _without_loose_ends(kept[::-1])


def _without_loose_ends(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates without 其次 and 最后 that no 首先 leads up to."""
    kept: list[Candidate] = []
    begun = False
    for candidate in found:
        if candidate.kind[0] == "首先，":
            begun = begun or candidate.number == 1
            if not begun:
                continue
        elif candidate.rank < BY_NAME["首先，"].rank:
            begun = False
        kept.append(candidate)
    return kept
