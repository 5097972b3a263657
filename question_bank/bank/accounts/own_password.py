"""One's own password: what it has to be like, and which may not come again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from question_bank.bank.accounts.log_ins import close_log_ins
from question_bank.bank.accounts.passwords import matches
from question_bank.bank.accounts.rules import rules
from question_bank.bank.people import OldPassword, Person
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

KINDS: tuple[Callable[[str], bool], ...] = (
    str.isupper,
    str.islower,
    str.isdigit,
    lambda one: not (one.isupper() or one.islower() or one.isdigit()),
)
FEWEST_DIFFERENT = 4
AFTER_A_NAME = "0123456789@!#._-"
GUESSED_FIRST = frozenset(
    {
        "12345678", "123456789", "1234567890", "87654321", "11223344", "12341234", "123123123",
        "88888888", "66666666", "password", "password1", "passw0rd", "qwertyui", "qwertyuiop",
        "1q2w3e4r", "1qaz2wsx", "abcd1234", "a1234567", "a12345678", "aa123456", "abc12345",
        "admin123", "iloveyou", "woaini1314", "5201314520", "wodemima", "password@123",
        "admin@123", "abc@1234", "abcd@1234", "aa123456!", "p@ssw0rd", "qwer1234", "1qaz@wsx",
    }
)  # fmt: skip


def require_good(session: Session, person_id: int, password: str) -> None:
    """Let a password pass that somebody may choose.

    Raises:
        Refused: `password_short`, `password_kinds`, `password_guessed`, `password_again`.

    """
    holding, person = rules(session), session.get_one(Person, person_id)
    if len(password) < holding.shortest:
        raise Refused("password_short", least=holding.shortest)
    if sum(any(map(is_one, password)) for is_one in KINDS) < holding.kinds:
        raise Refused("password_kinds", least=holding.kinds)
    if is_guessed_first(password, person.login, person.name):
        raise Refused("password_guessed")
    if any(matches(password, kept) for kept in _before(session, person, holding.not_again)):
        raise Refused("password_again", count=holding.not_again)


def is_guessed_first(password: str, *names: str) -> bool:
    """Return whether a password is among those that somebody who guesses tries first."""
    small = password.casefold()
    own = any(name and not small.replace(name.casefold(), "").strip(AFTER_A_NAME) for name in names)
    return own or small in GUESSED_FIRST or len(set(small)) < FEWEST_DIFFERENT


def change_password(session: Session, person_id: int, kept: str, *, now: datetime) -> None:
    """Keep the hash of a person's own new password, and log out every device."""
    person = session.get_one(Person, person_id)
    session.add(OldPassword(person_id=person_id, password_hash=person.password_hash))
    person.password_hash = kept
    person.must_change_password, person.password_expires_at = False, None
    person.password_set_at = now
    session.flush()
    _forget(session, person_id, rules(session).not_again)
    close_log_ins(session, person_id, now=now)


def _before(session: Session, person: Person, count: int) -> list[str]:
    """Return what is kept of somebody's last passwords, the present one among them."""
    query = (
        select(OldPassword.password_hash)
        .where(OldPassword.person_id == person.id)
        .order_by(OldPassword.id.desc())
        .limit(max(0, count - 1))
    )
    return [person.password_hash, *session.scalars(query)] if count else []


def _forget(session: Session, person_id: int, count: int) -> None:
    """Take away what is kept of passwords that may be chosen again."""
    mine = OldPassword.person_id == person_id
    latest = select(OldPassword.id).where(mine).order_by(OldPassword.id.desc())
    kept = latest.limit(max(0, count - 1)).scalar_subquery()
    session.execute(
        delete(OldPassword)
        .where(mine, OldPassword.id.not_in(kept))
        .execution_options(synchronize_session=False)
    )
