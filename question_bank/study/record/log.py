"""The one place where the review log is written, and a card with it."""

from __future__ import annotations

from dataclasses import dataclass
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
    from collections.abc import Mapping

    from sqlalchemy import Insert, Select, Update
    from sqlalchemy.orm import Session

    from question_bank.study.scheduling.schedule import Standing


@dataclass(frozen=True, slots=True)
class Held:
    """A card as it was read: whose it is, its lock, and where it stands."""

    trainee_id: int
    question_id: int
    lock: int
    standing: Standing


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
    session.flush()
    held = Held(card.trainee_id, card.question_id, card.lock, standing_of(card))
    enter(session, held, {name: getattr(review, name) for name in _COLUMNS}, after)


def enter(
    session: Session, card: Held, said: Mapping[str, Any], after: Standing, **more: object
) -> None:
    """Do what `append` does with the row's values by their names; `more` are values of the card.

    Raises:
        Stale: someone else has changed the card.

    """
    row = {
        **said,
        "trainee_id": card.trainee_id,
        "question_id": card.question_id,
        "before": packed(card.standing),
        "rater_version": RATER_VERSION,
        "algorithm": ALGORITHM,
    }
    names = {
        "its_trainee": card.trainee_id,
        "its_question": card.question_id,
        "its_lock": card.lock,
    }
    write = session.connection().execute
    write(_adding(), row)
    changed = write(_moving(), {**values_of(after), **more, **names, "lock": card.lock + 1})
    seen = session.identity_map.get(session.identity_key(Card, (card.trainee_id, card.question_id)))
    if seen is not None:
        session.expire(seen)
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
