"""Markers of headings and items: how each is written, its number and its rank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMERAL = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}
VALUE = {numeral: number for number, numeral in enumerate(NUMERAL, start=1)}

# what may follow 一是, 一要 and the like for them to be no marker
NOT_IS = r"(?![一二]说?[。，,]|不是|非)"
NOT_MUST = r"(?![素点件领害义塞职闻道冲])"

FORMS: tuple[tuple[str, str], ...] = (
    ("编", rf"第(?P<编>[{NUMERAL}]{{1,3}})[编章部][分]?(?=[\s、，,:：]|\S)"),
    ("节", rf"第(?P<节>[{NUMERAL}]{{1,3}})节(?=[\s、，,:：]|\S)"),
    ("一、", rf"(?P<一_>[{NUMERAL}]{{1,3}})\s?[、.．]"),
    ("（一）", rf"[(（]\s?(?P<一__>[{NUMERAL}]{{1,3}})\s?[)）][、，,]?"),
    ("第一条", rf"第(?P<条>[{NUMERAL}]{{1,3}})条[\s:：，,、]?"),
    (
        "第一个",
        rf"第(?P<个>[{NUMERAL}]{{1,3}})(?:个[^\s，,。；;:：“”]{{1,6}}|[点项句件种大类方面层次步][^\s，,。；;:：“”]{{0,3}})[:：，,、]",
    ),
    ("第一，", rf"第(?P<第>[{NUMERAL}]{{1,3}})(?:[，,、:：；;]|(?=[是要]))"),
    ("首先", r"(?P<首>首先|其次|再次|最后)[，,：:]"),
    ("1.", r"(?P<数>\d{1,2})[.．、](?!\d)"),
    ("（1）", r"[(（](?P<数_>\d{1,2})[)）][、，,]?"),
    ("1）", r"(?P<数__>\d{1,2})[)）]"),
    ("①", rf"(?P<圈>[{CIRCLED}])"),
    ("一是", rf"(?P<是>[{NUMERAL}]{{1,2}})是{NOT_IS}[，,：:]?"),
    ("一要", rf"(?P<要>[{NUMERAL}]{{1,2}})要{NOT_MUST}"),
)
RANKS = {
    "编": 0, "节": 1, "一、": 3, "（一）": 4, "第一条": 5, "第一个": 5, "第一，": 5, "首先": 5, "1.": 6, "（1）": 7,
    "1）": 7, "①": 8, "一是": 8, "一要": 9, "要": 9, "": 9,
}  # fmt: skip
WHOLE_LINE_RANK = 2
GROUPS = [re.search(r"\?P<([^>]+)>", pattern).group(1) for _, pattern in FORMS]  # type: ignore[union-attr] # each form names its number
ANY = re.compile("|".join(pattern for _, pattern in FORMS))
FORM_OF = {group: form for group, (form, _) in zip(GROUPS, FORMS, strict=True)}
INLINE_FORMS = {"一是", "一要", "第一，", "第一个", "首先", "（一）", "（1）", "①"}
BEFORE_INLINE = "。；！？：:;!?”’）)…"


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
    """Return the value of 一 … 九十九, ①, 12 or 首先."""
    if numeral in SEQUENCE:
        return SEQUENCE[numeral]
    if numeral in CIRCLED:
        return CIRCLED.index(numeral) + 1
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return 10 * (VALUE.get(tens, 1) if ten else 0) + VALUE.get(ones, 0)


def _marker(match: re.Match[str]) -> Marker:
    group = match.lastgroup or ""
    form, number = FORM_OF[group], number_of(match.group(group))
    noun = ""
    if form == "第一个":
        noun = re.sub(rf"第[{NUMERAL}]+个?|[:：，,、]$", "", match.group())
    return Marker(match.start(), match.end(), form, number, noun)


def opening(text: str, a: int, b: int) -> Marker | None:
    """Return the marker that the stretch `a:b` opens with."""
    match = ANY.match(text, a, b)
    return _marker(match) if match else None


def inline(text: str, a: int, b: int) -> Iterator[Marker]:
    """Yield the markers behind a sentence's end within `a:b`."""
    for match in ANY.finditer(text, a, b):
        if match.start() > a and FORM_OF[match.lastgroup or ""] in INLINE_FORMS:
            before = text[match.start() - 1]
            if before in BEFORE_INLINE or (before in "，," and _begins(match)):
                yield _marker(match)


def _begins(match: re.Match[str]) -> bool:
    """Return whether a marker behind a comma is the first of a series, as 下阶段，一是…."""
    group = match.lastgroup or ""
    return FORM_OF[group] in {"一是", "一要"} and number_of(match.group(group)) == 1
