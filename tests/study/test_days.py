from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.study.days import Calendar

ZONES = [
    *("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"),
    *("Antarctica/Troll", "Pacific/Chatham"),
]
calendars = st.builds(Calendar, st.sampled_from(ZONES).map(ZoneInfo), st.integers(0, 6))
moments = st.datetimes(
    datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)  # noqa: DTZ001 - the zone follows
)  # fmt: skip


def day_of(zone: str, hour: int, *when: int) -> date:
    calendar = Calendar(ZoneInfo(zone), hour)
    return calendar.date(calendar.day(datetime(*when, tzinfo=ZoneInfo(zone))))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ((2025, 3, 3, 3, 59, 59), date(2025, 3, 2)),
        ((2025, 3, 3, 4, 0, 0), date(2025, 3, 3)),
        ((2025, 3, 3, 23, 59, 59), date(2025, 3, 3)),
        ((2025, 3, 4, 0, 0, 0), date(2025, 3, 3)),
        ((2025, 1, 1, 1, 0, 0), date(2024, 12, 31)),
    ],
)
def test_a_day_goes_on_until_four_in_the_morning(when: tuple[int, ...], expected: date) -> None:
    assert day_of("Asia/Shanghai", 4, *when) == expected


@pytest.mark.parametrize(
    ("zone", "hour", "begin", "end", "days"),
    [
        # in the manner of Anki's rslib/src/scheduler/timing.rs::days_elapsed
        ("America/Denver", 4, (2018, 10, 30, 2), (2018, 10, 30, 3, 59), 0),
        ("America/Denver", 4, (2018, 10, 30, 2), (2018, 10, 30, 4), 1),
        ("America/Denver", 4, (2018, 10, 30, 4), (2018, 10, 31, 3, 59), 0),
        ("America/Denver", 4, (2018, 10, 30, 4), (2018, 10, 31, 4), 1),
        # the clocks go back on the 4th of November, and forward on the 11th of March
        ("America/Denver", 4, (2018, 11, 3, 12), (2018, 11, 5, 3, 59), 1),
        ("America/Denver", 4, (2018, 11, 3, 12), (2018, 11, 5, 4), 2),
        ("America/Denver", 4, (2018, 3, 10, 12), (2018, 3, 12, 3, 59), 1),
        ("America/Denver", 4, (2018, 3, 10, 12), (2018, 3, 12, 4), 2),
        ("America/Denver", 0, (2018, 11, 3, 0), (2018, 11, 3, 23, 59), 0),
        ("America/Denver", 0, (2018, 11, 3, 0), (2018, 11, 4, 0), 1),
        ("Asia/Shanghai", 23, (2025, 3, 3, 22, 59), (2025, 3, 3, 23), 1),
    ],
)
def test_days_are_counted_over_rollovers_and_over_changes_of_the_clock(
    zone: str, hour: int, begin: tuple[int, ...], end: tuple[int, ...], days: int
) -> None:
    assert (day_of(zone, hour, *end) - day_of(zone, hour, *begin)).days == days


def test_nine_in_the_evening_and_ten_to_nine_next_day_are_a_day_apart() -> None:
    calendar = Calendar(ZoneInfo("Asia/Shanghai"))
    evening = datetime(2025, 3, 3, 13, 0, tzinfo=UTC)

    assert calendar.day(evening + timedelta(hours=11, minutes=50)) == calendar.day(evening) + 1


@pytest.mark.parametrize("when", [date(2025, 3, 30), date(2025, 10, 26)])
def test_the_days_of_summer_time_are_days_like_others(when: date) -> None:
    calendar = Calendar(ZoneInfo("Europe/Berlin"), 2)
    begins = calendar.begins(when.toordinal())

    assert calendar.day(begins) == when.toordinal()
    assert calendar.day(begins - timedelta(seconds=1)) == when.toordinal() - 1


def test_a_clock_put_back_over_the_rollover_does_not_begin_the_day_again() -> None:
    """In this zone three o'clock becomes one o'clock on the last Sunday of October."""
    calendar = Calendar(ZoneInfo("Antarctica/Troll"), 2)
    sunday = date(2025, 10, 26).toordinal()
    times = [datetime(2025, 10, 25, 22, 0, tzinfo=UTC) + timedelta(hours=h) for h in range(8)]

    assert [calendar.day(one) - sunday for one in times] == [-1, -1, 0, 0, 0, 0, 0, 0]


@given(calendars, moments, st.integers(0, 10**7))
def test_a_later_moment_is_never_on_an_earlier_day(
    calendar: Calendar, moment: datetime, seconds: int
) -> None:
    assert calendar.day(moment + timedelta(seconds=seconds)) >= calendar.day(moment)


@given(calendars, moments)
def test_every_moment_lies_between_the_ends_of_its_day(
    calendar: Calendar, moment: datetime
) -> None:
    day = calendar.day(moment)

    assert calendar.begins(day) <= moment < calendar.ends(day)
