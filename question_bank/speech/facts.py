"""What a text says of itself above its first sentence: title, speaker, day, occasion."""

from __future__ import annotations

import re
from datetime import date

from question_bank.speech.cleaning.byline import DAY, NOT_A_NAME, NUMERALS, SURNAMES, signature
from question_bank.speech.cleaning.lines import lines_of
from question_bank.speech.cleaning.title import SUBTITLE, head_of, words_of
from question_bank.speech.speech import Facts

DIGITS = str.maketrans(NUMERALS + "○零", "012345678900")
KIND = "(?:讲话|致辞|致词|发言|报告|演讲|总结|主持|贺词|动员|表态|宣讲|点评|辅导)"
OCCASION = re.compile(rf"在(?P<occasion>.{{4,60}}?)(?:上|时)的?[\u4e00-\u9fff]{{0,4}}{KIND}")
OCCASION_ONLY = re.compile(r"在(?P<occasion>.{4,60}?)[上时][)）]?$")
TITLED = re.compile(
    r"^(?P<occasion>[^在，。]{2,40}(?:会议?|仪式|论坛|班))(?:上的?)?(?:讲话|致辞|发言|报告)"
)
LED = re.compile(
    r"^(?P<speaker>[\u4e00-\u9fff]{2,4})(?:同志)?在.{4,60}上的|^(?P<post>[\u4e00-\u9fff]{2,16}?(?:书记|[省市县区镇乡局部厅处州校院]长|主任|主席))"
    r"(?P<posted>[\u4e00-\u9fff]{2,3})(?:同志)?在.{4,60}上的"
)
POSTED = re.compile(
    r"^(?P<post>[\u4e00-\u9fff]{0,12}(?:书记|[省市县区镇乡局部厅处州校院]长|主任|主席))在.{4,60}上的"
)
PUBLISHED = re.compile("发布|更新|来源|成文|上传|添加|录入|浏览|阅读|打印")
BLANK = re.compile(r"(?<=[\u4e00-\u9fff“”])[ \u3000]+(?=[\u4e00-\u9fff“”])")


def facts_of(text: str) -> tuple[str | None, Facts]:
    """Return the title and the facts; what the text does not say is None."""
    lines = lines_of(text)
    end, number = head_of(text)
    head = lines[:end]
    title = words_of(lines[number]) if number is not None else None
    above = [line.words for line in head if line.words]
    signed = [line.words for place, line in enumerate(head) if place != number]
    speaker, post = _speaker(title or "", signed)
    return title, Facts(speaker, post, _day(above), _occasion(above))


def _day(head: list[str]) -> str | None:
    """Return the first day named, as an ISO date; not the day a page was put up."""
    for words in head:
        match = DAY.search(words)
        if match and not PUBLISHED.search(words):
            try:
                return date(*(_number(part) for part in match.groups() if part)).isoformat()
            except ValueError:
                continue
    return None


def _number(written: str) -> int:
    """Return the value of 2008, 二〇〇八 or 二十一, full-width digits too."""
    if "十" in written:
        tens, _, ones = written.partition("十")
        return 10 * (_number(tens) if tens else 1) + (_number(ones) if ones else 0)
    return int(written.translate(DIGITS))


def _occasion(head: list[str]) -> str | None:
    for words in head:
        match = OCCASION.search(words) or TITLED.match(words)
        if match is None and (SUBTITLE.match(words) or words.startswith(("（在", "(在", "在"))):
            match = OCCASION_ONLY.search(words)
        if match:
            return BLANK.sub("", DAY.sub("", match.group("occasion")))
    return None


def _speaker(title: str, signed: list[str]) -> tuple[str | None, str | None]:
    """Return the speaker's name and post: from a line of their own, or from the title."""
    for words in signed:
        found = signature(words)
        if found:
            return found
    match = LED.match(title)
    if match:
        name = match["speaker"] or match["posted"]
        if name[0] in SURNAMES and not NOT_A_NAME.search(name):
            return name, match["post"]
    posted = POSTED.match(title)
    return None, posted["post"] if posted else None
