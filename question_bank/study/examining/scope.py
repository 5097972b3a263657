"""What an exam asks about, and how far the bank reaches beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.blueprints.blueprint import from_json
from question_bank.bank.blueprints.drawing import there
from question_bank.bank.courses import CourseSpeech
from question_bank.bank.speeches import Speech
from question_bank.study.examining.plans import asked_by
from question_bank.study.exams import Exam

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def scope(session: Session, exam_id: int) -> tuple[str, ...]:
    """Return the titles of the materials that an exam asks about, in the course's order."""
    exam = session.get_one(Exam, exam_id)
    chosen = from_json(exam.blueprint).speeches
    titles = (
        select(Speech.title)
        .join(CourseSpeech, CourseSpeech.speech_id == Speech.id)
        .where(CourseSpeech.course_id == exam.course_id, Speech.is_current)
        .order_by(CourseSpeech.position, Speech.id)
    )
    if chosen:
        titles = titles.where(Speech.id.in_(chosen))
    return tuple(session.scalars(titles))


def repeats(session: Session, exam_id: int) -> int:
    """Return how many questions a rehearsal must take from the exam's own: there are no others."""
    exam = session.get_one(Exam, exam_id)
    blueprint = from_json(exam.blueprint)
    others = there(session, exam.course_id, blueprint.speeches, avoid=asked_by(exam))
    wanted = blueprint.wanted()
    return sum(max(0, number - others[kind]) for kind, number in wanted.items())
