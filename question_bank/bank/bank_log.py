"""What was changed about a bank, kept and read back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from question_bank.bank.paging import place
from question_bank.bank.people import Person
from question_bank.bank.speeches import BankChange, Sharing

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.bank.curation.bulk import By

PAGE = 20


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What was changed about a bank, by whom; `person` is whom it was about."""

    sharing: Sharing
    by: str
    person: str | None
    what: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Changes:
    """A page of changes, the latest first; pages count from 1."""

    rows: tuple[ChangeRow, ...]
    page: int
    pages: int


def note_change(
    session: Session,
    bank_id: int,
    sharing: Sharing,
    by: By,
    *,
    person_id: int | None = None,
    what: str = "",
) -> None:
    """Write down what was changed about a bank."""
    session.add(
        BankChange(
            bank_id=bank_id,
            made_by=by.person_id,
            sharing=sharing,
            person_id=person_id,
            what=what,
            made_at=by.now,
        )
    )
    session.flush()


def changes(session: Session, bank_id: int, *, page: int = 1) -> Changes:
    """Return a page of what was changed about a bank."""
    mine = BankChange.bank_id == bank_id
    total = session.scalars(select(func.count()).select_from(BankChange).where(mine)).one()
    page, pages = place(page, total, PAGE)
    actor, subject = aliased(Person), aliased(Person)
    rows = session.execute(
        select(BankChange.sharing, actor.name, subject.name, BankChange.what, BankChange.made_at)
        .join(actor, actor.id == BankChange.made_by)
        .outerjoin(subject, subject.id == BankChange.person_id)
        .where(mine)
        .order_by(BankChange.id.desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return Changes(tuple(ChangeRow(*row) for row in rows), page, pages)
