from __future__ import annotations

import pytest

from question_bank.questions.content import mark
from question_bank.questions.marking import PartMark
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.study.reviews import Rating
from question_bank.study.scheduling.rating import rated


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
    assert rated("cloze", marks(pattern), hints=hints, given_up=given_up) is expected


def chosen(*options: str) -> tuple[PartMark, ...]:
    question = Multiple("…包括（　　）。", ("甲", "乙", "丙", "丁"), ("甲", "乙", "丙"))
    return mark(question, options)


@pytest.mark.parametrize(
    ("options", "hints", "expected"),
    [
        ("甲乙丙", 0, Rating.GOOD),
        ("丙乙甲", 1, Rating.HARD),
        ("甲乙", 0, Rating.HARD),
        ("甲", 0, Rating.HARD),
        ("甲乙", 1, Rating.AGAIN),
        ("甲乙丁", 0, Rating.AGAIN),
        ("甲乙丙丁", 0, Rating.AGAIN),
    ],
)
def test_too_few_options_are_hard_and_a_wrong_one_is_again(
    options: str, *, hints: int, expected: Rating
) -> None:
    assert rated("multiple", chosen(*options), hints=hints, given_up=False) is expected


def test_an_order_is_right_as_a_whole_or_not_at_all() -> None:
    steps = Ordering("顺序是", ("收文", "登记", "拟办", "批办", "承办"))

    wrong = mark(steps, ("收文", "登记", "拟办", "批办", ""))
    assert [one.right for one in wrong] == [True, True, True, True, False]
    assert rated("ordering", wrong, hints=0, given_up=False) is Rating.AGAIN
    right = mark(steps, steps.items)
    assert rated("ordering", right, hints=0, given_up=False) is Rating.GOOD
