"""What a trainee has to do on the days ahead, read where a new date is sought."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased

from question_bank.bank.columns import each, members
from question_bank.bank.questions import Question
from question_bank.study.cards import Card, Phase
from question_bank.study.habits import Habit
from question_bank.study.scheduling.intervals import Agenda

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse
    from question_bank.study.days import Calendar
    from question_bank.study.record.log import Held
    from question_bank.study.scheduling.intervals import Agendas


def agendas(
    session: Session,
    card: Held,
    *,
    courses: Sequence[OpenCourse],
    off: int,
    calendar: Calendar,
) -> Agendas:
    """Return what reads a trainee's agenda from a day to a day, but for the one card.

    `off` are the trainee's days off, as `Habit` has them.
    """
    mine = {"trainee_id": card.trainee_id, "question_id": card.question_id}
    ids = members("course", [course.id for course in courses])

    def agenda(first: int, last: int) -> Agenda:
        if first == last:
            return Agenda(days_off=off)
        span = {"begin": calendar.begins(first), "end": calendar.ends(last)}
        run = session.connection().execute
        found: Counter[int] = Counter()
        for due_at, count in run(_counts(len(ids)), mine | span | ids):
            if due_at is not None:
                found[calendar.day(due_at)] += count
        if not found:
            return Agenda(days_off=off)
        siblings = run(_siblings(), mine | span).scalars()
        days = frozenset(calendar.day(due_at) for due_at in siblings if due_at is not None)
        return Agenda(found, days, off)

    return agenda


def days_off(session: Session, trainee_id: int) -> int:
    """Return the weekdays on which nothing should come due for a trainee, as `Habit` has them."""
    return session.connection().scalar(_days_off(), {"trainee_id": trainee_id}) or 0


# each select is built once: that takes longer than the database takes to answer it


@cache
def _counts(courses: int) -> Select[datetime | None, int]:
    """Return the select of how many reviews come when."""
    return (
        select(Card.due_at, func.count())
        .where(Card.trainee_id == bindparam("trainee_id"))
        .where(Card.course_id.in_(each("course", courses)))
        .where(Card.phase == Phase.REVIEW, Card.question_id != bindparam("question_id"))
        .where(Card.due_at >= bindparam("begin"), Card.due_at < bindparam("end"))
        .group_by(Card.due_at)
    )


@cache
def _siblings() -> Select[datetime | None]:
    """Return the select of the dates of other questions of a question's requirement."""
    this, sibling = aliased(Question), aliased(Question)
    return (
        select(Card.due_at)
        .join(sibling, sibling.id == Card.question_id)
        .join(this, this.requirement_id == sibling.requirement_id)
        .where(this.id == bindparam("question_id"), sibling.id != this.id)
        .where(Card.trainee_id == bindparam("trainee_id"))
        .where(Card.due_at >= bindparam("begin"), Card.due_at < bindparam("end"))
        .order_by(Card.question_id)
    )


@cache
def _days_off() -> Select[int]:
    return select(Habit.days_off).where(Habit.trainee_id == bindparam("trainee_id"))
