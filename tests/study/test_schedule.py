from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.study.cards import Phase
from question_bank.study.reviews import Rating
from question_bank.study.scheduling.intervals import LONGEST_DAYS, Agenda
from question_bank.study.scheduling.memory import Memory, days_until, recall, remembered
from question_bank.study.scheduling.schedule import (
    RETENTION,
    Goal,
    Passed,
    Standing,
    answered,
    for_exam,
    interval,
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


def passed(standing: Standing, rating: Rating, draw: float) -> Passed:
    assert standing.due_at is not None
    assert standing.last_day is not None
    planned = SHANGHAI.day(standing.due_at) - standing.last_day
    return Passed(standing, rating, today=TODAY, draw=draw, planned_days=planned)


def known(days: int) -> Standing:
    """Give a card that is due today, so many days after its last answer."""
    return Standing(
        phase=Phase.REVIEW,
        stability=days,
        difficulty=5,
        due_at=SHANGHAI.begins(TODAY),
        last_at=MONDAY,
        last_day=TODAY - days,
        introduced_day=1,
        reps=6,
    )


def busy(first: int, last: int) -> Agenda:
    """Give an agenda with something on every day but each third, and no work at the weekend."""
    return Agenda({day: day % 3 for day in range(first, last + 1)}, days_off=0b1100000)


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


def test_a_new_question_that_goes_wrong_is_asked_after_one_minute_and_after_ten() -> None:
    wrong = then(then(Standing(), AGAIN), AGAIN)
    right = then(wrong, GOOD)

    assert (wrong.phase, wrong.lapses) == (Phase.LEARNING, 0)
    assert wrong.due_at == MONDAY + timedelta(minutes=1)
    assert (right.phase, right.due_at) == (Phase.LEARNING, MONDAY + timedelta(minutes=10))
    assert waits(then(right, GOOD)) == 1
    assert waits(then(wrong, EASY)) == 1


def test_what_was_known_and_goes_wrong_is_asked_after_ten_minutes() -> None:
    forgotten = then(then(Standing(), GOOD), AGAIN, days=2)
    later = MONDAY + timedelta(days=2)

    assert forgotten.due_at == later + timedelta(minutes=10)
    assert then(forgotten, HARD, days=2).due_at == later + timedelta(minutes=15)
    assert then(forgotten, GOOD, days=2).phase is Phase.REVIEW


def test_what_is_right_after_a_night_leaves_the_steps_out() -> None:
    wrong = then(Standing(), AGAIN)

    assert then(wrong, GOOD, days=1).phase is Phase.REVIEW
    assert then(wrong, HARD, days=1).phase is Phase.REVIEW


def test_forgetting_what_was_known_is_a_lapse() -> None:
    known = then(Standing(), GOOD)
    forgotten = then(known, AGAIN, days=2)

    assert (forgotten.phase, forgotten.lapses) == (Phase.RELEARNING, 1)
    assert then(forgotten, AGAIN, days=2).lapses == 1
    assert then(forgotten, GOOD, days=2).phase is Phase.REVIEW


@given(in_review(), draws)
def test_a_better_answer_waits_at_least_a_day_longer(standing: Standing, draw: float) -> None:
    three = [interval(passed(standing, rating, draw), busy) for rating in (HARD, GOOD, EASY)]

    assert three[0] >= 1
    assert all(a < b or a == b == LONGEST_DAYS for a, b in itertools.pairwise(three))


@given(in_review(), draws)
def test_an_interval_that_may_grow_grows_by_at_least_a_day(standing: Standing, draw: float) -> None:
    assert standing.due_at is not None
    assert standing.last_day is not None
    planned = SHANGHAI.day(standing.due_at) - standing.last_day
    memory = remembered(standing.memory, GOOD, elapsed_days=TODAY - standing.last_day)
    grows = planned < days_until(memory, RETENTION)

    found = interval(passed(standing, GOOD, draw), busy)

    assert not grows or found > planned or found == LONGEST_DAYS


def test_the_same_answer_gives_the_same_date_and_another_card_another() -> None:
    old = known(80)
    dates = {
        answered(old, GOOD, now=MONDAY, calendar=SHANGHAI, goal=None, seed=f"1/{card}").due_at
        for card in range(30)
    }

    assert then(old, GOOD) == then(old, GOOD)
    assert len(dates) > 5


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


hours = st.one_of(st.integers(-40 * 24, 40 * 24), st.integers(-26, 26))


@given(st.lists(st.tuples(hours, st.sampled_from(Rating)), min_size=1, max_size=12))
def test_no_clock_that_jumps_back_or_forth_gives_a_date_before_the_answer(
    way: list[tuple[int, Rating]],
) -> None:
    card, now = Standing(), MONDAY
    for jump, rating in way:
        now += timedelta(hours=jump)
        card = answered(card, rating, now=now, calendar=SHANGHAI, goal=None, seed="1/1")

        assert card.due_at is not None
        assert card.due_at > now
        assert card.last_day == SHANGHAI.day(now)
        assert card.phase is not Phase.REVIEW or waits(card) + TODAY > card.last_day
        assert card.memory is not None
        assert 1 <= card.memory.difficulty <= 10
    assert card.reps == len(way)


@pytest.mark.parametrize("days_left", [1, 0, -30])
def test_on_the_eve_and_after_the_exam_the_schedule_is_the_usual_one(days_left: int) -> None:
    assert for_exam(Memory(2, 5), 2, goal=Goal(TODAY + days_left, 0.95), today=TODAY) == 2


def test_a_goal_moves_the_date_and_not_the_memory() -> None:
    old = known(40)
    free, bound = then(old, GOOD), then(old, GOOD, goal=Goal(TODAY + 30, 0.999))

    assert waits(free) > 30
    assert 23 <= waits(bound) < 30
    assert free.memory == bound.memory
