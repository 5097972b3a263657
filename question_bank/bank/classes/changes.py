"""Who changed what about a class or a course, and when: rows are written once, never changed."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, aliased, mapped_column

from question_bank.bank.base import Base, Key, stored
from question_bank.bank.people import Person

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

LONGEST = 200
SHOWN = 30


class Act(enum.StrEnum):
    """What was done to a class, one of its people, or a course."""

    MADE = "made"
    SET = "set"
    OPENED = "opened"
    CLOSED = "closed"
    COPIED = "copied"
    JOINED = "joined"
    LEFT = "left"
    MOVED = "moved"
    PASSWORD = "password"  # noqa: S105 - the name of an act
    LEFT_OUT = "left_out"
    PUT_BACK = "put_back"


class ClassChange(Base):
    """One change. `trainee_id` is whom it was about; no `done_by` is a command's or a sample's."""

    __tablename__ = "class_change"
    __table_args__ = (Index(None, "cohort_id", "id"), Index(None, "course_id", "id"))

    id: Mapped[Key]
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id"))
    course_id: Mapped[int | None] = mapped_column(ForeignKey("course.id"))
    trainee_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    act: Mapped[Act] = mapped_column(stored(Act))
    detail: Mapped[str] = mapped_column(String(LONGEST), default="")
    done_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    done_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Change:
    """A change as people read it: what, about whom, by whom."""

    act: Act
    about: str
    detail: str
    by: str
    at: datetime


def note(
    session: Session,
    act: Act,
    *,
    now: datetime,
    by: int | None,
    cohort_id: int | None = None,
    course_id: int | None = None,
    trainee_id: int | None = None,
    detail: str = "",
) -> None:
    """Write down a change; what nobody did (`by` 0 or None) a command did, or a sample."""
    session.add(
        ClassChange(
            cohort_id=cohort_id,
            course_id=course_id,
            trainee_id=trainee_id,
            act=act,
            detail=detail[:LONGEST],
            done_by=by or None,
            done_at=now,
        )
    )


def changes_of_cohort(session: Session, cohort_id: int) -> tuple[Change, ...]:
    """Return what was done to a class lately, the latest first."""
    return _changes(session, ClassChange.cohort_id == cohort_id)


def changes_of_course(session: Session, course_id: int) -> tuple[Change, ...]:
    """Return what was done to a course lately, the latest first."""
    return _changes(session, ClassChange.course_id == course_id)


def _changes(session: Session, which: ColumnElement[bool]) -> tuple[Change, ...]:
    about, by = aliased(Person), aliased(Person)
    rows = session.execute(
        select(ClassChange.act, about.name, ClassChange.detail, by.name, ClassChange.done_at)
        .outerjoin(about, about.id == ClassChange.trainee_id)
        .outerjoin(by, by.id == ClassChange.done_by)
        .where(which)
        .order_by(ClassChange.id.desc())
        .limit(SHOWN)
    )
    return tuple(
        Change(act, told or "", detail, who or "", at) for act, told, detail, who, at in rows
    )
