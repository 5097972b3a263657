"""Markers of headings and items: how each is written, its number and its rank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.speech.readers.numerals import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NUMERAL = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
PRINTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
CHINESE = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
FORMAL = "壹贰叁肆伍陆柒捌玖拾"
STEMS = "甲乙丙丁戊己庚辛"
ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
SIGNS = {
    sign: at
    for signs in (CIRCLED, PRINTED, BRACKETED, CHINESE, FORMAL, STEMS, ROMAN)
    for at, sign in enumerate(signs, 1)
} | {"参": 3}
SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}

N = f"(?P<number>[{NUMERAL}]{{1,3}})"
D = r"(?P<number>\d{1,2})"
A = rf"(?P<number>[{NUMERAL}百零〇]{{1,5}}|\d{{1,3}})"  # of an article, a chapter
UNITS = "[万亿千百个倍元亩人公平米吨次年月日时分秒小度]"
HAN = r"[\u4e00-\u9fff]"
WORDS = r"(?=[\u4e00-\u9fff“《])"
DIGIT = f"[{NUMERAL}]"
NOUN = r"(?:个[^\s，,。；;:：“”]{1,6}?|[点项句件种类层次步方关招道课][^\s，,。；;:：“”]{0,3}?)"
THING = rf"(?![要点是章节条编篇部届次年月天期号线者]){HAN}{{1,4}}?"
VERB = "[靠抓看讲比查防戒管建树强练求勤]"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a marker.

    `rank` orders forms from the outermost in; `inline` tells that it may stand within a paragraph.
    """

    name: str
    pattern: str
    rank: int
    inline: bool = False


FORMS = (
    Form(
        "第一章",
        rf"第\s?{A}\s?(?P<noun>[编篇章]|部分|[讲课](?=[\s:：“《]))(?![的是幅目])[\s:：，,、]?",
        0,
    ),
    Form("第一节", rf"第\s?{A}\s?节(?![的是])[\s:：，,、]?", 1),
    Form("壹、", rf"[(（]?(?P<sign>[{FORMAL}参])[)）]?[、.．:：]", 2),
    Form("roman", rf"(?P<sign>[{ROMAN}])[、.．:：\s]", 2),
    Form("一、", rf"{N}(?:\s?[、.．]|[，,:：](?!{DIGIT})|[ \u3000]+{WORDS})", 3, inline=True),
    Form("01", rf"(?P<number>0\d)[ \u3000.．、|]*{WORDS}(?!{UNITS})", 3),
    Form(
        "（一）",
        rf"(?:[(（【]?\s?{N}\s?[)）】]|(?P<sign>[{CHINESE}]))[、，,.．:：]?",
        4,
        inline=True,
    ),
    Form("第一条", rf"第\s?{A}\s?条[\s:：，,、]?", 5),
    Form("第一个", rf"[第头]{N}(?P<noun>{NOUN})(?:[:：，,、]|是)", 5, inline=True),
    Form("第一关", rf"[第头]{N}(?P<noun>{THING})[，,:：]", 5),
    # the first duty, the primary and the secondary sector, the first of all are no first points
    Form(
        "第一，",
        rf"第{N}(?:[，,、:：；;](?!第)|[ \u3000]+{WORDS}|(?=是|要(?![务义素件职])))",
        5,
        inline=True,
    ),
    Form("首先，", "(?P<number>首先|其次|再次|最后)(?:[，,：:]|(?=[是要]))", 5, inline=True),
    Form("其一，", rf"其{N}(?:[，,、:：]|是[，,：:]?)", 5, inline=True),
    Form("1.", rf"(?:{D}[.．、](?!\d)|(?P<sign>[{PRINTED}]))", 6),
    Form("甲、", rf"(?P<sign>[{STEMS}])[、.．:：]|[(（](?P<stem>[{STEMS}])[)）]", 6),
    Form("1 ", rf"{D}[ \u3000]+{WORDS}", 6),
    Form("1.1", rf"\d{{1,2}}[.．]{D}[.．、]?[ \u3000]*{WORDS}(?!{UNITS})", 7),
    Form("1.1.1", rf"\d{{1,2}}[.．]\d{{1,2}}[.．]{D}[.．、]?[ \u3000]*{WORDS}", 8),
    Form("（1）", rf"(?:[(（]{D}[)）]|(?P<sign>[{BRACKETED}]))[、，,.．]?", 9, inline=True),
    Form("1）", rf"{D}[)）]", 9),
    Form("①", f"(?P<sign>[{CIRCLED}])", 10, inline=True),
    # 一是一，二是二 counts nothing, nor does 三要素
    Form("一是", rf"{N}是(?!{DIGIT}说?{DIGIT}?[。，,、；;就]|不是|非)[，,：:]?", 10, inline=True),
    Form("一靠", rf"{N}(?P<noun>{VERB})(?={HAN}{{2}})", 10),
    Form("一要", rf"{N}要(?![素点件领害义塞职闻道冲])", 11, inline=True),
)
LOOSE = {"01", "第一个", "第一关", "一靠"}  # a marker only where its neighbour in number stands too
BY_NAME = {form.name: form for form in FORMS}
WHOLE_LINE_RANK = 2
INLINE_RANK = 12
LOWEST_RANK = 11
PATTERNS = {form.name: re.compile(form.pattern) for form in FORMS}


def _one_of(forms: Sequence[Form]) -> str:
    """Return a pattern of any of the forms, its groups named by their places among all forms."""
    return "|".join(
        f"(?P<f{FORMS.index(form)}>{re.sub('[?]P<[a-z]+>', '?:', form.pattern)})" for form in forms
    )


ANY = re.compile(_one_of(FORMS))
# a comma may stand before the first of a series: 下阶段，一是…; the leading class keeps this fast
INLINE = re.compile(
    r"[。！？：:!?”’）)…；;，,](?=(?:(?<![，,])|(?=一[是要]))"
    rf"(?:{_one_of([form for form in FORMS if form.inline])}))"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker `a:b` of a text: its form, the noun it counts (意见, 关键词) and its number."""

    a: int
    b: int
    form: str
    number: int
    noun: str = ""

    @property
    def kind(self) -> tuple[str, str]:
        """What markers of one series have in common."""
        return (self.form, self.noun)


def number_of(numeral: str) -> int:
    """Return the value of 一 … 九百九十九, ①, ㈠, 12 or 首先."""
    if numeral in SEQUENCE:
        return SEQUENCE[numeral]
    if numeral in SIGNS:
        return SIGNS[numeral]
    if numeral.isdecimal():
        return int(numeral)
    return value_of(numeral)


def opening(text: str, a: int, b: int) -> Marker | None:
    """Return the marker that the stretch `a:b` opens with."""
    match = ANY.match(text, a, b)
    return _marker(match, a) if match else None


def inline(text: str, a: int, b: int) -> Iterator[Marker]:
    """Yield the markers behind a sentence's end within `a:b`."""
    for match in INLINE.finditer(text, a, b):
        yield _marker(match, match.end())


def _marker(match: re.Match[str], a: int) -> Marker:
    form = FORMS[int((match.lastgroup or "f0")[1:])].name
    inner = PATTERNS[form].match(match.string, a)
    parts = inner.groupdict() if inner else {}
    noun = (parts.get("noun") or "").removeprefix("个")
    numeral = parts.get("number") or parts.get("sign") or parts.get("stem") or ""
    return Marker(a, match.end(match.lastgroup or 0), form, number_of(numeral), noun)
