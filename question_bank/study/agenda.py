"""What a trainee has to do on the days ahead, read where a new date is sought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from question_bank.bank.questions import Question
from question_bank.study.cards import Card, Phase
from question_bank.study.habits import Habit
from question_bank.study.intervals import Agenda

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse
    from question_bank.study.days import Calendar
    from question_bank.study.intervals import Agendas


def agendas(
    session: Session,
    *,
    trainee_id: int,
    question_id: int,
    courses: Sequence[OpenCourse],
    calendar: Calendar,
) -> Agendas:
    """Return what reads a trainee's agenda from a day to a day, but for one question's own card."""
    ids = [course.id for course in courses]

    def agenda(first: int, last: int) -> Agenda:
        counts = (
            select(Card.due_at, func.count())
            .where(Card.trainee_id == trainee_id, Card.course_id.in_(ids))
            .where(Card.phase == Phase.REVIEW, Card.question_id != question_id)
            .where(Card.due_at >= calendar.begins(first), Card.due_at < calendar.ends(last))
            .group_by(Card.due_at)
        )
        found: dict[int, int] = {}
        for due_at, count in session.execute(counts):
            if due_at is not None:
                day = calendar.day(due_at)
                found[day] = found.get(day, 0) + count
        siblings = _siblings(session, trainee_id, question_id, calendar) if found else frozenset()
        return Agenda(found, siblings, days_off(session, trainee_id))

    return agenda


def days_off(session: Session, trainee_id: int) -> int:
    """Return the weekdays on which nothing should come due for a trainee, as `Habit` has them."""
    return session.scalar(select(Habit.days_off).where(Habit.trainee_id == trainee_id)) or 0


def _siblings(
    session: Session, trainee_id: int, question_id: int, calendar: Calendar
) -> frozenset[int]:
    """Return the days on which other questions of a question's requirement are due."""
    this, sibling = aliased(Question), aliased(Question)
    due = session.scalars(
        select(Card.due_at)
        .join(sibling, sibling.id == Card.question_id)
        .join(this, this.requirement_id == sibling.requirement_id)
        .where(this.id == question_id, sibling.id != question_id)
        .where(Card.trainee_id == trainee_id, Card.due_at.is_not(None))
        .order_by(Card.question_id)
    )
    return frozenset(calendar.day(due_at) for due_at in due if due_at is not None)
