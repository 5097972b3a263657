"""White space and signs that say nothing."""

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
RUN = re.compile(rf"{BLANK}+")
SIGNS = frozenset(MARKS)
NUMBER = re.compile(r"\d{1,2}(?:[.．]\d{1,2}){0,3}")
SPACED = re.compile(rf"(?<=[{HAN}]){BLANK}+(?=[{HAN}])")
POST = "(?:副)?(?:同志|书记|主任|主席|市长|县长|区长|局长|部长|处长|常委|秘书长)"
BESIDE_A_GAP = re.compile(
    rf"(?<=[，,。；;和、由]){BLANK}+(?=[、，,])"
    rf"|(?<=[，,。；;和、由请]){BLANK}+(?={POST}[，,和就的、作讲代])"
    rf"|(?<=[{HAN}、]){BLANK}+(?={POST}[为、，,和带就])"
)
BULLET = re.compile(rf"(?m)^{BLANK}*[·•∙‧▪▫●○◆◇■□▸►➢➤✓✔]{BLANK}*(?=[{HAN}“《‘\\d])")
OFTEN = 0.15
LEAST_STREWN, STREWN_SHARE = 10, 0.4


def _strewn(text: str) -> bool:
    """Return whether blanks stand within many sentences, as sites put in against copying."""
    prose = [line for line in lines_of(text) if line.is_prose]
    times = [len(SPACED.findall(line.words)) for line in prose]
    return sum(times) >= LEAST_STREWN and sum(map(bool, times)) > STREWN_SHARE * len(prose)


def gaps(text: str) -> Iterator[Cut]:
    """Blanks that a deleted name left behind."""
    if not RUN.search(text):
        return
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


def bullets(text: str) -> Iterator[Cut]:
    """Signs that lines of a list begin with."""
    for match in BULLET.finditer(text):
        yield Cut(match.start(), match.end(), "项目符号")


def inner(text: str) -> Iterator[Cut]:
    """Blanks beside Chinese punctuation and numbers; between characters where all are spread."""
    spread: list[Cut] = []
    for match in RUN.finditer(text):
        a, b = match.span()
        before, after = text[a - 1 : a], text[b : b + 1]
        cut = Cut(a, b, "空白")
        if before in SIGNS or after in SIGNS:
            yield cut
        elif _is_han(before) and _is_han(after):
            spread.append(cut)
        elif _parts_a_number(text, a, before, after):
            yield cut
    if len(spread) > OFTEN * len(text) or (spread and _strewn(text)):
        yield from spread


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _parts_a_number(text: str, place: int, before: str, after: str) -> bool:
    """Return whether blanks stand between a number and a word; a heading's keeps its distance."""
    if _is_han(before):
        return after.isdigit()
    if not (before.isdigit() and _is_han(after)):
        return False
    return not NUMBER.fullmatch(text, text.rfind("\n", 0, place) + 1, place)
