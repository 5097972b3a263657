"""Lines as paper broke them: page numbers and running heads out, sentences made whole again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.lines import PAUSES, between, lines_of
from question_bank.speech.cleaning.title import head_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.speech.cleaning.lines import Line

PAGE_NUMBER = re.compile(
    r"^[-—–－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／，,共]\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–－·\s]*$"
)
PAGE_OF = re.compile(r"(?<![-— ])[-— ]*第 ?\d{1,4} ?页[ ,，/]*共 ?\d{1,4} ?页[-— ]*")
# a page's number, or when and by whom it was printed
BESIDE = re.compile(
    r"^[·\-—]*\d{1,4}[·\-—]*[\s\u3000]+|(?:[\s\u3000]+[·\-—]*\d[\d:/.\-年月日]*[·\-—]*)+$"
)
NARROW = re.compile("[^\u2e80-\U0010ffff“”‘’…—]")
BARE = re.compile(r"^\d{1,4}$")
# a site of documents numbers the pages of its preview: 1、同志们…… / 2、……
PAGE_MARK = re.compile(r"^(?P<number>[1-9]\d{0,1})、")
LONG_PAGE = 60
LEAST_LINES = 8
LEAST_WIDTH, LEAST_INDENTED, MOST_WIDTH = 36, 24, 240
SLACK = 8
FULL_SHARE = 0.4
MOST_INDENTED = 0.8
INDENT = 2
BLANKS = " \t\u3000\xa0"
WITHIN = re.compile("[一二三四五六七八九十]{1,2}[是要]")  # may well begin a line by chance
COMMA = tuple("，,、")
DASHES = "—–·~"


def page_numbers(text: str) -> Iterator[Cut]:
    """Page numbers on lines of their own."""
    for match in PAGE_OF.finditer(text):
        yield Cut(match.start(), match.end(), "页码")
    found = [
        line
        for line in lines_of(text)
        if PAGE_NUMBER.match(line.words) and any(c.isdigit() for c in line.words)
    ]
    for line in found:
        if not BARE.match(line.words) or len(found) > 1:
            yield Cut(line.a, line.b, "页码")


def page_marks(text: str) -> Iterator[Cut]:
    """Numbers that a site of documents set before each page, which sentences run over."""
    lines = [line for line in lines_of(text) if not line.is_blank]
    marks = [PAGE_MARK.match(line.words) for line in lines]
    numbered = [place for place, mark in enumerate(marks) if mark]
    numbers = [int(mark["number"]) for mark in marks if mark]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True:
        return
    runs_over = [
        place
        for place in numbered
        if place and not lines[place - 1].is_ended and len(lines[place - 1].words) > LONG_PAGE
    ]
    if numbers[0] > 2 or len(runs_over) * 2 < len(numbered) - (numbers[0] == 1) or not runs_over:
        return
    for place in numbered:
        mark = marks[place]
        line = lines[place]
        begin = text.index(line.words, line.a)
        end = begin + (mark.end() if mark else 0)
        yield Cut(lines[place - 1].b if place in runs_over else begin, end, "页码")


def running_heads(text: str) -> Iterator[Cut]:
    """Short lines that stand again and again, as at the top of each page, numbered or not."""
    lines = [
        line
        for line in lines_of(text)
        if 4 <= len(line.words) <= 40 and not line.is_ended and not line.is_numbered
    ]
    times = Counter(_unnumbered(line) for line in lines)
    for line in lines:
        key = _unnumbered(line)
        stamped = key != "".join(line.words.split())
        if times[key] >= (2 if stamped else 3) and len(key) >= (3 if stamped else 4):
            yield Cut(line.a, line.b, "页眉")


def _unnumbered(line: Line) -> str:
    """Return the words without a page number before or behind them."""
    return "".join(BESIDE.sub("", line.words).split())


def wraps(text: str) -> Iterator[Cut]:
    """Line ends inside a sentence."""
    lines = [line for line in lines_of(text) if not line.is_blank]
    page = _Page.of(text, lines)
    body = lines_of(text)[head_of(text)[0]].a
    for line, below in pairwise(lines):
        if below.is_salutation or line.is_salutation:
            continue
        if page.breaks(line, below) if page.width else _breaks_off(line, below, body):
            yield Cut(*between(text, line, below), "断行")


def _breaks_off(line: Line, below: Line, body: int) -> bool:
    """Return whether a line, in a text that keeps its paragraphs, ends inside a sentence."""
    if below.is_numbered:
        return False
    if line.words.endswith(COMMA):
        return True
    if line.is_ended or line.words[-1] in DASHES:
        return False
    inside = "。" in line.words or (line.a >= body and line.is_prose and not line.is_numbered)
    return inside and any(mark in below.words for mark in "，。；！？,;!?")


@dataclass(frozen=True, slots=True)
class _Page:
    """A text broken at one width, or not: `width` 0. `is_indented`: blanks begin its paragraphs."""

    text: str
    width: int
    is_indented: bool

    @classmethod
    def of(cls, text: str, lines: Sequence[Line]) -> _Page:
        widths = sorted(_columns(line.words) for line in lines)
        if len(widths) < LEAST_LINES:
            return cls(text, 0, is_indented=False)
        longest = widths[-max(1, len(widths) // 50)]
        full = sum(longest - SLACK <= width <= longest + SLACK for width in widths)
        indents = sum(text[line.a] in BLANKS for line in lines)
        is_indented = 0 < indents < MOST_INDENTED * len(lines)
        least = LEAST_INDENTED if is_indented else LEAST_WIDTH
        wrapped = full >= FULL_SHARE * len(widths) and least <= longest <= MOST_WIDTH
        return cls(text, longest - SLACK if wrapped else 0, is_indented)

    def breaks(self, line: Line, below: Line) -> bool:
        """Return whether the width alone ended the line."""
        if _columns(line.words) + (2 * INDENT if self._is_set_in(line) else 0) < self.width:
            return False
        if self.is_indented and not self._is_set_in(below):
            return not below.is_numbered or bool(WITHIN.match(below.words))
        goes_on = line.words[-1] in PAUSES or not line.is_ended
        return goes_on and not self.is_indented and not below.is_numbered

    def _is_set_in(self, line: Line) -> bool:
        return self.text[line.a] in BLANKS


def _columns(words: str) -> int:
    """Return how wide the words are, a Chinese character counted as two."""
    return 2 * len(words) - len(NARROW.findall(words))
