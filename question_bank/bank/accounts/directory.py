"""Everybody who can log in, as the system administrator looks through them.

Nothing here tells when somebody was last logged in: only who has not been for a long time.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, false, func, or_, select, true

from question_bank.bank.courses import Cohort, CohortMember
from question_bank.bank.paging import place
from question_bank.bank.people import LogIn, Person, PersonRole, Role, person_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

PAGE = 50
UNUSED_FOR = timedelta(days=90)


class State(enum.StrEnum):
    """How an account stands."""

    ACTIVE = "active"
    FRESH = "fresh"
    LOCKED = "locked"
    STOPPED = "stopped"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Sought:
    """Who is looked for: each word is part of a name, login, unit or post. Nothing set is all."""

    words: str = ""
    role: Role | None = None
    state: State | None = None

    @property
    def is_set(self) -> bool:
        """Whether anything narrows the list."""
        return self != Sought()


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody as they stand in the list.

    `is_fresh`: they still have the password they were given, which `has_expired` or not.
    """

    id: int
    login: str
    name: str
    unit: str
    post: str
    roles: tuple[Role, ...]
    is_stopped: bool
    is_locked: bool
    is_fresh: bool
    has_expired: bool
    is_sample: bool


@dataclass(frozen=True, slots=True)
class Accounts:
    """A page of people by unit and login; pages count from 1."""

    rows: tuple[Account, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class AccountView:
    """One person with what an administrator may know of them; `classes` are (id, name)."""

    account: Account
    created_at: datetime
    stopped_at: datetime | None
    locked_until: datetime | None
    password_expires_at: datetime | None
    classes: tuple[tuple[int, str], ...]


def accounts(session: Session, sought: Sought, *, now: datetime, page: int = 1) -> Accounts:
    """Return a page of the people who are looked for."""
    where = _meant(sought, now)
    total = session.scalars(select(func.count()).select_from(Person).where(where)).one()
    page, pages = place(page, total, PAGE)
    found = session.scalars(
        select(Person)
        .where(where)
        .order_by(Person.unit, Person.login)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    ).all()
    return Accounts(_accounts(session, found, now), total, page, pages)


def sought_ids(sought: Sought, *, now: datetime) -> Select[int]:
    """Return the select of the ids of all who are looked for."""
    return select(Person.id).where(_meant(sought, now))


def chosen_accounts(
    session: Session, chosen: Select[int], *, now: datetime, most: int
) -> tuple[Account, ...]:
    """Return the first of some people, by unit and login."""
    found = session.scalars(
        select(Person).where(Person.id.in_(chosen)).order_by(Person.unit, Person.login).limit(most)
    ).all()
    return _accounts(session, found, now)


def account(session: Session, person_id: int, *, now: datetime) -> AccountView:
    """Return one person.

    Raises:
        NotFound: there is nobody of that number.

    """
    person = person_of(session, person_id)
    classes = session.execute(
        select(Cohort.id, Cohort.name)
        .join(CohortMember, CohortMember.cohort_id == Cohort.id)
        .where(CohortMember.trainee_id == person_id, Cohort.closed_at.is_(None))
        .order_by(Cohort.id)
    )
    [shown] = _accounts(session, [person], now)
    return AccountView(
        shown,
        person.created_at,
        person.stopped_at,
        person.locked_until if shown.is_locked else None,
        person.password_expires_at,
        tuple((id_, name) for id_, name in classes),
    )


def units(session: Session) -> Sequence[str]:
    """Return the units that people are of, to choose from."""
    named = select(Person.unit).where(Person.unit != "").group_by(Person.unit)
    return session.scalars(named.order_by(Person.unit)).all()


def count_in(session: Session, state: State, *, now: datetime) -> int:
    """Return how many people stand so."""
    where = _meant(Sought(state=state), now)
    return session.scalars(select(func.count()).select_from(Person).where(where)).one()


def _accounts(session: Session, people: Iterable[Person], now: datetime) -> tuple[Account, ...]:
    found = list(people)
    roles: dict[int, list[Role]] = {}
    ids = [person.id for person in found]
    held = select(PersonRole.person_id, PersonRole.role).where(PersonRole.person_id.in_(ids))
    for person_id, role in session.execute(held):
        roles.setdefault(person_id, []).append(role)
    order = list(Role)
    return tuple(
        Account(
            person.id,
            person.login,
            person.name,
            person.unit,
            person.post,
            tuple(sorted(roles.get(person.id, ()), key=order.index)),
            is_stopped=person.stopped_at is not None,
            is_locked=person.locked_until is not None and person.locked_until > now,
            is_fresh=person.must_change_password,
            has_expired=person.password_expires_at is not None
            and person.password_expires_at <= now,
            is_sample=person.is_sample,
        )
        for person in found
    )


def _meant(sought: Sought, now: datetime) -> ColumnElement[bool]:
    told = (Person.name, Person.login, Person.unit, Person.post)
    conditions: list[ColumnElement[bool]] = [Person.erased_at.is_(None)]
    conditions += [
        or_(*(column.contains(word, autoescape=True) for column in told))
        for word in sought.words.split()
    ]
    if sought.role is not None:
        holds = exists().where(PersonRole.person_id == Person.id, PersonRole.role == sought.role)
        conditions.append(holds)
    if sought.state is not None:
        conditions.append(_state(sought.state, now))
    return and_(true(), *conditions)


def _state(state: State, now: datetime) -> ColumnElement[bool]:
    goes_on = Person.stopped_at.is_(None)
    match state:
        case State.ACTIVE:
            return goes_on
        case State.STOPPED:
            return Person.stopped_at.is_not(None)
        case State.FRESH:
            return goes_on & Person.must_change_password
        case State.LOCKED:
            return goes_on & func.coalesce(Person.locked_until > now, false())
    since = now - UNUSED_FOR
    was_in = exists().where(LogIn.person_id == Person.id, LogIn.created_at > since)
    return goes_on & (Person.created_at <= since) & ~was_in
