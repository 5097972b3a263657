"""Times and numbers that may stand beside others: those that the same speech sets elsewhere."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from question_bank.requirements import limits
from question_bank.requirements.counts import ordinal
from question_bank.requirements.deadlines import length_of
from question_bank.requirements.frame_patterns import TERM

if TYPE_CHECKING:
    from collections.abc import Sequence

WANTED = 2
DIGITS = "〇一二三四五六七八九"
HOURS = {
    "分钟": 1 / 60,
    "小时": 1,
    "天": 24,
    "日": 24,
    "工作日": 24.5,  # next to a day, but not one
    "周": 168,
    "月": 720,
    "年": 8760,
}
OFTEN = ("每周", "每月", "每季度", "每半年", "每年")
AMOUNT = re.compile(r"(?P<number>\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)个?(?P<unit>[一-鿿%]+)")
LIMIT = re.compile(limits.AMOUNT)
FARTHEST = 12  # times as long or as short: what is farther off is no answer to be thought of
# What a kind of measure looks like → the same where a speech sets it.
KINDS = (
    (
        re.compile(rf"{TERM}(?:以?内)?|半天|当[天日]"),
        re.compile(rf"(?<![每前后\d.])({TERM})(?=以?内|[办送报上提完])"),
    ),
    (re.compile("每.{1,2}"), re.compile("(每(?:半[年月]|[天日周月年]|季度))(?![一-鿿]?[名位个])")),
    (re.compile(r"\d+字"), re.compile(r"(?<!\d)(\d{3,5}字)")),
)


def other_measures(text: str, rights: Sequence[str]) -> tuple[str, ...]:
    """Return up to two measures of the kind of the right ones that a text sets for other things."""
    for kind, told in KINDS:
        if all(map(kind.fullmatch, rights)):
            within = "内" if all(right.endswith("内") for right in rights) else ""
            known = {_measure(right) for right in rights}
            found: dict[str, str] = {}
            for match in told.finditer(text):
                found.setdefault(_measure(match[1]), match[1] + within)
            return tuple(word for length, word in found.items() if length not in known)[:WANTED]
    return ()


def _measure(time: str) -> str:
    """Return a measure in one way of writing: 每日 is 每天, 三日 is 3天."""
    return re.sub("(?<!工作)日", "天", length_of(time))


def other_limits(text: str, answer: str, stem: str, *, wanted: int) -> tuple[str, ...]:
    """Return limits of the same sort that a text sets for other things, the nearest first.

    None that the stem shows. How often something is done are few words; of them any will do.
    """
    if answer in OFTEN:
        return tuple(often for often in OFTEN if often != answer and often not in stem)[:wanted]
    size = _size(answer)
    if size is None:
        return ()
    near: dict[float, str] = {}
    for other in (one for one in _set_by(text) if one not in stem):
        there = _size(other)
        if there and there[0] == size[0] and not _is_near(there[1], size[1], 1.05):
            near.setdefault(there[1], other)
    known = sorted(near, key=lambda length: (abs(math.log(length / size[1])), length))
    return tuple(near[length] for length in known if _is_near(length, size[1], FARTHEST))[:wanted]


def _is_near(one: float, two: float, times: float) -> bool:
    return max(one, two) <= times * min(one, two)


def _size(amount: str) -> tuple[str, float] | None:
    """Return of what sort an amount is and how large; times in hours."""
    match = AMOUNT.fullmatch(amount)
    if match is None:
        return None
    numeral, unit = match["number"], match["unit"]
    number = float(numeral) if numeral[0].isdigit() else ordinal(numeral.replace("两", "二"))
    if not number or "半" in numeral:
        return None
    return ("", number * HOURS[unit]) if unit in HOURS else (unit, number)


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
        number = ordinal(numeral.replace("两", "二"))
        return (f"{number}{rest}",) if number else ()
    tens, ones = divmod(int(numeral), 10)
    if not tens + ones > 0 or tens > 9:
        return ()
    ten = "" if not tens else "十" if tens == 1 else f"{DIGITS[tens]}十"
    words = f"{ten}{DIGITS[ones] if ones else ''}{rest}"
    return (words, "两" + rest) if words == "二" + rest else (words,)
