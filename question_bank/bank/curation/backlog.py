"""Whether questions wait for a curator, at a price that does not grow with the bank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.members import editable_banks
from question_bank.bank.questions import Question, Status

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MOST = 100


def drafts_waiting(session: Session, person_id: int) -> int:
    """Return how many questions wait for this person to decide, counted up to MOST."""
    waiting = select(Question.id).where(
        Question.bank_id.in_(editable_banks(person_id)), Question.status == Status.DRAFT
    )
    counted = select(func.count()).select_from(waiting.limit(MOST).subquery())
    return session.scalars(counted).one()
