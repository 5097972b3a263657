"""What a clean text says of itself above its first sentence: title, speaker, day, occasion."""

from __future__ import annotations

import re
from datetime import date

from question_bank.speech.cleaning.lines import lines_of
from question_bank.speech.cleaning.title import SUBTITLE, head_end, title_line, words_of
from question_bank.speech.speech import Facts

NUMERALS = "〇一二三四五六七八九"
DIGITS = str.maketrans(NUMERALS + "○零", "012345678900")
PLACE = rf"(\d{{1,2}}|[{NUMERALS}十]{{1,3}})"
DAY = re.compile(rf"(\d{{4}}|[{NUMERALS}○零]{{4}})\s?年\s?{PLACE}\s?月\s?{PLACE}\s?日")
OCCASION = re.compile(
    r"在(?P<occasion>.{4,60}?)(?:上|时)的?(?:讲话|致辞|致词|发言|报告|演讲|总结|主持|贺词|动员)"
)
OCCASION_ONLY = re.compile(r"在(?P<occasion>.{4,60}?)上$")
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚"
    "卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温习"
    "俞栗尉房华倪裴翁申庞樊耿牛柳岳殷焦穆乔鲍庄管卫连左吉符项祝洪包诸欧司"
)
NAME = r"(?P<speaker>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s[\u4e00-\u9fff])"
LED = re.compile(rf"^{NAME}(?:同志)?在.{{4,60}}上的")
SIGNED = re.compile(
    rf"^(?:(?:讲话|主讲|报告|发言|演讲)人[:：]\s*)?(?:(?P<post>[\u4e00-\u9fff、]{{2,30}}?)\s+)?{NAME}$"
)
NOT_A_NAME = re.compile(
    r"[省市县区州局部厅处科会]长|书记|主任|发言|汇报|总结|报告|讲话|目录|全文|导言|结语"
)


def facts_of(text: str) -> tuple[str | None, Facts]:
    """Return the title and the facts; what the text does not say is None."""
    lines = lines_of(text)
    head = lines[: head_end(lines)]
    number = title_line(lines)
    title = words_of(lines[number]) if number is not None else None
    above = [line.words for line in head if line.words]
    signed = [line.words for place, line in enumerate(head) if place != number]
    speaker, post = _speaker(title or "", signed)
    return title, Facts(speaker, post, _day(above), _occasion(above))


def _day(head: list[str]) -> str | None:
    """Return the first day named, as an ISO date."""
    for words in head:
        match = DAY.search(words)
        if match:
            try:
                return date(*(_number(part) for part in match.groups())).isoformat()
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
        match = OCCASION.search(words)
        if match is None and SUBTITLE.match(words):
            match = OCCASION_ONLY.search(words)
        if match:
            return DAY.sub("", match.group("occasion"))
    return None


def _speaker(title: str, signed: list[str]) -> tuple[str | None, str | None]:
    """Return the speaker's name and post: from the title, or from a line of their own."""
    for match in (LED.match(title), *map(SIGNED.match, signed)):
        if match:
            name = "".join(match.group("speaker").split())
            if name[0] in SURNAMES and not NOT_A_NAME.search(name):
                return name, match.groupdict().get("post")
    return None, None
