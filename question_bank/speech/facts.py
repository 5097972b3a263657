"""What a clean text says of itself above its first sentence: title, speaker, day, occasion."""

from __future__ import annotations

import re

from question_bank.speech.cleaning.lines import lines_of
from question_bank.speech.cleaning.title import SUBTITLE, head_end, title_line, words_of
from question_bank.speech.speech import Facts

DIGITS = str.maketrans(
    "０１２３４５６７８９〇○零一二三四五六七八九", "01234567890001234567890"[:10] + "000123456789"
)
DAY = re.compile(
    r"([0-9０-９]{4}|[〇○零一二三四五六七八九]{4})\s?年\s?([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?"
    r"([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s?日"
)
OCCASION = re.compile(
    r"在(?P<occasion>.{4,60}?)(?:上|时)的?(?:讲话|致辞|致词|发言|报告|演讲|总结|主持|贺词|动员)"
)
OCCASION_ONLY = re.compile(r"在(?P<occasion>.{4,60}?)上$")
NAMED = re.compile(r"^(?P<speaker>[\u4e00-\u9fff]{2,4})(?=(?:同志)?在.{4,60}上的)")
SPEAKER = re.compile(
    r"^(?:(?:讲话人|主讲人|报告人|发言人|演讲人)[:：]\s*)?(?:(?P<post>[\u4e00-\u9fff、]{3,30}?)\s+)?(?P<speaker>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s[\u4e00-\u9fff])$"
)
NOT_A_NAME = re.compile(r"目录|全文|摘要|前言|讲话|序言|导言|导语|正文|报告|各位|结语|结束")


def facts_of(text: str) -> tuple[str | None, Facts]:
    """Return the title and the facts; what the text does not say is None."""
    lines = lines_of(text)
    end = head_end(lines)
    number = title_line(lines)
    title = words_of(lines[number]) if number is not None else None
    above = [line.words for line in lines[:end] if line.words]
    below = [w for i, line in enumerate(lines[:end]) if i != number and (w := line.words)]
    post, speaker = _speaker(below, title or "")
    return title, Facts(speaker, post, _day(above), _occasion(above))


def _day(head: list[str]) -> str | None:
    """Return the day as ISO date."""
    for words in head:
        match = DAY.search(words)
        if match:
            year, month, day = (_number(part) for part in match.groups())
            return f"{year:04}-{month:02}-{day:02}"
    return None


def _number(written: str) -> int:
    if "十" in written:
        tens, _, ones = written.partition("十")
        return 10 * (_number(tens) if tens else 1) + (_number(ones) if ones else 0)
    return int(written.translate(DIGITS))


def _occasion(head: list[str]) -> str | None:
    for words in head:
        match = OCCASION.search(words) or (
            OCCASION_ONLY.search(words) if SUBTITLE.match(words) else None
        )
        if match:
            return DAY.sub("", match.group("occasion"))
    return None


def _speaker(head: list[str], title: str) -> tuple[str | None, str | None]:
    named = NAMED.match(title)
    if named:
        return None, named.group("speaker")
    for words in head:
        match = SPEAKER.match(words)
        if match and not NOT_A_NAME.search("".join(words.split())):
            return match.group("post"), "".join(match.group("speaker").split())
    return None, None
