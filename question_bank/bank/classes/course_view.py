"""学习专题 as those who run them see them, and what a course may be made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.classes.planning import Plan, run_by
from question_bank.bank.courses import (
    Cohort,
    CohortMember,
    Course,
    CourseCohort,
    CourseInstructor,
    CourseSpeech,
    Enrolment,
)
from question_bank.bank.members import readable_banks
from question_bank.bank.people import Person, PersonRole, Role
from question_bank.bank.questions import PASSAGE, Question, Source, Status
from question_bank.bank.speeches import Reading, Speech

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from sqlalchemy import ScalarSelect, Select
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course in the list; `questions` are the approved ones, `trainees` those enrolled."""

    id: int
    name: str
    exam_on: date | None
    opened_at: datetime | None
    closed_at: datetime | None
    is_sample: bool
    speeches: int
    questions: int
    trainees: int


@dataclass(frozen=True, slots=True)
class SpeechChoice:
    """A material, and how many of its questions are approved."""

    id: int
    title: str
    approved: int


@dataclass(frozen=True, slots=True)
class CohortChoice:
    """A class, and how many trainees are in it."""

    id: int
    name: str
    members: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What a plan may be made of; instructors as (id, name)."""

    speeches: tuple[SpeechChoice, ...]
    cohorts: tuple[CohortChoice, ...]
    instructors: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class CourseView:
    """A course: what is set, and what that makes."""

    row: CourseRow
    plan: Plan
    speeches: tuple[SpeechChoice, ...]
    cohorts: tuple[CohortChoice, ...]
    instructors: tuple[tuple[int, str], ...]


def courses(session: Session, person_id: int) -> tuple[CourseRow, ...]:
    """Return the courses a person runs: open ones first, the nearest exam first."""
    rows = session.execute(
        _rows()
        .join(CourseInstructor, CourseInstructor.course_id == Course.id)
        .where(CourseInstructor.person_id == person_id)
        .order_by(
            Course.closed_at.is_not(None), Course.exam_on.is_(None), Course.exam_on, Course.id
        )
    )
    return tuple(CourseRow(*row) for row in rows)


def course(session: Session, course_id: int, person_id: int) -> CourseView:
    """Return a course that the person runs.

    Raises:
        NotFound: there is no such course for this person.

    """
    kept = run_by(session, course_id, person_id)
    row = CourseRow(*session.execute(_rows().where(Course.id == course_id)).one())
    speeches = _speeches_of(session, course_id)
    cohorts = _cohorts_of(session, course_id)
    instructors = _instructors_of(session, course_id)
    plan = Plan(
        kept.name,
        kept.exam_on,
        kept.new_a_day,
        tuple(speech.id for speech in speeches),
        tuple(cohort.id for cohort in cohorts),
        tuple(id_ for id_, _ in instructors),
        kept.target,
        kept.reviews_a_day,
    )
    return CourseView(row, plan, speeches, cohorts, instructors)


def choices(session: Session, person_id: int, held: Collection[int] = ()) -> Choices:
    """Return what a person may make a course of; materials no longer in use only where held."""
    readable = Speech.bank_id.in_(readable_banks(person_id)) & Speech.is_current
    speeches = session.execute(
        select(Speech.id, Speech.title, _approved())
        .where(readable | Speech.id.in_(held))
        .order_by(Speech.id.desc())
    )
    cohorts = session.execute(select(Cohort.id, Cohort.name, _members()).order_by(Cohort.id.desc()))
    instructors = session.execute(
        select(Person.id, Person.name)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(PersonRole.role == Role.INSTRUCTOR, Person.stopped_at.is_(None))
        .order_by(Person.id)
    )
    return Choices(
        tuple(SpeechChoice(*row) for row in speeches),
        tuple(CohortChoice(*row) for row in cohorts),
        tuple(instructors),
    )


def _speeches_of(session: Session, course_id: int) -> tuple[SpeechChoice, ...]:
    rows = session.execute(
        select(Speech.id, Speech.title, _approved())
        .join(CourseSpeech, CourseSpeech.speech_id == Speech.id)
        .where(CourseSpeech.course_id == course_id)
        .order_by(CourseSpeech.position, Speech.id)
    )
    return tuple(SpeechChoice(*row) for row in rows)


def _cohorts_of(session: Session, course_id: int) -> tuple[CohortChoice, ...]:
    rows = session.execute(
        select(Cohort.id, Cohort.name, _members())
        .join(CourseCohort, CourseCohort.cohort_id == Cohort.id)
        .where(CourseCohort.course_id == course_id)
        .order_by(Cohort.id)
    )
    return tuple(CohortChoice(*row) for row in rows)


def _instructors_of(session: Session, course_id: int) -> tuple[tuple[int, str], ...]:
    rows = session.execute(
        select(Person.id, Person.name)
        .join(CourseInstructor, CourseInstructor.person_id == Person.id)
        .where(CourseInstructor.course_id == course_id)
        .order_by(Person.id)
    )
    return tuple((id_, name) for id_, name in rows)


def _rows() -> Select[int, str, date | None, datetime | None, datetime | None, bool, int, int, int]:
    speeches = select(func.count()).where(CourseSpeech.course_id == Course.id)
    questions = (
        select(func.count(Question.id.distinct()))
        .join(Source, (Source.question_id == Question.id) & (Source.part == PASSAGE))
        .join(Reading, Reading.id == Source.reading_id)
        .join(Speech, (Speech.id == Reading.speech_id) & Speech.is_current)
        .join(CourseSpeech, CourseSpeech.speech_id == Speech.id)
        .where(CourseSpeech.course_id == Course.id, Question.status == Status.APPROVED)
    )
    trainees = select(func.count()).where(
        Enrolment.course_id == Course.id, Enrolment.left_at.is_(None)
    )
    return select(
        Course.id,
        Course.name,
        Course.exam_on,
        Course.opened_at,
        Course.closed_at,
        Course.is_sample,
        *(
            counted.correlate(Course).scalar_subquery()
            for counted in (speeches, questions, trainees)
        ),
    )


def _approved() -> ScalarSelect[int]:
    """Return the count of a speech's approved questions."""
    return (
        select(func.count(Question.id.distinct()))
        .join(Source, (Source.question_id == Question.id) & (Source.part == PASSAGE))
        .join(Reading, Reading.id == Source.reading_id)
        .where(Reading.speech_id == Speech.id, Question.status == Status.APPROVED)
        .correlate(Speech)
        .scalar_subquery()
    )


def _members() -> ScalarSelect[int]:
    return (
        select(func.count())
        .where(CohortMember.cohort_id == Cohort.id)
        .correlate(Cohort)
        .scalar_subquery()
    )
