"""Clocks that go wrong: answers given while the time goes on, back, to another zone, over midnight.

Each walk is drawn from its number, so that one that fails can be walked again.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from question_bank.study.days import Calendar
from question_bank.study.reviews import Rating
from question_bank.study.scheduling.memory import remembered
from question_bank.study.scheduling.schedule import Goal, Standing, answered

if TYPE_CHECKING:
    from collections.abc import Iterator

# without summer time; with it in both halves of the earth, at midnight, by half an hour, by two
# hours, at a quarter to four
ZONES = tuple(
    ZoneInfo(name)
    for name in (
        "Asia/Shanghai",
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "America/Santiago",
        "Asia/Beirut",
        "America/Havana",
        "Atlantic/Azores",
        "Australia/Lord_Howe",
        "Antarctica/Troll",
        "Pacific/Chatham",
    )
)
FIRST, LAST = datetime(2012, 1, 1, tzinfo=UTC), datetime(2035, 1, 1, tzinfo=UTC)
STEPS = 12
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Fault:
    """What was wrong on a walk, and where."""

    walk: int
    words: str


def faults(walks: range) -> Iterator[Fault]:
    """Walk, and give all that is wrong: there should be nothing."""
    for number in walks:
        chance = random.Random(number)  # noqa: S311 - no secret
        yield from (Fault(number, words) for words in (*_answers(chance), *_days(chance)))


def moved(now: datetime, calendar: Calendar, chance: random.Random) -> datetime:
    """Return what a clock shows next: later, earlier, or right beside the end of a study day."""
    today = calendar.day(now)
    choices = (
        now + timedelta(seconds=chance.randint(0, 3600)),
        now + timedelta(seconds=chance.randint(0, 3 * 24 * 3600)),
        now + timedelta(days=chance.randint(1, 400)),
        now - timedelta(seconds=chance.randint(1, 2 * 3600)),
        now - timedelta(days=chance.randint(1, 400)),
        calendar.begins(today + chance.choice((-1, 0, 1))),
        calendar.ends(today) - timedelta(seconds=1),
        datetime.combine(calendar.date(today), datetime.min.time(), calendar.timezone),
    )
    return min(max(chance.choice(choices).astimezone(UTC), FIRST), LAST)


def calendar_of(chance: random.Random) -> Calendar:
    """Return how some installation counts days."""
    return Calendar(chance.choice(ZONES), chance.choice((4, 4, 0, 1, 2, 3, 5, 6)))


def _answers(chance: random.Random) -> Iterator[str]:
    """Answer one card along a walk."""
    calendar, standing = calendar_of(chance), Standing()
    now = FIRST + chance.random() * (LAST - FIRST)
    exam = Goal(calendar.day(now) + chance.randint(-5, 60), 0.9) if chance.random() < 0.5 else None
    for _ in range(STEPS):
        now = moved(now, calendar, chance)
        if chance.random() < 0.1:
            calendar = calendar_of(chance)
        rating = chance.choice(tuple(Rating))
        after = answered(standing, rating, now=now, calendar=calendar, goal=exam, seed="1/1")
        yield from _wrong(standing, after, rating, calendar, now)
        standing = after


def _wrong(
    before: Standing, after: Standing, rating: Rating, calendar: Calendar, now: datetime
) -> Iterator[str]:
    today = calendar.day(now)
    assert after.due_at is not None
    if (after.last_at, after.last_day) != (now, today):
        yield f"answered at {now}, noted for {after.last_at}, day {after.last_day} for {today}"
    if after.due_at <= now:
        yield f"due at {after.due_at}, before the answer at {now}"
    due_day = calendar.day(after.due_at)
    if after.phase == "review" and (due_day <= today or after.due_at != calendar.begins(due_day)):
        yield f"due at {after.due_at}, which begins no later day than that of {now}"
    elapsed = 0 if before.last_day is None else max(0, today - before.last_day)
    memory = remembered(before.memory, rating, elapsed_days=elapsed)
    if after.memory != memory or not (math.isfinite(memory.stability) and memory.stability > 0):
        yield f"remembered {after.memory}, not {memory} after {elapsed} days"


def _days(chance: random.Random) -> Iterator[str]:
    """Let some days pass without an answer; most walks go over a change of the clock."""
    calendar = calendar_of(chance)
    now = _change_near(calendar, chance) - timedelta(minutes=chance.randint(0, 2 * 24 * 60))
    before = calendar.day(now)
    end = now + 4 * DAY
    while now < end:
        now += timedelta(minutes=chance.randint(1, 150))
        today = calendar.day(now)
        if not calendar.begins(today) <= now < calendar.ends(today):
            yield f"{now} lies outside of its day {calendar.date(today)} in {calendar}"
        passed = [
            day for day in range(before + 1, today) if calendar.begins(day) < calendar.ends(day)
        ]
        if today < before or passed:
            yield f"day {calendar.date(today)} after {calendar.date(before)} at {now} in {calendar}"
        before = today


def _change_near(calendar: Calendar, chance: random.Random) -> datetime:
    """Return a moment after which the clock was put forward or back within a day, if ever."""
    now = FIRST + chance.random() * (LAST - FIRST)
    for _ in range(400):
        if (
            now.astimezone(calendar.timezone).utcoffset()
            != (now + DAY).astimezone(calendar.timezone).utcoffset()
        ):
            break
        now += DAY
    return now
