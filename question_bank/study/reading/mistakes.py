"""错题本: what a trainee answered wrongly and has not made good yet, for their own eyes.

A question comes in when an answer to it is rated Again, 不会 among them. It leaves by itself once
it was answered rightly, without a hint and without a slip, on two study days since: one right
answer soon after the wrong one shows only that the key was read. What was undone does not count,
and what was marked again counts as it was marked last. A changed statement is met once and never
asked again, so it could never leave: it does not come in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, func, not_, select

from question_bank.bank.courses import CourseSpeech
from question_bank.bank.questions import PASSAGE, Question, Source, Version
from question_bank.bank.speeches import Reading, Speech
from question_bank.bank.versions import LIVE, is_reworded
from question_bank.questions.content import Content, from_json
from question_bank.study.reading.favourites import asked_by
from question_bank.study.record.marked import standing_answers
from question_bank.study.reviews import Rating

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy import CTE, Subquery
    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse

RIGHT_DAYS = 2
_RIGHT = (Rating.GOOD, Rating.EASY)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A question that went wrong `wrong` times, and on `right_days` days was right since."""

    question_id: int
    version_id: int
    kind: str
    content: Content
    speech_id: int
    speech_title: str
    wrong: int
    wrong_at: datetime
    right_days: int


def mistakes(
    session: Session, *, trainee_id: int, courses: Sequence[OpenCourse]
) -> tuple[Mistake, ...]:
    """Return the 错题本 of a trainee, as far as the courses ask it: what went wrong last first."""
    rows = session.execute(_wrong(trainee_id, courses)).all()
    stands = _speeches(session, [row.question_id for row in rows], courses)
    return tuple(
        Mistake(
            question_id=row.question_id,
            version_id=row.version_id,
            kind=row.kind,
            content=from_json(row.content),
            speech_id=stands[row.question_id][0],
            speech_title=stands[row.question_id][1],
            wrong=row.wrong,
            wrong_at=row.wrong_at,
            right_days=row.right_days,
        )
        for row in rows
        if row.question_id in stands
    )


def _wrong(trainee_id: int, courses: Sequence[OpenCourse]) -> Select[Any]:
    answers = standing_answers(trainee_id)
    failed = _failed(answers)
    since = answers.alias()
    made_good = and_(
        since.c.question_id == failed.c.question_id,
        since.c.seq > failed.c.seq,
        since.c.rating.in_(_RIGHT),
    )
    right_days = func.count(since.c.study_day.distinct())
    return (
        select(
            failed.c.question_id,
            failed.c.wrong,
            failed.c.wrong_at,
            Question.kind,
            Version.id.label("version_id"),
            Version.content,
            right_days.label("right_days"),
        )
        .join(Question, Question.id == failed.c.question_id)
        .join(Version, LIVE)
        .outerjoin(since, made_good)
        .where(asked_by(failed.c.question_id, courses), not_(is_reworded()))
        .group_by(failed.c.question_id, failed.c.wrong, failed.c.wrong_at, Question.id, Version.id)
        .having(right_days < RIGHT_DAYS)
        .order_by(failed.c.wrong_at.desc(), failed.c.question_id)
    )


def _failed(answers: CTE) -> Subquery:
    """Return the questions that went wrong: how often, and when last."""
    return (
        select(
            answers.c.question_id,
            func.max(answers.c.seq).label("seq"),
            func.max(answers.c.answered_at).label("wrong_at"),
            func.count().label("wrong"),
        )
        .where(answers.c.rating == Rating.AGAIN)
        .group_by(answers.c.question_id)
        .subquery()
    )


def _speeches(
    session: Session, question_ids: Collection[int], courses: Sequence[OpenCourse]
) -> dict[int, tuple[int, str]]:
    """Return the first material of the courses that each question stands in."""
    rows = session.execute(
        select(Source.question_id, Speech.id, Speech.title)
        .join(Reading, Reading.id == Source.reading_id)
        .join(Speech, Speech.id == Reading.speech_id)
        .join(CourseSpeech, CourseSpeech.speech_id == Speech.id)
        .where(Source.question_id.in_(question_ids), Source.part == PASSAGE, Speech.is_current)
        .where(CourseSpeech.course_id.in_([course.id for course in courses]))
        .order_by(Source.question_id, Speech.id)
    )
    found: dict[int, tuple[int, str]] = {}
    for question_id, speech_id, title in rows:
        found.setdefault(question_id, (speech_id, title))
    return found
