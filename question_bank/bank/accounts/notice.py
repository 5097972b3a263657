"""Taking note of what is kept of oneself, and who sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.people import Person

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def take_note(session: Session, person_id: int, *, now: datetime) -> bool:
    """Write down that somebody took note; return whether it is the first time."""
    person = session.get_one(Person, person_id)
    if person.notice_at is not None:
        return False
    person.notice_at = now
    session.flush()
    return True


def noted_at(session: Session, person_id: int) -> datetime | None:
    """Return when somebody took note."""
    return session.get_one(Person, person_id).notice_at
