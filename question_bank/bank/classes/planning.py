"""学习专题: what an instructor sets, and the rows that follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, select
from sqlalchemy.exc import IntegrityError

from question_bank.bank.classes.changes import Act, note
from question_bank.bank.classes.claiming import claim
from question_bank.bank.classes.enrolment import keep_enrolment
from question_bank.bank.classes.ownership import run_cohorts
from question_bank.bank.courses import (
    Course,
    CourseCohort,
    CourseInstructor,
    CourseSpeech,
    Order,
)
from question_bank.bank.members import readable_banks
from question_bank.bank.people import PersonRole, Role
from question_bank.bank.speeches import Speech
from question_bank.errors import NotFound, Refused

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session


USUAL_TARGET = 0.9


@dataclass(frozen=True, slots=True)
class Plan:
    """What is set for a course: ids of its speeches in order, its classes and instructors.

    `target` is the share to be remembered on the day of the exam, `reviews_a_day` the most that
    come back to a trainee on one day, None without a limit. `opens_at` and `closes_at` are when it
    opens and closes by itself; a course that is open already keeps the time since when.
    """

    name: str
    exam_on: date | None
    new_a_day: int
    speeches: tuple[int, ...] = ()
    cohorts: tuple[int, ...] = ()
    instructors: tuple[int, ...] = ()
    target: float = USUAL_TARGET
    reviews_a_day: int | None = None
    new_order: Order = Order.MATERIAL
    opens_at: datetime | None = None
    closes_at: datetime | None = None

    @property
    def percent(self) -> int:
        """The target in percent."""
        return round(self.target * 100)


def create_course(
    session: Session, plan: Plan, *, person_id: int, now: datetime, is_sample: bool = False
) -> int:
    """Create a course that is not open yet, run by its maker and the instructors named.

    Raises:
        Refused: `course_exists`, there is a course of that name.
        NotFound: a speech, class or instructor is not there for this person.

    """
    course = Course(is_sample=is_sample, created_by=person_id, created_at=now)
    _set(session, course, plan, person_id, now)
    note(session, Act.MADE, now=now, by=person_id, course_id=course.id, detail=plan.name)
    session.flush()
    return course.id


def edit_course(
    session: Session, course_id: int, plan: Plan, *, person_id: int, seen: int, now: datetime
) -> None:
    """Set a course anew; trainees who are no longer meant leave it, nothing of theirs is lost.

    `seen` is the lock of the course when its form was shown.

    Raises:
        Refused: `course_exists`, another course has that name.
        NotFound: the course, or something chosen for it, is not there for this person.
        Stale: somebody else has set it since.

    """
    course = run_by(session, course_id, person_id)
    claim(session, course, seen)
    _set(session, course, plan, person_id, now)
    note(session, Act.SET, now=now, by=person_id, course_id=course_id, detail=plan.name)
    session.flush()


def open_course(session: Session, course_id: int, *, person_id: int, now: datetime) -> None:
    """Let trainees learn, for the first time or again.

    Raises:
        NotFound: there is no such course for this person.
        Refused: `empty_course`, nobody or nothing is in it.

    """
    course = run_by(session, course_id, person_id)
    for part in (CourseSpeech, CourseCohort):
        if not session.scalar(select(exists().where(part.course_id == course_id))):
            raise Refused("empty_course")
    if course.opened_at is None or course.opened_at > now:
        course.opened_at = now
    course.closed_at = None
    if course.closes_at is not None and course.closes_at <= now:
        course.closes_at = None
    course.lock += 1
    note(session, Act.OPENED, now=now, by=person_id, course_id=course_id)
    session.flush()


def close_course(session: Session, course_id: int, *, person_id: int, now: datetime) -> None:
    """End a course: its questions are no longer scheduled, what was learnt is kept.

    Raises:
        NotFound: there is no such course for this person.

    """
    course = run_by(session, course_id, person_id)
    course.closed_at = now
    course.lock += 1
    note(session, Act.CLOSED, now=now, by=person_id, course_id=course_id)
    session.flush()


def shift_speech(
    session: Session, course_id: int, speech_id: int, *, up: bool, person_id: int, now: datetime
) -> None:
    """Let a material of a course come one place sooner or later.

    Raises:
        NotFound: there is no such course for this person, or it has no such material.

    """
    course = run_by(session, course_id, person_id)
    rows = session.scalars(
        select(CourseSpeech)
        .where(CourseSpeech.course_id == course_id)
        .order_by(CourseSpeech.position, CourseSpeech.speech_id)
    ).all()
    place = next((at for at, row in enumerate(rows) if row.speech_id == speech_id), None)
    if place is None:
        raise NotFound("speech")
    order = list(rows)
    order.insert(max(0, place + (-1 if up else 1)), order.pop(place))
    for position, row in enumerate(order):
        row.position = position
    course.lock += 1
    note(session, Act.SET, now=now, by=person_id, course_id=course_id, detail="材料次序")
    session.flush()


def run_by(session: Session, course_id: int, person_id: int) -> Course:
    """Return a course that the person runs.

    Raises:
        NotFound: there is no such course for this person.

    """
    course = session.scalar(
        select(Course)
        .join(CourseInstructor, CourseInstructor.course_id == Course.id)
        .where(Course.id == course_id, CourseInstructor.person_id == person_id)
    )
    if course is None:
        raise NotFound("course")
    return course


def _set(session: Session, course: Course, plan: Plan, person_id: int, now: datetime) -> None:
    _check(session, plan, person_id, course.id)
    course.name, course.exam_on, course.target = plan.name, plan.exam_on, plan.target
    course.new_a_day, course.reviews_a_day = plan.new_a_day, plan.reviews_a_day
    course.new_order, course.closes_at = plan.new_order, plan.closes_at
    if course.opened_at is None or course.opened_at > now:
        course.opened_at = plan.opens_at
    try:
        with session.begin_nested():
            session.add(course)
    except IntegrityError as error:
        raise Refused("course_exists", name=plan.name) from error
    for part in (CourseSpeech, CourseCohort, CourseInstructor):
        session.execute(delete(part).where(part.course_id == course.id))
    session.add_all(
        CourseSpeech(course_id=course.id, speech_id=speech_id, position=position)
        for position, speech_id in enumerate(dict.fromkeys(plan.speeches))
    )
    session.add_all(
        CourseCohort(course_id=course.id, cohort_id=cohort_id) for cohort_id in set(plan.cohorts)
    )
    session.add_all(
        CourseInstructor(course_id=course.id, person_id=id_)
        for id_ in {person_id, *plan.instructors}
    )
    session.flush()
    keep_enrolment(session, course.id, now=now)


def _check(session: Session, plan: Plan, person_id: int, course_id: int | None) -> None:
    """Let a plan pass whose speeches, classes and instructors are there for this person.

    What the course holds already may stay, though the person could not choose it anew.
    """
    held_speeches = select(CourseSpeech.speech_id).where(CourseSpeech.course_id == course_id)
    held_cohorts = select(CourseCohort.cohort_id).where(CourseCohort.course_id == course_id)
    readable = Speech.bank_id.in_(readable_banks(person_id))
    speeches = select(Speech.id).where(readable | Speech.id.in_(held_speeches))
    instructors = select(PersonRole.person_id).where(PersonRole.role == Role.INSTRUCTOR)
    for kind, there, wanted in (
        ("speech", speeches, plan.speeches),
        ("cohort", run_cohorts(person_id).union(held_cohorts), plan.cohorts),
        ("person", instructors, plan.instructors),
    ):
        if set(wanted) - set(session.scalars(there)):
            raise NotFound(kind)
