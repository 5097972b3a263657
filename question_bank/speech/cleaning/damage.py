"""What stays damaged in a clean text: nothing that touches it may be asked."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.lines import CLOSERS, MARKER, NUMERAL, STOPS
from question_bank.speech.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.speech.cleaning.edit import Sheet

HAN = "\u3400-\u9fff"
TONED = "āáǎàēéěèīíǐìōóǒòūúǔùü"
MASK = "xXＸ×"
# what is broken, and the signs without one of which it cannot stand in a text
BROKEN_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (signs, re.compile(pattern))
    for signs, pattern in (
        # censored: 实践_活动, b_m
        ("_", rf"(?<![A-Za-z0-9_\-])_+(?=[{HAN}])|(?<=[{HAN}])_+(?![A-Za-z0-9_\-])"),
        ("_", r"[A-Za-z]_[A-Za-z](?![A-Za-z])"),
        # masked: xx总理, X市长, 20xx, 某某, *县
        (MASK, rf"(?<![A-Za-z0-9+])[{MASK}]{{1,4}}(?=\s?[{HAN}])"),
        (MASK, rf"(?<=[{HAN}])\s?[{MASK}]{{1,4}}(?![A-Za-z0-9])"),
        (MASK, rf"“[{MASK}]{{1,6}}”|\d+[{MASK}]{{1,3}}(?![A-Za-z0-9])"),
        ("某", "某某"),
        ("*＊", rf"[*＊]{{1,4}}\s?(?=[{HAN}])|(?<=[{HAN}])[*＊]{{1,4}}"),
        ("□■", rf"(?<=[{HAN}])[□■]+(?=[{HAN}])"),
        ("☆★", rf"(?<=[{HAN}，、“])[☆★]{{1,4}}(?=[{HAN}])"),
        ("\ufffd", "\ufffd"),
        ("锟烫屯", "锟斤拷|锟斤|烫烫|屯屯"),
        # numbers lost: 今月日, 高达，, 4?20
        ("月", r"今月日|年月日|(?<![\d年十])月日(?![期常程光益])"),
        ("高", "高达(?=[，,。])"),
        ("?", r"\d\?\d"),
        # read one byte off
        ("?", rf"\?[a-z{TONED}]{{1,6}}\)|\?！"),
        # a word lost between marks: 。，全市
        ("，,、", "(?<=[。；])[，,、]|[，,][，,。]"),
        ("个", "了以个"),
        # a filter's word for another: 当好“思想库”和“热点”
        ("热", "“热点”(?=(?:和|与|、)?“思想库”)|(?<=思想库”)(?:和|与|、)?“热点”"),
    )
)
TWO_DIGIT_YEAR = re.compile(r"(?<![\d.])\d{1,2}年(?![来前后间内的级以]|时间|历史|左右|多)")
LOST_DIGIT_SIGN = "脱字“公”"
CLAUSE_END = "，。；：！？…\n,;:!?"
SENTENCE_END = "。！？\n!?"
LEAST_PARAGRAPH = 15
LONGEST_FAREWELL = 30
FAREWELL = re.compile(r"谢谢|完毕|再见|此致|敬礼|健康|快乐|愉快")


def unfit(sheet: Sheet) -> Iterator[Span]:
    """Yield the clauses that hold broken words and the sentences beside a hole or a cut end."""
    text = sheet.text.text
    patterns = [pattern for signs, pattern in BROKEN_WORDS if any(sign in text for sign in signs)]
    if any(repair.why == LOST_DIGIT_SIGN for repair in sheet.repairs()):
        patterns.append(TWO_DIGIT_YEAR)
    for pattern in patterns:
        yield from _clauses(sheet, pattern)
    for start, lost in sheet.holes:
        yield from _beside(sheet, bisect_left(sheet.text.begins, start), lost)
    if ends_short(text):
        yield _around(sheet, max(0, len(text.rstrip()) - 1), len(text), SENTENCE_END)


def _clauses(sheet: Sheet, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Yield each clause that holds a match once."""
    reached = -1
    for match in pattern.finditer(sheet.text.text):
        if match.start() >= reached:
            clause = _around(sheet, match.start(), match.end(), CLAUSE_END)
            reached = clause.b
            yield clause


def ends_short(text: str) -> bool:
    """Return whether the text breaks off in the midst of a sentence, or right below a heading."""
    last = text.rstrip().rpartition("\n")[2].strip()
    if not last:
        return False
    if last.count("“") > last.count("”") or last.endswith(
        ("……", "…", "...", "，", ",", "、", "：", ":")
    ):
        return True
    if last.rstrip(CLOSERS)[-1:] in tuple(STOPS + ";；.．"):
        return False
    if MARKER.match(last) or last in NUMERAL:
        return True
    marks = sum(mark in last for mark in "，。；：！？,;:!?")
    return (
        marks > 0 and len(last) >= LEAST_PARAGRAPH and not FAREWELL.search(last[-LONGEST_FAREWELL:])
    )


def _around(sheet: Sheet, a: int, b: int, ends: str) -> Span:
    """Return the clause or sentence that holds the stretch, its end mark not included."""
    text = sheet.text.text
    while a > 0 and text[a - 1] not in ends:
        a -= 1
    while b < len(text) and text[b] not in ends:
        b += 1
    return Span(sheet.text, a, b)


def _beside(sheet: Sheet, place: int, lost: str) -> Iterator[Span]:
    """Yield what is incomplete left and right of a hole before the character at `place`."""
    text = sheet.text.text
    ends = SENTENCE_END if lost == "text" else CLAUSE_END
    before = place
    while before > 0 and text[before - 1] in "\n \u3000":
        before -= 1
    if before and (lost != "text" or text[before - 1] not in "。！？!?”"):
        yield _around(sheet, before - 1, before, ends)
    while place < len(text) and text[place] in "…\n":
        place += 1
    if place < len(text) and not MARKER.match(text, place):
        yield _around(sheet, place, place + 1, ends)
