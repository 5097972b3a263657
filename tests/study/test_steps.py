from __future__ import annotations

from datetime import timedelta

import pytest

from question_bank.study.reviews import Rating
from question_bank.study.scheduling.steps import LEARNING, RELEARNING, step_after

AGAIN, HARD, GOOD, EASY = Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY


@pytest.mark.parametrize(
    ("rating", "minutes"),
    [(AGAIN, 1), (HARD, 5.5), (GOOD, 10)],
)
def test_the_first_step_gives_the_waits_of_the_reference(rating: Rating, minutes: float) -> None:
    found = step_after(LEARNING, 0, rating)

    assert found is not None
    assert found[1] == timedelta(minutes=minutes)


def test_what_is_easy_and_the_last_step_end_the_steps() -> None:
    assert step_after(LEARNING, 0, EASY) is None
    assert step_after(LEARNING, 1, GOOD) is None
    assert step_after(RELEARNING, 0, GOOD) is None


def test_what_was_hard_stays_on_its_step() -> None:
    assert step_after(LEARNING, 1, HARD) == (1, timedelta(minutes=10))
    assert step_after(RELEARNING, 0, HARD) == (0, timedelta(minutes=15))
    assert step_after((timedelta(days=9),), 0, HARD) == (0, timedelta(days=10))


def test_a_wrong_answer_begins_anew() -> None:
    assert step_after(LEARNING, 1, AGAIN) == (0, timedelta(minutes=1))
    assert step_after(RELEARNING, 0, AGAIN) == (0, timedelta(minutes=10))
