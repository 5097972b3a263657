"""Candidates for headings, judged in each other's company."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
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
    return _of_two_levels(_above_their_series(_stems_first(_without_loose_ends(kept[::-1]))))


def _stems_first(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates with 甲、 outermost where it opens the series of the text."""
    first = next((one for one in found if one.number == 1), None)
    if first is None or first.kind[0] != "甲、":
        return found
    return [replace(one, rank=0) if one.kind == first.kind else one for one in found]


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


def _above_their_series(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates with titles that have no numeral above the numerals that restart.

    Where two titles and more are each followed by a 一、, the numbers run within the titles.
    """
    firsts = Counter(
        below.kind
        for title, below in pairwise(found)
        if not title.marker.text and below.number == 1 and below.rank < BY_NAME["①"].rank
    )
    kind, times = max(firsts.items(), key=lambda one: one[1], default=(("", ""), 0))
    if times < 2:
        return found
    rank = min(one.rank for one in found if one.kind == kind)
    return [one if one.marker.text else replace(one, rank=rank - 1) for one in found]


def _of_two_levels(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates with a kind of its own for a series within one of the same marker.

    After 一、 with its own 一、 二、 三、 comes 二、: numbers that begin anew and are then left for
    the next number of the series before stand one level below it.
    """
    settled_ones = list(found)
    waiting: dict[tuple[str, str], list[list[int]]] = {}
    for index, one in enumerate(found):
        for kind in [kind for kind, series in waiting.items() if _rank(found, series) > one.rank]:
            del waiting[kind]
        if not one.number or one.rank > BY_NAME["1."].rank:
            continue
        series = waiting.setdefault(one.kind, [])
        if one.number == 1 or not series:
            series.append([index])
        elif len(series) > 1 and _goes_on(found, series, one):
            for inner in series.pop():
                below = settled_ones[inner]
                settled_ones[inner] = replace(below, kind=(below.kind[0], below.kind[1] + "下"))
            series[-1].append(index)
        else:
            series[-1].append(index)
    return settled_ones


def _rank(found: list[Candidate], series: list[list[int]]) -> int:
    return found[series[0][0]].rank


def _goes_on(found: list[Candidate], series: list[list[int]], one: Candidate) -> bool:
    """Return whether a number goes on the last series but one, and not the last."""
    outer, inner = found[series[-2][-1]].number, found[series[-1][-1]].number
    return one.number == outer + 1 != inner + 1
