"""考场记录: what was done about an exam and the people who sit it, by whom and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.base import renamed
from question_bank.bank.classes.ownership import taught
from question_bank.bank.people import Person
from question_bank.study.exams import Act, ExamChange, Invigilation

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.study.exams import Exam


_BY, _TRAINEE = renamed(Person), renamed(Person)


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
    changes = session.execute(
        select(ExamChange, _BY.name)
        .join(_BY, _BY.id == ExamChange.done_by)
        .where(ExamChange.exam_id == exam.id)
        .order_by(ExamChange.id.desc())
    )
    measures = session.execute(
        select(Invigilation, _TRAINEE.name, _BY.name)
        .join(_TRAINEE, _TRAINEE.id == Invigilation.trainee_id)
        .join(_BY, _BY.id == Invigilation.done_by)
        .where(Invigilation.exam_id == exam.id)
        .where(Invigilation.trainee_id.in_(taught(person_id, exam.course_id)))
        .order_by(Invigilation.id.desc())
    )
    lines = [
        *(
            LogLine(row.act, name, by, row.minutes, row.reason, row.done_at)
            for row, name, by in measures
        ),
        *(LogLine(row.act, "", by, None, row.reason, row.done_at) for row, by in changes),
    ]
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True))
