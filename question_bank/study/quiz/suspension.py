"""Questions that are laid aside: until tomorrow, or until the trainee wants them back.

A question that is forgotten again and again is laid aside by itself: it takes more time than it is
worth, and wants to be read up. The numbers are Anki's (leeches).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from question_bank.bank.questions import Question, Version
from question_bank.bank.versions import LIVE
from question_bank.errors import NotFound
from question_bank.questions.content import Content, from_json
from question_bank.study.cards import Card
from question_bank.study.courses import in_course

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import CursorResult
    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse
    from question_bank.study.days import Calendar

FIRST_LAPSES = 8
MORE_LAPSES = 4


@dataclass(frozen=True, slots=True)
class Suspended:
    """A question laid aside: since when, how often it was forgotten, and how it is asked."""

    question_id: int
    suspended_at: datetime
    lapses: int
    content: Content


def has_worn_out(lapses_before: int, lapses: int) -> bool:
    """Return whether an answer made it forgotten the eighth time, the twelfth, and so on."""
    over = lapses - FIRST_LAPSES
    return lapses > lapses_before and over >= 0 and over % MORE_LAPSES == 0


def suspend(session: Session, *, trainee_id: int, question_id: int, now: datetime) -> None:
    """Lay a question aside until the trainee wants it back; its memory stays.

    Raises:
        NotFound: the trainee has no card for the question.

    """
    _change(session, trainee_id, question_id, suspended_at=now)


def resume(session: Session, *, trainee_id: int, question_id: int) -> None:
    """Ask a question again that was laid aside: it is due when it was, at once where that is past.

    Raises:
        NotFound: the trainee has no card for the question.

    """
    _change(session, trainee_id, question_id, suspended_at=None, buried_day=None)


def bury(
    session: Session, *, trainee_id: int, question_id: int, now: datetime, calendar: Calendar
) -> None:
    """Lay a question aside for the rest of the study day.

    Raises:
        NotFound: the trainee has no card for the question.

    """
    _change(session, trainee_id, question_id, buried_day=calendar.day(now))


def suspended(
    session: Session, *, trainee_id: int, courses: Sequence[OpenCourse]
) -> tuple[Suspended, ...]:
    """Return the questions of the courses that are laid aside, the latest first."""
    rows = session.execute(
        select(Card.question_id, Card.suspended_at, Card.lapses, Version.content)
        .join(Question, Question.id == Card.question_id)
        .join(Version, LIVE)
        .where(Card.trainee_id == trainee_id, Card.course_id.in_([c.id for c in courses]))
        .where(Card.suspended_at.is_not(None), in_course(Card.question_id, Card.course_id))
        .order_by(Card.suspended_at.desc(), Card.question_id)
    )
    return tuple(
        Suspended(question_id, since, lapses, from_json(content))
        for question_id, since, lapses, content in rows
        if since is not None
    )


def _change(
    session: Session, trainee_id: int, question_id: int, **values: datetime | int | None
) -> None:
    changed: CursorResult[None] = session.execute(  # type: ignore[assignment] # an update's result
        update(Card)
        .where(Card.trainee_id == trainee_id, Card.question_id == question_id)
        .values(**values)
    )
    if changed.rowcount != 1:
        raise NotFound("card")
