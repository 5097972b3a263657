from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.study.reviews import Rating
from question_bank.study.scheduling.intervals import Agenda
from question_bank.study.scheduling.memory import Memory, recall
from question_bank.study.scheduling.schedule import (
    Goal,
    Standing,
    for_exam,
)
from tests.study.standings import TODAY, busy, in_review, known, then, waits


def test_a_review_that_comes_before_the_exam_is_left_alone() -> None:
    assert for_exam(Memory(1, 5), 4, goal=Goal(TODAY + 5, 0.95), today=TODAY) == 4


def test_what_will_be_known_at_the_exam_is_not_asked_again_before_it() -> None:
    strong = Memory(100, 5)

    assert recall(strong, 10) > 0.98
    assert for_exam(strong, 100, goal=Goal(TODAY + 10, 0.95), today=TODAY) == 100


@given(st.floats(0.1, 60), st.integers(2, 90))
def test_what_would_be_forgotten_by_the_exam_is_asked_in_the_week_before_it(
    stability: float, days_left: int
) -> None:
    goal = Goal(TODAY + days_left, 0.999)
    found = for_exam(Memory(stability, 5), 365, goal=goal, today=TODAY, agendas=busy)

    assert max(1, days_left - 7) <= found < days_left


def test_of_the_last_seven_days_the_one_with_the_least_to_do_is_taken() -> None:
    loads = dict.fromkeys(range(TODAY + 13, TODAY + 20), 4) | {TODAY + 15: 1}

    def found(agenda: Agenda) -> int:
        goal = Goal(TODAY + 20, 0.99)
        return for_exam(Memory(9, 5), 60, goal=goal, today=TODAY, agendas=lambda *_: agenda)

    assert found(Agenda(loads)) == 15
    assert found(Agenda({})) == 19
    # TODAY is a Monday, and so are days 14 and 21: day 15 is a Tuesday
    assert found(Agenda(loads, days_off=0b0000010)) == 19


@given(st.floats(0.1, 300), st.integers(1, 90), st.floats(0.5, 0.94))
def test_a_higher_target_never_lowers_what_is_known_at_the_exam(
    stability: float, days_left: int, target: float
) -> None:
    memory = Memory(stability, 5)

    def known(share: float) -> float:
        goal = Goal(TODAY + days_left, share)
        days = for_exam(memory, round(stability) + 1, goal=goal, today=TODAY)
        return 1.0 if days < days_left else recall(memory, days_left)

    assert known(target + 0.05) >= known(target)


@given(in_review(), st.sampled_from(Rating), st.integers(2, 120), st.floats(0.8, 0.99))
def test_no_date_lies_behind_the_exam_unless_it_will_still_be_known_there(
    standing: Standing, rating: Rating, days_left: int, target: float
) -> None:
    card = then(standing, rating, goal=Goal(TODAY + days_left, target))

    assert card.memory is not None
    assert waits(card) < days_left or recall(card.memory, days_left) >= target


@pytest.mark.parametrize("days_left", [1, 0, -30])
def test_on_the_eve_and_after_the_exam_the_schedule_is_the_usual_one(days_left: int) -> None:
    assert for_exam(Memory(2, 5), 2, goal=Goal(TODAY + days_left, 0.95), today=TODAY) == 2


def test_a_goal_moves_the_date_and_not_the_memory() -> None:
    old = known(40)
    free, bound = then(old, Rating.GOOD), then(old, Rating.GOOD, goal=Goal(TODAY + 30, 0.999))

    assert waits(free) > 30
    assert 23 <= waits(bound) < 30
    assert free.memory == bound.memory
