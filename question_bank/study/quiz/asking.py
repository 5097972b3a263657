"""One question as a trainee is asked it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, exists, select

from question_bank.bank.columns import columns, each, members
from question_bank.bank.courses import Course
from question_bank.bank.questions import Question, Version
from question_bank.bank.versions import LIVE, content_of
from question_bank.errors import NotFound
from question_bank.questions.content import Content, from_json, keys
from question_bank.study.cards import Card
from question_bank.study.courses import in_course
from question_bank.study.habits import Habit
from question_bank.study.quiz.tapping import is_long, trays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import BindParameter, Select
    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse

SIBLINGS = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """The live version of a question, and the lock of the trainee's card for it (0 without one).

    The lock goes into the form: an answer from a page older than the card is then refused. The last
    two are how the trainee likes to answer: long words from pieces, one's own judgement in four
    grades.
    """

    question_id: int
    version_id: int
    content: Content
    lock: int
    is_new: bool
    taps: bool = True
    grades: bool = False


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
    wanted = {"trainee_id": trainee_id, "question_id": question_id}
    ids = members("course", [course.id for course in courses])
    row = columns(session, _live(len(ids)), wanted | ids).one_or_none()
    if row is None:
        raise NotFound("question", id=question_id)
    version_id, content, lock, reps, *likes = row
    manner = [] if None in likes else likes
    return Asked(question_id, version_id, from_json(content), lock or 0, not reps, *manner)


@cache
def _live(courses: int) -> Select[*tuple[Any, ...]]:
    """Return the select of a question as it is asked now, with the trainee's card and habits."""
    trainee_id: BindParameter[int] = bindparam("trainee_id")
    question_id: BindParameter[int] = bindparam("question_id")
    of_course = in_course(question_id, Course.id)
    is_asked = Course.id.in_(each("course", courses)) & of_course
    return (
        select(Version.id, Version.content, Card.lock, Card.reps, Habit.taps, Habit.grades)
        .join(Question, LIVE)
        .outerjoin(Card, and_(Card.question_id == Question.id, Card.trainee_id == trainee_id))
        .outerjoin(Habit, Habit.trainee_id == trainee_id)
        .where(Question.id == question_id, exists().where(is_asked))
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
