"""What an exam shows of a trainee's memory goes into the review log, once they may know it.

An answer given without help is evidence like any other, and the next date should go by it. But a
card that comes back in ten minutes tells that its answer was wrong: so a rehearsal is logged when
it has been handed in, an exam when what was right may be seen, if ever. Each answer is dated when
it was saved. A card that was answered again in the meantime keeps that newer evidence, because
replay folds the log in the order of its rows. What was left empty makes no rating.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.errors import NotFound
from question_bank.study.cards import Card
from question_bank.study.examining.marking import answers_of, is_written
from question_bank.study.examining.releasing import answers_are_seen
from question_bank.study.exams import Exam, Sitting
from question_bank.study.quiz.answering import answer
from question_bank.study.reviews import FROM_A_SITTING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.study.days import Calendar
    from question_bank.study.exams import SheetAnswer


def unlearnt(session: Session, *, trainee_id: int, now: datetime) -> Sequence[int]:
    """Return the ids of the trainee's marked sittings whose answers are to be logged now."""
    return session.scalars(_unlearnt(trainee_id, now)).all()


def learn(session: Session, *, trainee_id: int, now: datetime, calendar: Calendar) -> None:
    """Log the answers of the sittings that `unlearnt` gives; each is logged once."""
    for sitting_id in unlearnt(session, trainee_id=trainee_id, now=now):
        sitting = session.get_one(Sitting, (trainee_id, sitting_id))
        rows = [row for row in answers_of(session, sitting) if is_written(row.response)]
        length = (sitting.ended_at or now) - sitting.started_at
        for row in sorted(rows, key=lambda row: (row.saved_at, row.position)):
            seconds = length.total_seconds() / len(rows)
            _learn(session, sitting, row, seconds, calendar=calendar)
        sitting.learnt_at = now
    session.flush()


def _learn(
    session: Session, sitting: Sitting, row: SheetAnswer, seconds: float, *, calendar: Calendar
) -> None:
    version_id, question_id, _ = sitting.drawn[row.position]
    last_at = session.scalar(
        select(Card.last_at).where(
            Card.trainee_id == sitting.trainee_id, Card.question_id == question_id
        )
    )
    if last_at is not None and last_at >= row.saved_at:
        return
    try:
        answer(
            session,
            trainee_id=sitting.trainee_id,
            question_id=question_id,
            version_id=version_id,
            attempt=f"{FROM_A_SITTING}{sitting.name}-{row.position}",
            response=row.response,
            seconds_taken=seconds,
            now=row.saved_at,
            calendar=calendar,
        )
    except NotFound:
        return  # no course of the trainee's asks it any more: there is no card to move


def _unlearnt(trainee_id: int, now: datetime) -> Select[int]:
    return (
        select(Sitting.id)
        .outerjoin(Exam, Exam.id == Sitting.exam_id)
        .where(Sitting.trainee_id == trainee_id, Sitting.points.is_not(None))
        .where(Sitting.learnt_at.is_(None), Sitting.voided_at.is_(None))
        .where(answers_are_seen(now))
        .order_by(Sitting.ended_at, Sitting.id)
    )
