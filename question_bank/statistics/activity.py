"""On which days a trainee studied, for their own eyes: how many answers, never how long."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.study.record.replay import effective_since
from question_bank.study.reviews import Review

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from question_bank.study.days import Calendar

HEAT_WEEKS = 12


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the heat map: its Monday, and the answers of each day; None is still to come."""

    monday: date
    answers: tuple[int | None, ...]


def heat(
    session: Session, *, trainee_id: int, now: datetime, calendar: Calendar
) -> tuple[Week, ...]:
    """Return how many questions were answered on each day of the last twelve weeks."""
    today = calendar.day(now)
    this_monday = today - calendar.date(today).weekday()
    first = this_monday - 7 * (HEAT_WEEKS - 1)
    answers = (
        select(Review.study_day, func.count())
        .where(effective_since(trainee_id, first))
        .group_by(Review.study_day)
    )
    counts: Counter[int] = Counter(dict(session.execute(answers).all()))
    return tuple(
        Week(
            calendar.date(monday),
            tuple(counts[day] if day <= today else None for day in range(monday, monday + 7)),
        )
        for monday in range(first, this_monday + 1, 7)
    )
