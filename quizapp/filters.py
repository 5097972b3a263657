"""Jinja filters: times as people say them, shares, and how long something takes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from markupsafe import Markup

from quizapp import navigation
from quizapp.clock import now
from quizapp.installation import current_settings

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from flask import Flask

WEEKDAYS = "一二三四五六日"
NEAR_DAYS = {-2: "前天", -1: "昨天", 0: "今天", 1: "明天", 2: "后天"}


def register(app: Flask) -> None:
    """Teach the templates our filters, and the menu."""
    app.jinja_env.filters.update(
        moment=moment,
        ahead=ahead,
        day=day,
        long_day=long_day,
        percent=percent,
        volume=volume,
        wait=wait,
    )
    app.jinja_env.globals["menu"] = navigation.menu
    app.jinja_env.globals["server_time"] = lambda: int(now().timestamp() * 1000)


def moment(time: datetime) -> Markup:
    """Return a time as people say it, 今天 15:20, with the whole of it as the title."""
    local = time.astimezone(_zone())
    today = now().astimezone(_zone()).date()
    said = NEAR_DAYS.get((local.date() - today).days) or _day(local.date(), today)
    return _time_element(local, f"{said} {local:%H:%M}")


def ahead(time: datetime) -> Markup:
    """Return how far ahead a time is, 3 天后（11月24日）; what is past is 现在."""
    local, present = time.astimezone(_zone()), now().astimezone(_zone())
    days = (local.date() - present.date()).days
    if local <= present:
        said = "现在"
    elif days == 0:
        said = f"{wait(local - present)}后"
    elif days == 1:
        said = "明天"
    else:
        said = f"{days} 天后（{_day(local.date(), present.date())}）"
    return _time_element(local, said)


def day(when: date | datetime) -> str:
    """Return a day, 11月24日, with its year when that is not the present one."""
    return _day(_date(when), now().astimezone(_zone()).date())


def long_day(when: date | datetime) -> str:
    """Return a day in full, 2025年11月24日 星期一."""
    found = _date(when)
    return f"{found.year}年{found.month}月{found.day}日 星期{WEEKDAYS[found.weekday()]}"


def percent(share: float | None) -> str:
    """Return a share of one as 83%; no share is a dash; 100% only when nothing is missing."""
    if share is None:
        return "—"
    return f"{int(share * 100) if share > 0.99 else round(share * 100)}%"


def wait(length: timedelta) -> str:
    """Return a length of time in its largest unit, rounded up: 40 秒, 5 分钟, 2 小时, 3 天."""
    seconds = max(1, -int(-length.total_seconds() // 1))
    for name, unit in (("天", 86400), ("小时", 3600), ("分钟", 60)):
        if seconds >= unit:
            return f" {-(-seconds // unit)} {name}"
    return f" {seconds} 秒"


def volume(size: int) -> str:
    """Return a number of bytes in the unit people read it in: 312 KB, 4.2 GB."""
    amount, units = float(size), iter(("字节", "KB", "MB", "GB", "TB"))
    unit = next(units)
    for larger in units:
        if amount < 1024:
            break
        amount, unit = amount / 1024, larger
    return f"{amount:.1f} {unit}" if amount < 10 and unit != "字节" else f"{amount:.0f} {unit}"


def _day(found: date, today: date) -> str:
    year = "" if found.year == today.year else f"{found.year}年"
    return f"{year}{found.month}月{found.day}日"


def _date(when: date | datetime) -> date:
    return when.astimezone(_zone()).date() if isinstance(when, datetime) else when


def _time_element(local: datetime, said: str) -> Markup:
    full = f"{long_day(local)} {local:%H:%M}"
    return Markup('<time datetime="{}" title="{}">{}</time>').format(
        local.isoformat(timespec="minutes"), full, said.strip()
    )


def _zone() -> ZoneInfo:
    return current_settings().timezone
