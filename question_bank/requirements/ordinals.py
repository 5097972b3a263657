"""Numbered items inside a sentence or paragraph: 一要…；二要…；三要…, 一个是…；一个是…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import COMMAS, NEAR, STOPS, last_sentence, pieces
from question_bank.requirements.counts import announced_count, ordinal
from question_bank.requirements.model import RequirementList
from question_bank.requirements.named import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.speech.span import Span

_N = "[一二三四五六七八九十]+"
MARKER = re.compile(
    rf"(?<![一-鿿\d])(?:{_N}是要?|{_N}要|第{_N}(?:[步条项点个]?[,，、是：:]|(?=[一-鿿]))|[(（]{_N}[)）]|[①-⑩]|[(（]\d+[)）]|一个是|首先|其次|再次)"
    rf"|(?<=[政部位门员室])一要"
)
SHORT = 40


def ordinal_lists(paragraph: Span) -> Iterator[tuple[RequirementList, tuple[Span, ...]]]:
    """Yield each run of markers 一…, 二…, 三… (or 一个是… three times) as a list.

    With each list come its rows: the whole sentence that each of its items begins.
    """
    marks = list(MARKER.finditer(paragraph.text))
    for run in _runs(marks):
        if len(run) >= 2:
            ends = [mark.start() for mark in run[1:]] + [len(paragraph)]
            segments = [paragraph[mark.end() : end] for mark, end in zip(run, ends, strict=True)]
            rows = tuple(row for row in map(_sentence, segments) if row is not None)
            if len(rows) == len(run):
                found = _list(paragraph, run, rows)
                if len(found.items) >= 3 or found.stated == 2:
                    yield found, rows


def _style(mark: str) -> str:
    style = re.sub(rf"[①-⑩]|\d+|{_N}(?!个)", "N", mark)
    return style.replace("（", "(").replace("）", ")").removesuffix(",").removesuffix("，")


def _runs(marks: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    for style in dict.fromkeys(_style(mark[0]) for mark in marks):
        run: list[re.Match[str]] = []
        for mark in (m for m in marks if _style(m[0]) == style):
            repeated = style == "一个是"
            if run and not repeated and ordinal(mark[0]) != (ordinal(run[-1][0]) or 0) + 1:
                yield run
                run = []
            if run or repeated or ordinal(mark[0]) == 1:
                run.append(mark)
        yield run


def _list(paragraph: Span, run: list[re.Match[str]], rows: tuple[Span, ...]) -> RequirementList:
    before = last_sentence(paragraph[: run[0].start()])
    intro = before.strip(" " + COMMAS) if before else None
    last = (pieces(intro, COMMAS) or [intro])[-1] if intro else None
    named = next((n for n in names(last) if n.count == len(run)), None) if last else None
    stated = named.count if named else announced_count(intro.text[-40:]) if intro else None
    if stated and stated < len(run):
        stated = None
    items = tuple(map(_head, rows))
    return RequirementList(
        items=items,
        place=paragraph[run[0].start() : items[-1].b - paragraph.a],
        name=named.words.text if named else None,
        intro=intro,
        stated=stated,
        complete=stated in (None, len(run)),
    )


def _sentence(segment: Span) -> Span | None:
    """Return an item's first sentence, if it says anything."""
    first = next(iter(pieces(segment[:NEAR], STOPS + ";；")), None)
    return first if first is not None and len(first) >= 2 else None


def _head(row: Span) -> Span:
    """Return an item's own words: its sentence, or the sentence's first clause if that is long."""
    if len(row) <= SHORT:
        return row
    return next(iter(pieces(row, COMMAS)), row)
