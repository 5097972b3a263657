"""When the marks of an exam may be seen by who sat it, and when what was right may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_

from question_bank.study.exams import Answers, Exam, Sitting, Sort

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement


def is_shown(exam: Exam, now: datetime) -> bool:
    """Return whether an exam's marks were released."""
    return exam.shown_at is not None and exam.shown_at <= now


def sees_marks(exam: Exam | None, sitting: Sitting, now: datetime) -> bool:
    """Return whether a trainee may see the points of a sitting that is over."""
    if exam is None or sitting.sort is not Sort.EXAM:
        return True
    return exam.answers is Answers.ONCE or is_shown(exam, now)


def sees_answers(exam: Exam | None, sitting: Sitting, now: datetime) -> bool:
    """Return whether a trainee may see what was right in a sitting that is over."""
    if not sees_marks(exam, sitting, now):
        return False
    return exam is None or sitting.sort is not Sort.EXAM or exam.answers is not Answers.NEVER


def answers_are_seen(now: datetime) -> ColumnElement[bool]:
    """Return the same for a select of marked sittings with their exams outer joined."""
    shown = or_(Exam.answers == Answers.ONCE, Exam.shown_at <= now)
    return or_(Sitting.sort == Sort.MOCK, and_(Exam.answers != Answers.NEVER, shown))
