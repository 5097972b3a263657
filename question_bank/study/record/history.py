"""What a trainee has answered, the last first: on one study day, or in one round of practice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select

from question_bank.bank.columns import columns
from question_bank.bank.questions import Version
from question_bank.questions.content import Content, from_json
from question_bank.study.record.marked import standing_answers
from question_bank.study.record.replay import effective_since
from question_bank.study.reviews import Rating, Review

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from question_bank.study.days import Calendar


@dataclass(frozen=True, slots=True)
class Given:
    """One answer that stands. It may be undone until the same question is answered again."""

    attempt: str
    question_id: int
    content: Content
    rating: Rating
    answered_at: datetime
    may_be_undone: bool


def given_on(session: Session, *, trainee_id: int, day: int) -> tuple[Given, ...]:
    """Return the answers of one study day that were not undone, as marked last, the last first."""
    stands = effective_since(trainee_id, day)
    marked = standing_answers(trainee_id, since=day)
    rows = session.execute(
        select(Review.attempt, Review.question_id, Version.content, marked.c.rating)
        .add_columns(Review.answered_at, Review.seq)
        .join(Version, Version.id == Review.version_id)
        .join(marked, marked.c.seq == Review.seq)
        .where(Review.trainee_id == trainee_id, Review.study_day == day)
        .order_by(Review.seq.desc())
    ).all()
    last = _last_of(session, stands, [row.question_id for row in rows])
    return tuple(
        Given(
            row.attempt,
            row.question_id,
            from_json(row.content),
            row.rating,
            row.answered_at,
            may_be_undone=last[row.question_id] == row.seq,
        )
        for row in rows
    )


def last_given(session: Session, *, trainee_id: int, day: int) -> str | None:
    """Return the attempt of the day's last answer that was not undone."""
    return columns(session, _last_given(), {"trainee_id": trainee_id, "day": day}).scalar()


def last_answer(session: Session, *, trainee_id: int, question_id: int) -> str | None:
    """Return the attempt of the answer to a question that stands now."""
    return session.scalar(
        select(Review.attempt)
        .where(effective_since(trainee_id, 0), Review.question_id == question_id)
        .order_by(Review.seq.desc())
        .limit(1)
    )


def day_before(session: Session, *, trainee_id: int, day: int) -> int | None:
    """Return the last study day before a day on which the trainee answered something."""
    return session.scalar(
        select(func.max(Review.study_day)).where(
            Review.trainee_id == trainee_id, Review.study_day < day
        )
    )


def given_since(
    session: Session,
    *,
    trainee_id: int,
    question_ids: Sequence[int],
    since: datetime,
    calendar: Calendar,
) -> dict[int, str]:
    """Return, by question, the last attempt at each since a moment that was not undone."""
    rows = session.execute(
        select(Review.question_id, Review.attempt)
        .where(effective_since(trainee_id, calendar.day(since)), Review.answered_at >= since)
        .where(Review.question_id.in_(question_ids))
        .order_by(Review.seq)
    )
    return {row.question_id: row.attempt for row in rows}


@cache
def _last_given() -> Select[str]:
    """Return the select of the day's last answer; it is part of every page that asks something."""
    return (
        select(Review.attempt)
        .where(effective_since(bindparam("trainee_id"), bindparam("day")))
        .order_by(Review.seq.desc())
        .limit(1)
    )


def _last_of(
    session: Session, stands: ColumnElement[bool], question_ids: Sequence[int]
) -> dict[int, int]:
    """Return the seq of the last standing answer to each question."""
    rows = session.execute(
        select(Review.question_id, func.max(Review.seq).label("seq"))
        .where(stands, Review.question_id.in_(set(question_ids)))
        .group_by(Review.question_id)
        .order_by(Review.question_id)
    )
    return {row.question_id: row.seq for row in rows}
