from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import fsrs
import fsrs_rs_python
import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.study.reviews import Rating
from question_bank.study.scheduling.memory import (
    USUAL_WEIGHTS,
    Memory,
    days_until,
    recall,
    remembered,
)

AGAIN, HARD, GOOD, EASY = Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY
memories = st.builds(Memory, st.floats(0.001, 36500), st.floats(1, 10))
days = st.integers(0, 4000)


def after(history: list[tuple[Rating, int]]) -> Memory:
    memory = None
    for rating, elapsed in history:
        memory = remembered(memory, rating, elapsed_days=elapsed)
    assert memory is not None
    return memory


@pytest.mark.parametrize(
    ("rating", "stability", "difficulty"),
    [(AGAIN, 0.212, 6.4133), (HARD, 1.2931, 5.112171), (GOOD, 2.3065, 2.118104), (EASY, 8.2956, 1)],
)
def test_the_first_answer_sets_stability_and_difficulty(
    rating: Rating, stability: float, difficulty: float
) -> None:
    memory = after([(rating, 0)])

    assert memory.stability == pytest.approx(stability, abs=1e-6)
    assert memory.difficulty == pytest.approx(difficulty, abs=1e-6)


def test_a_history_gives_the_memory_that_both_reference_libraries_give() -> None:
    memory = after([(AGAIN, 0), (GOOD, 0), (GOOD, 1), (GOOD, 3), (GOOD, 8), (GOOD, 21)])

    assert memory.stability == pytest.approx(53.62691, abs=1e-4)
    assert memory.difficulty == pytest.approx(6.3574867, abs=1e-4)


def test_weights_without_a_short_term_give_the_memory_of_the_reference() -> None:
    weights = (*USUAL_WEIGHTS[:17], 0.0, 0.0, 0.0, USUAL_WEIGHTS[20])
    memory = None
    for rating, elapsed in [(AGAIN, 0), (GOOD, 0), (GOOD, 1), (GOOD, 3), (GOOD, 8), (GOOD, 21)]:
        memory = remembered(memory, rating, elapsed_days=elapsed, weights=weights)

    assert memory is not None
    assert memory.stability == pytest.approx(53.335106, abs=1e-4)
    assert memory.difficulty == pytest.approx(6.3574867, abs=1e-4)


# the weights of an earlier version, of which the last two say that it forgot by a fixed curve
EARLIER_WEIGHTS = (
    0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918, 0.0025195254,
    1.432437, 0.1544, 0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248, 0.19542035, 3.201072,
    0.18046261, 0.121442534, 0.0, 0.5,
)  # fmt: skip


@pytest.mark.parametrize(
    ("rating", "stability", "difficulty"),
    [
        (AGAIN, 2.9691455, 8.000659),
        (HARD, 17.091452, 7.6913934),
        (GOOD, 31.722992, 7.382128),
        (EASY, 71.7502, 7.0728626),
    ],
)
def test_weights_of_an_earlier_version_give_the_four_next_memories_of_the_reference(
    rating: Rating, stability: float, difficulty: float
) -> None:
    memory = None
    for given_rating, elapsed in [(AGAIN, 0), (GOOD, 1), (GOOD, 3), (GOOD, 8), (rating, 21)]:
        memory = remembered(memory, given_rating, elapsed_days=elapsed, weights=EARLIER_WEIGHTS)

    assert memory is not None
    assert memory.stability == pytest.approx(stability, rel=1e-5)
    assert memory.difficulty == pytest.approx(difficulty, rel=1e-5)


@pytest.mark.parametrize(
    ("ease", "days", "retention", "stability", "difficulty"),
    [
        (2.5, 10, 0.9, 10.0, 6.9140563),
        (2.5, 10, 0.8, 3.01572, 9.393428),
        (2.5, 10, 0.95, 24.841097, 1.2974405),
        (1.3, 20, 0.9, 20.0, 10.0),
    ],
)
def test_a_card_taken_over_from_sm_2_waits_as_it_did_and_grows_by_its_ease(
    ease: float, days: int, retention: float, stability: float, difficulty: float
) -> None:
    model = fsrs_rs_python.FSRS(list(USUAL_WEIGHTS))
    theirs = model.memory_state_from_sm2(ease, days, retention)
    assert (theirs.stability, theirs.difficulty) == pytest.approx((stability, difficulty), rel=1e-5)

    # what the conversion promises holds in our model: the next interval is the last one times ease
    memory = Memory(stability, difficulty)
    assert days_until(memory, retention) == pytest.approx(days, rel=1e-5)
    grown = remembered(memory, GOOD, elapsed_days=days).stability / stability
    if difficulty < 10:
        assert grown == pytest.approx(ease, rel=1e-4)
    else:  # as slow as the model goes
        assert grown > ease


def test_what_is_easy_ten_times_is_as_easy_as_can_be() -> None:
    assert after([(EASY, 0)] * 10).difficulty == 1


@given(st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 400)), min_size=1, max_size=20))
def test_any_history_gives_what_both_reference_libraries_give(
    history: list[tuple[Rating, int]],
) -> None:
    history[0] = (history[0][0], 0)
    grades = [(list(Rating).index(rating) + 1, days) for rating, days in history]
    ours = after(history)

    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, when = fsrs.Card(card_id=1), datetime(2025, 3, 3, tzinfo=UTC)
    for grade, days in grades:
        when += timedelta(days=days)
        card, _ = scheduler.review_card(card, fsrs.Rating(grade), when)
    assert ours.stability == pytest.approx(card.stability, rel=1e-9)
    assert ours.difficulty == pytest.approx(card.difficulty, rel=1e-9)

    reviews = [fsrs_rs_python.FSRSReview(grade, days) for grade, days in grades]
    theirs = fsrs_rs_python.FSRS(list(USUAL_WEIGHTS)).memory_state(fsrs_rs_python.FSRSItem(reviews))
    # theirs counts in 32 bits
    assert ours.stability == pytest.approx(theirs.stability, rel=1e-5)
    assert ours.difficulty == pytest.approx(theirs.difficulty, rel=1e-5)


def test_answers_on_time_give_the_intervals_of_the_reference() -> None:
    ratings = [GOOD] * 6 + [AGAIN] * 2 + [GOOD] * 5
    waits = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]
    memory, found = None, []
    for place, rating in enumerate(ratings):
        elapsed = 0 if place == 0 else waits[place - 1]
        memory = remembered(memory, rating, elapsed_days=elapsed)
        found.append(max(1, round(days_until(memory, 0.9))))

    # where the reference waits for minutes, its memory is the same and only its step is shorter
    assert [f for f, w in zip(found, waits, strict=True) if w] == [w for w in waits if w]


@pytest.mark.parametrize(
    ("retention", "expected"),
    [
        (0.1, 3116766), (0.2, 34793), (0.3, 2508), (0.4, 387), (0.5, 90),
        (0.6, 27), (0.7, 9), (0.8, 3), (0.9, 1), (1 - 1e-9, 1),
    ],
)  # fmt: skip
def test_a_lower_retention_waits_longer(retention: float, expected: int) -> None:
    # fsrs-rs counts in 32 bits, so its largest figures differ in the sixth digit
    waited = max(1, days_until(Memory(1, 5), retention))
    assert waited == pytest.approx(expected, rel=2e-6, abs=0.5)


@pytest.mark.parametrize("retention", [0, 1, 1.5, -0.1])
def test_a_retention_that_is_no_share_is_refused(retention: float) -> None:
    with pytest.raises(ValueError, match=str(retention)):
        days_until(Memory(1, 5), retention)


@given(memories, days)
def test_a_better_answer_is_remembered_longer_and_makes_it_no_harder(
    memory: Memory, elapsed: int
) -> None:
    four = [remembered(memory, rating, elapsed_days=elapsed) for rating in Rating]

    assert [m.stability for m in four] == sorted(m.stability for m in four)
    assert [m.difficulty for m in four] == sorted((m.difficulty for m in four), reverse=True)
    assert all(1 <= m.difficulty <= 10 and 0.001 <= m.stability <= 36500 for m in four)
    assert four[0].stability <= memory.stability * (1 + 1e-12)
    assert all(m.stability >= memory.stability * (1 - 1e-12) for m in four[1:])


@given(memories, st.lists(st.integers(0, 20000), min_size=2))
def test_recall_only_falls(memory: Memory, when: list[int]) -> None:
    shares = [recall(memory, elapsed) for elapsed in sorted(when)]

    assert all(a >= b for a, b in itertools.pairwise(shares))
    assert recall(memory, 0) == 1
    assert recall(memory, memory.stability) == pytest.approx(0.9, abs=1e-9)


@given(memories, st.floats(0.05, 0.98), st.floats(0.001, 0.01))
def test_a_higher_retention_never_waits_longer(memory: Memory, share: float, more: float) -> None:
    assert days_until(memory, share + more) < days_until(memory, share)


@given(memories, st.floats(0.5, 0.97))
def test_when_the_wait_is_over_the_recall_is_what_was_asked(memory: Memory, share: float) -> None:
    assert recall(memory, days_until(memory, share)) == pytest.approx(share, abs=1e-9)


def test_a_clock_that_went_back_counts_as_no_time() -> None:
    memory = Memory(5, 5)

    assert remembered(memory, GOOD, elapsed_days=-3) == remembered(memory, GOOD, elapsed_days=0)
