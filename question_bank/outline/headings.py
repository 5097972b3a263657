"""Candidates for headings: numbered, unnumbered 要… paragraphs, and titles within the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from question_bank.outline.numerals import BY_NAME, LOWEST_RANK, WHOLE_LINE_RANK, Marker, opening
from question_bank.outline.series import inline_markers
from question_bank.outline.topics import topic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.speech.span import Span

LONG_LINE = 20
LONGEST_LOOK = 400
SUBHEAD = re.compile(
    r"^[^。！？；，：:,;!?\d—\-（(《][^。！？；：:;!?]{5,38}[^。！？；，：:,;!?、…]$"
)
SALUTATION = re.compile(r"^(?:同志们|各位|女士们|朋友们|老师们|同学们|谢谢|大家好|尊敬的)")
MUST = re.compile(r"^要(?![素点件领害么不])")
WHOLE_LINE_FORMS = {"第一，", "第一个", "第一条"}
LEAST_ARTICLES = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading before it has a level; its part of the text ends at `bounds` at the latest."""

    place: int
    marker: Span
    words: Span
    kind: tuple[str, str]
    number: int
    rank: int
    bounds: int


def candidates(paragraphs: Sequence[Span], title: str | None) -> list[Candidate]:
    """Return what reads as a heading, in the order of the text."""
    openings = _openings(paragraphs)
    articles = sum(marker is not None and marker.form == "第一条" for marker in openings)
    closing = _closing(paragraphs, openings)
    implied = _implied(paragraphs, openings)
    following = _following(openings)
    found: list[Candidate] = []
    for place, paragraph in enumerate(paragraphs):
        if title is not None and "".join(paragraph.text.split()) == title:
            continue
        limit = closing if paragraph.a < closing else paragraphs[-1].b
        marker = openings[place] or implied.get(place)
        if marker is None and _is_subhead(paragraphs, place):
            marker = Marker(paragraph.a, paragraph.a, "", 0)
        if marker is not None:
            found.append(_candidate(paragraph, marker, limit, rules=articles >= LEAST_ARTICLES))
        for inner, rank in inline_markers(paragraph, openings[place], following[place]):
            bounds = limit if rank <= LOWEST_RANK else paragraph.b
            found.append(replace(_candidate(paragraph, inner, bounds), rank=rank))
    return _settled(found)


def _openings(paragraphs: Sequence[Span]) -> list[Marker | None]:
    """Return the marker each paragraph opens with; a bare 1 marks one only where a 1.1 does too."""
    openings = [opening(p.of.text, p.a, p.b) for p in paragraphs]
    firsts = {marker.form for marker in openings if marker is not None and marker.number == 1}
    loose = set() if {"1 ", "1.1"} <= firsts else {"1 "} if "1.1" in firsts else {"1 ", "1.1"}
    return [None if marker and marker.form in loose else marker for marker in openings]


def _following(openings: Sequence[Marker | None]) -> list[Marker | None]:
    """Return for each paragraph the next marker that opens one below it."""
    following: list[Marker | None] = []
    below: Marker | None = None
    for marker in reversed(openings):
        following.append(below)
        below = marker or below
    return following[::-1]


def _candidate(paragraph: Span, marker: Marker, bounds: int, *, rules: bool = False) -> Candidate:
    start, stop = marker.a - paragraph.a, marker.b - paragraph.a
    words = topic(paragraph[stop : stop + LONGEST_LOOK])
    fills_its_line = start == 0 and words.b == paragraph.b
    rank = BY_NAME[marker.form].rank if marker.form else LOWEST_RANK
    stands_high = (fills_its_line and marker.form in WHOLE_LINE_FORMS) or (
        rules and marker.form == "第一条"
    )
    return Candidate(
        place=marker.a,
        marker=paragraph[start:stop],
        words=words,
        kind=marker.kind,
        number=marker.number,
        rank=WHOLE_LINE_RANK if stands_high else rank,
        bounds=bounds,
    )


def _closing(paragraphs: Sequence[Span], openings: Sequence[Marker | None]) -> int:
    """Return where the closing words to the audience begin, below the last numbered paragraph."""
    for place in range(len(paragraphs) - 1, 0, -1):
        if openings[place] or MUST.match(paragraphs[place].text):
            break
        if SALUTATION.match(paragraphs[place].text):
            return paragraphs[place].a
    return paragraphs[-1].b if paragraphs else 0


def _implied(paragraphs: Sequence[Span], openings: Sequence[Marker | None]) -> dict[int, Marker]:
    """Return markers for paragraphs that open with a bare 要, below a numbered heading.

    They come in company: two and more in a row, or before a 三要 that tells their numbers.
    """
    found: dict[int, Marker] = {}
    run: list[int] = []
    numbered = False
    for place, paragraph in enumerate(paragraphs):
        marker = openings[place]
        if marker is None and numbered and MUST.match(paragraph.text):
            run.append(place)
            continue
        counted = marker is not None and marker.form == "一要" and marker.number == len(run) + 1
        found |= _run(paragraphs, run, counted=counted)
        run = []
        numbered = numbered or marker is not None
    return found | _run(paragraphs, run, counted=False)


def _run(paragraphs: Sequence[Span], run: list[int], *, counted: bool) -> dict[int, Marker]:
    if len(run) < 2 and not counted:
        return {}
    return {
        place: Marker(paragraphs[place].a, paragraphs[place].a + 1, "一要", number * counted)
        for number, place in enumerate(run, start=1)
    }


def _is_subhead(paragraphs: Sequence[Span], place: int) -> bool:
    """Return whether an unnumbered line between paragraphs reads as their title."""
    words = paragraphs[place].text
    if not 0 < place < len(paragraphs) - 1 or not SUBHEAD.match(words) or SALUTATION.match(words):
        return False
    above, below = paragraphs[place - 1].text, paragraphs[place + 1].text
    return above[-1] in "。！？!?”；" and len(above) > LONG_LINE and below[-1] in "。！？!?”；："


def _settled(found: list[Candidate]) -> list[Candidate]:
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
