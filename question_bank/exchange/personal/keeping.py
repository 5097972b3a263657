"""Keeping things no longer than the office said: who left is stopped, then forgotten; words go."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from question_bank.bank.accounts.log_ins import LASTS
from question_bank.bank.people import LogIn, Person

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def leaving(session: Session, *, now: datetime) -> tuple[int, ...]:
    """Return whose last day has passed and whose account is not stopped yet."""
    gone = select(Person.id).where(Person.leaves_at <= now, Person.stopped_at.is_(None))
    return tuple(session.scalars(gone.order_by(Person.id)))


def to_be_forgotten(session: Session, *, days: int, now: datetime) -> tuple[int, ...]:
    """Return who was stopped so many days ago or longer, and is still known; 0 is nobody."""
    if not days:
        return ()
    past = Person.stopped_at <= now - timedelta(days=days)
    found = select(Person.id).where(past, Person.erased_at.is_(None))
    return tuple(session.scalars(found.order_by(Person.id)))


def forget_log_ins(session: Session, *, kept: timedelta, now: datetime) -> int:
    """Take away the log-ins that ended by themselves so long ago; return how many."""
    gone = session.execute(
        delete(LogIn)
        .where(LogIn.created_at < now - LASTS - kept)
        .execution_options(synchronize_session=False)
        .returning(LogIn.token_hash)
    )
    return len(gone.all())


def leave_on(session: Session, person_id: int, leaves_at: datetime | None) -> None:
    """Write down from when on somebody is let in no more; None takes it back."""
    session.get_one(Person, person_id).leaves_at = leaves_at
    session.flush()
