"""Where a card stands: read from its row, or built again from nothing but the log."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased

from question_bank.study.cards import Card, Phase
from question_bank.study.reviews import Entry, Review
from question_bank.study.schedule import Goal, Standing, answered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from question_bank.study.days import Calendar

_TIMES = ("due_at", "last_at")


def standing_of(card: Card) -> Standing:
    """Return where a stored card stands."""
    return Standing(**{field.name: getattr(card, field.name) for field in fields(Standing)})


def packed(standing: Standing) -> dict[str, Any]:
    """Return a standing as plain JSON values, for `Review.before`."""
    values = asdict(standing)
    return values | {name: values[name] and values[name].isoformat() for name in _TIMES}


def unpacked(values: dict[str, Any]) -> Standing:
    """Return the standing that `packed` gave."""
    times = {name: values[name] and datetime.fromisoformat(values[name]) for name in _TIMES}
    return Standing(**(values | times | {"phase": Phase(values["phase"])}))


def seed(trainee_id: int, question_id: int) -> str:
    """Return what a card's dates are drawn with."""
    return f"{trainee_id}/{question_id}"


def log_of(session: Session, *, trainee_id: int, question_id: int) -> list[Review]:
    """Return a card's rows of the log, oldest first."""
    return list(
        session.scalars(
            select(Review)
            .where(Review.trainee_id == trainee_id, Review.question_id == question_id)
            .order_by(Review.seq)
        )
    )


def effective(rows: Iterable[Review]) -> list[Review]:
    """Return the answers that were not undone, oldest first."""
    rows = list(rows)
    undone = {row.refers_to for row in rows if row.entry is Entry.UNDO}
    return [row for row in rows if row.entry is Entry.ANSWER and row.seq not in undone]


def remarks(rows: Iterable[Review]) -> dict[int, Review]:
    """Return the last time each answer was marked again, by the answer's seq.

    Its rating and evidence stand in the place of the answer's own.
    """
    return {
        row.refers_to: row
        for row in rows
        if row.entry is Entry.REMARK and row.refers_to is not None
    }


def effective_since(trainee_id: int, day: int) -> ColumnElement[bool]:
    """Return the condition on a trainee's answers from a study day on that were not undone.

    An undo is never older than the answer it takes back.
    """
    undo = aliased(Review)
    undone = select(undo.refers_to).where(
        undo.trainee_id == trainee_id,
        undo.study_day >= day,
        undo.entry == Entry.UNDO,
        undo.refers_to.is_not(None),
    )
    return and_(
        Review.trainee_id == trainee_id,
        Review.study_day >= day,
        Review.entry == Entry.ANSWER,
        Review.seq.not_in(undone),
    )


def replayed(rows: Iterable[Review], *, calendar: Calendar) -> Standing:
    """Return where a card stands by its log: each answer that was not undone, in order.

    An answer that was marked again counts as it was marked last.
    """
    rows = list(rows)
    standing, anew = Standing(), remarks(rows)
    for row in effective(rows):
        rating = anew.get(row.seq, row).rating
        if rating is None:
            raise ValueError(row.seq)
        goal = row.evidence["goal"]
        standing = answered(
            standing,
            rating,
            now=row.answered_at,
            calendar=calendar,
            goal=Goal(**goal) if goal else None,
            seed=seed(row.trainee_id, row.question_id),
        )
    return standing
