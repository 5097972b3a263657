"""One answer, marked, rated, written into the log, and the card's next date with it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from question_bank.errors import Refused, Stale
from question_bank.questions.content import keys, mark
from question_bank.study.cards import Card
from question_bank.study.courses import course_asking, open_courses
from question_bank.study.quiz.asking import version_of
from question_bank.study.quiz.outcomes import (
    Evidence,
    Means,
    Outcome,
    answer_row,
    is_taken,
    outcome,
)
from question_bank.study.record.log import append, take_turn
from question_bank.study.record.moving import move
from question_bank.study.record.replay import log_of, rebuilt, scheduling, unpacked
from question_bank.study.reviews import Entry, Rating, Review
from question_bank.study.scheduling.rating import rated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from question_bank.questions.marking import PartMark
    from question_bank.study.days import Calendar

LONGEST_SECONDS = 600.0


def answer(
    session: Session,
    *,
    trainee_id: int,
    question_id: int,
    version_id: int,
    attempt: str,
    response: Sequence[str],
    now: datetime,
    calendar: Calendar,
    given_up: bool = False,
    hints: int = 0,
    seconds_taken: float = 0.0,
    lock: int | None = None,
    said: Rating | None = None,
    tapped: bool = False,
) -> None:
    """Take a trainee's answer; the same attempt again changes nothing.

    How it went is `outcomes.outcome`'s to tell. `attempt` is the token of the form, `lock` what
    `asking.Asked` gave with it; None trusts the caller that the card has not changed since. With
    `said` the trainee has seen the key and says how well it was known; nothing else is marked.
    `tapped` tells that words were put together from pieces.

    Raises:
        NotFound: no open course of the trainee's asks the question, or it has no such version.
        Refused: `empty_answer`, nothing was written and 不会 was not said.
        Stale: the card was answered elsewhere after the form was made.

    """
    take_turn(session, trainee_id)
    if is_taken(session, trainee_id=trainee_id, attempt=attempt):
        return
    if not given_up and said is None and not any(map(str.strip, response)):
        raise Refused("empty_answer")
    courses = open_courses(session, trainee_id=trainee_id, now=now, calendar=calendar)
    course = course_asking(session, question_id=question_id, courses=courses)
    content = version_of(session, question_id=question_id, version_id=version_id)
    card = _card(session, trainee_id, question_id)
    if lock not in {None, card.lock}:
        raise Stale("card")
    marks, means = _marks(content, response, said=said, tapped=tapped)
    evidence = Evidence(content.kind, marks, hints, given_up, course.goal, means).to_json()
    written = Review(attempt=attempt, version_id=version_id, course_id=course.id, answered_at=now)
    written.seconds_taken = min(max(0.0, seconds_taken), LONGEST_SECONDS)
    rating = said or rated(content.kind, marks, hints=hints, given_up=given_up)
    move(session, card, written, evidence, rating=rating, courses=courses, calendar=calendar)


def undo(
    session: Session, *, trainee_id: int, attempt: str, now: datetime, calendar: Calendar
) -> Outcome:
    """Take an answer back: the card stands again exactly where it stood before it.

    Where an earlier answer has been marked again since, it is worked out from the log.

    Raises:
        NotFound: the trainee has not made that attempt.
        Refused: `answered_since`, the question has been answered again after it.

    """
    take_turn(session, trainee_id)
    found = outcome(session, trainee_id=trainee_id, attempt=attempt)
    row = answer_row(session, trainee_id=trainee_id, attempt=attempt)
    if row is None or found.is_undone:
        return found
    log = log_of(session, trainee_id=trainee_id, question_id=row.question_id)
    if [one.seq for one in scheduling(log)][-1:] != [row.seq]:
        raise Refused("answered_since")
    undone = Review(
        attempt=f"undo-{attempt}",
        entry=Entry.UNDO,
        refers_to=row.seq,
        version_id=row.version_id,
        course_id=row.course_id,
        evidence={},
        answered_at=now,
        study_day=calendar.day(now),
        seconds_taken=0.0,
    )
    marked_since = any(later.entry is Entry.REMARK and later.seq > row.seq for later in log)
    others = [other for other in log if other is not row]
    of_card = {"trainee_id": trainee_id, "question_id": row.question_id}
    before = unpacked(row.before)
    if marked_since:
        before = rebuilt(session, **of_card, calendar=calendar, rows=others)
    card = _card(session, trainee_id, row.question_id)
    if row.evidence.get("worn_out"):
        card.suspended_at = None
    append(session, card, undone, before)
    return outcome(session, trainee_id=trainee_id, attempt=attempt)


def _marks(
    content: Content, response: Sequence[str], *, said: Rating | None, tapped: bool
) -> tuple[tuple[PartMark, ...], Means]:
    """Return the marks and how they came about; of what was only thought all is known, or none."""
    if said is None:
        return mark(content, response), Means.TAPPED if tapped else Means.TYPED
    whole = mark(content, list(keys(content)))
    known = said is not Rating.AGAIN
    return tuple(replace(part, written="", right=known) for part in whole), Means.RATED


def _card(session: Session, trainee_id: int, question_id: int) -> Card:
    mine = {"trainee_id": trainee_id, "question_id": question_id}
    card = session.scalars(_own(), mine).one_or_none()
    if card is None:
        card = Card(trainee_id=trainee_id, question_id=question_id)
        session.add(card)
        session.flush()
    return card


@cache
def _own() -> Select[Card]:
    """Return the select of a card; it is part of every answer, so it is built once."""
    return select(Card).where(
        Card.trainee_id == bindparam("trainee_id"), Card.question_id == bindparam("question_id")
    )
