"""One question as a trainee is asked it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, select

from question_bank.bank.questions import Question, Version
from question_bank.bank.versions import LIVE, content_of
from question_bank.errors import NotFound
from question_bank.questions.content import Content, from_json, keys
from question_bank.study.cards import Card
from question_bank.study.courses import course_asking
from question_bank.study.habits import Habit
from question_bank.study.quiz.tapping import is_long, trays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse

SIBLINGS = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """The live version of a question, and the lock of the trainee's card for it (0 without one).

    The lock goes into the form: an answer from a page older than the card is then refused.
    """

    question_id: int
    version_id: int
    content: Content
    lock: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Manner:
    """How a trainee likes to answer: long words from pieces, one's own judgement in four grades."""

    taps: bool = True
    grades: bool = False


def manner(session: Session, *, trainee_id: int) -> Manner:
    """Return how a trainee likes to answer."""
    row = session.execute(_likes(), {"trainee_id": trainee_id}).one_or_none()
    return Manner(*row) if row else Manner()


@cache
def _likes() -> Select[bool, bool]:
    return select(Habit.taps, Habit.grades).where(Habit.trainee_id == bindparam("trainee_id"))


def pieces_of(session: Session, found: Asked, *, seed: str) -> dict[int, tuple[str, ...]]:
    """Return the pieces for each part of a question that is long to type, as `tapping.trays`."""
    if not is_long(found.content):
        return {}
    requirement = select(Question.requirement_id).where(Question.id == found.question_id)
    siblings = session.scalars(
        select(Version.content)
        .join(Question, LIVE)
        .where(
            Question.requirement_id == requirement.scalar_subquery(),
            Question.id != found.question_id,
            Question.kind == found.content.kind,
        )
        .order_by(Question.id)
        .limit(SIBLINGS)
    )
    words = [key for stored in siblings for key in keys(from_json(stored))]
    return trays(found.content, words, seed=seed)


def asked(
    session: Session, *, trainee_id: int, question_id: int, courses: Sequence[OpenCourse]
) -> Asked:
    """Return a question of one of the courses.

    Raises:
        NotFound: none of the courses asks it.

    """
    course_asking(session, question_id=question_id, courses=courses)
    wanted = {"trainee_id": trainee_id, "question_id": question_id}
    version_id, content, lock, reps = session.execute(_live(), wanted).one()
    return Asked(question_id, version_id, from_json(content), lock or 0, not reps)


@cache
def _live() -> Select[int, dict[str, Any], int, int]:
    """Return the select of a question as it is asked now, with the trainee's card."""
    mine = and_(Card.question_id == Question.id, Card.trainee_id == bindparam("trainee_id"))
    return (
        select(Version.id, Version.content, Card.lock, Card.reps)
        .join(Question, LIVE)
        .outerjoin(Card, mine)
        .where(Question.id == bindparam("question_id"))
    )


def version_of(session: Session, *, question_id: int, version_id: int) -> Content:
    """Return one wording of a question with all the answers that are right for it.

    Raises:
        NotFound: the question has no such version.

    """
    found = content_of(session, question_id=question_id, version_id=version_id)
    if found is None:
        raise NotFound("question", id=question_id)
    return found
