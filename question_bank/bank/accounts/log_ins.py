"""Log-ins: opened after the right password, ended by their owner, by a rule, or by an office."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, or_, select, true, update

from question_bank.bank.accounts.passwords import hashed
from question_bank.bank.accounts.rules import idle_time, kept_apart, password_lasts
from question_bank.bank.accounts.tries import forgive
from question_bank.bank.people import LogIn, Person, PersonRole, Role, person_with
from question_bank.bank.site.settings import SiteSetting, SiteSettings

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Row, ScalarSelect, Select
    from sqlalchemy.orm import Session

LASTS = timedelta(days=7)
CODE_WITHIN = timedelta(minutes=10)
USUAL = SiteSettings()


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is behind a log-in.

    `must_change_password`: they still have the one they were given, or (`is_outdated`) their own is
    too old. With `has_noticed` they know who sees what of them, and what the office says of
    secrecy. `idle` is after how much idleness the log-in ends, since `seen_at`; None is never.
    """

    person_id: int
    name: str
    roles: frozenset[Role]
    must_change_password: bool
    is_outdated: bool = False
    has_noticed: bool = True
    seen_at: datetime | None = None
    idle: timedelta | None = None

    def has_idled(self, now: datetime) -> bool:
        """Return whether the log-in has been idle for too long."""
        return self.idle is not None and self.seen_at is not None and self.seen_at + self.idle < now


def open_log_in(
    session: Session,
    person_id: int,
    *,
    now: datetime,
    address: str = "",
    device: str = "",
    awaits_code: bool = False,
    asks_notice: bool = False,
) -> str:
    """Return a new token for a person whose password was right; earlier failures are forgotten.

    With `awaits_code` it lets nobody in: it only tells whose code is awaited. With `asks_notice` it
    leads to the notice before anything else.
    """
    if not awaits_code:
        forgive(session, person_id, address=address)
    token = secrets.token_urlsafe(32)
    session.add(
        LogIn(
            token_hash=digest(token),
            person_id=person_id,
            created_at=now,
            seen_at=now,
            awaits_code=awaits_code,
            asks_notice=asks_notice,
            address=address[:45],
            device=device[:60],
        )
    )
    session.flush()
    return token


def awaited(session: Session, token: str, *, now: datetime) -> int | None:
    """Return whose code is awaited under a token, or None when it has ended."""
    return session.scalar(
        select(LogIn.person_id).where(
            LogIn.token_hash == digest(token),
            LogIn.awaits_code,
            LogIn.ended_at.is_(None),
            LogIn.created_at > now - CODE_WITHIN,
        )
    )


def identity(session: Session, token: str, *, now: datetime) -> Identity | None:
    """Return who holds the token, or None when it has ended or its person was stopped."""
    holding = {"digest": digest(token), "since": now - LASTS, "now": now}
    rows = session.connection().execute(_holder(), holding).all()
    if not rows:
        return None
    first = rows[0]
    graded = bool(first.graded)
    outdated = _is_outdated(first, now, graded=graded)
    roles = frozenset(row.role for row in rows if row.role)
    minutes = USUAL.idle_minutes if first.idle is None else first.idle
    return Identity(
        first.id,
        first.name,
        kept_apart(roles) if graded else roles,
        first.must_change_password or outdated,
        is_outdated=outdated and not first.must_change_password,
        has_noticed=first.notice_at is not None and not first.asks_notice,
        seen_at=first.seen_at or first.opened_at,
        idle=idle_time(minutes, graded=graded),
    )


def _is_outdated(row: Row[Any], now: datetime, *, graded: bool) -> bool:
    days = USUAL.password_days if row.days is None else row.days
    lasts = password_lasts(days, graded=graded)
    return lasts is not None and (row.password_set_at or row.created_at) + lasts <= now


def see(session: Session, token: str, *, now: datetime) -> None:
    """Write down that a log-in is being used."""
    session.execute(
        update(LogIn)
        .where(LogIn.token_hash == digest(token))
        .values(seen_at=now)
        .execution_options(synchronize_session=False)
    )


def close_log_in(session: Session, token: str, *, now: datetime) -> None:
    """End one log-in: this device is logged out."""
    close(session, LogIn.token_hash == digest(token), now)


def close_log_ins(session: Session, person_id: int, *, now: datetime) -> None:
    """End all log-ins of a person: every device is logged out."""
    close(session, LogIn.person_id == person_id, now)


def close_every_log_in(session: Session, *, now: datetime) -> None:
    """End all log-ins of everybody."""
    close(session, true(), now)


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


def close(session: Session, which: ColumnElement[bool], now: datetime) -> None:
    """End some log-ins."""
    session.execute(
        update(LogIn)
        .where(which, LogIn.ended_at.is_(None))
        .values(ended_at=now)
        .execution_options(synchronize_session=False)
    )


def digest(token: str) -> str:
    """Return what is kept of a token."""
    return sha256(token.encode()).hexdigest()


@cache
def _holder() -> Select[*tuple[Any, ...]]:
    """Return the select of who holds a token; it is part of every request, so it is built once."""

    def chosen(name: str) -> ScalarSelect[Any]:
        return select(SiteSetting.value).where(SiteSetting.name == name).scalar_subquery()

    return (
        select(
            Person.id,
            Person.name,
            Person.must_change_password,
            Person.password_set_at,
            Person.created_at,
            Person.notice_at,
            LogIn.asks_notice,
            LogIn.seen_at,
            LogIn.created_at.label("opened_at"),
            PersonRole.role,
            chosen("graded_protection").label("graded"),
            chosen("idle_minutes").label("idle"),
            chosen("password_days").label("days"),
        )
        .join(LogIn, LogIn.person_id == Person.id)
        .outerjoin(PersonRole, PersonRole.person_id == Person.id)
        .where(LogIn.token_hash == bindparam("digest"), LogIn.ended_at.is_(None))
        .where(~LogIn.awaits_code, LogIn.created_at > bindparam("since"))
        .where(Person.stopped_at.is_(None))
        .where(or_(Person.leaves_at.is_(None), Person.leaves_at > bindparam("now")))
        .order_by(PersonRole.role)
    )
