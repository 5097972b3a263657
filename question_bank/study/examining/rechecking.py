"""成绩复核: a trainee asks to have a sheet looked at again; an instructor answers and says why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.base import by_number
from question_bank.bank.classes.ownership import taught
from question_bank.bank.courses import CourseInstructor
from question_bank.bank.paging import place
from question_bank.bank.people import Person
from question_bank.errors import NotFound, Refused, Stale
from question_bank.study.examining.changing import change_points
from question_bank.study.examining.releasing import sees_marks
from question_bank.study.examining.seeing import sitting_seen
from question_bank.study.examining.sittings import is_over, own_sitting
from question_bank.study.exams import Exam, Sitting, Sort
from question_bank.study.marks import Recheck
from question_bank.study.record.log import take_turn

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

LONGEST_WORDS = 300
PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked about a sheet, and the answer; `number` is None for the whole sheet."""

    id: int
    number: int | None
    words: str
    asked_at: datetime
    reply: str
    answered_by: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A recheck in the instructor's list."""

    id: int
    exam_id: int
    exam_title: str
    sitting_id: int
    name: str
    unit: str
    number: int | None
    words: str
    asked_at: datetime
    answered_at: datetime | None


def ask(
    session: Session,
    *,
    trainee_id: int,
    sitting_id: int,
    position: int | None,
    words: str,
    now: datetime,
) -> None:
    """Ask to have one question of a sheet looked at again, or all of it; asked once only.

    Raises:
        NotFound: the trainee has no such sitting of an exam, or it no such question.
        Refused: `marks_not_shown`; `sitting_voided`; `nothing_asked`; `asked_already`.

    """
    take_turn(session, trainee_id)
    sitting = own_sitting(session, trainee_id=trainee_id, sitting_id=sitting_id)
    exam = session.get(Exam, sitting.exam_id) if sitting.sort is Sort.EXAM else None
    if exam is None or (position is not None and not 0 <= position < len(sitting.drawn)):
        raise NotFound("sitting")
    if not is_over(sitting, now) or not sees_marks(exam, sitting, now):
        raise Refused("marks_not_shown")
    if sitting.voided_at is not None:
        raise Refused("sitting_voided")
    if not words.strip():
        raise Refused("nothing_asked")
    if position in session.scalars(select(Recheck.position).where(*_about(sitting))).all():
        raise Refused("asked_already")
    told = words.strip()[:LONGEST_WORDS]
    session.add(
        Recheck(
            trainee_id=trainee_id, sitting_id=sitting_id, position=position, words=told,
            asked_at=now,
        )
    )  # fmt: skip
    session.flush()


def answer(
    session: Session,
    recheck_id: int,
    *,
    person_id: int,
    reply: str,
    points: float | None,
    seen: float | None,
    now: datetime,
) -> None:
    """Answer a recheck; with `points` the question it is about earns those from now on.

    `seen` are the points that its question earned on the page on which the answer was written.

    Raises:
        NotFound: there is no such recheck for this person.
        Refused: `no_reply`; what `change_points` names.
        Stale: somebody has answered before, or changed the points.

    """
    row, sitting = recheck_for(session, recheck_id, person_id, lock=True)
    if row.answered_at is not None:
        raise Stale("recheck")
    if not reply.strip():
        raise Refused("no_reply")
    told = reply.strip()[:LONGEST_WORDS]
    if points is not None and row.position is not None and points != seen:
        change_points(
            session, sitting, row.position,
            points=points, seen=seen or 0.0, reason=told, person_id=person_id, now=now,
        )  # fmt: skip
    row.reply, row.answered_by, row.answered_at = told, person_id, now
    session.flush()


def recheck_for(
    session: Session, recheck_id: int, person_id: int, *, lock: bool = False
) -> tuple[Recheck, Sitting]:
    """Return a recheck of an exam that the person runs, with the sitting it is about.

    Raises:
        NotFound: there is no such recheck for this person.

    """
    row = by_number(session, Recheck, recheck_id)
    if row is None:
        raise NotFound("recheck")
    if lock:
        session.refresh(row, with_for_update=True)
    return row, sitting_seen(session, row.sitting_id, person_id)[1]


def asked_about(session: Session, sitting: Sitting) -> tuple[Asked, ...]:
    """Return what was asked about a sheet, the first first."""
    rows = session.execute(
        select(Recheck, Person.name)
        .outerjoin(Person, Person.id == Recheck.answered_by)
        .where(*_about(sitting))
        .order_by(Recheck.id)
    )
    return tuple(
        Asked(
            row.id,
            None if row.position is None else row.position + 1,
            row.words,
            row.asked_at,
            row.reply,
            name or "",
            row.answered_at,
        )
        for row, name in rows
    )


def _about(sitting: Sitting) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Recheck.trainee_id == sitting.trainee_id, Recheck.sitting_id == sitting.id


def open_rechecks(session: Session, person_id: int) -> int:
    """Return how many rechecks wait for a person's answer."""
    waiting = _for(person_id).where(Recheck.answered_at.is_(None))
    return session.scalars(select(func.count()).select_from(waiting.subquery())).one()


def rechecks(
    session: Session, person_id: int, *, is_open: bool, page: int = 1
) -> tuple[tuple[Waiting, ...], int, int]:
    """Return a page of the rechecks of a person's exams, which it is, and how many there are.

    Open ones come the oldest first, answered ones the latest first.
    """
    found = _for(person_id).where(
        Recheck.answered_at.is_(None) if is_open else Recheck.answered_at.is_not(None)
    )
    total = session.scalars(select(func.count()).select_from(found.subquery())).one()
    page, pages = place(page, total, PAGE)
    order = (Recheck.id,) if is_open else (Recheck.answered_at.desc(), Recheck.id.desc())
    rows = session.execute(
        found.join(Person, Person.id == Sitting.trainee_id)
        .with_only_columns(Recheck, Exam.id, Exam.title, Person.name, Person.unit)
        .order_by(*order)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    shown = tuple(
        Waiting(
            row.id, exam_id, title, row.sitting_id, name, unit,
            None if row.position is None else row.position + 1,
            row.words, row.asked_at, row.answered_at,
        )
        for row, exam_id, title, name, unit in rows
    )  # fmt: skip
    return shown, page, pages


def _for(person_id: int) -> Select[int]:
    return (
        select(Recheck.id)
        .join(Sitting)
        .join(Exam, Exam.id == Sitting.exam_id)
        .join(CourseInstructor, CourseInstructor.course_id == Exam.course_id)
        .where(CourseInstructor.person_id == person_id)
        .where(Sitting.trainee_id.in_(taught(person_id, Exam.course_id).correlate(Exam)))
    )
