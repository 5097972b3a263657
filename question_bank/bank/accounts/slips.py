"""Initial passwords: drawn, handed out on a slip of paper, and never kept as they are."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.accounts import passwords
from question_bank.bank.accounts.log_ins import give_password
from question_bank.bank.classes.changes import Act, note
from question_bank.bank.classes.ownership import cohort_of, has_other_roles, require_member
from question_bank.bank.courses import CohortMember
from question_bank.bank.people import Person
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.bank.classes.ownership import Asker


@dataclass(frozen=True, slots=True)
class Drawn:
    """A password that was drawn for somebody, and what may be kept of it."""

    password: str
    kept: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What is handed to one person: shown once, and kept nowhere."""

    name: str
    unit: str
    login: str
    password: str


def drawn(count: int) -> list[Drawn]:
    """Return new initial passwords."""
    chosen = [passwords.initial() for _ in range(count)]
    with ThreadPoolExecutor(4) as hashing:
        kept = list(hashing.map(passwords.hashed_initial, chosen))
    return [Drawn(*pair) for pair in zip(chosen, kept, strict=True)]


def fresh_members(session: Session, cohort_id: int, *, asker: Asker) -> tuple[int, ...]:
    """Return the trainees of a class who still have the password they were given, by login.

    Raises:
        NotFound: there is no such class for whoever asks.

    """
    cohort_of(session, cohort_id, asker)
    return tuple(
        session.scalars(
            select(Person.id)
            .join(CohortMember, CohortMember.trainee_id == Person.id)
            .where(CohortMember.cohort_id == cohort_id, Person.must_change_password)
            .where(Person.stopped_at.is_(None))
            .order_by(Person.login)
        )
    )


def reset(
    session: Session,
    cohort_id: int,
    given: Mapping[int, Drawn],
    *,
    asker: Asker,
    now: datetime,
    expires_at: datetime | None,
) -> tuple[Slip, ...]:
    """Give trainees of a class new initial passwords; all their devices are logged out.

    Raises:
        NotFound: the class is not there for whoever asks, or somebody is not in it.
        Refused: `more_than_a_trainee`, only an administrator gives such a person a password.

    """
    cohort_of(session, cohort_id, asker)
    slips: list[Slip] = []
    for person_id, one in given.items():
        require_member(session, cohort_id, person_id)
        if not asker.sees_all and has_other_roles(session, person_id):
            raise Refused("more_than_a_trainee")
        person = session.get_one(Person, person_id)
        give_password(session, person, one.kept, now=now, expires_at=expires_at)
        note(
            session,
            Act.PASSWORD,
            now=now,
            by=asker.person_id,
            cohort_id=cohort_id,
            trainee_id=person_id,
        )
        slips.append(Slip(person.name, person.unit, person.login, one.password))
    session.flush()
    return tuple(slips)
