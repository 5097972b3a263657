"""Lists that a bank holds already: they lend a new speech's questions their wrong options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.questions import Requirement
from question_bank.questions.options.shelf import Sibling

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


FEWEST = 3
LENT = 300  # lists without a name: the last ones that came in


def siblings_of(session: Session, bank_id: int) -> tuple[Sibling, ...]:
    """Return whole lists of a bank, in the order they came in.

    All that have a name, so that a wrong option is in no list of the same name anywhere in the
    bank; of the others the last few hundred.
    """
    lists = select(Requirement.id, Requirement.content).where(
        Requirement.bank_id == bank_id, Requirement.kind == "list"
    )
    named = session.execute(lists.where(Requirement.name != "")).all()
    unnamed = lists.where(Requirement.name == "").order_by(Requirement.id.desc()).limit(LENT)
    rows = sorted((*named, *session.execute(unnamed)), key=lambda row: row.id)
    return tuple(
        Sibling(found["name"], tuple(item["text"] for item in found["items"]))
        for _, found in rows
        if found["complete"] and len(found["items"]) >= FEWEST
    )
