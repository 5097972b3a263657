"""Who has sat an exam, and how it went for each of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.blueprints.blueprint import from_json
from question_bank.bank.courses import Course, CourseInstructor, Enrolment
from question_bank.bank.people import Person
from question_bank.study.examining.marking import is_written
from question_bank.study.examining.plans import exam_run_by
from question_bank.study.examining.sittings import GRACE, is_over, settle
from question_bank.study.exams import Act, Exam, Invigilation, SheetAnswer, Sitting, Sort

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class ExamRow:
    """An exam in its instructor's list: `enrolled` people, of whom `sat` have begun it."""

    id: int
    title: str
    course_name: str
    opens_at: datetime
    closes_at: datetime
    shown_at: datetime | None
    questions: int
    total: float
    enrolled: int
    sat: int


@dataclass(frozen=True, slots=True)
class PersonGo:
    """One person's go: what is written of `questions`, and the points once it is marked."""

    id: int
    slot: int
    started_at: datetime
    deadline: datetime | None
    ended_at: datetime | None
    is_over: bool
    is_voided: bool
    was_handed_in: bool
    written: int
    questions: int
    points: float | None


@dataclass(frozen=True, slots=True)
class Examinee:
    """Someone who is to sit an exam, or has; `granted` counts goes given beyond the usual."""

    id: int
    login: str
    name: str
    unit: str
    goes: tuple[PersonGo, ...]
    granted: int

    @property
    def best(self) -> PersonGo | None:
        """The go that counts: the one with the most points."""
        marked = [go for go in self.goes if go.points is not None and not go.is_voided]
        return max(marked, key=lambda go: go.points or 0.0, default=None)

    @property
    def last(self) -> PersonGo | None:
        """The latest go."""
        return self.goes[-1] if self.goes else None


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of 考场记录."""

    act: Act
    name: str
    by: str
    minutes: int | None
    reason: str
    at: datetime


def exams(session: Session, person_id: int) -> tuple[ExamRow, ...]:
    """Return the exams of the courses a person runs, the latest first."""
    enrolled = (
        select(func.count())
        .where(Enrolment.course_id == Exam.course_id, Enrolment.left_at.is_(None))
        .correlate(Exam)
        .scalar_subquery()
    )
    sat = (
        select(func.count(Sitting.trainee_id.distinct()))
        .where(Sitting.exam_id == Exam.id, Sitting.sort == Sort.EXAM)
        .correlate(Exam)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Exam, Course.name, enrolled, sat)
        .join(Course, Course.id == Exam.course_id)
        .join(CourseInstructor, CourseInstructor.course_id == Exam.course_id)
        .where(CourseInstructor.person_id == person_id)
        .order_by(Exam.opens_at.desc(), Exam.id.desc())
    )
    return tuple(_row(exam, name, there, began) for exam, name, there, began in rows)


def _row(exam: Exam, course_name: str, enrolled: int, sat: int) -> ExamRow:
    blueprint = from_json(exam.blueprint)
    questions = sum(section.number for section in blueprint.sections)
    return ExamRow(
        exam.id, exam.title, course_name, exam.opens_at, exam.closes_at, exam.shown_at,
        questions, blueprint.total, enrolled, sat,
    )  # fmt: skip


def unmarked(session: Session, exam_id: int, *, now: datetime) -> bool:
    """Return whether sittings of an exam are over and wait to be marked."""
    waiting = _of_exam(exam_id).where(Sitting.points.is_(None))
    over = waiting.where(Sitting.ended_at.is_not(None) | (Sitting.deadline <= now - GRACE))
    return session.scalar(over.limit(1)) is not None


def settle_all(session: Session, exam_id: int, *, now: datetime) -> None:
    """Mark every sitting of an exam that is over."""
    for sitting in session.scalars(_of_exam(exam_id).where(Sitting.points.is_(None))).all():
        settle(session, sitting, now=now)


def examinees(
    session: Session, exam_id: int, *, person_id: int, now: datetime
) -> tuple[Examinee, ...]:
    """Return who is to sit an exam, by login, with what each has done so far.

    Raises:
        NotFound: there is no such exam for this person.

    """
    exam = exam_run_by(session, exam_id, person_id)
    sittings = session.scalars(_of_exam(exam_id)).all()
    written = _written(session, [sitting.id for sitting in sittings])
    goes: dict[int, list[PersonGo]] = defaultdict(list)
    for sitting in sittings:
        goes[sitting.trainee_id].append(_go(sitting, written.get(sitting.id, 0), now))
    granted = session.execute(
        select(Invigilation.trainee_id, func.count(Invigilation.id))
        .where(Invigilation.exam_id == exam_id, Invigilation.act == Act.READMITTED)
        .group_by(Invigilation.trainee_id)
    )
    more = dict(granted.all())
    enrolled = select(Enrolment.trainee_id).where(
        Enrolment.course_id == exam.course_id, Enrolment.left_at.is_(None)
    )
    people = session.execute(
        select(Person.id, Person.login, Person.name, Person.unit)
        .where(Person.id.in_(enrolled) | Person.id.in_(goes))
        .order_by(Person.login)
    )
    return tuple(
        Examinee(id_, login, name, unit, tuple(goes.get(id_, ())), more.get(id_, 0))
        for id_, login, name, unit in people
    )


def log(session: Session, exam_id: int) -> tuple[LogLine, ...]:
    """Return what was done about sittings of an exam, the latest first."""
    names = dict(session.execute(select(Person.id, Person.name).where(_is_named(exam_id))).all())
    rows = session.scalars(
        select(Invigilation)
        .where(Invigilation.exam_id == exam_id)
        .order_by(Invigilation.done_at.desc(), Invigilation.id.desc())
    )
    return tuple(
        LogLine(
            row.act, names[row.trainee_id], names[row.done_by], row.minutes, row.reason, row.done_at
        )
        for row in rows
    )


def _is_named(exam_id: int) -> ColumnElement[bool]:
    of_exam = Invigilation.exam_id == exam_id
    return Person.id.in_(select(Invigilation.trainee_id).where(of_exam)) | Person.id.in_(
        select(Invigilation.done_by).where(of_exam)
    )


def _of_exam(exam_id: int) -> Select[Sitting]:
    return (
        select(Sitting)
        .where(Sitting.exam_id == exam_id, Sitting.sort == Sort.EXAM)
        .order_by(Sitting.trainee_id, Sitting.slot)
    )


def _written(session: Session, sitting_ids: Iterable[int]) -> dict[int, int]:
    """Return beside how many questions of each sitting something is written."""
    written: dict[int, int] = defaultdict(int)
    rows = session.execute(
        select(SheetAnswer.sitting_id, SheetAnswer.response).where(
            SheetAnswer.sitting_id.in_(sitting_ids)
        )
    )
    for sitting_id, response in rows:
        written[sitting_id] += is_written(response)
    return written


def _go(sitting: Sitting, written: int, now: datetime) -> PersonGo:
    over, deadline = is_over(sitting, now), sitting.deadline
    ended_at = sitting.ended_at or (deadline if over else None)
    return PersonGo(
        id=sitting.id,
        slot=sitting.slot,
        started_at=sitting.started_at,
        deadline=deadline,
        ended_at=ended_at,
        is_over=over,
        is_voided=sitting.voided_at is not None,
        was_handed_in=ended_at is not None and (deadline is None or ended_at < deadline),
        written=written,
        questions=len(sitting.drawn),
        points=sitting.points,
    )
