"""The cards that a trainee may be asked, and those of them that are due."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, or_, select

from question_bank.bank.columns import columns, each, members
from question_bank.bank.questions import Question
from question_bank.study.cards import Card, Phase
from question_bank.study.courses import in_course, may_be_asked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import BindParameter, ColumnElement, Select
    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse

STEPS = (Phase.LEARNING, Phase.RELEARNING)
MET = (*STEPS, Phase.REVIEW)


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
    mine = {"trainee_id": trainee_id, "today": today, "until": until}
    ids = members("course", [course.id for course in courses])
    rows = columns(session, _due(len(ids)), mine | ids).all()
    return [
        Due(question_id, course_id, phase, due_at, requirement_id)
        for question_id, course_id, phase, due_at, requirement_id in rows
        if due_at is not None
    ]


# each select is built once: that takes longer than the database takes to answer it


@cache
def my_cards(courses: int) -> Select[int, int | None]:
    """Return the select of the cards that may be asked: each question and its requirement.

    It is to be run with `trainee_id` and as many ids of the open courses, named `course`.
    """
    return (
        select(Card.question_id, Question.requirement_id)
        .join(Question, Question.id == Card.question_id)
        .where(Card.trainee_id == bindparam("trainee_id"))
        .where(Card.course_id.in_(each("course", courses)))
        .where(in_course(Card.question_id, Card.course_id), may_be_asked())
    )


@cache
def new_cards() -> Select[int, int | None]:
    """Return the select of a course's next cards never asked, in order, behind a question.

    It is to be run with `today`, `behind` (a question's id) and `most` besides.
    """
    return (
        my_cards(1)
        .where(is_not_buried(bindparam("today")), Card.question_id > bindparam("behind"))
        # a new card has no date: said here, the index gives them in order
        .where(Card.phase == Phase.NEW, Card.due_at.is_(None))
        .order_by(Card.question_id)
        .limit(bindparam("most"))
    )


@cache
def _due(courses: int) -> Select[int, int | None, Phase, datetime | None, int | None]:
    return (
        my_cards(courses)
        .with_only_columns(
            Card.question_id, Card.course_id, Card.phase, Card.due_at, Question.requirement_id
        )
        .where(is_not_buried(bindparam("today")), or_(*(Card.phase == phase for phase in MET)))
        .where(Card.due_at <= bindparam("until"))
    )


def is_not_buried(today: int | BindParameter[int]) -> ColumnElement[bool]:
    """Return the condition on cards that were not laid aside for a study day."""
    return or_(Card.buried_day.is_(None), Card.buried_day != today)
