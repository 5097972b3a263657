"""收藏: the questions a trainee keeps, for their own eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, false, or_, select

from question_bank.bank.questions import Question, Version
from question_bank.bank.versions import LIVE
from question_bank.questions.content import from_json
from question_bank.study.appeals import Favourite
from question_bank.study.courses import course_asking, in_course
from question_bank.study.reading.browsing import Browsed
from question_bank.study.record.log import take_turn

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, SQLColumnExpression
    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse


def keep(
    session: Session,
    *,
    trainee_id: int,
    question_id: int,
    courses: Sequence[OpenCourse],
    now: datetime,
) -> None:
    """Keep a question of one of the courses; a kept one stays as it is.

    Raises:
        NotFound: none of the courses asks the question.

    """
    course_asking(session, question_id=question_id, courses=courses)
    take_turn(session, trainee_id)
    if session.get(Favourite, (trainee_id, question_id)) is None:
        session.add(Favourite(trainee_id=trainee_id, question_id=question_id, kept_at=now))
        session.flush()


def let_go(session: Session, *, trainee_id: int, question_id: int) -> None:
    """Keep a question no longer; it need not be kept, nor asked by any course."""
    session.execute(
        delete(Favourite).where(
            Favourite.trainee_id == trainee_id, Favourite.question_id == question_id
        )
    )


def kept_among(
    session: Session, *, trainee_id: int, question_ids: Collection[int]
) -> frozenset[int]:
    """Return those of the questions that the trainee keeps."""
    found = select(Favourite.question_id).where(
        Favourite.trainee_id == trainee_id, Favourite.question_id.in_(question_ids)
    )
    return frozenset(session.scalars(found))


def favourites(
    session: Session, *, trainee_id: int, courses: Sequence[OpenCourse]
) -> tuple[Browsed, ...]:
    """Return the kept questions that the courses ask, the one kept last first."""
    rows = session.execute(
        select(Favourite.question_id, Version.content)
        .join(Question, Question.id == Favourite.question_id)
        .join(Version, LIVE)
        .where(Favourite.trainee_id == trainee_id, asked_by(Favourite.question_id, courses))
        .order_by(Favourite.kept_at.desc(), Favourite.question_id)
    )
    return tuple(Browsed(question_id, from_json(content)) for question_id, content in rows)


def asked_by(
    question_id: SQLColumnExpression[Any], courses: Sequence[OpenCourse]
) -> ColumnElement[bool]:
    """Return the condition that one of the courses asks a question, inside another select."""
    return or_(false(), *(in_course(question_id, course.id) for course in courses))
