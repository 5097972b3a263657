"""Taking note of what is kept of oneself, and confirming what the office says of secrecy."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import update

from question_bank.bank.people import LogIn, Person
from question_bank.bank.site.settings import settings_of
from question_bank.errors import Stale

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Noted:
    """What somebody has taken note of, and when; `to_confirm` is what they have yet to tick."""

    people_at: datetime | None
    secrecy_at: datetime | None
    to_confirm: str


def version_of(notice: str) -> str:
    """Return what tells one wording of the notice from all others: 8 hexadecimal digits."""
    return sha256(notice.encode()).hexdigest()[:8]


def noted(session: Session, person_id: int) -> Noted:
    """Return what somebody has taken note of."""
    person = session.get_one(Person, person_id)
    notice = settings_of(session).secrecy_notice
    is_confirmed = not notice or person.secrecy_version == version_of(notice)
    return Noted(person.notice_at, person.secrecy_at, "" if is_confirmed else notice)


def take_note(session: Session, person_id: int, *, now: datetime) -> bool:
    """Write down that somebody took note; return whether it is the first time."""
    person = session.get_one(Person, person_id)
    if person.notice_at is not None:
        return False
    person.notice_at = now
    session.flush()
    return True


def confirm(session: Session, person_id: int, version: str, *, now: datetime) -> None:
    """Write down which wording of the notice somebody has ticked.

    Raises:
        Stale: the office has changed the notice since it was looked at.

    """
    if version != version_of(settings_of(session).secrecy_notice):
        raise Stale("settings")
    person = session.get_one(Person, person_id)
    person.secrecy_version, person.secrecy_at = version, now
    session.flush()


def ask_no_more(session: Session, person_id: int) -> None:
    """Let somebody's log-ins go on: nothing is left to be asked."""
    session.execute(update(LogIn).where(LogIn.person_id == person_id).values(asks_notice=False))
