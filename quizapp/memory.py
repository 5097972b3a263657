"""What a curator's decision does to the memory of those who have learnt the question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.study.record.forgetting import forget, recall
from quizapp.clock import now
from quizapp.trainee import calendar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from question_bank.bank.curation.changes import Outcome


def follow(rows: Session, question_id: int, outcome: Outcome, *, undone: bool = False) -> None:
    """Let everybody begin anew with a question that asks something else, or know it again."""
    if not outcome.asks_anew or outcome.decision_id is None:
        return
    change = recall if undone else forget
    change(
        rows,
        question_id=question_id,
        decision_id=outcome.decision_id,
        now=now(),
        calendar=calendar(),
    )
