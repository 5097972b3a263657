"""Setting an exam: what it asks is drawn at once, so that its questions can be looked at."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from question_bank.bank.blueprints.blueprint import Blueprint, Section, from_json
from question_bank.bank.blueprints.drawing import draw
from question_bank.bank.classes.planning import run_by
from question_bank.bank.courses import CourseInstructor
from question_bank.errors import NotFound, Refused
from question_bank.study.exams import Exam, Sitting, Sort

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.bank.blueprints.drawing import Drawn


@dataclass(frozen=True, slots=True)
class ExamPlan:
    """What an instructor sets. `shows_at_close` lets marks be seen as soon as the exam closes."""

    title: str
    sections: tuple[Section, ...]
    minutes: int
    opens_at: datetime
    closes_at: datetime
    attempts: int = 1
    half_for_fewer: bool = False
    shows_at_close: bool = True
    speeches: tuple[int, ...] = ()

    @property
    def blueprint(self) -> Blueprint:
        """What is asked, as papers and drawing know it."""
        return Blueprint(self.title, self.sections, self.minutes, speeches=self.speeches)


def set_exam(
    session: Session, course_id: int, plan: ExamPlan, *, person_id: int, seed: int, now: datetime
) -> int:
    """Set an exam for a course the person runs, and return its id.

    Raises:
        NotFound: there is no such course for this person.
        Refused: `exam_in_the_past`; `too_few_questions` (see bank/drawing).

    """
    run_by(session, course_id, person_id)
    exam = Exam(course_id=course_id, created_by=person_id, created_at=now)
    _set(session, exam, plan, seed, now)
    session.add(exam)
    session.flush()
    return exam.id


def edit_exam(
    session: Session, exam_id: int, plan: ExamPlan, *, person_id: int, seed: int, now: datetime
) -> None:
    """Set an exam anew, its questions drawn again; the same seed and bank give the same ones.

    Raises:
        NotFound: there is no such exam for this person.
        Refused: `exam_has_opened`, and as `set_exam`.

    """
    _set(session, _unopened(session, exam_id, person_id, now), plan, seed, now)
    session.flush()


def open_now(session: Session, exam_id: int, *, person_id: int, now: datetime) -> None:
    """Open an exam ahead of its time; when it closes does not change.

    Raises:
        NotFound: there is no such exam for this person.
        Refused: `exam_has_opened`.

    """
    _unopened(session, exam_id, person_id, now).opens_at = now
    session.flush()


def call_off(session: Session, exam_id: int, *, person_id: int, now: datetime) -> None:
    """Take an exam back before it opens, with the rehearsals that were sat for it.

    Raises:
        NotFound: there is no such exam for this person.
        Refused: `exam_has_opened`; `rehearsed_already`, trainees have sat rehearsals of it.

    """
    exam = _unopened(session, exam_id, person_id, now)
    if session.scalar(select(exists().where(Sitting.exam_id == exam_id))):
        raise Refused("rehearsed_already")
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
    if closes_at <= max(exam.closes_at, now):
        raise Refused("not_later")
    if exam.shown_at is not None:
        if exam.shown_at <= now:
            raise Refused("marks_are_shown")
        exam.shown_at = max(exam.shown_at, closes_at)
    exam.closes_at = closes_at
    session.flush()


def show_marks(session: Session, exam_id: int, *, person_id: int, now: datetime) -> None:
    """Let trainees see their marks and what was right, from now on.

    Raises:
        NotFound: there is no such exam for this person.
        Refused: `still_being_sat`, somebody could still be told the answers.

    """
    exam = exam_run_by(session, exam_id, person_id)
    sat = exists().where(Sitting.exam_id == exam_id, Sitting.sort == Sort.EXAM)
    is_being_sat = sat.where(Sitting.ended_at.is_(None), Sitting.deadline > now)
    if now < exam.closes_at or session.scalar(select(is_being_sat)):
        raise Refused("still_being_sat")
    if exam.shown_at is None or exam.shown_at > now:
        exam.shown_at = now
    session.flush()


def exam_run_by(session: Session, exam_id: int, person_id: int) -> Exam:
    """Return an exam of a course that the person runs.

    Raises:
        NotFound: there is no such exam for this person.

    """
    exam = session.scalar(
        select(Exam)
        .join(CourseInstructor, CourseInstructor.course_id == Exam.course_id)
        .where(Exam.id == exam_id, CourseInstructor.person_id == person_id)
    )
    if exam is None:
        raise NotFound("exam")
    return exam


def plan_of(exam: Exam) -> ExamPlan:
    """Return what was set for an exam."""
    blueprint = from_json(exam.blueprint)
    return ExamPlan(
        title=exam.title,
        sections=blueprint.sections,
        minutes=exam.minutes,
        opens_at=exam.opens_at,
        closes_at=exam.closes_at,
        attempts=exam.attempts,
        half_for_fewer=exam.half_for_fewer,
        shows_at_close=exam.shown_at is not None,
        speeches=blueprint.speeches,
    )


def packed(drawn: Sequence[Sequence[Drawn]]) -> list[list[list[int]]]:
    """Return drawn questions as plain JSON values: of each section, each version and question."""
    return [[[one.version_id, one.question_id] for one in section] for section in drawn]


def asked_by(exam: Exam) -> frozenset[int]:
    """Return the ids of the questions that an exam asks."""
    return frozenset(question_id for section in exam.drawn for _, question_id in section)


def _unopened(session: Session, exam_id: int, person_id: int, now: datetime) -> Exam:
    exam = exam_run_by(session, exam_id, person_id)
    if exam.opens_at <= now:
        raise Refused("exam_has_opened")
    return exam


def _set(session: Session, exam: Exam, plan: ExamPlan, seed: int, now: datetime) -> None:
    if plan.closes_at <= now:
        raise Refused("exam_in_the_past")
    drawn = draw(session, plan.blueprint, course_id=exam.course_id, seed=seed)
    stored: dict[str, Any] = asdict(plan.blueprint)
    exam.title, exam.blueprint, exam.minutes = plan.title, stored, plan.minutes
    exam.attempts, exam.half_for_fewer = plan.attempts, plan.half_for_fewer
    exam.opens_at, exam.closes_at = plan.opens_at, plan.closes_at
    exam.shown_at = plan.closes_at if plan.shows_at_close else None
    exam.drawn, exam.seed = packed(drawn), seed
