"""Whose classes: an instructor sees the people of their own, an administrator those of all.

An administrator looks after accounts and sees who is in which class, but no course, no practice and
no marks: those ask for `person_id` alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, exists, or_, select, true

from question_bank.bank.courses import (
    Cohort,
    CohortInstructor,
    CohortMember,
    CourseCohort,
    Enrolment,
)
from question_bank.bank.people import Person, PersonRole, Role, login_key
from question_bank.errors import NotFound, Refused

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select, SQLColumnExpression
    from sqlalchemy.orm import Session


UNNAMED = "外班学员"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks about classes; with `sees_all` they are an administrator.

    A command asks as nobody (0).
    """

    person_id: int
    sees_all: bool = False


def run_cohorts(person_id: int) -> Select[int]:
    """Return the select of the ids of the classes that an instructor runs."""
    return select(CohortInstructor.cohort_id).where(CohortInstructor.person_id == person_id)


def run_in(session: Session, course_id: int, person_id: int) -> tuple[tuple[int, str], ...]:
    """Return the classes of a course that an instructor runs, as (id, name)."""
    cohorts = session.execute(
        select(Cohort.id, Cohort.name)
        .join(CourseCohort, CourseCohort.cohort_id == Cohort.id)
        .where(CourseCohort.course_id == course_id, Cohort.id.in_(run_cohorts(person_id)))
        .order_by(Cohort.id)
    )
    return tuple((id_, name) for id_, name in cohorts)


def is_seen(asker: Asker) -> ColumnElement[bool]:
    """Return the condition on a class that it is there for whoever asks."""
    return true() if asker.sees_all else Cohort.id.in_(run_cohorts(asker.person_id))


def cohort_of(session: Session, cohort_id: int, asker: Asker) -> Cohort:
    """Return a class that is there for whoever asks.

    Raises:
        NotFound: there is no such class for them.

    """
    found = session.scalar(select(Cohort).where(Cohort.id == cohort_id, is_seen(asker)))
    if found is None:
        raise NotFound("cohort")
    return found


def open_cohort_of(session: Session, cohort_id: int, asker: Asker) -> Cohort:
    """Return a class that whoever asks may change.

    Raises:
        NotFound: there is no such class for them.
        Refused: `cohort_closed`, it is over.

    """
    found = cohort_of(session, cohort_id, asker)
    if found.closed_at is not None:
        raise Refused("cohort_closed")
    return found


def require_member(session: Session, cohort_id: int, person_id: int) -> None:
    """Let somebody pass who is in a class.

    Raises:
        NotFound: they are not.

    """
    if session.get(CohortMember, (cohort_id, person_id)) is None:
        raise NotFound("person")


def has_other_roles(session: Session, person_id: int) -> bool:
    """Return whether somebody is more than a trainee."""
    more = exists().where(PersonRole.person_id == person_id, PersonRole.role != Role.TRAINEE)
    return bool(session.scalar(select(more)))


def taught(person_id: int, course_id: int | SQLColumnExpression[int]) -> Select[int]:
    """Return the select of the ids of those trainees of a course whom an instructor may see.

    They take it with a class that the instructor runs, or took it with one last. Trainees who were
    put on a course without a class are everybody's who runs it.
    """
    mine = run_cohorts(person_id)
    sits_in_mine = (
        exists()
        .where(CohortMember.trainee_id == Enrolment.trainee_id)
        .where(CohortMember.cohort_id.in_(mine))
        .where(CourseCohort.cohort_id == CohortMember.cohort_id)
        .where(CourseCohort.course_id == Enrolment.course_id)
        .correlate(Enrolment)
    )
    return select(Enrolment.trainee_id).where(
        Enrolment.course_id == course_id,
        or_(Enrolment.cohort_id.is_(None), Enrolment.cohort_id.in_(mine), sits_in_mine),
    )


def require_taught(session: Session, person_id: int, course_id: int, trainee_id: int) -> None:
    """Let a trainee of a course pass whom an instructor may see.

    Raises:
        NotFound: they may not.

    """
    seen = taught(person_id, course_id).where(Enrolment.trainee_id == trainee_id)
    if session.scalar(seen) is None:
        raise NotFound("person")


def instructors(session: Session) -> tuple[tuple[int, str], ...]:
    """Return who may run classes and courses, as (id, name)."""
    rows = session.execute(
        select(Person.id, Person.name)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(PersonRole.role == Role.INSTRUCTOR, Person.stopped_at.is_(None))
        .order_by(Person.id)
    )
    return tuple((id_, name) for id_, name in rows)


def name_for(
    person_id: int, trainee_id: SQLColumnExpression[int], name: SQLColumnExpression[str]
) -> ColumnElement[str]:
    """Return what an instructor may call a trainee: by name in their own classes, else 外班学员.

    Who was never in a class is everybody's.
    """
    is_mine = exists().where(
        CohortMember.trainee_id == trainee_id, CohortMember.cohort_id.in_(run_cohorts(person_id))
    )
    was_taught = exists().where(
        Enrolment.trainee_id == trainee_id, Enrolment.cohort_id.is_not(None)
    )
    is_in_one = exists().where(CohortMember.trainee_id == trainee_id)
    return case((is_mine | ~(was_taught | is_in_one), name), else_=UNNAMED)


def instructor_named(session: Session, login: str) -> int:
    """Return the id of the instructor of a login.

    Raises:
        Refused: `no_such_instructor`.

    """
    found = session.scalar(
        select(Person.id)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(Person.login_key == login_key(login), PersonRole.role == Role.INSTRUCTOR)
    )
    if found is None:
        raise Refused("no_such_instructor", login=login)
    return found
