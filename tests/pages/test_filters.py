from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from quizapp import filters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

NOW = datetime(2025, 11, 21, 3, 0, tzinfo=UTC)  # 11 in the morning, Shanghai, a Friday


@pytest.fixture(autouse=True)
def _at_that_moment(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(filters, "now", lambda: NOW)
    with app.app_context():
        yield


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (4.5, "今天 15:30"),
        (-12, "昨天 23:00"),
        (13.5, "明天 00:30"),
        (48, "后天 11:00"),
        (-48, "前天 11:00"),
        (96, "11月25日 11:00"),
        (24 * 60, "2026年1月20日 11:00"),
    ],
)
def test_a_moment_is_said_as_people_say_it(hours: float, said: str) -> None:
    assert f">{said}</time>" in filters.moment(NOW + timedelta(hours=hours))


def test_the_whole_date_is_the_title() -> None:
    assert 'title="2025年11月21日 星期五 11:00"' in filters.moment(NOW)
    assert 'datetime="2025-11-21T11:00+08:00"' in filters.moment(NOW)


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (timedelta(seconds=-1), "现在"),
        (timedelta(0), "现在"),
        (timedelta(seconds=20), "20 秒后"),
        (timedelta(minutes=10), "10 分钟后"),
        (timedelta(hours=5), "5 小时后"),
        (timedelta(hours=13, minutes=1), "明天"),
        (timedelta(days=3), "3 天后（11月24日）"),
        (timedelta(days=60), "60 天后（2026年1月20日）"),
    ],
)
def test_what_comes_back_says_when(ahead: timedelta, said: str) -> None:
    assert f">{said}</time>" in filters.ahead(NOW + ahead)


def test_days_name_their_year_when_it_is_another() -> None:
    assert filters.day(date(2025, 3, 8)) == "3月8日"
    assert filters.day(date(2024, 3, 8)) == "2024年3月8日"
    assert filters.day(datetime(2025, 3, 7, 17, 0, tzinfo=UTC)) == "3月8日"
    assert filters.long_day(date(2025, 11, 24)) == "2025年11月24日 星期一"


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0%"), (0.832, "83%"), (0.999, "99%"), (1, "100%"), (None, "—"), (0.004, "0%")],
)
def test_a_share_is_whole_per_cent_and_all_only_when_nothing_is_missing(
    share: float | None, said: str
) -> None:
    assert filters.percent(share) == said


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(seconds=0.2), " 1 秒"),
        (timedelta(seconds=59.5), " 1 分钟"),
        (timedelta(minutes=4, seconds=1), " 5 分钟"),
        (timedelta(hours=1, seconds=1), " 2 小时"),
        (timedelta(days=2), " 2 天"),
    ],
)
def test_a_wait_is_rounded_up(length: timedelta, said: str) -> None:
    assert filters.wait(length) == said


@pytest.mark.parametrize(
    ("size", "said"),
    [(12, "12 字节"), (2048, "2.0 KB"), (335_872, "328 KB"), (4_500_000_000, "4.2 GB")],
)
def test_a_volume_stands_in_the_unit_people_read_it_in(size: int, said: str) -> None:
    assert filters.volume(size) == said
