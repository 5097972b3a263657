"""送审稿 as plain frozen values: what a leader looks at on paper before questions are accepted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = ("题号", "题型", "试题", "参考答案", "原文", "修改意见")
SIGNATURES = ("命题人", "审核人", "审定人")
RANGE = re.compile(r"(\d{1,4})(?:[-—–~至到](\d{1,4}))?")
SEPARATORS = re.compile(r"[、,，;；\s]+|第|题|号|和")


@dataclass(frozen=True, slots=True)
class Line:
    """One numbered question of the list."""

    number: int
    kind: str
    question: str
    answer: str
    passage: str


@dataclass(frozen=True, slots=True)
class ReviewList:
    """The questions with the material they were made of."""

    title: str
    origin: str
    lines: tuple[Line, ...]


def review_list_from_json(stored: Mapping[str, Any]) -> ReviewList:
    """Return the list that was stored by `asdict`."""
    lines = tuple(Line(**line) for line in stored["lines"])
    return ReviewList(stored["title"], stored["origin"], lines)


def numbers(typed: str, last: int) -> set[int]:
    """Return the numbers that a leader wrote down, such as 3、7-9; none where nothing is typed.

    Raises:
        Refused: `no_such_number`, with the `word` that is no number of the list.

    """
    found: set[int] = set()
    for word in SEPARATORS.sub(" ", normalize("NFKC", typed)).split():
        span = RANGE.fullmatch(word)
        if span is None:
            raise Refused("no_such_number", word=word[:20], last=last)
        first, end = int(span[1]), int(span[2] or span[1])
        if not 1 <= first <= end <= last:
            raise Refused("no_such_number", word=word[:20], last=last)
        found.update(range(first, end + 1))
    return found
