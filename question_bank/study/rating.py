"""How well an answer went: the rating that the schedule is given, from the marks of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.study.reviews import Rating

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.marking import PartMark

RATER_VERSION = 1
MANY_PARTS = 4


def rated(marks: Sequence[PartMark], *, hints: int, given_up: bool) -> Rating:
    """Return the rating of an answer.

    Anything wrong, or 不会, is Again; right after a hint is Hard; right is Good. In a question of
    four parts or more a single slip without a hint is Hard. Easy is nobody's but the trainee's.
    """
    wrong = sum(not mark.right for mark in marks)
    if given_up or wrong > 1 or (wrong and (hints or len(marks) < MANY_PARTS)):
        return Rating.AGAIN
    return Rating.HARD if wrong or hints else Rating.GOOD
