"""Whose sheets an instructor may see: those of the trainees of their own classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.base import by_number
from question_bank.bank.classes.ownership import require_taught
from question_bank.errors import NotFound
from question_bank.study.examining.plans import exam_run_by
from question_bank.study.exams import Sitting, Sort

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from question_bank.study.exams import Exam


def sitting_seen(
    session: Session, sitting_id: int, person_id: int, *, exam_id: int | None = None
) -> tuple[Exam, Sitting]:
    """Return a trainee's go at an exam (at this one, where it is named), and the exam.

    Raises:
        NotFound: there is no such sitting, or it is not for this person: the exam, or the trainee.

    """
    sitting = by_number(session, Sitting, sitting_id)
    if sitting is None or sitting.exam_id is None or sitting.sort is not Sort.EXAM:
        raise NotFound("sitting")
    if exam_id is not None and sitting.exam_id != exam_id:
        raise NotFound("sitting")
    exam = exam_run_by(session, sitting.exam_id, person_id)
    require_taught(session, person_id, exam.course_id, sitting.trainee_id)
    return exam, sitting
