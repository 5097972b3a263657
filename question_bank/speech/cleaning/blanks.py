"""White space that says nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

BLANK = r"[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
MARKS = "，。、；：？！“”‘’（）《》〈〉【】「」『』…—·,;:!?()"
HAN = "\u3400-\u9fff"
OUTER = re.compile(r"\s+")
INNER = re.compile(rf"(?<=[{MARKS}]){BLANK}+|(?<!{BLANK}){BLANK}+(?=[{MARKS}])")
DIGITS = re.compile(rf"(?<=[{HAN}]){BLANK}+(?=\d)|(?<=\d){BLANK}+(?=[{HAN}])")
NUMBER = re.compile(r"\d{1,2}(?:[.．]\d{1,2}){0,3}")
SPACED = re.compile(rf"(?<=[{HAN}]){BLANK}+(?=[{HAN}])")
POST = "(?:副)?(?:同志|书记|主任|主席|市长|县长|区长|局长|部长|处长|常委|秘书长)"
BESIDE_A_GAP = re.compile(
    rf"(?<=[，,。；;和、由]){BLANK}+(?=[、，,])"
    rf"|(?<=[，,。；;和、由请]){BLANK}+(?={POST}[，,和就的、作讲代])"
    rf"|(?<=[{HAN}、]){BLANK}+(?={POST}[为、，,和带就])"
)
OFTEN = 0.15
LEAST_STREWN, STREWN_SHARE = 10, 0.4


def _strewn(text: str) -> bool:
    """Return whether blanks stand within many sentences, as sites put in against copying."""
    prose = [line for line in lines_of(text) if line.is_prose]
    times = [len(SPACED.findall(line.words)) for line in prose]
    return sum(times) >= LEAST_STREWN and sum(map(bool, times)) > STREWN_SHARE * len(prose)


def gaps(text: str) -> Iterator[Cut]:
    """Blanks that a deleted name left behind."""
    for match in BESIDE_A_GAP.finditer(text):
        yield Cut(match.start(), match.end(), "空白", lost="words")


def outer(text: str) -> Iterator[Cut]:
    """Blanks at both ends of lines, and empty lines."""
    for match in OUTER.finditer(text):
        if match.start() == 0 or match.end() == len(text):
            yield Cut(match.start(), match.end(), "空白")
            continue
        if "\n" not in match.group():
            continue
        first = match.start() + match.group().index("\n")
        yield Cut(match.start(), first, "空白")
        yield Cut(first + 1, match.end(), "空白")


def inner(text: str) -> Iterator[Cut]:
    """Blanks beside Chinese punctuation and numbers; between characters where all are spread."""
    for match in INNER.finditer(text):
        yield Cut(match.start(), match.end(), "空白")
    for match in DIGITS.finditer(text):
        # a heading's number keeps its distance: 1.1 总体目标
        if not NUMBER.fullmatch(text, text.rfind("\n", 0, match.start()) + 1, match.start()):
            yield Cut(match.start(), match.end(), "空白")
    spread = list(SPACED.finditer(text))
    if len(spread) > OFTEN * len(text) or _strewn(text):
        yield from (Cut(m.start(), m.end(), "空白") for m in spread)
