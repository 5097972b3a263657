"""Times and numbers that may stand beside others: set by the same speech, or usually set."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from question_bank.questions.blank import BLANK
from question_bank.questions.options.shown import drawn
from question_bank.requirements import limits
from question_bank.requirements.deadlines import length_of
from question_bank.requirements.frame_patterns import NUMBER, TERM
from question_bank.speech.readers.numerals import counted, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Rung = TypeVar("Rung")
WANTED = 2
UNIT = (
    "工作日|(?:工作)?小时|分钟|[学课]时|周岁|百分点|公里|批次"
    "|[万亿]?(?:分(?!之)|[天日周月年户次人名件项篇条页字米元岁份场遍期倍度%])"
)
AMOUNT = re.compile(rf"(?P<number>{NUMBER})个?(?P<unit>{UNIT})")
MINUTES = {
    "分钟": 1,
    "小时": 60,
    "工作小时": 60,
    "天": 1440,
    "日": 1440,
    "工作日": 1440,
    "周": 10_080,
    "月": 43_200,
    "年": 525_600,
}
PERIODS = {
    "每天": 1440,
    "每周": 10_080,
    "每月": 43_200,
    "每季度": 129_600,
    "每半年": 259_200,
    "每年": 525_600,
}
PERIOD = re.compile("|".join(f"{one[0]}个?{one[1:]}" for one in PERIODS))
MOST_OF_IT = 0.8  # nobody does anything all month
HALVES = {"半": 0.5}
LIMIT = re.compile(limits.AMOUNT)
FARTHEST = 6  # times as long or as short: what is farther off is no answer to be thought of
# How often, and how much, something usually has to be: what the text itself sets comes first.
OFTEN = tuple(PERIODS)
FEWEST = 4  # options of a choice
NOT_SO_OFTEN = re.compile("每|期间")  # 住院期间每天: nobody stays for months
DAYS = (1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90)
RUNGS = {
    "分钟": (3, 5, 10, 15, 20, 30, 40, 60, 90, 120),
    "小时": (1, 2, 4, 6, 8, 12, 24, 36, 48, 72),
    "工作小时": (1, 2, 4, 6, 8, 12),
    "工作日": DAYS,
    "天": DAYS,
    "日": DAYS,
    "周": (1, 2, 3, 4),
    "月": (1, 2, 3, 6, 9, 12),
    "年": (0.5, 1, 2, 3, 5, 8, 10),
    "分": (60, 65, 70, 75, 80, 85, 90, 95),
    "周岁": (16, 18, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90),
    "岁": (16, 18, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90),
    "%": (5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 85, 90, 95),
}
ROUND = (
    *(1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 300, 400),
    *(500, 600, 800, 1000, 1200, 1500, 2000, 2500, 3000, 4000, 5000, 6000, 8000, 10_000),
)
WITHIN = re.compile("内$|^(?:半天|当[天日])$")
# What a kind of measure looks like → the same where a speech sets it.
KINDS = (
    (
        re.compile(rf"{TERM}(?:以?内)?|半天|当[天日]"),
        re.compile(rf"(?<![每前后第\d.])({TERM})(?=以?内|[办送报上提完])"),
    ),
    (re.compile("每.{1,2}"), re.compile("(每(?:半[年月]|[天日周月年]|季度))(?![一-鿿]?[名位个])")),
    (re.compile(r"\d+字"), re.compile(r"(?<!\d)(\d{3,5}字)")),
)


def other_measures(text: str, rights: Sequence[str]) -> tuple[str, ...]:
    """Return up to two measures of the kind of the right ones that a text sets for other things."""
    for kind, told in KINDS:
        if all(map(kind.fullmatch, rights)):
            within = "内" if all(map(WITHIN.search, rights)) and "内" in "".join(rights) else ""
            known = {_measure(right) for right in rights}
            found: dict[str, str] = {}
            for match in told.finditer(text):
                found.setdefault(_measure(match[1]), match[1] + within)
            return tuple(word for length, word in found.items() if length not in known)[:WANTED]
    return ()


def _measure(time: str) -> str:
    """Return a measure in one way of writing: 每日 is 每天, 三日 is 3天."""
    return re.sub("(?<!工作)日", "天", length_of(time))


def other_limits(text: str, asked: str, stem: str, *, wanted: int, seed: str) -> tuple[str, ...]:
    """Return amounts of the same unit that might stand in the place of the one asked for.

    First those that the text sets for other things, the nearest first, then such as are usually
    set: so many below and above as the seed draws. All are written in the same numerals. Those that
    another amount of the stem rules out are left out: who sets off within 5分钟 is not there within
    三分钟, and what is reported by telephone within 一小时 is not written up within 四十分钟.
    """
    if asked in OFTEN:
        return () if NOT_SO_OFTEN.search(stem) else _how_often(asked, wanted, seed)
    own = _amount(asked)
    if own is None:
        return ()
    lowest, highest = _bounds(own, stem)
    near = [one for one in _near(text, own) if lowest < one.number < highest][:wanted]
    known = {own.number, *RUNGS.get(own.unit, ROUND)}
    rungs = sorted(number for number in known if lowest < number < highest)
    if own.number not in rungs:
        return ()  # the stem sets the same again
    around = _around(rungs, own.number, wanted, seed)
    beyond = _beyond(rungs, own.number, [one.number for one in near])
    near = near[: wanted - len(beyond)]
    usual = map(own.with_number, (*beyond, *around))
    return tuple(dict.fromkeys([*(one.words for one in near), *usual]))[:wanted]


def _how_often(asked: str, wanted: int, seed: str) -> tuple[str, ...]:
    """Return how often it might be instead: what is due each quarter is not due each day."""
    place = OFTEN.index(asked)
    begin = min(max(0, place - 2), len(OFTEN) - FEWEST)
    return _around(OFTEN[begin : max(place + 3, begin + FEWEST)], asked, wanted, seed)


def _bounds(own: _Amount, stem: str) -> tuple[float, float]:
    """Return between which numbers the amounts in a stem leave room for one like its own."""
    size = MINUTES.get(own.unit)
    told = [
        other.number * (MINUTES[other.unit] / size if size else 1)
        for match in AMOUNT.finditer(stem)
        if (other := _amount(match[0]))
        and (other.unit in MINUTES if size else other.unit == own.unit)
    ]
    below = max((number for number in told if number <= own.number), default=0)
    above = min((number for number in told if number >= own.number), default=math.inf)
    ahead = stem.partition(BLANK)[0].replace("每日", "每天")
    *_, period = PERIOD.findall(ahead) or [""]
    whole = PERIODS[period.replace("个", "")] / size if size and period else 0.0
    if own.number < whole:  # 每月20天; of a year it is told otherwise how often
        above = min(above, max(MOST_OF_IT * whole, math.nextafter(own.number, whole)))
    return below, above


def _near(text: str, own: _Amount) -> list[_Amount]:
    """Return the amounts of the same unit and numerals that a text sets, the nearest first."""
    others = {other.number: other for other in map(_amount, _set_by(text)) if other}
    near = [
        other
        for other in others.values()
        if (other.unit, other.in_figures) == (own.unit, own.in_figures)
        and 1 < max(other.number, own.number) / min(other.number, own.number) <= _farthest(own)
    ]
    return sorted(near, key=lambda other: (abs(math.log(other.number / own.number)), other.number))


def _farthest(own: _Amount) -> float:
    """Return how many times as much another amount may be: of shares, no more than twice."""
    return FARTHEST / 3 if own.unit == "%" else FARTHEST


def _beyond(rungs: Sequence[float], own: float, near: Sequence[float]) -> Sequence[float]:
    """Return the next rung on the other side, where all that the text sets are on one side."""
    if len({number < own for number in near}) != 1:
        return ()
    place = rungs.index(own)
    return rungs[place + 1 :][:1] if near[0] < own else rungs[:place][-1:]


def _around(rungs: Sequence[Rung], own: Rung, wanted: int, seed: str) -> tuple[Rung, ...]:
    """Return so many rungs beside one's own, as many of them below it as the seed draws."""
    place, last = rungs.index(own), len(rungs) - 1 - wanted
    begin = min(max(0, place - drawn(seed, wanted + 1)), max(0, last))
    return tuple(rung for rung in rungs[begin : begin + wanted + 1] if rung != own)


@dataclass(frozen=True, slots=True)
class _Amount:
    numeral: str
    rest: str
    number: float
    unit: str

    @property
    def words(self) -> str:
        return self.numeral + self.rest

    @property
    def in_figures(self) -> bool:
        return self.numeral.isdecimal()

    def with_number(self, number: float) -> str:
        """Return the same of another number, in the same numerals."""
        half = next((sign for sign, size in HALVES.items() if size == number), None)
        words = half or (f"{number:g}" if self.in_figures else counted(int(number)))
        return ("两" if words == "二" else words) + self.rest


def _amount(words: str) -> _Amount | None:
    """Return an amount by its number and unit; None of what is no plain number."""
    match = AMOUNT.fullmatch(words)
    if match is None or "." in match["number"]:
        return None
    numeral = match["number"]
    number = int(numeral) if numeral.isdecimal() else HALVES.get(numeral, value_of(numeral))
    return _Amount(numeral, words[len(numeral) :], number, match["unit"]) if number else None


@lru_cache(maxsize=4)
def _set_by(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text[begin:end] for begin, end in limits.limits_in(text)))


def written_otherwise(amount: str) -> tuple[str, ...]:
    """Return how else a small amount is written: 三个工作日 and 3个工作日, 15天 and 十五天."""
    match = AMOUNT.fullmatch(amount) if LIMIT.fullmatch(amount) else None
    if match is None or "." in match["number"] or match["unit"] == "%":
        return ()
    numeral, rest = match["number"], amount[len(match["number"]) :]
    if not numeral.isdigit():
        number = value_of(numeral)
        return (f"{number}{rest}",) if number else ()
    words = counted(int(numeral)) + rest
    return (words, "两" + rest) if words == "二" + rest else (words,)
