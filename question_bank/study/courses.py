"""The open courses of a trainee, the nearest exam first, and what each of them asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, func, or_, select

from question_bank.bank.columns import columns
from question_bank.bank.courses import (
    Course,
    CourseSpeech,
    Enrolment,
    Order,
    approved_questions,
)
from question_bank.bank.kinds import ON_PAPER_ONLY
from question_bank.bank.questions import Question
from question_bank.bank.versions import is_reworded
from question_bank.errors import NotFound
from question_bank.study.cards import Card, MemoryParameters, Phase
from question_bank.study.scheduling.memory import USUAL, Parameters
from question_bank.study.scheduling.schedule import Goal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import BindParameter, ColumnElement, Select, SQLColumnExpression
    from sqlalchemy.orm import Session

    from question_bank.study.days import Calendar


@dataclass(frozen=True, slots=True)
class OpenCourse:
    """A course that a trainee is taking now; `reviews_a_day` None is without a limit.

    `order` is that in which its questions are met first, `materials` how many it has.
    """

    id: int
    name: str
    exam_on: date | None
    target: float
    new_a_day: int
    reviews_a_day: int | None = None
    parameters: Parameters = USUAL
    order: Order = Order.MATERIAL
    materials: int = 1

    @property
    def goal(self) -> Goal | None:
        """The exam the course works towards."""
        return Goal(self.exam_on.toordinal(), self.target) if self.exam_on else None

    def exam_after(self, today: date) -> date:
        """Return the day of the exam, or a day that never comes where none lies ahead."""
        return self.exam_on if self.exam_on and self.exam_on >= today else date.max


def open_courses(
    session: Session, *, trainee_id: int, now: datetime, calendar: Calendar
) -> tuple[OpenCourse, ...]:
    """Return the open courses of a trainee: nearest exam first, those without one last."""
    rows = columns(session, _open(), {"trainee_id": trainee_id, "now": now})
    return _in_order(map(_course, rows), calendar.date(calendar.day(now)))


def courses_for(
    session: Session, *, trainee_id: int, question_id: int, now: datetime, calendar: Calendar
) -> tuple[tuple[OpenCourse, ...], OpenCourse]:
    """Return the open courses as `open_courses` does, and the first of them that asks a question.

    Raises:
        NotFound: none of them does.

    """
    named = {"trainee_id": trainee_id, "now": now, "question_id": question_id}
    rows = columns(session, _open_with_question(), named)
    asking = {_course(row): is_asked for *row, is_asked in rows}
    courses = _in_order(asking, calendar.date(calendar.day(now)))
    for course in courses:
        if asking[course]:
            return courses, course
    raise NotFound("question", id=question_id)


def _course(row: Iterable[Any]) -> OpenCourse:
    id_, name, exam_on, target, new, reviews, fitted, weights, *more = row
    parameters = USUAL if weights is None else Parameters(fitted, tuple(weights))
    return OpenCourse(id_, name, exam_on, target, new, reviews, parameters, *more)


def _in_order(courses: Iterable[OpenCourse], today: date) -> tuple[OpenCourse, ...]:
    return tuple(sorted(courses, key=lambda course: (course.exam_after(today), course.id)))


def course_asking(
    session: Session, *, question_id: int, courses: Sequence[OpenCourse]
) -> OpenCourse:
    """Return the first of the courses that asks a question.

    Raises:
        NotFound: none of them does.

    """
    for course in courses:
        asking = {"course_id": course.id, "question_id": question_id}
        if session.connection().scalar(_asking(), asking):
            return course
    raise NotFound("question", id=question_id)


def in_course(
    question_id: SQLColumnExpression[Any], course_id: int | SQLColumnExpression[Any]
) -> ColumnElement[bool]:
    """Return the condition that a course asks a question, for use inside another select."""
    asked = _studied(course_id).where(Question.id == question_id)
    return asked.correlate_except(Question).exists()


def may_be_asked() -> ColumnElement[bool]:
    """Return the condition on cards and their questions that a trainee may be asked unbidden.

    A statement that was changed is met once: what is read often is remembered, true or not.
    Questions that were laid aside are not asked.
    """
    once_more = or_(Card.phase == Phase.NEW, Question.kind != "judgement", ~is_reworded())
    return and_(Card.suspended_at.is_(None), once_more)


def _studied(course_id: SQLColumnExpression[Any] | int) -> Select[int]:
    """Return the select of a course's questions without those that only a person can mark."""
    on_screen = (Question.kind != kind for kind in ON_PAPER_ONLY)
    return approved_questions(course_id).where(*on_screen)


# each select is built once: that takes longer than the database takes to answer it


@cache
def _open() -> Select[
    int, str, date | None, float, int, int | None, int | None, list[Any] | None, Order, int
]:
    now: BindParameter[datetime] = bindparam("now")
    materials = select(func.count()).where(CourseSpeech.course_id == Course.id).correlate(Course)
    return (
        select(
            Course.id,
            Course.name,
            Course.exam_on,
            Course.target,
            Course.new_a_day,
            Course.reviews_a_day,
            MemoryParameters.id,
            MemoryParameters.weights,
            Course.new_order,
            materials.scalar_subquery(),
        )
        .outerjoin(MemoryParameters, MemoryParameters.id == Course.parameters_id)
        .join(Enrolment, Enrolment.course_id == Course.id)
        .where(Enrolment.trainee_id == bindparam("trainee_id"), Enrolment.left_at.is_(None))
        .where(Course.opened_at <= now, or_(Course.closed_at.is_(None), Course.closed_at > now))
        .where(or_(Course.closes_at.is_(None), Course.closes_at > now))
        .order_by(Course.id)
    )


@cache
def _open_with_question() -> Select[*tuple[Any, ...]]:
    return _open().add_columns(in_course(bindparam("question_id"), Course.id))


@cache
def _asking() -> Select[int]:
    return _studied(bindparam("course_id")).where(Question.id == bindparam("question_id"))
