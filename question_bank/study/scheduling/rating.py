"""How well an answer went: the rating that the schedule is given, from the marks of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.questions.multiple import left_out
from question_bank.study.reviews import Rating

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.marking import PartMark

RATER_VERSION = 1
MANY_PARTS = 4


def rated(kind: str, marks: Sequence[PartMark], *, hints: int, given_up: bool) -> Rating:
    """Return the rating of an answer to a question of a kind.

    Anything wrong, or 不会, is Again; right after a hint is Hard; right is Good. Where four parts
    or more are answered one by one, a single slip without a hint is Hard; an order is right as a
    whole or not at all. Of a multiple choice too few options are Hard, a wrong one is Again.
    Easy is nobody's but the trainee's.
    """
    wrong = sum(not mark.right for mark in marks)
    if given_up or (wrong and (hints or not _is_forgiven(kind, marks, wrong))):
        return Rating.AGAIN
    return Rating.HARD if wrong or hints else Rating.GOOD


def _is_forgiven(kind: str, marks: Sequence[PartMark], wrong: int) -> bool:
    if kind == "multiple":
        return left_out(marks) == wrong
    return kind != "ordering" and wrong == 1 and len(marks) >= MANY_PARTS
