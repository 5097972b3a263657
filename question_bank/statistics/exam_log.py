"""考场记录: what was done about an exam and the people who sit it, by whom and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.classes.ownership import taught
from question_bank.bank.people import Person
from question_bank.study.exams import Act, Invigilation

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from question_bank.study.exams import Exam


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of 考场记录; about the exam itself no `name` is given."""

    act: Act
    name: str
    by: str
    minutes: int | None
    reason: str
    at: datetime


def log(session: Session, exam: Exam, *, person_id: int) -> tuple[LogLine, ...]:
    """Return what was done about an exam and those whom a person teaches, the latest first."""
    exam_id, mine = exam.id, taught(person_id, exam.course_id)
    names = dict(session.execute(select(Person.id, Person.name).where(_is_named(exam_id))).all())
    rows = session.scalars(
        select(Invigilation)
        .where(Invigilation.exam_id == exam_id)
        .where(Invigilation.trainee_id.is_(None) | Invigilation.trainee_id.in_(mine))
        .order_by(Invigilation.done_at.desc(), Invigilation.id.desc())
    )
    return tuple(
        LogLine(
            row.act,
            names[row.trainee_id] if row.trainee_id else "",
            names[row.done_by],
            row.minutes,
            row.reason,
            row.done_at,
        )
        for row in rows
    )


def _is_named(exam_id: int) -> ColumnElement[bool]:
    of_exam = Invigilation.exam_id == exam_id
    return Person.id.in_(select(Invigilation.trainee_id).where(of_exam)) | Person.id.in_(
        select(Invigilation.done_by).where(of_exam)
    )
