"""What is done about an exam that was set: opened early, called off, put off, released, recoded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, exists, select

from question_bank.errors import Refused
from question_bank.study.examining.journal import longest_allowed, record
from question_bank.study.examining.plans import exam_run_by, unopened
from question_bank.study.examining.sittings import GRACE
from question_bank.study.exams import (
    Act,
    Exam,
    ExamCandidate,
    ExamChange,
    ExamEntry,
    Invigilation,
    Sitting,
    Sort,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


def hold(session: Session, exam: Exam) -> None:
    """Let nobody else change an exam until this is done, and see what was changed before."""
    session.refresh(exam, with_for_update={"key_share": True})  # who sits it refers to it


def open_now(session: Session, exam_id: int, *, person_id: int, now: datetime) -> None:
    """Open an exam ahead of its time; when it closes does not change.

    Raises:
        NotFound: there is no such exam for this person.
        Refused: `exam_has_opened`.

    """
    unopened(session, exam_id, person_id, now).opens_at = now
    record(session, exam_id, Act.OPENED, person_id=person_id, now=now)


def call_off(session: Session, exam_id: int, *, person_id: int, now: datetime) -> None:
    """Take an exam back before it opens, with the rehearsals that were sat for it.

    Raises:
        NotFound: there is no such exam for this person.
        Refused: `exam_has_opened`; `rehearsed_already`, trainees have sat rehearsals of it.

    """
    exam = unopened(session, exam_id, person_id, now)
    if session.scalar(select(exists().where(Sitting.exam_id == exam_id))):
        raise Refused("rehearsed_already")
    for part in (ExamChange, Invigilation, ExamCandidate, ExamEntry):
        session.execute(delete(part).where(part.exam_id == exam_id))
    session.delete(exam)
    session.flush()


def put_off(
    session: Session, exam_id: int, closes_at: datetime, *, person_id: int, now: datetime
) -> None:
    """Let an exam close later, for those who could not come; marks that come with it wait too.

    Raises:
        NotFound: there is no such exam for this person.
        Refused: `not_later`, it would not close later; `marks_are_shown`.

    """
    exam = exam_run_by(session, exam_id, person_id)
    hold(session, exam)
    if closes_at <= max(exam.closes_at, now):
        raise Refused("not_later")
    if exam.shown_at is not None:
        if exam.shown_at <= now:
            raise Refused("marks_are_shown")
        exam.shown_at = max(exam.shown_at, closes_at + longest_allowed(session, exam_id))
    told = f"{exam.closes_at.isoformat()}/{closes_at.isoformat()}"
    exam.closes_at = closes_at
    record(session, exam_id, Act.PUT_OFF, person_id=person_id, now=now, reason=told)


def show_marks(session: Session, exam_id: int, *, person_id: int, now: datetime) -> None:
    """Let trainees see their marks and what was right, from now on.

    Raises:
        NotFound: there is no such exam for this person.
        Refused: `still_being_sat`, somebody could still be told the answers.

    """
    exam = exam_run_by(session, exam_id, person_id)
    hold(session, exam)
    _require_ended(session, exam_id, now)
    if exam.shown_at is None or exam.shown_at > now:
        exam.shown_at = now
        record(session, exam_id, Act.SHOWN, person_id=person_id, now=now)


def ended_exam(session: Session, exam_id: int, *, person_id: int, now: datetime) -> Exam:
    """Return an exam of a course that the person runs, which nobody can sit any more.

    Raises:
        NotFound: there is no such exam for this person.
        Refused: `still_being_sat`.

    """
    exam = exam_run_by(session, exam_id, person_id)
    _require_ended(session, exam_id, now)
    return exam


def _require_ended(session: Session, exam_id: int, now: datetime) -> None:
    if session.scalar(select(Exam.id).where(Exam.id == exam_id, has_ended(now))) is None:
        raise Refused("still_being_sat")


def has_ended(now: datetime) -> ColumnElement[bool]:
    """Return the condition on exams that they are closed and nobody writes any more."""
    sat = exists().where(Sitting.exam_id == Exam.id, Sitting.sort == Sort.EXAM)
    is_being_sat = sat.where(Sitting.ended_at.is_(None), Sitting.deadline > now - GRACE)
    return and_(Exam.closes_at <= now, ~is_being_sat)


def recode(session: Session, exam_id: int, code: str, *, person_id: int, now: datetime) -> None:
    """Give an exam another code for the room, or none; who was shut out may try again.

    Raises:
        NotFound: there is no such exam for this person.
        Refused: `exam_closed`.

    """
    exam = exam_run_by(session, exam_id, person_id)
    if exam.closes_at <= now:
        raise Refused("exam_closed")
    exam.code = code.strip() or None
    session.execute(delete(ExamEntry).where(ExamEntry.exam_id == exam_id))
    record(session, exam_id, Act.RECODED, person_id=person_id, now=now)
