"""Who may read and who may edit which bank.

Every instructor reads and edits 公共题库 without a row of their own; a membership row narrows that,
and is what opens any other bank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from question_bank.bank.speeches import PUBLIC_BANK, Bank, BankMember, Membership, Reading, Speech
from question_bank.errors import NotFound, Refused

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import Session


def readable_banks(person_id: int) -> Select[int]:
    """Return the select of the ids of the banks an instructor may read."""
    is_member = exists().where(BankMember.bank_id == Bank.id, BankMember.person_id == person_id)
    return select(Bank.id).where(is_member | (Bank.name == PUBLIC_BANK))


def editable_banks(person_id: int) -> Select[int]:
    """Return the select of the ids of the banks an instructor may edit."""
    row = exists().where(BankMember.bank_id == Bank.id, BankMember.person_id == person_id)
    editor = row.where(BankMember.membership.in_([Membership.OWNER, Membership.EDITOR]))
    return select(Bank.id).where(editor | ((Bank.name == PUBLIC_BANK) & ~row))


def readable_text(session: Session, person_id: int, speech_id: int) -> tuple[Speech, Reading]:
    """Return a speech that a person may read, and the text of it that counts.

    Raises:
        NotFound: there is no such speech for this person.

    """
    row = session.execute(
        select(Speech, Reading)
        .join(Reading, Reading.speech_id == Speech.id)
        .where(Speech.id == speech_id, Speech.bank_id.in_(readable_banks(person_id)))
        .order_by(Reading.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        raise NotFound("speech")
    speech, reading = row
    return speech, reading


def require_edit(session: Session, person_id: int, bank_id: int) -> None:
    """Let an editor of the bank pass.

    Raises:
        NotFound: the person may not even read the bank.
        Refused: `not_an_editor`, the person may only read it.

    """
    if session.scalar(editable_banks(person_id).where(Bank.id == bank_id)):
        return
    if session.scalar(readable_banks(person_id).where(Bank.id == bank_id)):
        raise Refused("not_an_editor")
    raise NotFound("bank")


def require_read(session: Session, person_id: int, bank_id: int) -> str:
    """Let pass whoever may read the bank; return its name.

    Raises:
        NotFound: there is no such bank for this person.

    """
    name = session.scalar(
        select(Bank.name).where(Bank.id == bank_id, Bank.id.in_(readable_banks(person_id)))
    )
    if name is None:
        raise NotFound("bank")
    return name


def require_owner(session: Session, person_id: int, bank_id: int) -> None:
    """Let an owner of the bank pass, and others wait until what follows is done.

    Raises:
        NotFound: there is no such bank for this person.
        Refused: `not_an_owner`.

    """
    require_read(session, person_id, bank_id)
    session.execute(select(Bank.id).where(Bank.id == bank_id).with_for_update())
    member = session.get(BankMember, (bank_id, person_id), populate_existing=True)
    if member is None or member.membership is not Membership.OWNER:
        raise Refused("not_an_owner")


def public_bank(session: Session) -> int:
    """Return the id of 公共题库, which exists from the first migration on."""
    return session.scalars(select(Bank.id).where(Bank.name == PUBLIC_BANK)).one()


def bank_named(session: Session, name: str) -> int:
    """Return the id of a bank.

    Raises:
        NotFound: there is no bank of that name.

    """
    found = session.scalar(select(Bank.id).where(Bank.name == name))
    if found is None:
        raise NotFound("bank", name=name)
    return found
