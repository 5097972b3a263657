"""Several speeches in one file, kept apart: where each begins, and what it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from question_bank.outline.numerals import opening
from question_bank.speech.cleaning.byline import is_byline, signature
from question_bank.speech.cleaning.lines import SALUTATION, SPEECH_TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.speech.span import Span

NUMBER = "[一二三四五六七八九十百]{1,4}|\\d{1,3}"
MARK = re.compile(
    rf"[【〖\[(（《<]?\s?(?:第\s?(?:{NUMBER})\s?篇|(?:篇|范文|例文|(?:讲话|发言|演讲|致辞)(?:稿|材料)?)\s?(?:{NUMBER})(?!篇))"
    r"\s?(?:[】〗\])）》>]|(?=[:：、，,.．\s]|$))[:：、，,.．\s]*"
)
LONGEST_TITLE = 60
LONGEST_HEAD = 3  # lines between a title and the salutation: speaker, date, occasion
LONG_LINE = 20
STOPS = "。！？!?；;：:"
CLOSED = "。！？!?”）)"


@dataclass(frozen=True, slots=True)
class Part:
    """One speech of a file: its mark (篇一：), its title and the paragraphs below them.

    A file of one speech has one part without a title; so have the lines above the first title.
    """

    mark: Span | None
    title: Span | None
    paragraphs: Sequence[Span]


def parts_of(paragraphs: Sequence[Span]) -> list[Part]:
    """Return the speeches of a file in their order, all of it in one part where there is one."""
    titles = _titles(paragraphs)
    if not titles:
        return [Part(None, None, paragraphs)]
    parts: list[Part] = []
    begins = [*titles, len(paragraphs)]
    if begins[0]:
        parts.append(Part(None, None, paragraphs[: begins[0]]))
    for begin, end in pairwise(begins):
        mark, title = _named(paragraphs[begin])
        first = begin + 1
        if not len(title) and first < end and _could_be_title(paragraphs[first].text):
            title, first = paragraphs[first], first + 1
        title = title if len(title) else mark
        parts.append(Part(mark, title, paragraphs[first:end]))
    return parts


def _titles(paragraphs: Sequence[Span]) -> list[int]:
    """Return which paragraphs begin a speech; none where the file holds a single one."""
    marked = [place for place in range(len(paragraphs)) if _is_marked(paragraphs, place)]
    if len(marked) > 1:
        return _with_bodies(paragraphs, marked)
    return _with_bodies(
        paragraphs, [place for place in range(len(paragraphs)) if _begins(paragraphs, place)]
    )


def _is_marked(paragraphs: Sequence[Span], place: int) -> bool:
    """Return whether a line is 篇一：…, or 第一篇 … where a speech and no chapter begins."""
    words = paragraphs[place].text
    match = MARK.match(words)
    if match is None or len(words) > LONGEST_TITLE or words.endswith(tuple(STOPS)):
        return False
    head = [one.text for one in paragraphs[place + 1 : place + 2 + LONGEST_HEAD]]
    return "第" not in match.group() or any(
        SPEECH_TITLE.search(line) or SALUTATION.match(line) or is_byline(line)
        for line in (words, *head)
    )


def _with_bodies(paragraphs: Sequence[Span], found: list[int]) -> list[int]:
    """Return those titles that a sentence stands below before the next title, if there are two."""
    kept = [
        begin
        for begin, end in pairwise([*found, len(paragraphs)])
        if any(
            len(one) > LONG_LINE and one.text[-1] in STOPS for one in paragraphs[begin + 1 : end]
        )
    ]
    return kept if len(kept) > 1 else []


def _begins(paragraphs: Sequence[Span], place: int) -> bool:
    """Return whether a line is a title that a speaker's line or a salutation follows."""
    words = paragraphs[place].text
    if not _could_be_title(words):
        return False
    above = paragraphs[place - 1].text if place else ""
    if len(above) > LONG_LINE and above[-1] not in CLOSED and not _could_be_title(above):
        return False
    head = [one.text for one in paragraphs[place + 1 : place + 2 + LONGEST_HEAD]]
    if head and signature(head[0]) and not SALUTATION.match(words):
        return True
    title = paragraphs[place][_number(paragraphs[place]) :].text
    for below in head:
        if SALUTATION.match(below):
            return bool(SPEECH_TITLE.search(title))
        if not is_byline(below):
            return False
    return False


def _could_be_title(words: str) -> bool:
    return (
        4 <= len(words) <= LONGEST_TITLE
        and not any(mark in words for mark in STOPS)
        and not words.endswith(("，", ",", "、"))
        and not SALUTATION.match(words)
        and not is_byline(words)
    )


def _named(paragraph: Span) -> tuple[Span, Span]:
    """Return a part's mark and its title, both of them spans of its first line."""
    match = MARK.match(paragraph.text)
    size = match.end() if match else _number(paragraph)
    return paragraph[:size].strip(), paragraph[size:].strip(" 《》")


def _number(paragraph: Span) -> int:
    """Return how long the numeral is that a title opens with: （一）在…会上的讲话."""
    marker = opening(paragraph.of.text, paragraph.a, paragraph.b)
    return marker.b - marker.a if marker else 0
