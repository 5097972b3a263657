"""Numbered items inside a sentence or paragraph: 一要…；二要…；三要…, 一个是…；一个是…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import COMMAS, NEAR, STOPS, last_sentence, pieces
from question_bank.requirements.counts import NUMBERED, announced_count, ordinal
from question_bank.requirements.model import RequirementList
from question_bank.requirements.named import announced
from question_bank.requirements.stretches import headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.speech.span import Span

_N = "[一二三四五六七八九十]+"
MARKER = re.compile(
    rf"(?<![一-鿿\d])(?:{_N}是要?|头一[遍条招步关](?=[一-鿿])|{_N}要|第{_N}+(?!{NUMBERED})(?:[步条项点个招类]?[,，、是：:]|(?:句话|件事|[个种条项点方][一-鿿]{{1,2}})[,，：:]|(?:[遍招关道轮次段]|个(?=[讲是要说谈看抓指就]))?(?=[一-鿿]))|[(（]{_N}[)）]|[①-⑩]|[(（]\d+[)）]|一个是|首先|其次|再次)"
    rf"|(?<=[政部位门员室])一要"
)
# The first of a run may stand behind its subject: 各级政府一要…；二要….
UNMARKED = re.compile(r"(?<![统唯之第十万专单同任])一(?:是要?|要)")
SPOKEN = {"首先": 1, "其次": 2, "再次": 3}
SHORT = 40
WHOLE = 60  # items that all are a sentence of so many characters are taken whole


def ordinal_lists(paragraph: Span) -> Iterator[tuple[RequirementList, tuple[Span, ...]]]:
    """Yield each run of markers 一…, 二…, 三… (or 一个是… three times) as a list.

    With each list come its rows: the whole sentence that each of its items begins.
    """
    for run in _runs(_marks(paragraph.text)):
        if len(run) >= 2:
            ends = [mark.start() for mark in run[1:]] + [len(paragraph)]
            segments = [paragraph[mark.end() : end] for mark, end in zip(run, ends, strict=True)]
            rows = tuple(row for row in map(_sentence, segments) if row is not None)
            if len(rows) == len(run):
                found = _list(paragraph, run, segments, rows)
                if len(found.items) >= 3 or found.stated is not None:
                    yield found, rows


def _marks(text: str) -> list[re.Match[str]]:
    """Return the markers of a text, the unmarked first ones of runs among them."""
    marks: list[re.Match[str]] = []
    for mark in MARKER.finditer(text):
        style = _style(mark[0])
        if _number(mark) == 2 and style in {"N要", "N是"}:
            near = max(mark.start() - NEAR, marks[-1].end() if marks else 0)
            first = list(UNMARKED.finditer(text, near, mark.start()))
            known = any(_style(one[0]) == style and _number(one) == 1 for one in marks[-1:])
            if first and not known:
                marks.append(first[-1])
        marks.append(mark)
    return marks


def _number(mark: re.Match[str]) -> int | None:
    return SPOKEN.get(mark[0]) or ordinal(mark[0].removeprefix("头"))


def _style(mark: str) -> str:
    if mark in SPOKEN:
        return "第N"
    mark = mark.replace("头", "第")
    style = re.sub(rf"[①-⑩]|\d+|{_N}(?!个)", "N", mark)
    style = style.replace("（", "(").replace("）", ")").removesuffix(",").removesuffix("，")
    return "N是" if style == "N是要" else style


def _runs(marks: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    for style in dict.fromkeys(_style(mark[0]) for mark in marks):
        run: list[re.Match[str]] = []
        for mark in (m for m in marks if _style(m[0]) == style):
            repeated = style == "一个是"
            if run and not repeated and _number(mark) != (_number(run[-1]) or 0) + 1:
                yield run
                run = []
            if run or repeated or _number(mark) == 1:
                run.append(mark)
        yield run


def _list(
    paragraph: Span, run: list[re.Match[str]], segments: Sequence[Span], rows: tuple[Span, ...]
) -> RequirementList:
    before = last_sentence(paragraph[: run[0].start()])
    intro = before.strip(" " + COMMAS) if before else None
    last = (pieces(intro, COMMAS) or [intro])[-1] if intro else None
    named = next((n for n in announced(last) if n.count >= len(run)), None) if last else None
    stated = named.count if named else announced_count(intro.text[-40:]) if intro else None
    if stated and stated < len(run):
        stated = None
    items = _items(segments, rows)
    return RequirementList(
        items=items,
        place=paragraph[run[0].start() : items[-1].b - paragraph.a],
        name=named.words.text if named else None,
        intro=intro,
        stated=stated,
        complete=stated in (None, len(run)),
    )


def _items(segments: Sequence[Span], rows: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return whole sentences where each item is a short one, else each item's own words."""
    alone = all(
        len(segment.strip(STOPS + COMMAS + " ")) == len(row)
        for segment, row in zip(segments[:-1], rows, strict=False)
    )
    if all(row.text.startswith("就是") and len(row) > 5 for row in rows):
        rows = tuple(row[2:] for row in rows)
    if alone and max(map(len, rows)) <= WHOLE:
        return rows
    return tuple(row if len(row) <= SHORT else headline(row) for row in rows)


def _sentence(segment: Span) -> Span | None:
    """Return an item's first sentence, if it says anything."""
    first = next(iter(pieces(segment[:NEAR], STOPS + ";；")), None)
    return first if first is not None and len(first) >= 2 else None
