"""A card for each question of a trainee's open courses, on the course that asks it first."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, not_, or_, select

from question_bank.bank.base import renamed
from question_bank.bank.courses import CourseSpeech
from question_bank.bank.questions import PASSAGE, Source
from question_bank.bank.speeches import Reading
from question_bank.study.cards import Card
from question_bank.study.courses import in_course

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import BindParameter, Select
    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse

# the tables of `approved_questions` under names of their own
_MATERIAL, _TEXT, _PLACE = renamed(CourseSpeech), renamed(Reading), renamed(Source)


def undealt(session: Session, *, trainee_id: int, courses: Sequence[OpenCourse]) -> dict[int, int]:
    """Return the questions that want a card, or want theirs on another course, and the course.

    A question of several open courses belongs to the first of them; `courses` come as
    `open_courses` gives them.
    """
    wanted: dict[int, int] = {}
    for place, course in enumerate(courses):
        before = [earlier.id for earlier in courses[:place]]
        of_course = {"trainee_id": trainee_id, "course_id": course.id, "before": before}
        for question_id in session.scalars(_unsettled(), of_course):
            wanted.setdefault(question_id, course.id)
    return wanted


def deal(session: Session, *, trainee_id: int, courses: Sequence[OpenCourse]) -> int:
    """Give the trainee the cards that are missing; return how many were made or moved."""
    wanted = undealt(session, trainee_id=trainee_id, courses=courses)
    for question_id, course_id in sorted(wanted.items()):
        card = session.get(Card, (trainee_id, question_id))
        if card is None:
            card = Card(trainee_id=trainee_id, question_id=question_id)
            session.add(card)
        card.course_id = course_id
    session.flush()
    return len(wanted)


@cache
def _unsettled() -> Select[int]:
    """Return the select of a course's questions whose card is missing or hangs elsewhere.

    It wants `trainee_id`, `course_id` and the courses `before` it. It is built once: that takes
    longer than the database takes to answer it.
    """
    course_id: BindParameter[int] = bindparam("course_id")
    before: BindParameter[Sequence[int]] = bindparam("before", expanding=True)
    mine = and_(Card.trainee_id == bindparam("trainee_id"), Card.question_id == _PLACE.question_id)
    settled = or_(
        Card.course_id == course_id,
        and_(Card.course_id.in_(before), in_course(Card.question_id, Card.course_id)),
    )
    return (
        select(_PLACE.question_id)
        .select_from(_MATERIAL)
        .join(_TEXT, _TEXT.speech_id == _MATERIAL.speech_id)
        .join(_PLACE, and_(_PLACE.reading_id == _TEXT.id, _PLACE.part == PASSAGE))
        .outerjoin(Card, mine)
        .where(_MATERIAL.course_id == course_id)
        .where(or_(Card.course_id.is_(None), not_(settled)))
        .where(in_course(_PLACE.question_id, course_id))
        .order_by(_PLACE.question_id)
    )
