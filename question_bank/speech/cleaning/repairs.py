"""Words a filter or a converter broke, put right where only one word can have stood there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.script import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator

CENSORED = {"b_m": "保密", "bao_mi": "保密", "bao密": "保密"}
CENSORED_WORD = re.compile("|".join(map(re.escape, CENSORED)), re.IGNORECASE)
LOST_CHARACTERS = (
    (
        re.compile(
            r"(?<![办为因奉充秉])公(?=服务(?!员)|管理(?!员)|设施|卫生|资源|交通|文化服务|财政)"
        ),
        "公共",
        "脱字“共”",
    ),
    (re.compile(r"(?<![公主承操开经])办(?=[室厅](?![外内里长]))"), "办公", "脱字“公”"),
    (re.compile(r"^志们(?=[:：，,！!])", re.MULTILINE), "同志们", "脱字“同”"),
    (re.compile(r"[XxＸ×]{1,2}(?=的(?:十[一二三四五六七八九]|二十)大(?!会))"), "党", "隐去的字"),
)
PARTICLE = re.compile(r"(?<![显显名原专论巨译遗拙卓昭土编合撰所])著(?![作名称者述录有]|书立)")
SHIFTED = re.compile(r"\?[a-zāáǎàēéěèīíǐìōóǒòūúǔùü]{1,6}\)(?P<words>[\u4e00-\u9fff]{1,8}[@-~])")
LEAD = b"\xd4"  # of 在 in GBK
FIVE_YEARS = re.compile(r"\?！笆晃濉(?P<after>逼陂g)?")
SCANNED_ONE = re.compile(r"^[ \t\u3000]*(?P<stroke>[—–-]{1,2})(?=、[\u4e00-\u9fff])", re.MULTILINE)
NARROW_STOP = re.compile(r"(?<=[\u4e00-\u9fff”）)])\.(?=[\u4e00-\u9fff“（(\s]|$)", re.MULTILINE)
NUMBERED = re.compile(r"(?:^|\n)[\s（(]*[一二三四五六七八九十\d]+[）)]?$")
CLAUSE_BEFORE = re.compile(
    "[\u4e00-\u9fff”）)]{5}$|[\u4e00-\u9fff][”）)]$|\\d[\u4e00-\u9fff]{1,4}$"
)
CLAUSE_BEHIND = re.compile(r"\s|$|[\u4e00-\u9fff“]{5}")
NEAR = 8
SO_MANY = 5
STRAY = re.compile(
    r"(?<=[的地得])[.·](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[`^~](?=[\u4e00-\u9fff])|(?<=[。；！？”])[★☆◆◇■▲△●]+"
)


def censored(text: str) -> Iterator[Cut]:
    """Words whose pinyin a filter put in, as b_m."""
    for match in CENSORED_WORD.finditer(text):
        yield Cut(match.start(), match.end(), "敏感词还原", CENSORED[match.group().lower()])


def lost_characters(text: str) -> Iterator[Cut]:
    """Words that lost a character, as 公(共)服务."""
    for pattern, meant, why in LOST_CHARACTERS:
        for match in pattern.finditer(text):
            yield Cut(match.start(), match.end(), why, meant)


def particles(text: str) -> Iterator[Cut]:
    """著 where a text in traditional script means 着."""
    for match in PARTICLE.finditer(text):
        yield Cut(match.start(), match.end(), "繁体“著”作“着”", "着")


def shifted(text: str) -> Iterator[Cut]:
    """Stretches a converter read one byte off: 在过 as ?cè)谶^, 。“十一五 as ?！笆晃濉."""
    for match in SHIFTED.finditer(text):
        try:
            meant = simplified((LEAD + match.group("words").encode("gbk")).decode("gbk"))
        except UnicodeError:
            continue
        if meant.startswith("在"):
            yield Cut(match.start(), match.end(), "编码错位", meant)
    for match in FIVE_YEARS.finditer(text):
        meant = "。“十一五" + ("”期间" if match.group("after") else "")
        yield Cut(match.start(), match.end(), "编码错位", meant)


def scanned(text: str) -> Iterator[Cut]:
    """Numerals that a scanner read as a stroke: —、 for 一、."""
    for match in SCANNED_ONE.finditer(text):
        yield Cut(*match.span("stroke"), "扫描误识", "一")


def full_stops(text: str) -> Iterator[Cut]:
    """Narrow full stops where a text has many: 要快.要准; beside wide ones those of long clauses.

    A dot in a foreign name stands between short words: 卡尔.马克思.
    """
    found = [match.start() for match in NARROW_STOP.finditer(text)]
    found = [at for at in found if not NUMBERED.search(text[max(0, at - NEAR) : at])]
    if len(found) < SO_MANY:
        return
    if len(found) <= 2 * text.count("。"):
        found = [at for at in found if _ends_a_clause(text, at)]
    yield from (Cut(at, at + 1, "半角句号", "。") for at in found)


def _ends_a_clause(text: str, at: int) -> bool:
    """Return whether a dot stands behind a clause, and before another, a space or the end."""
    before = CLAUSE_BEFORE.search(text, max(0, at - NEAR), at)
    return before is not None and CLAUSE_BEHIND.match(text, at + 1) is not None


def stray_marks(text: str) -> Iterator[Cut]:
    """Full stops behind 的, and signs within words, that a site strews against copying."""
    return (Cut(m.start(), m.end(), "防复制符号") for m in STRAY.finditer(text))
