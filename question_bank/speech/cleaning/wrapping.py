"""Lines as paper broke them: page numbers and running heads out, sentences made whole again."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.lines import PAUSES, lines_of
from question_bank.speech.cleaning.title import head_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.speech.cleaning.lines import Line

PAGE_NUMBER = re.compile(
    r"^[-—–－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／，,共]\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–－·\s]*$"
)
BARE = re.compile(r"^\d{1,4}$")
LEAST_WRAPPED = 20
LEAST_LINES = 8
COMMA = tuple("，,、")
DASHES = "—–·~"


def page_numbers(text: str) -> Iterator[Cut]:
    """Page numbers on lines of their own."""
    found = [
        line
        for line in lines_of(text)
        if PAGE_NUMBER.match(line.words) and any(c.isdigit() for c in line.words)
    ]
    for line in found:
        if not BARE.match(line.words) or len(found) > 1:
            yield Cut(line.a, line.b, "页码")


def running_heads(text: str) -> Iterator[Cut]:
    """Short lines that stand again and again, as at the top of each page."""
    lines = [
        line
        for line in lines_of(text)
        if 4 <= len(line.words) <= 40 and not line.is_ended and not line.is_numbered
    ]
    times = Counter(line.words for line in lines)
    for line in lines:
        if times[line.words] >= 3:
            yield Cut(line.a, line.b, "页眉")


def wraps(text: str) -> Iterator[Cut]:
    """Line ends inside a sentence."""
    lines = [line for line in lines_of(text) if not line.is_blank]
    width, body = _width(lines), lines[head_end(lines)].a if lines else 0
    for line, below in pairwise(lines):
        if _runs_on(line, below, width, in_body=line.a >= body):
            inner = text[line.a : line.b]
            yield Cut(line.a + len(inner.rstrip()), below.a + _indent(text, below), "断行")


def _indent(text: str, line: Line) -> int:
    inner = text[line.a : line.b]
    return len(inner) - len(inner.lstrip())


def _runs_on(line: Line, below: Line, width: int, *, in_body: bool) -> bool:
    """Return whether the sentence goes on in the line below."""
    if below.is_numbered or below.is_salutation or line.is_salutation:
        return False
    if line.words.endswith(COMMA):
        return True
    if line.is_ended or line.words[-1] in DASHES:
        return bool(width) and len(line.words) >= width and line.words[-1] in PAUSES
    if width:
        return len(line.words) >= width
    marks = sum(mark in below.words for mark in "，。；！？,;!?")
    broken = "。" in line.words or (in_body and line.is_prose and not line.is_numbered)
    return broken and marks > 0


def _width(lines: Sequence[Line]) -> int:
    """Return from what length on a line is full, if the text is broken at one width; else 0."""
    lengths = sorted(len(line.words) for line in lines)
    if len(lengths) < LEAST_LINES:
        return 0
    longest = lengths[-max(1, len(lengths) // 50)]
    full = [length for length in lengths if longest - 4 <= length <= longest + 2]
    enough = longest >= LEAST_WRAPPED and len(full) >= 0.5 * len(lengths)
    return longest - 4 if enough and longest <= 120 else 0
