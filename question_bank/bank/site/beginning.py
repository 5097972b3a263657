"""The first start: who holds the code from the terminal becomes the first administrator."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from question_bank.bank.accounts.passwords import hashed_initial, initial, matches
from question_bank.bank.people import Person, Role, add_person
from question_bank.bank.site.settings import SiteSetting, change_settings, settings_of
from question_bank.errors import Refused

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

CODE = "first_code"
"""Where the hash of the code lies, beside the settings."""


@dataclass(frozen=True, slots=True)
class Beginner:
    """Who begins, and for which unit."""

    name: str
    login: str
    unit: str


def is_empty(session: Session) -> bool:
    """Return whether nobody can log in yet."""
    return session.scalar(select(Person.id).limit(1)) is None


def draw_code(session: Session) -> str | None:
    """Return a new code for the first start, the earlier one ended; None where people are there."""
    if not is_empty(session):
        return None
    code = initial()
    session.merge(SiteSetting(name=CODE, value=hashed_initial(code)))
    session.flush()
    return code


def begin(session: Session, code: str, beginner: Beginner, *, now: datetime) -> int:
    """Make the first administrator, whose initial password is the code; return their id.

    Raises:
        Refused: `begun_already`; `wrong_first_code`.

    """
    if not is_empty(session):
        raise Refused("begun_already")
    kept = session.get(SiteSetting, CODE)
    if not matches(code, kept.value if kept else None):
        raise Refused("wrong_first_code")
    taken = session.execute(delete(SiteSetting).where(SiteSetting.name == CODE))
    if not taken.rowcount:  # type: ignore[attr-defined] # a delete counts its rows
        raise Refused("begun_already")
    change_settings(session, replace(settings_of(session), unit_name=beginner.unit))
    return add_person(
        session,
        login=beginner.login,
        name=beginner.name,
        unit=beginner.unit,
        roles=[Role.ADMINISTRATOR],
        password=code,
        now=now,
    )
