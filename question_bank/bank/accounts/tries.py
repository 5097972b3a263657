"""Tries to log in, counted before the password is looked at: trying in parallel gains nothing.

They are kept in the database, so that all workers count together and a restart forgets nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from question_bank.bank.accounts.rules import Rules, rules
from question_bank.bank.people import AddressTries, Person, Stranger, login_key

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

FORGOTTEN = timedelta(days=1)
FROM_ONE_ADDRESS = 50
WINDOW = timedelta(minutes=15)
"""So many wrong tries of one address in so long, whoever is tried; a classroom mistypes less."""

Row = TypeVar("Row", Stranger, AddressTries)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to log in. With `wait_until` set the password must not even be looked at.

    With `expired` the password was given to them and has ended: a right one lets nobody in. With
    `asks_code` a right one is half of the way.
    """

    person_id: int | None
    kept_password: str | None
    wait_until: datetime | None
    stopped: bool
    expired: bool = False
    asks_code: bool = False


def count_attempt(session: Session, login: str, *, now: datetime, address: str = "") -> Attempt:
    """Count a try at a login, from an address where one is known.

    A login that nobody has is slowed down like any other: the waiting tells nothing.
    """
    holding = rules(session)
    full_until = _count_address(session, address, now) if address else None
    if full_until is not None:
        return Attempt(None, None, full_until, stopped=False)
    key = login_key(login)
    who = session.scalar(select(Person).where(Person.login_key == key).with_for_update())
    attempt = _counted(who or _stranger(session, key, now), now, holding)
    session.flush()
    return attempt


def count_own_attempt(session: Session, person_id: int, *, now: datetime) -> Attempt:
    """Count a try of somebody who is half or wholly logged in to prove that it is them."""
    person = session.get_one(Person, person_id, with_for_update=True)
    attempt = _counted(person, now, rules(session))
    session.flush()
    return attempt


def forgive(session: Session, person_id: int, *, address: str) -> None:
    """Forget the wrong tries of somebody who was right in the end, and this try of the address."""
    session.execute(
        update(Person)
        .where(Person.id == person_id)
        .values(failed_attempts=0, locked_until=None)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(AddressTries)
        .where(AddressTries.address == address, AddressTries.wrong > 0)
        .values(wrong=AddressTries.wrong - 1)
        .execution_options(synchronize_session=False)
    )


def _count_address(session: Session, address: str, now: datetime) -> datetime | None:
    """Count a try of an address; return until when it waits if there were too many."""
    session.execute(delete(AddressTries).where(AddressTries.since < now - WINDOW))
    found = _kept(session, AddressTries(address=address, wrong=0, since=now), address)
    if found.wrong >= FROM_ONE_ADDRESS:
        return found.since + WINDOW
    found.wrong += 1
    return None


def _stranger(session: Session, key: str, now: datetime) -> Stranger:
    """Return what is known of a login that nobody has; those not tried for a day are forgotten."""
    session.execute(delete(Stranger).where(Stranger.tried_at < now - FORGOTTEN))
    digest = sha256(key.encode()).hexdigest()
    fresh = Stranger(login_hash=digest, failed_attempts=0, tried_at=now)
    found = _kept(session, fresh, digest)
    found.tried_at = now
    return found


def _kept(session: Session, fresh: Row, key: str) -> Row:
    """Return the row of a key, the fresh one where there is none; nobody counts in it meanwhile."""
    kind = type(fresh)
    found = session.get(kind, key, with_for_update=True)
    if found is not None:
        return found
    try:
        with session.begin_nested():
            session.add(fresh)
    except IntegrityError:  # another process was quicker
        return session.get_one(kind, key, with_for_update=True)
    return fresh


def _counted(who: Person | Stranger, now: datetime, holding: Rules) -> Attempt:
    person = who if isinstance(who, Person) else None
    person_id = None if person is None else person.id
    if who.locked_until is not None and who.locked_until > now:
        return Attempt(person_id, None, who.locked_until, stopped=False)
    if who.locked_until is not None and holding.waits_at_once:
        who.failed_attempts = 0
    who.failed_attempts += 1
    who.locked_until = _locked_until(who.failed_attempts, now, holding)
    if person is None:
        return Attempt(None, None, None, stopped=False)
    ends, leaves = person.password_expires_at, person.leaves_at
    return Attempt(
        person_id,
        person.password_hash,
        None,
        stopped=person.stopped_at is not None or (leaves is not None and leaves <= now),
        expired=ends is not None and ends <= now,
        asks_code=person.code_secret is not None,
    )


def _locked_until(failed: int, now: datetime, holding: Rules) -> datetime | None:
    """From so many wrong tries on one minute, two, four … or the whole wait at once."""
    if failed < holding.failures:
        return None
    if holding.waits_at_once:
        return now + holding.longest_wait
    slower = timedelta(minutes=2 ** min(failed - holding.failures, 12))
    return now + min(slower, holding.longest_wait)
