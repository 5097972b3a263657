"""方案: what a test asks and how it looks, kept under a name to be used again."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.blueprints import blueprint as blueprints
from question_bank.bank.courses import Course
from question_bank.bank.people import Person
from question_bank.errors import NotFound, Refused
from question_bank.papers.courses import readable_courses
from question_bank.papers.dress import Dress
from question_bank.papers.tables import PLAN_NAME, SavedPlan

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.bank.blueprints.blueprint import Blueprint

MOST = 100  # plans that one person may keep


@dataclass(frozen=True, slots=True)
class Plan:
    """A saved plan as it is used: `booklets` is how many there are of a test."""

    blueprint: Blueprint
    dress: Dress
    booklets: int


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan in the list of those that can be used; only whose it is may change it."""

    id: int
    name: str
    course_id: int
    course: str
    by: str
    is_mine: bool
    questions: int
    total: float
    changed_at: datetime


def plans(session: Session, reader: int) -> list[PlanRow]:
    """Return the plans for the courses an instructor may make papers for, by name.

    So whoever runs a course's banks together also shares its plans.
    """
    rows = session.execute(
        select(SavedPlan, Course.name, Person.name)
        .join(Course, Course.id == SavedPlan.course_id)
        .join(Person, Person.id == SavedPlan.made_by)
        .where(SavedPlan.course_id.in_(readable_courses(reader)))
        .order_by(SavedPlan.name, SavedPlan.id)
    )
    return [_row(row, course, by, reader) for row, course, by in rows]


def _row(row: SavedPlan, course: str, by: str, reader: int) -> PlanRow:
    asked = blueprints.from_json(row.plan["blueprint"])
    return PlanRow(
        id=row.id,
        name=row.name,
        course_id=row.course_id,
        course=course,
        by=by,
        is_mine=row.made_by == reader,
        questions=asked.questions,
        total=asked.total,
        changed_at=row.changed_at,
    )


def plan(session: Session, reader: int, plan_id: int) -> Plan:
    """Return a plan to start from.

    Raises:
        NotFound: there is no such plan for this instructor.

    """
    stored = _readable(session, reader, plan_id).plan
    blueprint = blueprints.from_json(stored["blueprint"])
    return Plan(blueprint, Dress(**stored["dress"]), stored["booklets"])


def save(
    session: Session, course_id: int, name: str, wanted: Plan, *, person_id: int, now: datetime
) -> int:
    """Keep a plan under a name; one of the same person and course with that name is replaced.

    Raises:
        NotFound: there is no such course for this instructor.
        Refused: `nameless_plan`; `too_many_plans`, the person keeps as many as there may be.

    """
    name = _named(name)
    readable = Course.id.in_(readable_courses(person_id))
    if session.scalar(select(Course.id).where(Course.id == course_id, readable)) is None:
        raise NotFound("course")
    mine = session.scalars(select(SavedPlan).where(SavedPlan.made_by == person_id)).all()
    row = next((one for one in mine if (one.course_id, one.name) == (course_id, name)), None)
    if row is None:
        if len(mine) >= MOST:
            raise Refused("too_many_plans", most=MOST)
        row = SavedPlan(course_id=course_id, name=name, made_by=person_id)
        session.add(row)
    row.plan, row.changed_at = asdict(wanted), now
    session.flush()
    return row.id


def copy(session: Session, plan_id: int, *, person_id: int, now: datetime) -> int:
    """Keep a copy of a plan that an instructor may use as one of their own.

    Raises:
        NotFound: there is no such plan for this instructor.
        Refused: `too_many_plans`.

    """
    row = _readable(session, person_id, plan_id)
    wanted = plan(session, person_id, plan_id)
    taken = {one.name for one in plans(session, person_id)}
    names = (f"{row.name[: PLAN_NAME - 6]}（{number}）" for number in range(2, MOST * MOST))
    name = next(name for name in names if name not in taken)
    return save(session, row.course_id, name, wanted, person_id=person_id, now=now)


def rename(session: Session, plan_id: int, name: str, *, person_id: int, now: datetime) -> None:
    """Give a plan of one's own another name.

    Raises:
        NotFound: there is no such plan of this person's.
        Refused: `nameless_plan`; `plan_name_taken`.

    """
    row, name = _mine(session, plan_id, person_id), _named(name)
    others = select(SavedPlan.id).where(
        SavedPlan.made_by == person_id, SavedPlan.course_id == row.course_id
    )
    if session.scalar(others.where(SavedPlan.name == name, SavedPlan.id != plan_id)):
        raise Refused("plan_name_taken")
    row.name, row.changed_at = name, now
    session.flush()


def delete(session: Session, plan_id: int, *, person_id: int) -> str:
    """Delete a plan of one's own and return its name; papers that were made by it stay.

    Raises:
        NotFound: there is no such plan of this person's.

    """
    row = _mine(session, plan_id, person_id)
    session.delete(row)
    session.flush()
    return row.name


def _named(name: str) -> str:
    name = " ".join(name.split())[:PLAN_NAME]
    if not name:
        raise Refused("nameless_plan")
    return name


def _readable(session: Session, reader: int, plan_id: int) -> SavedPlan:
    row = session.scalar(
        select(SavedPlan).where(
            SavedPlan.id == plan_id, SavedPlan.course_id.in_(readable_courses(reader))
        )
    )
    if row is None:
        raise NotFound("plan")
    return row


def _mine(session: Session, plan_id: int, person_id: int) -> SavedPlan:
    row = _readable(session, person_id, plan_id)
    if row.made_by != person_id:
        raise NotFound("plan")
    return row
