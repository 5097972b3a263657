from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from quizapp.backups.thinning import Keeping, kept_of

CHINA = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)  # a Sunday


def days_kept(count: int, keeping: Keeping) -> list[str]:
    """Return the dates kept of one copy a day, the last of them on 22 November 2026."""
    copies = {day: NOON - timedelta(days=day) for day in range(count)}
    return [f"{copies[day]:%m-%d}" for day in sorted(kept_of(copies, keeping, CHINA))]


def test_the_last_days_the_last_of_each_week_and_of_each_month_are_kept() -> None:
    assert days_kept(100, Keeping(days=3, weeks=3, months=4)) == [
        "11-22",
        "11-21",
        "11-20",
        "11-15",  # the Sundays before
        "11-08",
        "10-31",
        "09-30",
        "08-31",
    ]


def test_the_newest_is_kept_whatever_was_asked() -> None:
    assert days_kept(5, Keeping(days=0, weeks=0, months=0)) == ["11-22"]


def test_days_without_a_copy_do_not_count() -> None:
    copies = {"new": NOON, "old": NOON - timedelta(days=400), "older": NOON - timedelta(days=401)}
    assert kept_of(copies, Keeping(days=2, weeks=0, months=0), CHINA) == {"new", "old"}


@pytest.mark.parametrize(("hour", "kept"), [(15, {"late"}), (16, {"early", "late"})])
def test_a_day_is_that_of_the_office(hour: int, kept: set[str]) -> None:
    copies = {
        "early": datetime(2026, 11, 21, 14, tzinfo=UTC),  # 22:00 in China
        "late": datetime(2026, 11, 21, hour, tzinfo=UTC),
    }
    assert kept_of(copies, Keeping(days=2, weeks=0, months=0), CHINA) == kept
