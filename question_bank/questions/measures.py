"""Times and numbers that may stand beside others: those that the same speech sets elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.requirements.deadlines import length_of
from question_bank.requirements.frame_patterns import TERM

if TYPE_CHECKING:
    from collections.abc import Sequence

WANTED = 2
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
