"""培训班 as those who run them see them: the list, and one class with its people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.classes.changes import Change, changes_of_cohort
from question_bank.bank.classes.ownership import Asker, cohort_of, is_seen
from question_bank.bank.courses import (
    Cohort,
    CohortInstructor,
    CohortMember,
    Course,
    CourseCohort,
    CourseInstructor,
)
from question_bank.bank.paging import place
from question_bank.bank.people import Person
from question_bank.errors import NotFound

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

PAGE = 50


@dataclass(frozen=True, slots=True)
class CohortRow:
    """A class in the list; `members` and `courses` count people and open courses."""

    id: int
    name: str
    members: int
    courses: int
    is_sample: bool
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class CohortPage:
    """One page of the list, pages count from 1; `open` and `closed` count all classes there are."""

    rows: tuple[CohortRow, ...]
    page: int
    pages: int
    open: int
    closed: int


@dataclass(frozen=True, slots=True)
class Member:
    """One trainee of a class; an initial password that was never changed may have run out."""

    id: int
    login: str
    name: str
    unit: str
    post: str
    phone: str
    has_own_password: bool
    password_expires_at: datetime | None
    is_stopped: bool


@dataclass(frozen=True, slots=True)
class CohortView:
    """A class with a page of its `count` trainees; instructors and `others` are (id, name).

    `fresh` counts those who still have the password they were given; `courses` are (id, name,
    whether whoever asks runs them); `others` are the open classes somebody could be moved into.
    """

    id: int
    name: str
    lock: int
    closed_at: datetime | None
    members: tuple[Member, ...]
    count: int
    fresh: int
    page: int
    pages: int
    courses: tuple[tuple[int, str, bool], ...]
    instructors: tuple[tuple[int, str], ...]
    others: tuple[tuple[int, str], ...]
    changes: tuple[Change, ...]


def cohorts(session: Session, asker: Asker, *, closed: bool = False, page: int = 1) -> CohortPage:
    """Return a page of the classes that are there for whoever asks, the newest first."""
    is_over = Cohort.closed_at.is_not(None)
    counted = session.execute(
        select(is_over, func.count()).where(is_seen(asker)).group_by(is_over).order_by(is_over)
    )
    totals = {bool(over): count for over, count in counted}
    page, pages = place(page, totals.get(closed, 0), PAGE)
    rows = session.execute(
        _rows()
        .where(is_seen(asker), is_over if closed else ~is_over)
        .order_by(Cohort.id.desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return CohortPage(
        tuple(CohortRow(*row) for row in rows),
        page,
        pages,
        totals.get(False, 0),
        totals.get(True, 0),
    )


def cohort(session: Session, cohort_id: int, asker: Asker, *, page: int = 1) -> CohortView:
    """Return a class with a page of its trainees, by login.

    Raises:
        NotFound: there is no such class for whoever asks.

    """
    kept = cohort_of(session, cohort_id, asker)
    count, fresh = session.execute(
        select(func.count(), func.count().filter(Person.must_change_password))
        .join(CohortMember, CohortMember.trainee_id == Person.id)
        .where(CohortMember.cohort_id == cohort_id)
    ).one()
    page, pages = place(page, count, PAGE)
    members = session.execute(_members(cohort_id).limit(PAGE).offset((page - 1) * PAGE))
    return CohortView(
        id=cohort_id,
        name=kept.name,
        lock=kept.lock,
        closed_at=kept.closed_at,
        members=tuple(Member(*row) for row in members),
        count=count,
        fresh=fresh,
        page=page,
        pages=pages,
        courses=_courses(session, cohort_id, asker),
        instructors=run_by(session, cohort_id),
        others=_others(session, cohort_id, asker),
        changes=changes_of_cohort(session, cohort_id),
    )


def member(session: Session, cohort_id: int, person_id: int, asker: Asker) -> Member:
    """Return one trainee of a class.

    Raises:
        NotFound: there is no such class for whoever asks, or nobody of that id in it.

    """
    cohort_of(session, cohort_id, asker)
    row = session.execute(_members(cohort_id).where(Person.id == person_id)).one_or_none()
    if row is None:
        raise NotFound("person")
    return Member(*row)


def run_by(session: Session, cohort_id: int) -> tuple[tuple[int, str], ...]:
    """Return who runs a class, as (id, name)."""
    rows = session.execute(
        select(Person.id, Person.name)
        .join(CohortInstructor, CohortInstructor.person_id == Person.id)
        .where(CohortInstructor.cohort_id == cohort_id)
        .order_by(Person.id)
    )
    return tuple((id_, name) for id_, name in rows)


def whom_to_ask(session: Session, trainee_id: int) -> tuple[str, ...]:
    """Return the names of those who run a trainee's classes and can give them a new password."""
    rows = session.scalars(
        select(Person.name)
        .join(CohortInstructor, CohortInstructor.person_id == Person.id)
        .join(CohortMember, CohortMember.cohort_id == CohortInstructor.cohort_id)
        .join(Cohort, (Cohort.id == CohortMember.cohort_id) & Cohort.closed_at.is_(None))
        .where(CohortMember.trainee_id == trainee_id, Person.stopped_at.is_(None))
        .group_by(Person.id, Person.name)
        .order_by(Person.id)
    )
    return tuple(rows)


def _rows() -> Select[int, str, int, int, bool, datetime | None]:
    members = select(func.count()).where(CohortMember.cohort_id == Cohort.id)
    courses = (
        select(func.count())
        .select_from(CourseCohort)
        .join(Course, Course.id == CourseCohort.course_id)
        .where(CourseCohort.cohort_id == Cohort.id, Course.closed_at.is_(None))
    )
    return select(
        Cohort.id,
        Cohort.name,
        *(counted.correlate(Cohort).scalar_subquery() for counted in (members, courses)),
        Cohort.is_sample,
        Cohort.closed_at,
    )


def _members(
    cohort_id: int,
) -> Select[int, str, str, str, str, str, bool, datetime | None, bool]:
    return (
        select(
            Person.id,
            Person.login,
            Person.name,
            Person.unit,
            Person.post,
            Person.phone,
            Person.must_change_password.is_(False),
            Person.password_expires_at,
            Person.stopped_at.is_not(None),
        )
        .join(CohortMember, CohortMember.trainee_id == Person.id)
        .where(CohortMember.cohort_id == cohort_id)
        .order_by(Person.login)
    )


def _courses(session: Session, cohort_id: int, asker: Asker) -> tuple[tuple[int, str, bool], ...]:
    runs = select(CourseInstructor.course_id).where(CourseInstructor.person_id == asker.person_id)
    rows = session.execute(
        select(Course.id, Course.name, Course.id.in_(runs))
        .join(CourseCohort, CourseCohort.course_id == Course.id)
        .where(CourseCohort.cohort_id == cohort_id)
        .order_by(Course.id.desc())
    )
    return tuple((id_, name, bool(is_run)) for id_, name, is_run in rows)


def _others(session: Session, cohort_id: int, asker: Asker) -> tuple[tuple[int, str], ...]:
    """Return the open classes that somebody of this one could be moved into."""
    rows = session.execute(
        select(Cohort.id, Cohort.name)
        .where(is_seen(asker), Cohort.id != cohort_id, Cohort.closed_at.is_(None))
        .order_by(Cohort.id.desc())
        .limit(PAGE)
    )
    return tuple((id_, name) for id_, name in rows)
