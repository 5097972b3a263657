"""考场记录: each thing that is done about an exam leaves a row."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.errors import Stale
from question_bank.study.exams import Act, Exam, ExamChange, Invigilation

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def record(
    session: Session,
    exam_id: int,
    act: Act,
    *,
    person_id: int,
    now: datetime,
    reason: str = "",
) -> None:
    """Write down what was done about an exam itself."""
    told = reason.strip()
    session.add(ExamChange(exam_id=exam_id, act=act, reason=told, done_by=person_id, done_at=now))
    session.flush()


def record_for(
    session: Session,
    exam_id: int,
    trainee_id: int,
    act: Act,
    *,
    person_id: int,
    now: datetime,
    reason: str,
    sitting_id: int | None = None,
    minutes: int | None = None,
) -> None:
    """Write down what was done about one trainee's exam."""
    session.add(
        Invigilation(
            exam_id=exam_id,
            trainee_id=trainee_id,
            sitting_id=sitting_id,
            act=act,
            minutes=minutes,
            reason=reason.strip(),
            done_by=person_id,
            done_at=now,
        )
    )
    session.flush()


def reached(session: Session, exam_id: int) -> int:
    """Return the number of the last thing done about an exam itself: what a page has seen."""
    latest = select(func.max(ExamChange.id)).where(ExamChange.exam_id == exam_id)
    return session.scalar(latest) or 0


def require_seen(session: Session, exam_id: int, seen: int) -> None:
    """Let a change pass whose maker has seen the exam as it is.

    Raises:
        Stale: somebody has changed it since.

    """
    session.scalars(select(Exam.id).where(Exam.id == exam_id).with_for_update()).one()
    if reached(session, exam_id) != seen:
        raise Stale("exam")


def minutes_allowed(session: Session, exam_id: int) -> dict[int, int]:
    """Return the minutes beyond the usual ones that trainees were allowed, by trainee."""
    rows = session.execute(
        select(Invigilation.trainee_id, Invigilation.minutes)
        .where(Invigilation.exam_id == exam_id, Invigilation.act == Act.ALLOWED)
        .order_by(Invigilation.id)
    )
    return {trainee: minutes or 0 for trainee, minutes in rows}


def longest_allowed(session: Session, exam_id: int) -> timedelta:
    """Return how long after its closing an exam can still be sat by who was allowed more time."""
    return timedelta(minutes=max(minutes_allowed(session, exam_id).values(), default=0))
