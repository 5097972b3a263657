"""The one place where the review log is written, and a card with it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, insert, inspect, select, update

from question_bank.bank.people import Person
from question_bank.errors import Stale
from question_bank.study.cards import Card
from question_bank.study.record.replay import packed, standing_of, values_of
from question_bank.study.reviews import Review
from question_bank.study.scheduling.memory import ALGORITHM
from question_bank.study.scheduling.rating import RATER_VERSION

if TYPE_CHECKING:
    from sqlalchemy import Insert, Select, Update
    from sqlalchemy.orm import Session

    from question_bank.study.scheduling.schedule import Standing


def take_turn(session: Session, trainee_id: int) -> None:
    """Let one trainee's answers come one after the other (SQLite's writers do so anyway)."""
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        connection.execute(_turn(), {"trainee_id": trainee_id})


def append(session: Session, card: Card, review: Review, after: Standing) -> None:
    """Add a row to the log, and give the card its new standing if it is still as it was read.

    Raises:
        Stale: someone else has changed the card.

    """
    review.trainee_id, review.question_id = card.trainee_id, card.question_id
    review.before = packed(standing_of(card))
    review.rater_version, review.algorithm = RATER_VERSION, ALGORITHM
    session.flush()
    write = session.connection().execute
    write(_adding(), {name: getattr(review, name) for name in _COLUMNS})
    names = {
        "its_trainee": card.trainee_id,
        "its_question": card.question_id,
        "its_lock": card.lock,
    }
    changed = write(_moving(), values_of(after) | names | {"lock": card.lock + 1})
    session.expire(card)
    if changed.rowcount != 1:
        raise Stale("card")


# each statement is built once: that takes longer than the database takes to carry it out

_COLUMNS = tuple(column.key for column in inspect(Review).column_attrs if column.key != "seq")


@cache
def _turn() -> Select[int]:
    return select(Person.id).where(Person.id == bindparam("trainee_id")).with_for_update()


@cache
def _adding() -> Insert:
    """Return what adds a row behind the trainee's last one."""
    last = select(func.coalesce(func.max(Review.seq), 0) + 1)
    mine = last.where(Review.trainee_id == bindparam("trainee_id"))
    values: dict[str, Any] = {name: bindparam(name) for name in _COLUMNS}
    return insert(Review).values(values | {"seq": mine.scalar_subquery()}).inline()


@cache
def _moving() -> Update:
    return (
        update(Card)
        .where(Card.trainee_id == bindparam("its_trainee"))
        .where(Card.question_id == bindparam("its_question"))
        .where(Card.lock == bindparam("its_lock"))
    )
