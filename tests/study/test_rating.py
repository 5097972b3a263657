from __future__ import annotations

import pytest

from question_bank.questions.marking import PartMark
from question_bank.study.rating import rated
from question_bank.study.reviews import Rating


def marks(pattern: str) -> list[PartMark]:
    return [PartMark("甲", "甲", sign == "✓") for sign in pattern]


@pytest.mark.parametrize(
    ("pattern", "hints", "given_up", "expected"),
    [
        ("✓", 0, False, Rating.GOOD),
        ("✓✓", 0, False, Rating.GOOD),
        ("✓✓", 1, False, Rating.HARD),
        ("✓✗", 0, False, Rating.AGAIN),
        ("✓✓✗", 0, False, Rating.AGAIN),
        ("✓✓✓✗", 0, False, Rating.HARD),
        ("✓✓✓✗", 1, False, Rating.AGAIN),
        ("✓✓✗✗", 0, False, Rating.AGAIN),
        ("✓✓✓✓✓✗", 0, False, Rating.HARD),
        ("✓", 0, True, Rating.AGAIN),
        ("✓✓✓✗", 0, True, Rating.AGAIN),
    ],
)
def test_the_marks_of_the_parts_make_the_rating(
    pattern: str, *, hints: int, given_up: bool, expected: Rating
) -> None:
    assert rated(marks(pattern), hints=hints, given_up=given_up) is expected
