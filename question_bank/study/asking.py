"""One question as a trainee is asked it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from question_bank.bank.questions import Question, Version
from question_bank.bank.versions import LIVE, contents
from question_bank.errors import NotFound
from question_bank.questions.content import Content, from_json
from question_bank.study.cards import Card
from question_bank.study.courses import course_asking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse


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


def asked(
    session: Session, *, trainee_id: int, question_id: int, courses: Sequence[OpenCourse]
) -> Asked:
    """Return a question of one of the courses.

    Raises:
        NotFound: none of the courses asks it.

    """
    course_asking(session, question_id=question_id, courses=courses)
    version_id, content, lock, reps = session.execute(
        select(Version.id, Version.content, Card.lock, Card.reps)
        .join(Question, LIVE)
        .outerjoin(Card, and_(Card.question_id == Question.id, Card.trainee_id == trainee_id))
        .where(Question.id == question_id)
    ).one()
    return Asked(question_id, version_id, from_json(content), lock or 0, not reps)


def version_of(session: Session, *, question_id: int, version_id: int) -> Content:
    """Return one wording of a question with all the answers that are right for it.

    Raises:
        NotFound: the question has no such version.

    """
    stored = session.scalar(
        select(Version.content).where(Version.id == version_id, Version.question_id == question_id)
    )
    if stored is None:
        raise NotFound("question", id=question_id)
    return contents(session, {version_id: stored})[version_id]
