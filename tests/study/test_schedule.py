from __future__ import annotations

import itertools
import random
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.study.cards import Phase
from question_bank.study.memory import Memory, days_until, recall, remembered
from question_bank.study.reviews import Rating
from question_bank.study.schedule import (
    LONGEST_DAYS,
    RETENTION,
    Goal,
    Standing,
    answered,
    bounds,
    for_exam,
    interval,
    spread,
)
from tests.study.lessons import MONDAY, SHANGHAI

AGAIN, HARD, GOOD, EASY = Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY
TODAY = SHANGHAI.day(MONDAY)
draws = st.floats(0, 1, exclude_max=True)


def then(standing: Standing, rating: Rating, days: int = 0, goal: Goal | None = None) -> Standing:
    now = MONDAY + timedelta(days=days)
    return answered(standing, rating, now=now, calendar=SHANGHAI, goal=goal, seed="1/1")


def waits(standing: Standing, days: int = 0) -> int:
    assert standing.due_at is not None
    return SHANGHAI.day(standing.due_at) - TODAY - days


@st.composite
def in_review(draw: st.DrawFn) -> Standing:
    """Give a card in the review phase, answered on time, early or late."""
    planned, ago = draw(st.integers(1, 200)), draw(st.integers(0, 400))
    return Standing(
        phase=Phase.REVIEW,
        stability=draw(st.floats(0.01, 500)),
        difficulty=draw(st.floats(1, 10)),
        due_at=SHANGHAI.begins(TODAY - ago + planned),
        last_at=MONDAY - timedelta(days=ago),
        last_day=TODAY - ago,
        introduced_day=TODAY - 900,
        reps=5,
    )


def test_a_right_answer_to_a_new_question_comes_back_in_two_days() -> None:
    card = then(Standing(), GOOD)

    assert (card.phase, waits(card), card.reps, card.introduced_day) == (
        Phase.REVIEW, 2, 1, TODAY,
    )  # fmt: skip
    assert card.due_at == SHANGHAI.begins(TODAY + 2)


def test_a_hint_brings_a_new_question_back_on_the_next_day() -> None:
    assert waits(then(Standing(), HARD)) == 1


def test_a_wrong_answer_comes_back_in_ten_minutes_until_it_is_right() -> None:
    wrong = then(then(Standing(), AGAIN), AGAIN)

    assert wrong.phase is Phase.LEARNING
    assert wrong.due_at == MONDAY + timedelta(minutes=10)
    assert wrong.lapses == 0
    assert waits(then(wrong, GOOD)) == 1


def test_forgetting_what_was_known_is_a_lapse() -> None:
    known = then(Standing(), GOOD)
    forgotten = then(known, AGAIN, days=2)

    assert (forgotten.phase, forgotten.lapses) == (Phase.RELEARNING, 1)
    assert then(forgotten, AGAIN, days=2).lapses == 1
    assert then(forgotten, GOOD, days=2).phase is Phase.REVIEW


@pytest.mark.parametrize(
    ("ideal", "expected"),
    [(2.4, (2, 2)), (2.5, (2, 4)), (7, (5, 9)), (17, (14, 20)), (37, (33, 41))],
)
def test_intervals_are_spread_within_the_bounds_of_anki(
    ideal: float, expected: tuple[int, int]
) -> None:
    assert bounds(ideal, 1) == expected


def test_an_interval_of_more_than_a_year_becomes_a_year() -> None:
    assert {spread(5000, 1, draw=d / 10) for d in range(10)} <= set(range(340, LONGEST_DAYS + 1))
    assert bounds(5000, 900) == (LONGEST_DAYS, LONGEST_DAYS)


@given(st.floats(0, 1e6), st.integers(1, 400), draws)
def test_a_spread_interval_stays_in_its_bounds(ideal: float, least: int, draw: float) -> None:
    low, high = bounds(ideal, least)

    assert 1 <= low <= spread(ideal, least, draw=draw) <= high <= LONGEST_DAYS
    assert low >= min(least, LONGEST_DAYS)


def test_every_interval_within_the_bounds_is_drawn_equally_often() -> None:
    drawn = random.Random(7)  # noqa: S311 - a fixed seed is the point
    counts = Counter(spread(10, 1, draw=drawn.random()) for _ in range(5000))

    assert sorted(counts) == [8, 9, 10, 11, 12]
    # chi-square with four degrees of freedom: above 18.5 in one of a thousand fair draws
    assert sum((n - 1000) ** 2 / 1000 for n in counts.values()) < 18.5


@given(in_review(), draws)
def test_a_better_answer_waits_at_least_a_day_longer(standing: Standing, draw: float) -> None:
    three = [
        interval(standing, rating, today=TODAY, draw=draw, calendar=SHANGHAI)
        for rating in (HARD, GOOD, EASY)
    ]

    assert three[0] >= 1
    assert all(a < b or a == b == LONGEST_DAYS for a, b in itertools.pairwise(three))


@given(in_review(), draws)
def test_an_interval_that_may_grow_grows_by_at_least_a_day(standing: Standing, draw: float) -> None:
    assert standing.due_at is not None
    assert standing.last_day is not None
    planned = SHANGHAI.day(standing.due_at) - standing.last_day
    memory = remembered(standing.memory, GOOD, elapsed_days=TODAY - standing.last_day)
    grows = planned < days_until(memory, RETENTION)

    found = interval(standing, GOOD, today=TODAY, draw=draw, calendar=SHANGHAI)

    assert not grows or found > planned or found == LONGEST_DAYS


def test_the_same_answer_gives_the_same_date_and_another_card_another() -> None:
    old = Standing(Phase.REVIEW, 80, 5, SHANGHAI.begins(TODAY), MONDAY, TODAY - 80, 1, 6)
    dates = {
        answered(old, GOOD, now=MONDAY, calendar=SHANGHAI, goal=None, seed=f"1/{card}").due_at
        for card in range(30)
    }

    assert then(old, GOOD) == then(old, GOOD)
    assert len(dates) > 5


def test_a_review_that_comes_before_the_exam_is_left_alone() -> None:
    assert for_exam(Memory(1, 5), 4, days_left=5, target=0.95, draw=0.5) == 4


def test_what_will_be_known_at_the_exam_is_not_asked_again_before_it() -> None:
    strong = Memory(100, 5)

    assert recall(strong, 10) > 0.98
    assert for_exam(strong, 100, days_left=10, target=0.95, draw=0.5) == 100


@given(st.floats(0.1, 60), st.integers(2, 90), draws)
def test_what_would_be_forgotten_by_the_exam_is_asked_in_the_week_before_it(
    stability: float, days_left: int, draw: float
) -> None:
    weak = Memory(stability, 5)
    found = for_exam(weak, 365, days_left=days_left, target=0.999, draw=draw)

    assert max(1, days_left - 7) <= found < days_left


@given(st.floats(0.1, 300), st.integers(1, 90), draws, st.floats(0.5, 0.94))
def test_a_higher_target_never_lowers_what_is_known_at_the_exam(
    stability: float, days_left: int, draw: float, target: float
) -> None:
    memory = Memory(stability, 5)

    def known(goal: float) -> float:
        days = for_exam(memory, round(stability) + 1, days_left=days_left, target=goal, draw=draw)
        return 1.0 if days < days_left else recall(memory, days_left)

    assert known(target + 0.05) >= known(target)


@pytest.mark.parametrize("days_left", [1, 0, -30])
def test_on_the_eve_and_after_the_exam_the_schedule_is_the_usual_one(days_left: int) -> None:
    assert for_exam(Memory(2, 5), 2, days_left=days_left, target=0.95, draw=0.5) == 2


def test_a_goal_moves_the_date_and_not_the_memory() -> None:
    old = Standing(Phase.REVIEW, 40, 5, SHANGHAI.begins(TODAY), MONDAY, TODAY - 40, 1, 6)
    free, bound = then(old, GOOD), then(old, GOOD, goal=Goal(TODAY + 30, 0.999))

    assert waits(free) > 30
    assert 23 <= waits(bound) < 30
    assert free.memory == bound.memory
