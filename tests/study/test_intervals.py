from __future__ import annotations

import random
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.study.scheduling.intervals import (
    LONGEST_DAYS,
    Agenda,
    bounds,
    least_loaded,
    spread,
)

MONDAY = date(2025, 3, 3).toordinal()
draws = st.floats(0, 1, exclude_max=True)
agendas = st.builds(
    Agenda,
    st.dictionaries(st.integers(MONDAY, MONDAY + 400), st.integers(0, 300)),
    st.frozensets(st.integers(MONDAY, MONDAY + 400)),
    st.integers(0, 126),
)


def drawn(ideal: float, agenda: Agenda, times: int = 5000) -> Counter[int]:
    chance = random.Random(7)  # noqa: S311 - a fixed seed is the point
    return Counter(
        spread(ideal, 1, today=MONDAY, draw=chance.random(), agenda=agenda) for _ in range(times)
    )


@pytest.mark.parametrize(
    ("ideal", "expected"),
    [(2.4, (2, 2)), (2.5, (2, 4)), (7, (5, 9)), (17, (14, 20)), (37, (33, 41))],
)
def test_intervals_are_spread_within_the_bounds_of_anki(
    ideal: float, expected: tuple[int, int]
) -> None:
    assert bounds(ideal, 1) == expected


def test_an_interval_of_more_than_a_year_becomes_a_year() -> None:
    assert set(drawn(5000, Agenda(), 50)) <= set(range(340, LONGEST_DAYS + 1))
    assert bounds(5000, 900) == (LONGEST_DAYS, LONGEST_DAYS)


@given(st.floats(0, 1e6), st.integers(1, 400), draws, agendas)
def test_a_spread_interval_stays_in_its_bounds_but_for_days_off(
    ideal: float, least: int, draw: float, agenda: Agenda
) -> None:
    low, high = bounds(ideal, least)
    found = spread(ideal, least, today=MONDAY, draw=draw, agenda=agenda)

    assert 1 <= low <= found <= LONGEST_DAYS
    assert low >= min(least, LONGEST_DAYS)
    if found > high:
        assert all(agenda.is_off(MONDAY + day) for day in range(low, found))


def test_every_interval_within_the_bounds_is_drawn_equally_often() -> None:
    counts = drawn(10, Agenda())

    assert sorted(counts) == [8, 9, 10, 11, 12]
    # chi-square with four degrees of freedom: above 18.5 in one of a thousand fair draws
    assert sum((n - 1000) ** 2 / 1000 for n in counts.values()) < 18.5


def test_days_with_more_to_do_are_drawn_less_often() -> None:
    counts = drawn(10, Agenda({MONDAY + 9: 2, MONDAY + 10: 50}))

    # twice the load weighs 2 ** -2.15 = 0.225 of a free day: 5000 x 0.225 / 3.225
    assert counts[9] == pytest.approx(349, abs=60)
    assert counts[10] < 5


def test_the_days_of_siblings_and_days_off_are_left_free_where_others_are() -> None:
    siblings = frozenset({MONDAY + 8, MONDAY + 9})

    # day 12 is a Saturday
    assert set(drawn(10, Agenda({}, siblings, 0b1100000), 200)) <= {8, 9, 10, 11}
    assert drawn(10, Agenda({}, siblings, 0b1100000), 5000)[8] < 60


def test_where_only_days_off_are_near_the_first_day_of_work_is_taken() -> None:
    weekend = Agenda({}, days_off=0b1100000)

    # from a Friday, one day on is a Saturday
    assert spread(1, 1, today=MONDAY + 4, draw=0.5, agenda=weekend) == 3
    assert spread(1, 1, today=MONDAY + 3, draw=0.5, agenda=weekend) == 1


def test_of_equally_loaded_days_the_latest_is_taken() -> None:
    days = range(MONDAY + 1, MONDAY + 5)

    assert least_loaded(days, agenda=Agenda()) == MONDAY + 4
    assert least_loaded(days, agenda=Agenda({MONDAY + 4: 1, MONDAY + 3: 1})) == MONDAY + 2
