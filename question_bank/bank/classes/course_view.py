"""学习专题 as those who run them see them, and what a course may be made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, select

from question_bank.bank.classes.changes import Change, changes_of_course
from question_bank.bank.classes.offers import (
    CohortChoice,
    SpeechChoice,
    approved_count,
    member_count,
)
from question_bank.bank.classes.ownership import run_cohorts
from question_bank.bank.classes.planning import Plan, run_by
from question_bank.bank.courses import (
    Cohort,
    Course,
    CourseCohort,
    CourseInstructor,
    CourseOmission,
    CourseSpeech,
    Enrolment,
    is_left_out,
)
from question_bank.bank.paging import place
from question_bank.bank.people import Person
from question_bank.bank.questions import PASSAGE, Question, Source, Status
from question_bank.bank.speeches import Reading, Speech

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session


State = Literal["planned", "scheduled", "open", "closed"]
PAGE = 20


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course in the list; `questions` are those it asks, `trainees` those enrolled."""

    id: int
    name: str
    exam_on: date | None
    opened_at: datetime | None
    closed_at: datetime | None
    closes_at: datetime | None
    is_sample: bool
    speeches: int
    questions: int
    trainees: int

    def state(self, now: datetime) -> State:
        """Return whether it is prepared, about to open by itself, open, or over."""
        if self.ended_at(now) is not None:
            return "closed"
        if self.opened_at is None:
            return "planned"
        return "open" if self.opened_at <= now else "scheduled"

    def ended_at(self, now: datetime) -> datetime | None:
        """Return since when it is over."""
        ends = [at for at in (self.closed_at, self.closes_at) if at is not None and at <= now]
        return min(ends, default=None)


@dataclass(frozen=True, slots=True)
class CoursePage:
    """One page of the list; pages count from 1."""

    rows: tuple[CourseRow, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class CourseView:
    """A course: what is set, what that makes, and how many questions it leaves out."""

    row: CourseRow
    plan: Plan
    lock: int
    speeches: tuple[SpeechChoice, ...]
    cohorts: tuple[CohortChoice, ...]
    instructors: tuple[tuple[int, str], ...]
    left_out: int
    changes: tuple[Change, ...]


def courses(session: Session, person_id: int, *, page: int = 1) -> CoursePage:
    """Return a page of the courses a person runs: open ones first, the nearest exam first."""
    mine = select(CourseInstructor.course_id).where(CourseInstructor.person_id == person_id)
    total = session.scalars(select(func.count()).select_from(mine.subquery())).one()
    page, pages = place(page, total, PAGE)
    rows = session.execute(
        _rows()
        .where(Course.id.in_(mine))
        .order_by(
            Course.closed_at.is_not(None), Course.exam_on.is_(None), Course.exam_on, Course.id
        )
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return CoursePage(tuple(CourseRow(*row) for row in rows), page, pages)


def course(session: Session, course_id: int, person_id: int) -> CourseView:
    """Return a course that the person runs.

    Raises:
        NotFound: there is no such course for this person.

    """
    kept = run_by(session, course_id, person_id)
    row = CourseRow(*session.execute(_rows().where(Course.id == course_id)).one())
    speeches = _speeches_of(session, course_id)
    cohorts = _cohorts_of(session, course_id, person_id)
    runners = _instructors_of(session, course_id)
    plan = Plan(
        kept.name,
        kept.exam_on,
        kept.new_a_day,
        tuple(speech.id for speech in speeches),
        tuple(cohort.id for cohort in cohorts),
        tuple(id_ for id_, _ in runners),
        kept.target,
        kept.reviews_a_day,
        kept.new_order,
        kept.opened_at,
        kept.closes_at,
    )
    return CourseView(
        row,
        plan,
        kept.lock,
        speeches,
        cohorts,
        runners,
        session.scalars(select(func.count()).where(CourseOmission.course_id == course_id)).one(),
        changes_of_course(session, course_id),
    )


def _speeches_of(session: Session, course_id: int) -> tuple[SpeechChoice, ...]:
    rows = session.execute(
        select(Speech.id, Speech.title, approved_count())
        .join(CourseSpeech, CourseSpeech.speech_id == Speech.id)
        .where(CourseSpeech.course_id == course_id)
        .order_by(CourseSpeech.position, Speech.id)
    )
    return tuple(SpeechChoice(*row) for row in rows)


def _cohorts_of(session: Session, course_id: int, person_id: int) -> tuple[CohortChoice, ...]:
    mine = Cohort.id.in_(run_cohorts(person_id))
    rows = session.execute(
        select(Cohort.id, Cohort.name, member_count(), mine)
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


def _rows() -> Select[
    int, str, date | None, datetime | None, datetime | None, datetime | None, bool, int, int, int
]:
    speeches = select(func.count()).where(CourseSpeech.course_id == Course.id)
    questions = (
        select(func.count(Question.id.distinct()))
        .join(Source, (Source.question_id == Question.id) & (Source.part == PASSAGE))
        .join(Reading, Reading.id == Source.reading_id)
        .join(Speech, (Speech.id == Reading.speech_id) & Speech.is_current)
        .join(CourseSpeech, CourseSpeech.speech_id == Speech.id)
        .where(CourseSpeech.course_id == Course.id, Question.status == Status.APPROVED)
        .where(~is_left_out(Course.id))
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
        Course.closes_at,
        Course.is_sample,
        *(
            counted.correlate(Course).scalar_subquery()
            for counted in (speeches, questions, trainees)
        ),
    )
