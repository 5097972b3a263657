"""What was decided about questions, read back: the history of one, and what can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.people import Person
from question_bank.bank.questions import Action, Decision, Version

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

FAR_BACK = 20


@dataclass(frozen=True, slots=True)
class Past:
    """A decision of the past; `version` is the one it left live."""

    action: Action
    person: str
    decided_at: datetime
    version: int
    reason: str


@dataclass(frozen=True, slots=True)
class LastStep:
    """What a person did last and may undo: one decision, or `count` of one batch.

    `action` is None where those of the batch were of several kinds.
    """

    question_id: int
    action: Action | None
    decision_id: int
    batch_id: int | None
    count: int


def history(session: Session, question_id: int) -> tuple[Past, ...]:
    """Return what was decided about a question, the latest first."""
    rows = session.execute(
        select(
            Decision.action,
            Person.name,
            Decision.decided_at,
            Decision.version_after,
            Decision.reason,
        )
        .join(Person, Person.id == Decision.person_id)
        .where(Decision.question_id == question_id)
        .order_by(Decision.id.desc())
    )
    return tuple(Past(*row) for row in rows)


def author_of(session: Session, question_id: int) -> str | None:
    """Return who worded a question first; None where the generator did."""
    return session.scalar(
        select(Person.name)
        .join(Version, Version.author_id == Person.id)
        .where(Version.question_id == question_id, Version.number == 1)
    )


def undoable_of(session: Session, question_id: int) -> int | None:
    """Return the id of the decision about a question that can be undone next."""
    stack = standing(session, [question_id]).get(question_id)
    return stack[-1].id if stack else None


def last_undoable(session: Session, person_id: int) -> LastStep | None:
    """Return a person's latest decision that can be undone, with all that was taken with it.

    Decisions are looked at twenty back, so that it costs the same after years.
    """
    lately = (
        select(Decision.question_id)
        .where(Decision.person_id == person_id, Decision.action != Action.UNDO)
        .order_by(Decision.id.desc())
        .limit(FAR_BACK)
        .subquery()
    )
    stacks = standing(session, select(lately.c.question_id)).values()
    own = [stack[-1] for stack in stacks if stack[-1].person_id == person_id]
    last = max(own, key=lambda decision: decision.id, default=None)
    if last is None:
        return None
    if last.batch_id is None:
        return LastStep(last.question_id, last.action, last.id, None, 1)
    counts = session.execute(
        select(Decision.action, func.count())
        .where(Decision.batch_id == last.batch_id, Decision.action != Action.UNDO)
        .group_by(Decision.action)
        .order_by(Decision.action)
    ).all()
    action = last.action if len(counts) == 1 else None
    total = sum(count for _, count in counts)
    return LastStep(last.question_id, action, last.id, last.batch_id, total)


def standing(session: Session, questions: Select[int] | Sequence[int]) -> dict[int, list[Decision]]:
    """Return, by question, the decisions that no later undoing has taken back, in their order."""
    stacks: dict[int, list[Decision]] = {}
    for decision in session.scalars(
        select(Decision).where(Decision.question_id.in_(questions)).order_by(Decision.id)
    ):
        stack = stacks.setdefault(decision.question_id, [])
        if decision.action is Action.UNDO:
            stack.pop()
        else:
            stack.append(decision)
    return {question_id: stack for question_id, stack in stacks.items() if stack}
