"""Candidates for headings: numbered, unnumbered 要… paragraphs, and titles within the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from question_bank.outline.contents import contents_of, notes_of
from question_bank.outline.numerals import BY_NAME, LOOSE, LOWEST_RANK, WHOLE_LINE_RANK, opening
from question_bank.outline.parts import parts_of
from question_bank.outline.series import inline_markers, opens_list
from question_bank.outline.settling import settled
from question_bank.outline.subheads import closing_of, subheads
from question_bank.outline.topics import topic
from question_bank.speech.cleaning.wording import flat, named
from question_bank.speech.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.outline.numerals import Marker

LONGEST_LOOK = 400
WHOLE_LINE_FORMS = {"第一，", "第一个", "第一条"}
LEAST_ARTICLES = 4
FAR = 3000  # no further away stands the 第二点 of a 第一点
PART = ("篇", "")
# 第二，就是博闻强记: what comes behind 是 is the heading
ORDINALS = {"第一，", "首先，", "第一个", "第一关"}
IS = re.compile(r"(?:就|才|便)?是(?![否非不])")
EDGES = " 　：:，,、；;—–●■◆▲★☆◎○□▪•·►▶※【】"
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
    others = contents_of(paragraphs, openings) | notes_of(paragraphs, openings)
    articles = sum(marker is not None and marker.form == "第一条" for marker in openings)
    closing = closing_of(paragraphs, openings)
    unnumbered = subheads(paragraphs, openings)
    following = _following(openings)
    listed = _listed(paragraphs, openings)
    called = flat(title or "")
    found: list[Candidate] = []
    for place, paragraph in enumerate(paragraphs):
        if place in others or _is_title(paragraph, called):
            continue
        limit = closing if paragraph.a < closing else paragraphs[-1].b
        marker = openings[place] or unnumbered.get(place)
        if marker is not None and place not in listed:
            found.append(_candidate(paragraph, marker, limit, rules=articles >= LEAST_ARTICLES))
        for inner, rank in inline_markers(paragraph, openings[place], following[place]):
            bounds = limit if rank <= LOWEST_RANK else paragraph.b
            found.append(replace(_candidate(paragraph, inner, bounds), rank=rank))
    return settled([one for one in found if one.words.text])


def _is_title(paragraph: Span, called: str) -> bool:
    """Return whether a paragraph is the title of the whole, whatever a site put beside it."""
    most = 2 * len(called) + 1
    return bool(called) and len(paragraph) <= most and flat(named(paragraph.text)) == called


def _openings(paragraphs: Sequence[Span]) -> list[Marker | None]:
    """Return the marker each paragraph opens with.

    A bare 1 marks one only where a 1.1 does too, 第一关 only where 第二关 does.
    """
    openings = [opening(p.of.text, p.a, p.b) for p in paragraphs]
    there = {(marker.kind, marker.number) for marker in openings if marker is not None}
    firsts = {form for (form, _), number in there if number == 1}
    loose = set() if {"1 ", "1.1"} <= firsts else {"1 "} if "1.1" in firsts else {"1 ", "1.1"}
    return [
        marker if marker and marker.form not in loose and _is_sure(one, marker, there) else None
        for one, marker in zip(paragraphs, openings, strict=True)
    ]


def _is_sure(paragraph: Span, marker: Marker, there: set[tuple[tuple[str, str], int]]) -> bool:
    """Return whether a marker counts whatever it counts: 第一关 where a 第二关 stands, 第一点：."""
    if marker.form not in LOOSE:
        return True
    text = paragraph.of.text
    if marker.form == "第一个" and text[marker.b - 1] in "：:":
        return True
    beside = {(marker.kind, marker.number + step) for step in (-1, 1)}
    return bool(beside & there) or (
        marker.number == 1
        and text.find(f"二{text[marker.a + 2 : marker.b]}", marker.b, marker.b + FAR) > 0
    )


def _listed(paragraphs: Sequence[Span], openings: Sequence[Marker | None]) -> set[int]:
    """Return the paragraphs that open with members of a list, which head nothing."""
    listed: set[int] = set()
    latest: dict[str, int] = {}
    for place, marker in enumerate(openings):
        if marker is None or marker.form not in {"一是", "一要"}:
            continue
        above = paragraphs[place - 1].text if place and marker.number > 1 else ""
        goes_on = latest.get(marker.form) == marker.number - 1 or above.endswith(("；", ";"))
        if goes_on or opens_list(paragraphs[place], marker):
            listed.add(place)
            latest[marker.form] = marker.number
        else:
            latest.pop(marker.form, None)
    return listed


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
    rank = BY_NAME[marker.form].rank if marker.form else LOWEST_RANK
    rest = paragraph[stop : stop + LONGEST_LOOK]
    said = IS.match(rest.text) if marker.form in ORDINALS else None
    words = topic(rest[said.end() :] if said else rest, high=rank <= BY_NAME["（一）"].rank)
    words = words.strip(EDGES)
    fills_its_line = start == 0 and words.b == paragraph.b
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
