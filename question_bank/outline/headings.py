"""Candidates for headings: numbered, unnumbered 要… paragraphs, and titles within the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from question_bank.outline.contents import contents_of
from question_bank.outline.numerals import BY_NAME, LOWEST_RANK, WHOLE_LINE_RANK, opening
from question_bank.outline.parts import parts_of
from question_bank.outline.series import inline_markers
from question_bank.outline.settling import settled
from question_bank.outline.subheads import closing_of, subheads
from question_bank.outline.topics import topic
from question_bank.speech.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.outline.numerals import Marker

LONGEST_LOOK = 400
WHOLE_LINE_FORMS = {"第一，", "第一个", "第一条"}
LISTED = {"一是", "一要", "其一，", "①"}
LEAST_ARTICLES = 4
PART = ("篇", "")
PART_RANK = -1


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

    @property
    def heading(self) -> Span:
        """The marker and the words."""
        return Span(self.words.of, self.place, self.words.b)


def candidates(paragraphs: Sequence[Span], title: str | None) -> list[Candidate]:
    """Return what reads as a heading, in the order of the text."""
    found: list[Candidate] = []
    for part in parts_of(paragraphs):
        if part.title is not None and part.mark is not None:
            end = part.paragraphs[-1].b
            found.append(Candidate(part.mark.a, part.mark, part.title, PART, 0, PART_RANK, end))
        found += _headings(part.paragraphs, title)
    return found


def _headings(paragraphs: Sequence[Span], title: str | None) -> list[Candidate]:
    """Return the headings of one speech."""
    openings = _openings(paragraphs)
    contents = contents_of(paragraphs, openings)
    articles = sum(marker is not None and marker.form == "第一条" for marker in openings)
    closing = closing_of(paragraphs, openings)
    unnumbered = subheads(paragraphs, openings)
    following = _following(openings)
    found: list[Candidate] = []
    for place, paragraph in enumerate(paragraphs):
        if place in contents or (title and "".join(paragraph.text.split()) == title):
            continue
        limit = closing if paragraph.a < closing else paragraphs[-1].b
        marker = openings[place] or unnumbered.get(place)
        if marker is not None:
            found.append(_candidate(paragraph, marker, limit, rules=articles >= LEAST_ARTICLES))
        for inner, rank in inline_markers(paragraph, openings[place], following[place]):
            bounds = limit if rank <= LOWEST_RANK else paragraph.b
            found.append(replace(_candidate(paragraph, inner, bounds), rank=rank))
    return settled(found)


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
