"""Times and numbers that may stand beside others: those that the same speech sets elsewhere."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from question_bank.requirements import limits
from question_bank.requirements.counts import ordinal
from question_bank.requirements.deadlines import length_of
from question_bank.requirements.frame_patterns import NUMBER, TERM
from question_bank.speech.readers.numerals import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

WANTED = 2
AMOUNT = re.compile(rf"(?P<number>{NUMBER})个?(?P<unit>[一-鿿%]+)")
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
    """Return limits of the same unit that a text sets for other things, the nearest first.

    They are written in the same numerals. Where the stem sets another one of that unit some of them
    could not be: who sets off within 5分钟 is not there within 三分钟.
    """
    own = _amount(answer)
    if own is None or own.unit in stem:
        return ()
    others = {other.number: other for other in map(_amount, _set_by(text)) if other}
    near = [
        other
        for other in others.values()
        if (other.unit, other.in_figures) == (own.unit, own.in_figures)
        and 1 < max(other.number, own.number) / min(other.number, own.number) <= FARTHEST
    ]
    near.sort(key=lambda other: (abs(math.log(other.number / own.number)), other.number))
    return tuple(other.words for other in near[:wanted])


@dataclass(frozen=True, slots=True)
class _Amount:
    words: str
    number: float
    unit: str
    in_figures: bool


def _amount(words: str) -> _Amount | None:
    """Return an amount by its number and unit; None of what is no plain number."""
    match = AMOUNT.fullmatch(words)
    if match is None:
        return None
    numeral = match["number"]
    in_figures = numeral[0].isdigit()
    number = float(numeral) if in_figures else ordinal(numeral.replace("两", "二"))
    plain = number and "半" not in numeral
    return _Amount(words, float(number), match["unit"], in_figures) if plain and number else None


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
    words = counted(int(numeral)) + rest
    return (words, "两" + rest) if words == "二" + rest else (words,)
