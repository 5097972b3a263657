"""Who is to learn what: the open courses of a trainee, and a card for each of their questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, not_, or_, select
from sqlalchemy.orm import aliased

from question_bank.bank.courses import Course, CourseSpeech, Enrolment, approved_questions
from question_bank.bank.questions import Question, Source
from question_bank.bank.speeches import Reading
from question_bank.study.cards import Card
from question_bank.study.schedule import Goal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Select, SQLColumnExpression
    from sqlalchemy.orm import Session

    from question_bank.study.days import Calendar


@dataclass(frozen=True, slots=True)
class OpenCourse:
    """A course that a trainee is taking now."""

    id: int
    name: str
    exam_on: date | None
    target: float
    new_a_day: int

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
    rows = session.execute(
        select(Course.id, Course.name, Course.exam_on, Course.target, Course.new_a_day)
        .join(Enrolment, Enrolment.course_id == Course.id)
        .where(Enrolment.trainee_id == trainee_id, Enrolment.left_at.is_(None))
        .where(Course.opened_at <= now, or_(Course.closed_at.is_(None), Course.closed_at > now))
        .order_by(Course.id)
    )
    today = calendar.date(calendar.day(now))
    found = [OpenCourse(*row) for row in rows]
    return tuple(sorted(found, key=lambda course: (course.exam_after(today), course.id)))


def undealt(session: Session, *, trainee_id: int, courses: Sequence[OpenCourse]) -> dict[int, int]:
    """Return the questions that want a card, or want theirs on another course, and the course.

    A question of several open courses belongs to the first of them; `courses` come as
    `open_courses` gives them.
    """
    wanted: dict[int, int] = {}
    for place, course in enumerate(courses):
        before = [earlier.id for earlier in courses[:place]]
        for question_id in session.scalars(_unsettled(trainee_id, course.id, before)):
            wanted.setdefault(question_id, course.id)
    return wanted


def deal(session: Session, *, trainee_id: int, courses: Sequence[OpenCourse]) -> int:
    """Give the trainee the cards that are missing; return how many were made or moved."""
    wanted = undealt(session, trainee_id=trainee_id, courses=courses)
    for question_id, course_id in sorted(wanted.items()):
        card = session.get(Card, (trainee_id, question_id))
        if card is None:
            card = Card(trainee_id=trainee_id, question_id=question_id)
            session.add(card)
        card.course_id = course_id
    session.flush()
    return len(wanted)


def in_course(
    question_id: SQLColumnExpression[Any], course_id: int | SQLColumnExpression[Any]
) -> ColumnElement[bool]:
    """Return the condition that a course asks a question, for use inside another select."""
    asked = approved_questions(course_id).where(Question.id == question_id)
    return asked.correlate_except(Question).exists()


def _unsettled(trainee_id: int, course_id: int, before: Sequence[int]) -> Select[int]:
    """Return the select of a course's questions whose card is missing or hangs elsewhere."""
    # the tables of `approved_questions`, under names of their own
    material, text, place = aliased(CourseSpeech), aliased(Reading), aliased(Source)
    settled = or_(
        Card.course_id == course_id,
        and_(Card.course_id.in_(before), in_course(Card.question_id, Card.course_id)),
    )
    return (
        select(place.question_id)
        .select_from(material)
        .join(text, text.speech_id == material.speech_id)
        .join(place, and_(place.reading_id == text.id, place.part == -1))
        .outerjoin(Card, and_(Card.trainee_id == trainee_id, Card.question_id == place.question_id))
        .where(material.course_id == course_id)
        .where(or_(Card.course_id.is_(None), not_(settled)))
        .where(in_course(place.question_id, course_id))
        .order_by(place.question_id)
    )
