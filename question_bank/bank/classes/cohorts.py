"""Classes: who is in them. Whoever joins or leaves one joins or leaves its courses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from question_bank.bank.classes.enrolment import keep_enrolment
from question_bank.bank.courses import Cohort, CohortMember, Course, CourseCohort
from question_bank.bank.people import Person, PersonRole, Role
from question_bank.errors import NotFound, Refused

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class CohortRow:
    """A class in the list; `members` and `courses` count people and open courses."""

    id: int
    name: str
    members: int
    courses: int
    is_sample: bool


@dataclass(frozen=True, slots=True)
class Member:
    """One trainee of a class."""

    id: int
    login: str
    name: str
    unit: str
    post: str
    has_own_password: bool
    is_stopped: bool


@dataclass(frozen=True, slots=True)
class CohortView:
    """A class with its trainees, and its courses as (id, name)."""

    id: int
    name: str
    members: tuple[Member, ...]
    courses: tuple[tuple[int, str], ...]


def create_cohort(session: Session, name: str, *, now: datetime, is_sample: bool = False) -> int:
    """Create a class and return its id.

    Raises:
        Refused: `cohort_exists`, there is a class of that name.

    """
    cohort = Cohort(name=name, is_sample=is_sample, created_at=now)
    try:
        with session.begin_nested():
            session.add(cohort)
    except IntegrityError as error:
        raise Refused("cohort_exists", name=name) from error
    return cohort.id


def cohort_named(session: Session, name: str) -> int | None:
    """Return the id of the class of that name."""
    return session.scalar(select(Cohort.id).where(Cohort.name == name))


def cohorts(session: Session) -> tuple[CohortRow, ...]:
    """Return all classes, the newest first."""
    members = (
        select(func.count())
        .where(CohortMember.cohort_id == Cohort.id)
        .correlate(Cohort)
        .scalar_subquery()
    )
    courses = (
        select(func.count())
        .select_from(CourseCohort)
        .join(Course, (Course.id == CourseCohort.course_id) & Course.closed_at.is_(None))
        .where(CourseCohort.cohort_id == Cohort.id)
        .correlate(Cohort)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Cohort.id, Cohort.name, members, courses, Cohort.is_sample).order_by(
            Cohort.id.desc()
        )
    )
    return tuple(CohortRow(*row) for row in rows)


def cohort(session: Session, cohort_id: int) -> CohortView:
    """Return a class with its trainees by login.

    Raises:
        NotFound: there is no such class.

    """
    name = session.scalar(select(Cohort.name).where(Cohort.id == cohort_id))
    if name is None:
        raise NotFound("cohort")
    members = session.execute(
        select(
            Person.id,
            Person.login,
            Person.name,
            Person.unit,
            Person.post,
            Person.must_change_password.is_(False),
            Person.stopped_at.is_not(None),
        )
        .join(CohortMember, CohortMember.trainee_id == Person.id)
        .where(CohortMember.cohort_id == cohort_id)
        .order_by(Person.login)
    )
    courses = session.execute(
        select(Course.id, Course.name)
        .join(CourseCohort, CourseCohort.course_id == Course.id)
        .where(CourseCohort.cohort_id == cohort_id)
        .order_by(Course.id.desc())
    )
    return CohortView(cohort_id, name, tuple(Member(*row) for row in members), tuple(courses))


def add_member(session: Session, cohort_id: int, person_id: int, *, now: datetime) -> bool:
    """Put someone into a class and its courses; False where they were in it already.

    They become a trainee by it, whatever else they are.
    """
    if session.get(CohortMember, (cohort_id, person_id)):
        return False
    session.add(CohortMember(cohort_id=cohort_id, trainee_id=person_id))
    if session.get(PersonRole, (person_id, Role.TRAINEE)) is None:
        session.add(PersonRole(person_id=person_id, role=Role.TRAINEE))
    session.flush()
    _keep_courses(session, cohort_id, person_id, now)
    return True


def remove_member(session: Session, cohort_id: int, person_id: int, *, now: datetime) -> None:
    """Take someone out of a class; what they have learnt is kept."""
    session.execute(
        delete(CohortMember).where(
            CohortMember.cohort_id == cohort_id, CohortMember.trainee_id == person_id
        )
    )
    _keep_courses(session, cohort_id, person_id, now)


def _keep_courses(session: Session, cohort_id: int, person_id: int, now: datetime) -> None:
    for course_id in session.scalars(
        select(CourseCohort.course_id)
        .where(CourseCohort.cohort_id == cohort_id)
        .order_by(CourseCohort.course_id)
    ).all():
        keep_enrolment(session, course_id, now=now, trainee_id=person_id)
