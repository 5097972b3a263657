"""What a system administrator does to accounts: stop, restore, unlock, correct, and give roles.

Nobody stops their own account or changes their own roles, and the last administrator stays one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from question_bank.bank.accounts.log_ins import close_log_ins, give_password
from question_bank.bank.accounts.rules import kept_apart
from question_bank.bank.accounts.slips import Slip
from question_bank.bank.people import Person, PersonRole, Role, person_of
from question_bank.bank.site.settings import settings_of
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from question_bank.bank.accounts.slips import Drawn

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Facts:
    """What is written about somebody."""

    name: str
    unit: str
    post: str


def correct(session: Session, person_id: int, facts: Facts) -> tuple[str, ...]:
    """Write something else about a person; return what was changed. Their history stays theirs.

    Raises:
        NotFound: there is nobody of that number.

    """
    person = person_of(session, person_id)
    told = {"name": facts.name, "unit": facts.unit, "post": facts.post}
    changed = tuple(name for name, value in told.items() if getattr(person, name) != value)
    for name in changed:
        setattr(person, name, told[name])
    session.flush()
    return changed


def stop(
    session: Session, person_ids: Iterable[int], *, by: int | None, now: datetime
) -> tuple[int, ...]:
    """Let people in no more, and log their devices out; return whom that changed.

    Raises:
        Refused: `own_account`; `last_administrator`.

    """
    ids = set(person_ids)
    if by in ids:
        raise Refused("own_account")
    stopped = _some(session, ids, Person.stopped_at.is_(None))
    for person in stopped:
        person.stopped_at = now
        close_log_ins(session, person.id, now=now)
    session.flush()
    if any(_holds(session, person.id, Role.ADMINISTRATOR) for person in stopped):
        _require_administrator(session)
    return tuple(person.id for person in stopped)


def restore(session: Session, person_ids: Iterable[int]) -> tuple[int, ...]:
    """Let people in again who were stopped; return whom that changed."""
    is_known = Person.stopped_at.is_not(None) & Person.erased_at.is_(None)
    restored = _some(session, person_ids, is_known)
    for person in restored:
        person.stopped_at = person.leaves_at = None
    session.flush()
    return tuple(person.id for person in restored)


def unlock(session: Session, person_ids: Iterable[int]) -> tuple[int, ...]:
    """Let people try again who were wrong too often; return whom that changed."""
    unlocked = _some(session, person_ids, Person.locked_until.is_not(None))
    for person in unlocked:
        person.failed_attempts, person.locked_until = 0, None
    session.flush()
    return tuple(person.id for person in unlocked)


def move(session: Session, person_ids: Iterable[int], unit: str) -> tuple[int, ...]:
    """Write another unit about people, who take their history along; return whom that changed."""
    moved = _some(session, person_ids, Person.unit != unit)
    for person in moved:
        person.unit = unit
    session.flush()
    return tuple(person.id for person in moved)


def reset(
    session: Session, given: Mapping[int, Drawn], *, now: datetime, expires_at: datetime
) -> dict[int, Slip]:
    """Give people new initial passwords, by number; all their devices are logged out."""
    slips = {}
    for person in _some(session, given, Person.stopped_at.is_(None)):
        one = given[person.id]
        give_password(session, person, one.kept, now=now, expires_at=expires_at)
        slips[person.id] = Slip(person.name, person.unit, person.login, one.password)
    session.flush()
    return slips


def give_roles(
    session: Session, person_id: int, roles: Collection[Role], *, by: int | None
) -> tuple[frozenset[Role], frozenset[Role]]:
    """Let somebody do just what these roles may; return which were added and which taken.

    Raises:
        NotFound: there is nobody of that number.
        Refused: `own_account`; `no_role`; `roles_apart`; `last_administrator`.

    """
    if by == person_id:
        raise Refused("own_account")
    require_roles(session, roles)
    person_of(session, person_id)
    mine = PersonRole.person_id == person_id
    held = set(session.scalars(select(PersonRole.role).where(mine)))
    wanted = set(roles)
    session.execute(
        delete(PersonRole)
        .where(mine, PersonRole.role.in_(held - wanted))
        .execution_options(synchronize_session=False)
    )
    session.add_all(PersonRole(person_id=person_id, role=role) for role in sorted(wanted - held))
    session.flush()
    if Role.ADMINISTRATOR in held - wanted:
        _require_administrator(session)
    return frozenset(wanted - held), frozenset(held - wanted)


def require_roles(session: Session, roles: Collection[Role]) -> None:
    """Let roles pass that one person may hold together.

    Raises:
        Refused: `no_role`, none; `roles_apart`, the unit keeps some of them apart (等保模式).

    """
    if not roles:
        raise Refused("no_role")
    if kept_apart(roles) != set(roles) and settings_of(session).graded_protection:
        raise Refused("roles_apart")


def mixed(session: Session) -> tuple[str, ...]:
    """Return the names of those who hold roles that 等保模式 keeps apart."""
    query = (
        select(Person.id, Person.name, PersonRole.role)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(Person.stopped_at.is_(None))
        .order_by(Person.id, PersonRole.role)
    )
    held: dict[tuple[int, str], set[Role]] = {}
    for id_, name, role in session.execute(query):
        held.setdefault((id_, name), set()).add(role)
    return tuple(name for (_, name), roles in held.items() if kept_apart(roles) != roles)


def _holds(session: Session, person_id: int, role: Role) -> bool:
    return session.get(PersonRole, (person_id, role)) is not None


def _some(session: Session, person_ids: Iterable[int], where: ColumnElement[bool]) -> list[Person]:
    """Return those of some people who stand so, by number; nobody changes them meanwhile."""
    ids, found = sorted(set(person_ids)), list[Person]()
    for start in range(0, len(ids), AT_ONCE):
        some = Person.id.in_(ids[start : start + AT_ONCE]), Person.erased_at.is_(None)
        query = select(Person).where(*some, where)
        found += session.scalars(query.order_by(Person.id).with_for_update())
    return found


def _require_administrator(session: Session) -> None:
    """Let a change pass after which somebody still looks after the accounts.

    The rows are locked, so that two cannot take the office from each other at once.

    Raises:
        Refused: `last_administrator`.

    """
    left = (
        select(Person)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(PersonRole.role == Role.ADMINISTRATOR, Person.stopped_at.is_(None))
        .with_for_update(of=Person)
    )
    if not session.scalars(left).all():
        raise Refused("last_administrator")
