"""Setting an exam: what it asks is drawn at once, so that its questions can be looked at."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from question_bank.bank.blueprints.blueprint import Blueprint, Section, from_json
from question_bank.bank.blueprints.drawing import draw, load
from question_bank.bank.classes.planning import run_by
from question_bank.bank.courses import CourseInstructor, approved_questions
from question_bank.bank.questions import Question
from question_bank.errors import NotFound, Refused
from question_bank.study.examining.candidates import asked_before, name_candidates
from question_bank.study.examining.journal import longest_allowed, record, require_seen
from question_bank.study.exams import Act, Answers, Exam, ExamCandidate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.bank.blueprints.drawing import Drawn


LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class ExamPlan:
    """What an instructor sets. `shows_at_close` lets marks be seen as soon as the exam closes.

    Of the `chosen` questions those of a kind are asked in that order, and nothing is drawn; the
    sections say what each is worth. `candidates` are who may sit a 补考.
    """

    title: str
    sections: tuple[Section, ...]
    minutes: int
    opens_at: datetime
    closes_at: datetime
    attempts: int = 1
    half_for_fewer: bool = False
    shows_at_close: bool = True
    speeches: tuple[int, ...] = ()
    answers: Answers = Answers.RELEASE
    chosen: tuple[int, ...] = ()
    shuffles_questions: bool = True
    shuffles_options: bool = True
    place: str = ""
    notes: str = ""
    code: str = ""
    pass_mark: float | None = None
    merit_mark: float | None = None
    candidates: tuple[int, ...] = ()

    @property
    def blueprint(self) -> Blueprint:
        """What is asked, as papers and drawing know it."""
        return Blueprint(self.title, self.sections, self.minutes, speeches=self.speeches)


def set_exam(
    session: Session,
    course_id: int,
    plan: ExamPlan,
    *,
    person_id: int,
    seed: int,
    now: datetime,
    makes_up_id: int | None = None,
) -> int:
    """Set an exam for a course the person runs, and return its id.

    One that makes up for another asks none of its questions.

    Raises:
        NotFound: there is no such course for this person, no such exam of the course to make up
            for, no such candidate, or a chosen question that the course does not hold.
        Refused: `exam_in_the_past`; `too_few_questions` (see bank/drawing); `asked_before`, a
            chosen question was asked in the exam that is made up for.

    """
    run_by(session, course_id, person_id)
    if makes_up_id and exam_run_by(session, makes_up_id, person_id).course_id != course_id:
        raise NotFound("exam")
    exam = Exam(course_id=course_id, makes_up_id=makes_up_id, created_by=person_id, created_at=now)
    _set(session, exam, plan, seed, now)
    session.add(exam)
    session.flush()
    name_candidates(session, exam, plan.candidates, person_id=person_id)
    record(session, exam.id, Act.SET, person_id=person_id, now=now)
    return exam.id


def edit_exam(
    session: Session,
    exam_id: int,
    plan: ExamPlan,
    *,
    person_id: int,
    seed: int,
    seen: int,
    now: datetime,
) -> None:
    """Set an exam anew, its questions drawn again; the same seed and bank give the same ones.

    `seen` is what `journal.reached` gave when the plan was made.

    Raises:
        NotFound: there is no such exam for this person, and as `set_exam`.
        Refused: `exam_has_opened`, and as `set_exam`.
        Stale: somebody has changed the exam since it was `seen`.

    """
    exam = unopened(session, exam_id, person_id, now)
    require_seen(session, exam_id, seen)
    before, drawn = plan_of(session, exam), exam.drawn
    _set(session, exam, plan, seed, now)
    name_candidates(session, exam, plan.candidates, person_id=person_id)
    changed = [one for one in ExamPlan.__slots__ if getattr(before, one) != getattr(plan, one)]
    if drawn != exam.drawn:
        changed.append("drawn")
    told = ",".join(changed)[:LONGEST_REASON]
    record(session, exam_id, Act.EDITED, person_id=person_id, now=now, reason=told)


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


def plan_of(session: Session, exam: Exam) -> ExamPlan:
    """Return what was set for an exam."""
    blueprint = from_json(exam.blueprint)
    named = select(ExamCandidate.trainee_id).where(ExamCandidate.exam_id == exam.id)
    asked = (question_id for section in exam.drawn for _, question_id in section)
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
        answers=exam.answers,
        chosen=tuple(asked) if exam.is_chosen else (),
        shuffles_questions=exam.shuffles_questions,
        shuffles_options=exam.shuffles_options,
        place=exam.place,
        notes=exam.notes,
        code=exam.code or "",
        pass_mark=exam.pass_mark,
        merit_mark=exam.merit_mark,
        candidates=tuple(session.scalars(named.order_by(ExamCandidate.trainee_id))),
    )


def packed(drawn: Sequence[Sequence[Drawn]]) -> list[list[list[int]]]:
    """Return drawn questions as plain JSON values: of each section, each version and question."""
    return [[[one.version_id, one.question_id] for one in section] for section in drawn]


def asked_by(exam: Exam) -> frozenset[int]:
    """Return the ids of the questions that an exam asks."""
    return frozenset(question_id for section in exam.drawn for _, question_id in section)


def unopened(session: Session, exam_id: int, person_id: int, now: datetime) -> Exam:
    """Return an exam of a course that the person runs, not open yet.

    Raises:
        NotFound: there is no such exam for this person.
        Refused: `exam_has_opened`.

    """
    exam = exam_run_by(session, exam_id, person_id)
    if exam.opens_at <= now:
        raise Refused("exam_has_opened")
    return exam


def asked_in_plan(
    session: Session, course_id: int, plan: ExamPlan, *, seed: int, makes_up_id: int | None
) -> tuple[tuple[Drawn, ...], ...]:
    """Return the questions of each section of a plan, drawn or as they were chosen.

    Raises:
        NotFound: the course does not hold a chosen question.
        Refused: `too_few_questions`; `asked_before` (see `set_exam`).

    """
    without = asked_before(session, makes_up_id)
    if not plan.chosen:
        return draw(session, plan.blueprint, course_id=course_id, seed=seed, without=without)
    if without & set(plan.chosen):
        raise Refused("asked_before")
    held = session.scalars(approved_questions(course_id).where(Question.id.in_(plan.chosen)))
    if set(plan.chosen) - set(held):
        raise NotFound("question")
    found = load(session, course_id, plan.chosen)
    in_order = [found[question_id] for question_id in plan.chosen]
    return tuple(
        tuple(one for one in in_order if one.content.kind == section.kind)
        for section in plan.sections
    )


def _set(session: Session, exam: Exam, plan: ExamPlan, seed: int, now: datetime) -> None:
    if plan.closes_at <= now:
        raise Refused("exam_in_the_past")
    drawn = asked_in_plan(session, exam.course_id, plan, seed=seed, makes_up_id=exam.makes_up_id)
    stored: dict[str, Any] = asdict(plan.blueprint)
    exam.title, exam.blueprint, exam.minutes = plan.title, stored, plan.minutes
    exam.attempts, exam.half_for_fewer = plan.attempts, plan.half_for_fewer
    exam.opens_at, exam.closes_at = plan.opens_at, plan.closes_at
    exam.drawn, exam.seed, exam.is_chosen = packed(drawn), seed, bool(plan.chosen)
    exam.shuffles_questions, exam.shuffles_options = plan.shuffles_questions, plan.shuffles_options
    exam.place, exam.notes, exam.code = plan.place, plan.notes, plan.code or None
    exam.pass_mark, exam.merit_mark, exam.answers = plan.pass_mark, plan.merit_mark, plan.answers
    later = longest_allowed(session, exam.id) if exam.id else timedelta()
    at_close = plan.shows_at_close or plan.answers is Answers.ONCE
    exam.shown_at = plan.closes_at + later if at_close else None
