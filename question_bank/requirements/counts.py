"""How many things a name or an announcement says there are: 五个坚持, 四最一中枢, 以下四个环节."""

from __future__ import annotations

import re

from question_bank.speech.readers.numerals import value_of

NUMERALS = {numeral: count for count, numeral in enumerate("一二三四五六七八九十", start=1)} | {
    "两": 2,
    "双": 2,
}
ANNOUNCED_WITHIN = 14  # characters: how far a count stands before what it counts
# 第一季度, 第一杯: the number is of these, and parts no items.
NUMBERED = "季度|时间|产业|[周天年杯批届期代手]|层(?!次)|个月"
MEASURES = "个项种条件点方面大类句步字对组"
NAME = re.compile(
    rf"[{''.join(NUMERALS)}](?:[{MEASURES}]|[^，,。；;、\s]{{1,3}})[^，,。；;\s]{{0,14}}$"
)
# 一 that counts nothing: 三个一律, 四个一致.
NO_COUNT = "(?<=一)(?:律|致|体|切|流|定|样|起|线|直|贯|同|般|票|心|并|把)"
EACH_ONE = re.compile("(?:一[一-鿿]){3,}")  # 一口一道一线一门
ANNOUNCED = re.compile(
    r"(?:以下|下面|如下|这|抓好|做好|讲|谈|有|强调|提出|突出|把握|处理好|做到|当好|从|是|分|指|概括(?:起来)?(?:为|有)?|主要|着重)?"
    rf"(?<![第十百])(?P<count>[{''.join(NUMERALS)}])(?P<measure>[{MEASURES}]|(?<!一)样)"
)


def counts_in_name(name: str) -> tuple[int, ...]:
    """Return the counts in a name: 五个坚持 → (5,), 四最一中枢 → (4, 1); () if it is no such name.

    Parts that repeat one count (六个破除、六个树立、六个强化) count it once.
    """
    parts = re.split("[、，,]", name)
    several = [counts_in_name(part) for part in parts] if len(parts) > 1 else []
    if several and all(several) and len(set(several)) > 1:
        return tuple(count for counts in several for count in counts)
    if EACH_ONE.fullmatch(name):
        return (1,) * (len(name) // 2)
    if not NAME.match(name) or set(name) <= NUMERALS.keys():
        return ()  # 双四一 counts nothing
    found = re.findall(
        rf"(?:^|、|[^个{''.join(NUMERALS)}])([{''.join(NUMERALS)}])(?=\S)(?!{NO_COUNT})", name
    )
    counts = tuple(NUMERALS[numeral] for numeral in found)
    if "、" in name:
        return counts[:1] if len(set(counts)) == 1 else ()
    return counts


def announced_count(words: str) -> int | None:
    """Return how many things the end of a sentence announces (重点抓好以下四个环节 → 4)."""
    last = None
    for match in ANNOUNCED.finditer(words):
        last = NUMERALS[match["count"]]
    return last if last and last > 1 else None


def ordinal(marker: str) -> int | None:
    """Return the number in a marker (（三） → 3, 第十二条 → 12, 四是 → 4); None if it has none."""
    match = re.search(r"\d+|[一二三四五六七八九十]+", marker)
    if match is None:
        return None
    return int(match[0]) if match[0].isdigit() else value_of(match[0])
