"""The cards that a trainee may be asked, and those of them that are due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import or_, select

from question_bank.bank.questions import Question
from question_bank.study.cards import Card, Phase
from question_bank.study.courses import in_course, may_be_asked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse

STEPS = (Phase.LEARNING, Phase.RELEARNING)


class Due(NamedTuple):
    """A card that is due or soon will be."""

    question_id: int
    course_id: int | None
    phase: Phase
    due_at: datetime
    requirement_id: int | None


def due_cards(
    session: Session,
    trainee_id: int,
    courses: Sequence[OpenCourse],
    today: int,
    *,
    until: datetime,
) -> list[Due]:
    """Return the cards that are due at a moment, in no order, but for those laid aside today."""
    rows = session.execute(
        my_cards(trainee_id, courses, today)
        .with_only_columns(
            Card.question_id, Card.course_id, Card.phase, Card.due_at, Question.requirement_id
        )
        .where(Card.phase.in_((*STEPS, Phase.REVIEW)), Card.due_at <= until)
    )
    return [
        Due(question_id, course_id, phase, due_at, requirement_id)
        for question_id, course_id, phase, due_at, requirement_id in rows
        if due_at is not None
    ]


def my_cards(
    trainee_id: int, courses: Sequence[OpenCourse], today: int | None = None
) -> Select[int, int | None]:
    """Return the select of the cards that may be asked: each question and its requirement.

    With a day those are left out that were laid aside for it.
    """
    mine = (
        select(Card.question_id, Question.requirement_id)
        .join(Question, Question.id == Card.question_id)
        .where(Card.trainee_id == trainee_id, Card.course_id.in_([c.id for c in courses]))
        .where(in_course(Card.question_id, Card.course_id), may_be_asked())
    )
    if today is not None:
        mine = mine.where(or_(Card.buried_day.is_(None), Card.buried_day != today))
    return mine
