from __future__ import annotations

import itertools
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from question_bank.study.cards import Phase
from question_bank.study.reviews import Rating
from question_bank.study.scheduling.intervals import LONGEST_DAYS
from question_bank.study.scheduling.memory import days_until, remembered
from question_bank.study.scheduling.schedule import (
    RETENTION,
    Passed,
    Standing,
    answered,
    interval,
)
from tests.study.lessons import MONDAY, SHANGHAI
from tests.study.standings import TODAY, busy, in_review, known, then, waits

AGAIN, HARD, GOOD, EASY = Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY
draws = st.floats(0, 1, exclude_max=True)


def passed(standing: Standing, rating: Rating, draw: float) -> Passed:
    assert standing.due_at is not None
    assert standing.last_day is not None
    planned = SHANGHAI.day(standing.due_at) - standing.last_day
    return Passed(standing, rating, today=TODAY, draw=draw, planned_days=planned)


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
