"""When a question comes back: pure, so that the log alone gives the same dates again.

A wrong answer comes back after ten minutes, again and again until it is right; a right one goes by
the memory model, at the earliest on the next study day. Intervals aim at a recall of 0.9 and are
spread a little, so that what was learnt together is not always asked together.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from question_bank.study.cards import Phase
from question_bank.study.memory import Memory, days_until, recall, remembered
from question_bank.study.reviews import Rating

if TYPE_CHECKING:
    from question_bank.study.days import Calendar

RETENTION = 0.9
STEP = timedelta(minutes=10)
LONGEST_DAYS = 365
LAST_DAYS = 7
_PASSES = (Rating.HARD, Rating.GOOD, Rating.EASY)
# Anki rslib/src/scheduler/states/fuzz.rs: from, to, share of the days between that may be added
_SPREAD = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, math.inf, 0.05))


@dataclass(frozen=True, slots=True)
class Goal:
    """The exam a card works towards: its study day and the share to be known on it."""

    exam_day: int
    target: float


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a card stands in its schedule; a card that was never asked has all of it empty."""

    phase: Phase = Phase.NEW
    stability: float | None = None
    difficulty: float | None = None
    due_at: datetime | None = None
    last_at: datetime | None = None
    last_day: int | None = None
    introduced_day: int | None = None
    reps: int = 0
    lapses: int = 0

    @property
    def memory(self) -> Memory | None:
        """What is remembered, or None before the first answer."""
        if self.stability is None or self.difficulty is None:
            return None
        return Memory(self.stability, self.difficulty)


def answered(
    standing: Standing,
    rating: Rating,
    *,
    now: datetime,
    calendar: Calendar,
    goal: Goal | None,
    seed: str,
) -> Standing:
    """Return where a card stands after an answer; `seed` names the card."""
    today = calendar.day(now)
    elapsed = 0 if standing.last_day is None else max(0, today - standing.last_day)
    memory = remembered(standing.memory, rating, elapsed_days=elapsed)
    after = replace(
        standing,
        stability=memory.stability,
        difficulty=memory.difficulty,
        last_at=now,
        last_day=today,
        introduced_day=today if standing.introduced_day is None else standing.introduced_day,
        reps=standing.reps + 1,
    )
    if rating is Rating.AGAIN:
        return _forgotten(after, now)
    draw = random.Random(f"{seed}/{standing.reps}").random()  # noqa: S311 - a date, not a secret
    days = interval(standing, rating, today=today, draw=draw, calendar=calendar)
    if goal is not None:
        days = for_exam(
            memory, days, days_left=goal.exam_day - today, target=goal.target, draw=draw
        )
    return replace(after, phase=Phase.REVIEW, due_at=calendar.begins(today + days))


def _forgotten(after: Standing, now: datetime) -> Standing:
    known = after.phase is Phase.REVIEW
    return replace(
        after,
        phase=Phase.RELEARNING if known or after.phase is Phase.RELEARNING else Phase.LEARNING,
        due_at=now + STEP,
        lapses=after.lapses + known,
    )


def interval(
    standing: Standing, rating: Rating, *, today: int, draw: float, calendar: Calendar
) -> int:
    """Return after how many study days a card comes back that was answered rightly.

    From the review phase a better rating gives at least one day more, and an interval that the
    model lets grow grows by at least a day (both as Anki does).
    """
    if standing.phase is not Phase.REVIEW:
        return spread(_days(standing, rating, today), 1, draw=draw)
    planned = _planned_days(standing, calendar)
    days = 0
    for passed in _PASSES[: _PASSES.index(rating) + 1]:
        ideal = _days(standing, passed, today)
        days = spread(ideal, max(days, planned if ideal > planned else 0) + 1, draw=draw)
    return days


def _days(standing: Standing, rating: Rating, today: int) -> float:
    elapsed = 0 if standing.last_day is None else today - standing.last_day
    return days_until(remembered(standing.memory, rating, elapsed_days=elapsed), RETENTION)


def _planned_days(standing: Standing, calendar: Calendar) -> int:
    if standing.due_at is None or standing.last_day is None:
        return 0
    return calendar.day(standing.due_at) - standing.last_day


def bounds(ideal: float, least: int, most: int = LONGEST_DAYS) -> tuple[int, int]:
    """Return the shortest and the longest interval that an ideal one may be spread to."""
    least = min(least, most)
    ideal = min(max(ideal, least), most)
    delta = 0.0
    if ideal >= _SPREAD[0][0]:
        delta = 1 + sum(max(0.0, min(ideal, end) - begin) * s for begin, end, s in _SPREAD)
    low, high = (min(max(_rounded(days), least), most) for days in (ideal - delta, ideal + delta))
    if low == high and 2 < high < most:
        high += 1
    return low, high


def spread(ideal: float, least: int, *, draw: float) -> int:
    """Return a whole number of days near the ideal one; `draw` lies in [0, 1)."""
    low, high = bounds(ideal, least)
    return low + math.floor(draw * (high - low + 1))


def _rounded(days: float) -> int:
    return math.floor(days + 0.5)


def for_exam(memory: Memory, days: int, *, days_left: int, target: float, draw: float) -> int:
    """Return the interval with an exam in view.

    Only where the next review would fall on the exam's day or later, and the card would by then be
    remembered with less than the target, it comes once more in the last seven days before it.
    """
    if days < days_left or recall(memory, days_left) >= target:
        return days
    nearest, last = max(1, days_left - LAST_DAYS), days_left - 1
    if last < nearest:
        return days
    return nearest + math.floor(draw * (last - nearest + 1))
