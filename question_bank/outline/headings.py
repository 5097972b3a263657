"""Candidates for headings: numbered, unnumbered 要… paragraphs, and titles within the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.outline.numerals import RANKS, WHOLE_LINE_RANK, Marker, inline, opening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.speech.span import Span

LONGEST_TOPIC = 34
SHORTEST_TOPIC = 4
LONGEST_LINE = 60
SHORTEST_CLAUSE = 3
ENDS = "。！？!?；;"
COMMAS = "，,"
QUOTES = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")"}
SUBHEAD = re.compile(
    r"^[^。！？；，：:,;!?\d—\-（(《][^。！？；：:;!?]{5,38}[^。！？；，：:,;!?、…]$"
)
SALUTATION = re.compile(r"^(?:同志们|各位|女士们|朋友们|老师们|同学们|谢谢|大家好|尊敬的)")
MUST = re.compile(r"^要(?![素点件领害么不])")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading before it has a level.

    `bounds` is where its part of the text ends at the latest; `run_in` tells that a body follows
    on the same line.
    """

    place: int
    marker: Span
    words: Span
    kind: tuple[str, str]
    number: int
    rank: int
    bounds: int
    run_in: bool


def candidates(paragraphs: Sequence[Span], title: str | None) -> list[Candidate]:
    """Return what reads as a heading, in the order of the text."""
    text_end = paragraphs[-1].b if paragraphs else 0
    closing = _closing(paragraphs, text_end)
    found: list[Candidate] = []
    implied = _implied(paragraphs)
    for number, paragraph in enumerate(paragraphs):
        if title is not None and "".join(paragraph.text.split()) == title:
            continue
        limit = closing if paragraph.a < closing else text_end
        marker = opening(paragraph.of.text, paragraph.a, paragraph.b)
        if marker is not None:
            found.append(_candidate(paragraph, marker, limit))
        elif number in implied:
            must = Marker(paragraph.a, paragraph.a + 1, "一要", 0)
            found.append(_candidate(paragraph, must, limit))
        elif _is_subhead(paragraphs, number):
            found.append(_candidate(paragraph, Marker(paragraph.a, paragraph.a, "", 0), limit))
        found += _inside(paragraph)
    return found


def _closing(paragraphs: Sequence[Span], text_end: int) -> int:
    """Return where the closing words to the audience begin, below the last numbered paragraph."""
    for paragraph in reversed(paragraphs):
        if opening(paragraph.of.text, paragraph.a, paragraph.b) or MUST.match(paragraph.text):
            break
        if SALUTATION.match(paragraph.text) and paragraph is not paragraphs[0]:
            return paragraph.a
    return text_end


def _candidate(paragraph: Span, marker: Marker, limit: int) -> Candidate:
    rest = paragraph[marker.b - paragraph.a : len(paragraph)]
    words = topic(rest)
    run_in = words.b + 1 < paragraph.b
    whole_line = not run_in and marker.form in {"第一，", "第一个", "第一条"}
    rank = WHOLE_LINE_RANK if whole_line else RANKS[marker.form]
    return Candidate(
        place=paragraph.a,
        marker=paragraph[: marker.b - paragraph.a],
        words=words,
        kind=marker.kind,
        number=marker.number,
        rank=rank,
        bounds=limit,
        run_in=run_in,
    )


def topic(rest: Span) -> Span:
    """Return the words of a heading: to the first full stop, or to the comma that closes its topic.

    A line without a full stop is a heading as a whole. A stop inside quotation marks or brackets
    ends nothing.
    """
    text = rest.text
    commas, end, blank = _stops(text)
    if blank is not None:
        return rest[:blank].strip()
    if end is None:
        whole = len(text) <= LONGEST_LINE or not commas
        return rest.strip(" ：:，,。") if whole else rest[: commas[0]].strip()
    if end <= LONGEST_TOPIC or not commas:
        return rest[:end].strip()
    return rest[: next((c for c in commas if c >= SHORTEST_CLAUSE), end)].strip()


def _stops(text: str) -> tuple[list[int], int | None, int | None]:
    """Return the commas before the first full stop, that stop, and a blank that ends a topic."""
    commas: list[int] = []
    closing: list[str] = []
    for place, character in enumerate(text):
        if closing and character == closing[-1]:
            closing.pop()
        elif character in QUOTES and text.find(QUOTES[character], place, place + 80) > 0:
            closing.append(QUOTES[character])
        elif closing:
            continue
        elif character in ENDS:
            return commas, place, None
        elif character in COMMAS:
            commas.append(place)
        elif character in " \u3000" and SHORTEST_TOPIC <= place and len(text) > LONGEST_LINE:
            return commas, None, place
    return commas, None, None


def _inside(paragraph: Span) -> Iterator[Candidate]:
    """Yield the headings within a paragraph: series whose members are sentences with a body."""
    text = paragraph.of.text
    series: dict[tuple[str, str], list[list[Marker]]] = {}
    for marker in inline(text, paragraph.a, paragraph.b):
        runs = series.setdefault(marker.kind, [])
        if marker.number == 1 or not runs or marker.number <= runs[-1][-1].number:
            runs.append([])
        runs[-1].append(marker)
    chosen = [run for runs in series.values() for run in runs if _are_headings(paragraph, run)]
    for marker in sorted((m for run in chosen for m in run), key=lambda marker: marker.a):
        rest = paragraph[marker.b - paragraph.a : len(paragraph)]
        yield Candidate(
            place=marker.a,
            marker=paragraph[marker.a - paragraph.a : marker.b - paragraph.a],
            words=topic(rest),
            kind=marker.kind,
            number=marker.number,
            rank=max(RANKS[marker.form], RANKS["一是"]),
            bounds=paragraph.b,
            run_in=True,
        )


def _are_headings(paragraph: Span, run: list[Marker]) -> bool:
    """Return whether the members are parted by full stops and at least one has a body."""
    text = paragraph.of.text
    opened = opening(text, paragraph.a, paragraph.b)
    goes_on = (
        opened is not None and opened.kind == run[0].kind and run[0].number == opened.number + 1
    )
    if run[0].number != 1 and not goes_on:
        return False
    if any(text[marker.a - 1] in "；;" for marker in run[1:]):
        return False
    edges = [*(marker.a for marker in run[1:]), paragraph.b]
    bodies = [_has_body(text[m.b : edge]) for m, edge in zip(run, edges, strict=True)]
    if len(run) == 1 and run[0].form != "一是":
        return False
    return any(bodies)


def _has_body(member: str) -> bool:
    """Return whether more than one sentence stands in a member, or one long enough to tell."""
    sentences = [part for part in re.split("[。！？!?]", member) if part.strip("”’）)")]
    return len(sentences) > 1 or len(member) > LONGEST_TOPIC


def _implied(paragraphs: Sequence[Span]) -> set[int]:
    """Return the paragraphs that open with 要 beside others that do, or that are numbered 三要."""
    found: set[int] = set()
    run: list[int] = []
    for number, paragraph in enumerate([*paragraphs, None]):
        marker = opening(paragraph.of.text, paragraph.a, paragraph.b) if paragraph else None
        bare = paragraph is not None and marker is None and MUST.match(paragraph.text) is not None
        if bare:
            run.append(number)
        elif marker is not None and marker.form == "一要" and run:
            found.update(run)
        else:
            found.update(run if len(run) > 1 else [])
            run = []
    return found


def _is_subhead(paragraphs: Sequence[Span], number: int) -> bool:
    """Return whether an unnumbered line between paragraphs reads as their title."""
    if not 0 < number < len(paragraphs) - 1 or not SUBHEAD.match(paragraphs[number].text):
        return False
    if SALUTATION.match(paragraphs[number].text):
        return False
    above, below = paragraphs[number - 1].text, paragraphs[number + 1].text
    return (
        above[-1] in "。！？!?”；"
        and len(above) > LONGEST_LINE / 3
        and below[-1] in "。！？!?”；："
    )
