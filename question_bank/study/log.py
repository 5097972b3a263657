"""The one place where the review log is written, and a card with it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import CursorResult, func, select, update

from question_bank.bank.people import Person
from question_bank.errors import Stale
from question_bank.study.cards import Card
from question_bank.study.memory import ALGORITHM
from question_bank.study.rating import RATER_VERSION
from question_bank.study.replay import packed, standing_of
from question_bank.study.reviews import Review

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from question_bank.study.schedule import Standing


def take_turn(session: Session, trainee_id: int) -> None:
    """Let one trainee's answers come one after the other (SQLite's writers do so anyway)."""
    session.execute(select(Person.id).where(Person.id == trainee_id).with_for_update())


def append(session: Session, card: Card, review: Review, after: Standing) -> None:
    """Add a row to the log, and give the card its new standing if it is still as it was read.

    Raises:
        Stale: someone else has changed the card.

    """
    review.trainee_id, review.question_id = card.trainee_id, card.question_id
    review.seq = _next_seq(session, card.trainee_id)
    review.before = packed(standing_of(card))
    review.rater_version, review.algorithm = RATER_VERSION, ALGORITHM
    session.add(review)
    changed = session.execute(
        update(Card)
        .where(
            Card.trainee_id == card.trainee_id,
            Card.question_id == card.question_id,
            Card.lock == card.lock,
        )
        .values(**asdict(after), lock=card.lock + 1)
    )
    if not isinstance(changed, CursorResult) or changed.rowcount != 1:
        raise Stale("card")


def _next_seq(session: Session, trainee_id: int) -> int:
    last = session.scalar(select(func.max(Review.seq)).where(Review.trainee_id == trainee_id))
    return (last or 0) + 1
