"""Practice: the questions of one material, asked before their date.

An answer given in practice is an answer like any other. The memory model knows how early it came,
so an early right answer moves the date little and an early wrong one is worth having seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from question_bank.bank.questions import PASSAGE, Question, Source
from question_bank.bank.speeches import Reading
from question_bank.study.cards import Card, Phase
from question_bank.study.courses import in_course, may_be_asked
from question_bank.study.quiz.due import is_not_buried
from question_bank.study.quiz.queue import Queue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse
    from question_bank.study.days import Calendar


def practice(
    session: Session,
    *,
    trainee_id: int,
    speech_id: int,
    courses: Sequence[OpenCourse],
    now: datetime,
    calendar: Calendar,
) -> Queue:
    """Return a material's questions that were not answered today: the soonest due first, then new.

    What was answered wrongly today comes again once its ten minutes are over.
    """
    today = calendar.day(now)
    rows = session.execute(
        select(Card.question_id, Card.phase, Card.due_at, Card.last_day)
        .join(Source, and_(Source.question_id == Card.question_id, Source.part == PASSAGE))
        .join(Reading, Reading.id == Source.reading_id)
        .where(Card.trainee_id == trainee_id, Card.course_id.in_([c.id for c in courses]))
        .join(Question, Question.id == Card.question_id)
        .where(Reading.speech_id == speech_id, in_course(Card.question_id, Card.course_id))
        .where(may_be_asked(), is_not_buried(today))
        .distinct()
    ).all()
    ripe = [row for row in rows if row.due_at is not None and row.due_at <= now]
    met = [row for row in rows if row.due_at is not None and row.last_day != today]
    again = sorted((row.due_at, row.question_id) for row in ripe if row.last_day == today)
    review = sorted((row.due_at, row.question_id) for row in met)
    new = sorted(row.question_id for row in rows if row.phase is Phase.NEW)
    return Queue(
        learning=tuple(question_id for _, question_id in again),
        review=tuple(question_id for _, question_id in review),
        new=tuple(new),
        done=len(rows) - len(again) - len(review) - len(new),
    )
