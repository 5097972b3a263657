"""A question that asks something else now: what was known of the old one says nothing of it.

The log keeps every answer. A row for each trainee says that another thing is asked from there on,
and the card begins anew; if the edit is taken back, so is the row, and the card stands again as its
answers left it.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from question_bank.bank.people import Person
from question_bank.bank.questions import Question, Version
from question_bank.bank.versions import LIVE
from question_bank.study.cards import Card
from question_bank.study.record.log import append, take_turn
from question_bank.study.record.rebuilding import rebuilt
from question_bank.study.record.replay import log_of, packed, standing_of
from question_bank.study.reviews import Entry, Review
from question_bank.study.scheduling.memory import ALGORITHM
from question_bank.study.scheduling.rating import RATER_VERSION
from question_bank.study.scheduling.schedule import Standing

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from sqlalchemy.orm import Session

    from question_bank.study.days import Calendar


def forget(
    session: Session, *, question_id: int, decision_id: int, now: datetime, calendar: Calendar
) -> int:
    """Let everybody who has answered a question begin anew with it; return how many they are.

    `decision_id` is the decision by which it asks something else.
    """
    version_id = _live_version(session, question_id)
    last_seq = (
        select(func.max(Review.seq))
        .where(Review.trainee_id == Card.trainee_id)
        .correlate(Card)
        .scalar_subquery()
    )
    asked = (Card.question_id == question_id) & (Card.reps > 0)
    who = select(Card.trainee_id).where(asked)
    session.execute(
        select(Person.id).where(Person.id.in_(who)).order_by(Person.id).with_for_update()
    )
    cards = session.execute(select(Card, last_seq).where(asked).order_by(Card.trainee_id)).all()
    rows = [
        _row(card, (seq or 0) + 1, version_id, decision_id, now=now, calendar=calendar)
        for card, seq in cards
    ]
    if rows:
        session.execute(insert(Review), rows)
        session.execute(
            update(Card)
            .where(asked)
            .values(**asdict(Standing()), lock=Card.lock + 1)
            .execution_options(synchronize_session=False)
        )
        session.expire_all()
    return len(rows)


def recall(
    session: Session, *, question_id: int, decision_id: int, now: datetime, calendar: Calendar
) -> int:
    """Take back what `forget` did for a decision; return how many trainees know again."""
    resets = session.scalars(
        select(Review)
        .where(Review.question_id == question_id, Review.entry == Entry.RESET)
        .where(Review.attempt == _attempt(decision_id))
        .order_by(Review.trainee_id)
    ).all()
    version_id = _live_version(session, question_id)
    for reset in resets:
        take_turn(session, reset.trainee_id)
        card = session.get_one(Card, (reset.trainee_id, question_id))
        back = Review(
            attempt=f"undo-{reset.attempt}",
            entry=Entry.UNDO,
            refers_to=reset.seq,
            version_id=version_id,
            course_id=reset.course_id,
            evidence={},
            answered_at=now,
            study_day=calendar.day(now),
            seconds_taken=0.0,
        )
        of_card = {"trainee_id": reset.trainee_id, "question_id": question_id}
        log = [*log_of(session, **of_card), back]
        append(session, card, back, rebuilt(session, **of_card, calendar=calendar, rows=log))
    return len(resets)


def _live_version(session: Session, question_id: int) -> int:
    return session.scalars(
        select(Version.id).join(Question, LIVE).where(Question.id == question_id)
    ).one()


def _attempt(decision_id: int) -> str:
    return f"anew-{decision_id}"


def _row(
    card: Card,
    seq: int,
    version_id: int,
    decision_id: int,
    *,
    now: datetime,
    calendar: Calendar,
) -> dict[str, Any]:
    return {
        "trainee_id": card.trainee_id,
        "seq": seq,
        "attempt": _attempt(decision_id),
        "entry": Entry.RESET,
        "refers_to": None,
        "question_id": card.question_id,
        "version_id": version_id,
        "course_id": card.course_id,
        "rating": None,
        "evidence": {},
        "rater_version": RATER_VERSION,
        "before": packed(standing_of(card)),
        "algorithm": ALGORITHM,
        "parameters_id": None,
        "answered_at": now,
        "study_day": calendar.day(now),
        "seconds_taken": 0.0,
    }
