"""Who has sat an exam, and how it went for each of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import String, cast, func, select

from question_bank.bank.classes.ownership import taught
from question_bank.bank.paging import place
from question_bank.bank.people import Person
from question_bank.study.examining.candidates import expected
from question_bank.study.examining.journal import minutes_allowed
from question_bank.study.examining.plans import exam_run_by
from question_bank.study.examining.sittings import GRACE, is_over, settle
from question_bank.study.exams import (
    Act,
    ExamEntry,
    Invigilation,
    SheetAnswer,
    Sitting,
    Sort,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from question_bank.study.exams import Exam


PAGE = 50


@dataclass(frozen=True, slots=True)
class PersonGo:
    """One person's go: what is written of `questions`, and the points once it is marked."""

    id: int
    slot: int
    started_at: datetime
    deadline: datetime | None
    ended_at: datetime | None
    is_over: bool
    is_voided: bool
    was_handed_in: bool
    written: int
    questions: int
    points: float | None


@dataclass(frozen=True, slots=True)
class Examinee:
    """Someone who is to sit an exam, or has; `granted` counts goes given beyond the usual.

    `minutes_allowed` are their own beyond the usual; `is_shut_out` after too many wrong codes.
    """

    id: int
    login: str
    name: str
    unit: str
    goes: tuple[PersonGo, ...]
    granted: int
    minutes_allowed: int = 0
    is_shut_out: bool = False

    @property
    def best(self) -> PersonGo | None:
        """The go that counts: the one with the most points."""
        marked = [go for go in self.goes if go.points is not None and not go.is_voided]
        return max(marked, key=lambda go: go.points or 0.0, default=None)

    @property
    def last(self) -> PersonGo | None:
        """The latest go."""
        return self.goes[-1] if self.goes else None


@dataclass(frozen=True, slots=True)
class Room:
    """How many are to sit an exam, have begun, and are `writing` now."""

    expected: int
    sat: int
    writing: int

    @property
    def done(self) -> int:
        """How many have begun and write no more."""
        return self.sat - self.writing

    @property
    def pages(self) -> int:
        """On how many pages they stand."""
        return place(1, self.expected, PAGE)[1]


def unmarked(session: Session, exam_id: int, *, now: datetime) -> bool:
    """Return whether sittings of an exam are over and wait to be marked."""
    waiting = _of_exam(exam_id).where(Sitting.points.is_(None))
    over = waiting.where(Sitting.ended_at.is_not(None) | (Sitting.deadline <= now - GRACE))
    return session.scalar(over.limit(1)) is not None


def settle_all(session: Session, exam_id: int, *, now: datetime) -> None:
    """Mark every sitting of an exam that is over."""
    for sitting in session.scalars(_of_exam(exam_id).where(Sitting.points.is_(None))).all():
        settle(session, sitting, now=now)


def room(session: Session, exam: Exam, *, person_id: int, now: datetime) -> Room:
    """Return how many of an instructor's trainees are to sit an exam, have begun, write now."""
    began = _began(exam.id).where(Sitting.trainee_id.in_(taught(person_id, exam.course_id)))
    writing = (Sitting.ended_at.is_(None)) & (Sitting.deadline > now - GRACE)
    return Room(
        expected=_count(session, select(Person.id).where(_is_meant(exam, person_id))),
        sat=_count(session, began),
        writing=_count(session, began.where(writing, Sitting.voided_at.is_(None))),
    )


def _count(session: Session, ids: Select[int]) -> int:
    return session.scalars(select(func.count()).select_from(ids.subquery())).one()


def _began(exam_id: int) -> Select[int]:
    return (
        select(Sitting.trainee_id)
        .where(Sitting.exam_id == exam_id, Sitting.sort == Sort.EXAM)
        .distinct()
    )


def _is_meant(exam: Exam, person_id: int) -> ColumnElement[bool]:
    is_there = Person.id.in_(expected(exam)) | Person.id.in_(_began(exam.id))
    return is_there & Person.id.in_(taught(person_id, exam.course_id))


def examinees(
    session: Session, exam_id: int, *, person_id: int, now: datetime, page: int | None = None
) -> tuple[Examinee, ...]:
    """Return who is to sit an exam, by login, with what each has done so far; a page, or all.

    They are the trainees of the person's own classes.

    Raises:
        NotFound: there is no such exam for this person.

    """
    exam = exam_run_by(session, exam_id, person_id)
    meant = (
        select(Person.id, Person.login, Person.name, Person.unit)
        .where(_is_meant(exam, person_id))
        .order_by(Person.login)
    )
    if page is not None:
        meant = meant.limit(PAGE).offset((page - 1) * PAGE)
    people = session.execute(meant).all()
    ids = [row.id for row in people] if page is not None else None
    goes = _goes(session, exam_id, ids, now)
    more, allowed = _granted(session, exam_id), minutes_allowed(session, exam_id)
    shut = set(
        session.scalars(
            select(ExamEntry.trainee_id).where(
                ExamEntry.exam_id == exam_id, ExamEntry.closed_until > now
            )
        )
    )
    return tuple(
        Examinee(
            id_, login, name, unit, tuple(goes[id_]),
            more.get(id_, 0), allowed.get(id_, 0), id_ in shut,
        )
        for id_, login, name, unit in people
    )  # fmt: skip


def _granted(session: Session, exam_id: int) -> dict[int, int]:
    """Return how many more goes each of those has who were let in again."""
    rows = session.execute(
        select(Invigilation.trainee_id, func.count(Invigilation.id))
        .where(Invigilation.exam_id == exam_id, Invigilation.act == Act.READMITTED)
        .group_by(Invigilation.trainee_id)
    )
    return dict(rows.all())


def _goes(
    session: Session, exam_id: int, trainee_ids: Sequence[int] | None, now: datetime
) -> defaultdict[int, list[PersonGo]]:
    """Return the goes at an exam by trainee: those of some, or all."""
    meant = _of_exam(exam_id)
    if trainee_ids is not None:
        meant = meant.where(Sitting.trainee_id.in_(trainee_ids))
    sittings = session.scalars(meant).all()
    written = _written(session, meant)
    goes: defaultdict[int, list[PersonGo]] = defaultdict(list)
    for sitting in sittings:
        goes[sitting.trainee_id].append(_go(sitting, written.get(sitting.id, 0), now))
    return goes


def _of_exam(exam_id: int) -> Select[Sitting]:
    return (
        select(Sitting)
        .where(Sitting.exam_id == exam_id, Sitting.sort == Sort.EXAM)
        .order_by(Sitting.trainee_id, Sitting.slot)
    )


def _written(session: Session, sittings: Select[Sitting]) -> dict[int, int]:
    """Return beside how many questions of each sitting something is written; empty is `[]`."""
    rows = session.execute(
        sittings.join(SheetAnswer)
        .with_only_columns(SheetAnswer.sitting_id, func.count())
        .where(cast(SheetAnswer.response, String) != "[]")
        .group_by(SheetAnswer.sitting_id)
        .order_by(None)
    )
    return dict(rows.all())


def _go(sitting: Sitting, written: int, now: datetime) -> PersonGo:
    over, deadline = is_over(sitting, now), sitting.deadline
    ended_at = sitting.ended_at or (deadline if over else None)
    return PersonGo(
        id=sitting.id,
        slot=sitting.slot,
        started_at=sitting.started_at,
        deadline=deadline,
        ended_at=ended_at,
        is_over=over,
        is_voided=sitting.voided_at is not None,
        was_handed_in=ended_at is not None and (deadline is None or ended_at < deadline),
        written=written,
        questions=len(sitting.drawn),
        points=sitting.points,
    )
