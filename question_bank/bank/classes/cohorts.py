"""Classes: who is in them. Whoever joins or leaves one joins or leaves its courses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from question_bank.bank.classes.changes import Act, note
from question_bank.bank.classes.claiming import claim
from question_bank.bank.classes.enrolment import keep_enrolments
from question_bank.bank.classes.ownership import cohort_of, open_cohort_of, require_member
from question_bank.bank.courses import Cohort, CohortInstructor, CohortMember
from question_bank.bank.people import PersonRole, Role
from question_bank.errors import NotFound, Refused

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.bank.classes.ownership import Asker


@dataclass(frozen=True, slots=True)
class CohortPlan:
    """What is set for a class: its name, and the ids of who runs it."""

    name: str
    instructors: tuple[int, ...] = ()


def create_cohort(
    session: Session,
    name: str,
    *,
    now: datetime,
    is_sample: bool = False,
    person_id: int | None = None,
    instructors: Collection[int] = (),
) -> int:
    """Create a class, run by the instructors named; `person_id` is who made it.

    Raises:
        Refused: `cohort_exists`, there is a class of that name.
        NotFound: one of those named is no instructor.

    """
    cohort = Cohort(name=name, is_sample=is_sample, created_at=now)
    _store(session, cohort)
    _set_instructors(session, cohort.id, instructors)
    note(session, Act.MADE, now=now, by=person_id, cohort_id=cohort.id, detail=name)
    session.flush()
    return cohort.id


def edit_cohort(
    session: Session, cohort_id: int, plan: CohortPlan, *, asker: Asker, seen: int, now: datetime
) -> None:
    """Set a class anew; `seen` is the lock of the class when its form was shown.

    An instructor stays one of those who run it.

    Raises:
        NotFound: there is no such class for whoever asks, or somebody named is no instructor.
        Refused: `cohort_exists`, another class has that name; `cohort_closed`.
        Stale: somebody else has set it since.

    """
    cohort = open_cohort_of(session, cohort_id, asker)
    claim(session, cohort, seen)
    cohort.name = plan.name
    _store(session, cohort)
    kept = () if asker.sees_all else (asker.person_id,)
    _set_instructors(session, cohort_id, {*plan.instructors, *kept})
    note(session, Act.SET, now=now, by=asker.person_id, cohort_id=cohort_id, detail=plan.name)
    session.flush()


def close_cohort(session: Session, cohort_id: int, *, asker: Asker, now: datetime) -> None:
    """End a class: its trainees leave its courses, what they have learnt is kept.

    Raises:
        NotFound: there is no such class for whoever asks.

    """
    cohort = cohort_of(session, cohort_id, asker)
    if cohort.closed_at is None:
        _turn(session, cohort, now, asker=asker, now=now)


def reopen_cohort(session: Session, cohort_id: int, *, asker: Asker, now: datetime) -> None:
    """Let a class go on: its trainees come back into its courses.

    Raises:
        NotFound: there is no such class for whoever asks.

    """
    cohort = cohort_of(session, cohort_id, asker)
    if cohort.closed_at is not None:
        _turn(session, cohort, None, asker=asker, now=now)


def cohort_named(session: Session, name: str) -> int | None:
    """Return the id of the class of that name."""
    return session.scalar(select(Cohort.id).where(Cohort.name == name))


def add_member(
    session: Session, cohort_id: int, person_id: int, *, now: datetime, by: int | None = None
) -> bool:
    """Put someone into a class and its courses; False where they were in it already.

    They become a trainee by it, whatever else they are.
    """
    if session.get(CohortMember, (cohort_id, person_id)):
        return False
    session.add(CohortMember(cohort_id=cohort_id, trainee_id=person_id))
    if session.get(PersonRole, (person_id, Role.TRAINEE)) is None:
        session.add(PersonRole(person_id=person_id, role=Role.TRAINEE))
    note(session, Act.JOINED, now=now, by=by, cohort_id=cohort_id, trainee_id=person_id)
    session.flush()
    keep_enrolments(session, cohort_id, now=now, trainee_id=person_id)
    return True


def remove_member(
    session: Session, cohort_id: int, person_id: int, *, asker: Asker, now: datetime
) -> None:
    """Take someone out of a class; what they have learnt is kept.

    Raises:
        NotFound: there is no such class for whoever asks, or the person is not in it.

    """
    cohort_of(session, cohort_id, asker)
    require_member(session, cohort_id, person_id)
    _leave(session, cohort_id, person_id, now)
    note(session, Act.LEFT, now=now, by=asker.person_id, cohort_id=cohort_id, trainee_id=person_id)
    session.flush()


def move_member(
    session: Session, cohort_id: int, person_id: int, *, into: int, asker: Asker, now: datetime
) -> str:
    """Take someone from one class into another, and return the name of that.

    On courses that both classes take they go on as if nothing had happened.

    Raises:
        NotFound: one of the classes is not there for whoever asks, or the person is not in it.
        Refused: `cohort_closed`, the other class is over.

    """
    left = cohort_of(session, cohort_id, asker)
    joined = open_cohort_of(session, into, asker)
    require_member(session, cohort_id, person_id)
    if into == cohort_id:
        return joined.name
    add_member(session, into, person_id, now=now, by=asker.person_id)
    _leave(session, cohort_id, person_id, now)
    about: dict[str, Any] = {"now": now, "by": asker.person_id, "trainee_id": person_id}
    note(session, Act.MOVED, cohort_id=cohort_id, detail=f"{left.name} → {joined.name}", **about)
    session.flush()
    return joined.name


def _leave(session: Session, cohort_id: int, person_id: int, now: datetime) -> None:
    session.execute(
        delete(CohortMember).where(
            CohortMember.cohort_id == cohort_id, CohortMember.trainee_id == person_id
        )
    )
    keep_enrolments(session, cohort_id, now=now, trainee_id=person_id)


def _turn(
    session: Session, cohort: Cohort, closed_at: datetime | None, *, asker: Asker, now: datetime
) -> None:
    act = Act.OPENED if closed_at is None else Act.CLOSED
    cohort.closed_at = closed_at
    cohort.lock += 1
    note(session, act, now=now, by=asker.person_id, cohort_id=cohort.id)
    session.flush()
    keep_enrolments(session, cohort.id, now=now)


def _store(session: Session, cohort: Cohort) -> None:
    try:
        with session.begin_nested():
            session.add(cohort)
    except IntegrityError as error:
        raise Refused("cohort_exists", name=cohort.name) from error


def _set_instructors(session: Session, cohort_id: int, instructors: Collection[int]) -> None:
    """Keep who runs a class as it is said; who was stopped may stay."""
    there = select(PersonRole.person_id).where(PersonRole.role == Role.INSTRUCTOR)
    if set(instructors) - set(session.scalars(there)):
        raise NotFound("person")
    session.execute(delete(CohortInstructor).where(CohortInstructor.cohort_id == cohort_id))
    session.add_all(
        CohortInstructor(cohort_id=cohort_id, person_id=id_) for id_ in sorted(set(instructors))
    )
    session.flush()
