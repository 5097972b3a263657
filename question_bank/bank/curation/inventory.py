"""How much a bank installation holds, in figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.people import Role, head_count
from question_bank.bank.questions import Question, Status
from question_bank.bank.speeches import Speech

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Inventory:
    """People by role, speeches, and questions by status."""

    people: dict[Role, int]
    speeches: int
    questions: dict[Status, int]

    @property
    def all_questions(self) -> int:
        """How many questions there are, whatever their status."""
        return sum(self.questions.values())


def inventory(session: Session) -> Inventory:
    """Count everything in all banks."""
    by_status = (
        select(Question.status, func.count()).group_by(Question.status).order_by(Question.status)
    )
    found = dict(session.execute(by_status).all())
    return Inventory(
        people=head_count(session),
        speeches=session.scalars(select(func.count()).select_from(Speech)).one(),
        questions={status: found.get(status, 0) for status in Status},
    )
