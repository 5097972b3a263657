"""The exams of the courses that an instructor runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.blueprints.blueprint import from_json
from question_bank.bank.courses import Course, CourseInstructor, Enrolment
from question_bank.bank.paging import place
from question_bank.study.examining.candidates import is_for
from question_bank.study.exams import Exam, Sitting, Sort

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

PAGE = 50


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
class Exams:
    """One page of the list of exams; pages count from 1."""

    rows: tuple[ExamRow, ...]
    page: int
    pages: int


def exams(session: Session, person_id: int, *, page: int = 1) -> Exams:
    """Return a page of the exams of the courses a person runs, the latest first."""
    mine = (
        select(Exam, Course.name)
        .join(Course, Course.id == Exam.course_id)
        .join(CourseInstructor, CourseInstructor.course_id == Exam.course_id)
        .where(CourseInstructor.person_id == person_id)
    )
    total = session.scalar(
        select(func.count()).select_from(mine.with_only_columns(Exam.id).subquery())
    )
    page, pages = place(page, total or 0, PAGE)
    rows = session.execute(
        mine.order_by(Exam.opens_at.desc(), Exam.id.desc()).limit(PAGE).offset((page - 1) * PAGE)
    ).all()
    counts = _counts(session, [exam for exam, _ in rows])
    return Exams(tuple(_row(exam, name, *counts[exam.id]) for exam, name in rows), page, pages)


def _counts(session: Session, found: Sequence[Exam]) -> dict[int, tuple[int, int]]:
    """Return how many are to sit each exam, and how many have begun."""
    enrolled = session.execute(
        select(Exam.id, func.count())
        .join(Enrolment, (Enrolment.course_id == Exam.course_id) & Enrolment.left_at.is_(None))
        .where(Exam.id.in_([exam.id for exam in found]), is_for(Enrolment.trainee_id))
        .group_by(Exam.id)
    )
    sat = session.execute(
        select(Sitting.exam_id, func.count(Sitting.trainee_id.distinct()))
        .where(Sitting.exam_id.in_([exam.id for exam in found]), Sitting.sort == Sort.EXAM)
        .group_by(Sitting.exam_id)
    )
    there, began = dict(enrolled.all()), dict(sat.all())
    return {exam.id: (there.get(exam.id, 0), began.get(exam.id, 0)) for exam in found}


def _row(exam: Exam, course_name: str, enrolled: int, sat: int) -> ExamRow:
    blueprint = from_json(exam.blueprint)
    questions = sum(section.number for section in blueprint.sections)
    return ExamRow(
        exam.id, exam.title, course_name, exam.opens_at, exam.closes_at, exam.shown_at,
        questions, blueprint.total, enrolled, sat,
    )  # fmt: skip
