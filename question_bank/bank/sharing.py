"""Banks and the people who share them: made, named, opened to others, taken back, left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from question_bank.bank.bank_log import note_change
from question_bank.bank.members import readable_banks, require_owner, require_read
from question_bank.bank.people import Person, PersonRole, Role
from question_bank.bank.questions import Question
from question_bank.bank.speeches import (
    PUBLIC_BANK,
    Bank,
    BankMember,
    Membership,
    Sharing,
    Speech,
)
from question_bank.errors import NotFound, Refused, Stale

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from question_bank.bank.curation.bulk import By

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class BankRow:
    """A bank in the list; `membership` None is 公共题库, shared by all instructors."""

    id: int
    name: str
    membership: Membership | None
    members: int
    speeches: int
    questions: int


def banks_of(session: Session, person_id: int) -> tuple[BankRow, ...]:
    """Return the banks that a person may read, the oldest first."""
    mine = (
        select(BankMember.membership)
        .where(BankMember.bank_id == Bank.id, BankMember.person_id == person_id)
        .scalar_subquery()
    )
    counts = [
        select(func.count()).select_from(table).where(table.bank_id == Bank.id).scalar_subquery()
        for table in (BankMember, Speech, Question)
    ]
    rows = session.execute(
        select(Bank.id, Bank.name, mine, *counts)
        .where(Bank.id.in_(readable_banks(person_id)))
        .order_by(Bank.id)
    )
    return tuple(BankRow(*row) for row in rows)


def make_bank(session: Session, name: str, *, by: By) -> int:
    """Make a bank that belongs to the person alone; return its id.

    Raises:
        Refused: `no_bank_name`, or `bank_exists`.

    """
    bank = Bank(name=_fit(name))
    try:
        with session.begin_nested():
            session.add(bank)
    except IntegrityError as error:
        raise Refused("bank_exists", name=bank.name) from error
    session.add(BankMember(bank_id=bank.id, person_id=by.person_id, membership=Membership.OWNER))
    note_change(session, bank.id, Sharing.MADE, by, what=bank.name)
    return bank.id


def rename_bank(session: Session, bank_id: int, name: str, *, seen: str, by: By) -> None:
    """Give a bank another name.

    Raises:
        NotFound: there is no such bank for this person.
        Refused: `not_an_owner`, `no_bank_name`, or `bank_exists`.
        Stale: somebody has renamed it since it was `seen`.

    """
    require_owner(session, by.person_id, bank_id)
    name = _fit(name)
    if name == seen:
        return
    try:
        with session.begin_nested():
            renamed = session.execute(
                update(Bank).where(Bank.id == bank_id, Bank.name == seen).values(name=name)
                .returning(Bank.id)
            ).all()  # fmt: skip
    except IntegrityError as error:
        raise Refused("bank_exists", name=name) from error
    if not renamed:
        raise Stale("bank")
    note_change(session, bank_id, Sharing.RENAMED, by, what=f"{seen} → {name}"[:200])


def invite(
    session: Session, bank_id: int, person_id: int, membership: Membership, *, by: By
) -> None:
    """Open a bank to another instructor.

    Raises:
        NotFound: there is no such bank for this person, or no such instructor to invite.
        Refused: `not_an_owner`, or `member_already`.

    """
    require_owner(session, by.person_id, bank_id)
    if person_id not in dict(_instructors(session)):
        raise NotFound("person")
    if session.get(BankMember, (bank_id, person_id)) is not None:
        raise Refused("member_already")
    session.add(BankMember(bank_id=bank_id, person_id=person_id, membership=membership))
    note_change(session, bank_id, Sharing.INVITED, by, person_id=person_id, what=membership.value)


def change_membership(
    session: Session,
    bank_id: int,
    person_id: int,
    membership: Membership,
    *,
    seen: Membership,
    by: By,
) -> None:
    """Let a member do more or less in a bank.

    Raises:
        NotFound: there is no such bank for this person.
        Refused: `not_an_owner`, or `last_owner`: nobody else could manage it.
        Stale: it is not what was `seen` any more.

    """
    require_owner(session, by.person_id, bank_id)
    if membership is not Membership.OWNER:
        _spare_last_owner(session, bank_id, person_id)
    changed = session.execute(
        update(BankMember)
        .where(BankMember.bank_id == bank_id, BankMember.person_id == person_id)
        .where(BankMember.membership == seen)
        .values(membership=membership)
        .returning(BankMember.person_id)
    ).all()
    if not changed:
        raise Stale("member")
    if membership is not seen:
        note_change(
            session, bank_id, Sharing.CHANGED, by, person_id=person_id, what=membership.value
        )


def remove_member(session: Session, bank_id: int, person_id: int, *, by: By) -> Sharing:
    """Close a bank to a member again; who removes themselves leaves. Return which it was.

    Raises:
        NotFound: there is no such bank for this person.
        Refused: `not_an_owner`, or `last_owner`: nobody else could manage it.
        Stale: they are no member any more.

    """
    if person_id != by.person_id:
        require_owner(session, by.person_id, bank_id)
    else:
        require_read(session, person_id, bank_id)
    _spare_last_owner(session, bank_id, person_id)
    gone = session.execute(
        delete(BankMember)
        .where(BankMember.bank_id == bank_id, BankMember.person_id == person_id)
        .returning(BankMember.person_id)
    ).all()
    if not gone:
        raise Stale("member")
    leaves = Sharing.LEFT if person_id == by.person_id else Sharing.REMOVED
    note_change(session, bank_id, leaves, by, person_id=person_id)
    return leaves


def invitable(session: Session, bank_id: int) -> tuple[tuple[int, str], ...]:
    """Return the instructors who are no members of a bank, by name."""
    members = set(
        session.scalars(select(BankMember.person_id).where(BankMember.bank_id == bank_id))
    )
    return tuple((id_, name) for id_, name in _instructors(session) if id_ not in members)


def _spare_last_owner(session: Session, bank_id: int, person_id: int) -> None:
    owners = session.scalars(
        select(BankMember.person_id).where(
            BankMember.bank_id == bank_id, BankMember.membership == Membership.OWNER
        )
    ).all()
    if list(owners) == [person_id]:
        raise Refused("last_owner")


def _instructors(session: Session) -> tuple[tuple[int, str], ...]:
    rows = session.execute(
        select(Person.id, Person.name, Person.unit)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(PersonRole.role == Role.INSTRUCTOR, Person.stopped_at.is_(None))
        .order_by(Person.name, Person.id)
    )
    return tuple((id_, f"{name}（{unit}）" if unit else name) for id_, name, unit in rows)


def _fit(name: str) -> str:
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise Refused("no_bank_name", most=LONGEST_NAME)
    if name == PUBLIC_BANK:
        raise Refused("bank_exists", name=name)
    return name
