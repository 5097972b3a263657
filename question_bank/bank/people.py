"""People, their roles, and the log-ins that can be taken back."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict, Unpack

from sqlalchemy import ForeignKey, String, false, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.accounts.passwords import hashed
from question_bank.bank.accounts.roster import normalised
from question_bank.bank.base import Base, Key, stored
from question_bank.errors import NotFound, Refused

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.engine.default import DefaultExecutionContext
    from sqlalchemy.orm import Session


class Role(enum.StrEnum):
    """What a person may do; one person may hold several."""

    TRAINEE = "trainee"
    INSTRUCTOR = "instructor"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


def login_key(login: str) -> str:
    """Return what two ways of writing a login share: width, case and spaces tell nothing apart."""
    return normalised(login).casefold()


def _own_key(context: DefaultExecutionContext) -> str:
    given = context.get_current_parameters()  # type: ignore[no-untyped-call] # not typed there
    return login_key(given["login"])


class Person(Base):
    """Someone who can log in. `login` is what they type: a staff number or a short name.

    No two logins have the same `login_key`, however they are written. A password that was given to
    them, and not yet replaced by their own, ends with `password_expires_at`; they chose theirs at
    `password_set_at`. `phone` is kept only where the office wants it. With a `code_secret`, kept
    sealed, a code from their telephone is asked beside the password; `code_step` is the last that
    was used. `notice_at` is when they took note of who sees what of them, `secrecy_at` when they
    last ticked the notice on secrecy, in which `secrecy_version`. From `leaves_at` on they are let
    in no more; since `erased_at` nothing tells who they were.
    """

    __tablename__ = "person"

    id: Mapped[Key]
    login: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(40))
    unit: Mapped[str] = mapped_column(String(80), default="")
    post: Mapped[str] = mapped_column(String(40), default="")
    password_hash: Mapped[str] = mapped_column(String(200))
    must_change_password: Mapped[bool] = mapped_column(default=False)
    failed_attempts: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    stopped_at: Mapped[datetime | None]
    is_sample: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    phone: Mapped[str] = mapped_column(String(20), default="", server_default="")
    password_expires_at: Mapped[datetime | None]
    login_key: Mapped[str] = mapped_column(String(200), unique=True, default=_own_key)
    password_set_at: Mapped[datetime | None]
    code_secret: Mapped[str | None] = mapped_column(String(64))
    code_step: Mapped[int | None]
    notice_at: Mapped[datetime | None]
    secrecy_at: Mapped[datetime | None]
    secrecy_version: Mapped[str | None] = mapped_column(String(8))
    leaves_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]


class PersonRole(Base):
    """One role of one person."""

    __tablename__ = "person_role"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(stored(Role), primary_key=True)


class LogIn(Base):
    """One log-in on one device; ending it logs that device out. Only the token's hash is kept.

    With `awaits_code` the password was right and the code has yet to be; with `asks_notice` the
    notice on secrecy has yet to be ticked. `seen_at` is kept up where log-ins end by idleness.
    """

    __tablename__ = "log_in"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    awaits_code: Mapped[bool] = mapped_column(default=False, server_default=false())
    asks_notice: Mapped[bool] = mapped_column(default=False, server_default=false())
    device: Mapped[str] = mapped_column(String(60), default="", server_default="")
    address: Mapped[str] = mapped_column(String(45), default="", server_default="")


class Stranger(Base):
    """A login that is nobody's and was tried lately: who guesses is slowed down all the same.

    Only the hash is kept: people type all sorts of things into the wrong field.
    """

    __tablename__ = "stranger"

    login_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    failed_attempts: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    tried_at: Mapped[datetime] = mapped_column(index=True)


class AddressTries(Base):
    """Wrong tries to log in from one address, whoever was tried, since a moment not long ago."""

    __tablename__ = "address_tries"

    address: Mapped[str] = mapped_column(String(45), primary_key=True)
    wrong: Mapped[int]
    since: Mapped[datetime]


class OldPassword(Base):
    """The hash of a password that somebody had before, so that it is not chosen again."""

    __tablename__ = "old_password"

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    password_hash: Mapped[str] = mapped_column(String(200))


class RecoveryCode(Base):
    """What lets somebody in once instead of a code from the telephone; only its hash is kept."""

    __tablename__ = "recovery_code"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)


class More(TypedDict, total=False):
    """What else may be said of a new person; a password of somebody else's choice is changed."""

    unit: str
    post: str
    must_change_password: bool
    password_expires_at: datetime | None
    is_sample: bool


def add_person(
    session: Session,
    *,
    login: str,
    name: str,
    roles: Collection[Role],
    password: str,
    now: datetime,
    **more: Unpack[More],
) -> int:
    """Add someone who can log in with the password; return their id.

    Raises:
        Refused: `login_taken`, the login is somebody else's already.

    """
    person = Person(
        login=normalised(login),
        name=name,
        password_hash=hashed(password),
        created_at=now,
        **({"must_change_password": True} | dict(more)),
    )
    try:
        with session.begin_nested():
            session.add(person)
    except IntegrityError as error:
        raise Refused("login_taken", login=login) from error
    session.add_all(PersonRole(person_id=person.id, role=role) for role in sorted(set(roles)))
    session.flush()
    return person.id


def person_of(session: Session, person_id: int) -> Person:
    """Return one person.

    Raises:
        NotFound: there is nobody of that number, or no more.

    """
    person = session.get(Person, person_id)
    if person is None or person.erased_at is not None:
        raise NotFound("person")
    return person


def person_with(session: Session, login: str) -> int:
    """Return whose login it is.

    Raises:
        Refused: `no_such_login`, nobody has it.

    """
    found = session.scalar(select(Person.id).where(Person.login_key == login_key(login)))
    if found is None:
        raise Refused("no_such_login", login=login)
    return found


def head_count(session: Session) -> dict[Role, int]:
    """Return how many people hold each role; those who were stopped do not count."""
    query = (
        select(PersonRole.role, func.count())
        .join(Person, Person.id == PersonRole.person_id)
        .where(Person.stopped_at.is_(None))
        .group_by(PersonRole.role)
        .order_by(PersonRole.role)
    )
    found = dict(session.execute(query).all())
    return {role: found.get(role, 0) for role in Role}
