"""手工选题: the questions of a course that can be put into an exam by hand, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.courses import approved_questions
from question_bank.bank.kinds import ON_PAPER_ONLY
from question_bank.bank.paging import place
from question_bank.bank.questions import PASSAGE, Question, Source, Version
from question_bank.bank.speeches import Reading
from question_bank.bank.versions import LIVE, contents

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content

PAGE = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; empty values mean everything."""

    kind: str = ""
    speech_id: int = 0
    words: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """A page of questions that can be chosen, by id; pages count from 1."""

    questions: dict[int, Content]
    total: int
    page: int
    pages: int


def choosable(
    session: Session, course_id: int, wanted: Wanted, *, without: Collection[int] = ()
) -> Found:
    """Return a page of a course's questions that can be marked at once, in the bank's order."""
    query = _matching(course_id, wanted).where(Question.id.not_in(without))
    total = session.scalars(select(func.count()).select_from(query.subquery())).one()
    page, pages = place(wanted.page, total, PAGE)
    ids = session.scalars(query.order_by(Question.id).limit(PAGE).offset((page - 1) * PAGE)).all()
    return Found(wordings(session, course_id, ids), total, page, pages)


def wordings(session: Session, course_id: int, question_ids: Sequence[int]) -> dict[int, Content]:
    """Return the live wordings of questions, in the order in which their ids are given.

    Those that the course does not hold (any more) are left out.
    """
    rows = session.execute(
        select(Question.id, Version.id, Version.content)
        .join(Question, LIVE)
        .where(Question.id.in_(question_ids), Question.id.in_(approved_questions(course_id)))
        .order_by(Question.id)
    ).all()
    read = contents(session, {version_id: stored for _, version_id, stored in rows})
    by_question = {question_id: read[version_id] for question_id, version_id, _ in rows}
    return {id_: by_question[id_] for id_ in question_ids if id_ in by_question}


def _matching(course_id: int, wanted: Wanted) -> Select[int]:
    query = select(Question.id).where(
        Question.id.in_(approved_questions(course_id)), Question.kind.not_in(ON_PAPER_ONLY)
    )
    if wanted.kind:
        query = query.where(Question.kind == wanted.kind)
    if wanted.speech_id:
        query = query.where(
            Question.id.in_(
                select(Source.question_id)
                .join(Reading, Reading.id == Source.reading_id)
                .where(Reading.speech_id == wanted.speech_id, Source.part == PASSAGE)
            )
        )
    for word in wanted.words.split():
        holding = select(Version.question_id).join(Question, LIVE)
        query = query.where(
            Question.id.in_(holding.where(Version.words.contains(word, autoescape=True)))
        )
    return query
