"""Lists that a bank holds already: they lend a new speech's questions their wrong options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.questions import Requirement
from question_bank.questions.options.shelf import Sibling

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def siblings_of(session: Session, bank_id: int) -> tuple[Sibling, ...]:
    """Return every whole list of a bank that has a name, in the order they came in.

    All of them, so that a wrong option is in no list of the same name anywhere in the bank.
    """
    rows = session.scalars(
        select(Requirement.content)
        .where(Requirement.bank_id == bank_id, Requirement.kind == "list", Requirement.name != "")
        .order_by(Requirement.id)
    )
    return tuple(
        Sibling(found["name"], tuple(item["text"] for item in found["items"]))
        for found in rows
        if found["name"] and found["complete"]
    )
