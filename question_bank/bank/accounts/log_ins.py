"""Logging in and out: wrong tries slow down, and every log-in can be taken back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, select, true, update

from question_bank.bank.accounts.passwords import hashed
from question_bank.bank.people import LogIn, Person, PersonRole, Role, Stranger, person_with

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

FREE_TRIES = 5
LONGEST_WAIT = timedelta(minutes=30)
LASTS = timedelta(days=7)
FORGOTTEN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to log in. With `wait_until` set the password must not even be looked at.

    With `expired` the password was given to them and has ended: a right one lets nobody in.
    """

    person_id: int | None
    kept_password: str | None
    wait_until: datetime | None
    stopped: bool
    expired: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is behind a log-in."""

    person_id: int
    name: str
    roles: frozenset[Role]
    must_change_password: bool


def count_attempt(session: Session, login: str, *, now: datetime) -> Attempt:
    """Count a try before its password is checked, so that trying in parallel gains nothing.

    A login that nobody has is slowed down like any other: the waiting tells nothing.
    """
    person = session.scalar(select(Person).where(Person.login == login))
    return _counted(person or _stranger(session, login, now), now)


def count_own_attempt(session: Session, person_id: int, *, now: datetime) -> Attempt:
    """Count a try of somebody who is logged in to prove that it is them."""
    return _counted(session.get_one(Person, person_id), now)


def _stranger(session: Session, login: str, now: datetime) -> Stranger:
    """Return what is known of a login that nobody has; those not tried for a day are forgotten."""
    session.execute(delete(Stranger).where(Stranger.tried_at < now - FORGOTTEN))
    digest = _digest(login)
    found = session.get(Stranger, digest)
    if found is None:
        found = Stranger(login_hash=digest, failed_attempts=0, tried_at=now)
        session.add(found)
    found.tried_at = now
    return found


def _counted(who: Person | Stranger, now: datetime) -> Attempt:
    person = who if isinstance(who, Person) else None
    person_id = None if person is None else person.id
    if who.locked_until is not None and who.locked_until > now:
        return Attempt(person_id, None, who.locked_until, stopped=False)
    who.failed_attempts += 1
    who.locked_until = _locked_until(who.failed_attempts, now)
    if person is None:
        return Attempt(None, None, None, stopped=False)
    ends = person.password_expires_at
    return Attempt(
        person_id,
        person.password_hash,
        None,
        stopped=person.stopped_at is not None,
        expired=ends is not None and ends <= now,
    )


def _locked_until(failed: int, now: datetime) -> datetime | None:
    """From the fifth wrong try on, one minute, two, four … up to half an hour."""
    if failed < FREE_TRIES:
        return None
    return now + min(timedelta(minutes=2 ** min(failed - FREE_TRIES, 10)), LONGEST_WAIT)


def open_log_in(session: Session, person_id: int, *, now: datetime) -> str:
    """Return a new token for a person whose password was right; earlier failures are forgotten."""
    session.execute(
        update(Person)
        .where(Person.id == person_id)
        .values(failed_attempts=0, locked_until=None)
        .execution_options(synchronize_session=False)
    )
    token = secrets.token_urlsafe(32)
    session.add(LogIn(token_hash=_digest(token), person_id=person_id, created_at=now))
    session.flush()
    return token


def identity(session: Session, token: str, *, now: datetime) -> Identity | None:
    """Return who holds the token, or None when it has ended or its person was stopped."""
    holding = {"digest": _digest(token), "since": now - LASTS}
    rows = session.connection().execute(_holder(), holding).all()
    if not rows:
        return None
    person_id, name, must_change, _ = rows[0]
    return Identity(person_id, name, frozenset(row.role for row in rows if row.role), must_change)


def close_log_in(session: Session, token: str, *, now: datetime) -> None:
    """End one log-in: this device is logged out."""
    _close(session, LogIn.token_hash == _digest(token), now)


def close_log_ins(session: Session, person_id: int, *, now: datetime) -> None:
    """End all log-ins of a person: every device is logged out."""
    _close(session, LogIn.person_id == person_id, now)


def close_every_log_in(session: Session, *, now: datetime) -> None:
    """End all log-ins of everybody."""
    _close(session, true(), now)


def change_password(session: Session, person_id: int, password: str, *, now: datetime) -> None:
    """Keep a person's own new password, and log out every device."""
    session.execute(
        update(Person)
        .where(Person.id == person_id)
        .values(
            password_hash=hashed(password), must_change_password=False, password_expires_at=None
        )
        .execution_options(synchronize_session=False)
    )
    close_log_ins(session, person_id, now=now)


def reset_password(
    session: Session,
    login: str,
    password: str,
    *,
    now: datetime,
    expires_at: datetime | None = None,
) -> str:
    """Give the person of a login a password that must be changed, and free entry; return the name.

    Raises:
        Refused: `no_such_login`, nobody has the login.

    """
    person = session.get_one(Person, person_with(session, login))
    give_password(session, person, hashed(password), now=now, expires_at=expires_at)
    return person.name


def give_password(
    session: Session, person: Person, kept: str, *, now: datetime, expires_at: datetime | None
) -> None:
    """Keep the hash of a password that was drawn for somebody; all their devices are logged out."""
    person.password_hash, person.must_change_password = kept, True
    person.password_expires_at = expires_at
    person.failed_attempts, person.locked_until = 0, None
    close_log_ins(session, person.id, now=now)


def _close(session: Session, which: ColumnElement[bool], now: datetime) -> None:
    session.execute(
        update(LogIn)
        .where(which, LogIn.ended_at.is_(None))
        .values(ended_at=now)
        .execution_options(synchronize_session=False)
    )


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


@cache
def _holder() -> Select[int, str, bool, Role]:
    """Return the select of who holds a token; it is part of every request, so it is built once."""
    return (
        select(Person.id, Person.name, Person.must_change_password, PersonRole.role)
        .join(LogIn, LogIn.person_id == Person.id)
        .outerjoin(PersonRole, PersonRole.person_id == Person.id)
        .where(LogIn.token_hash == bindparam("digest"), LogIn.ended_at.is_(None))
        .where(LogIn.created_at > bindparam("since"), Person.stopped_at.is_(None))
        .order_by(PersonRole.role)
    )
