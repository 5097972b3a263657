"""Where a card stands: read from its row, or built again from nothing but rows of the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from question_bank.bank.base import renamed
from question_bank.study.cards import Card, Phase
from question_bank.study.reviews import Entry, Rating, Review
from question_bank.study.scheduling.memory import USUAL, Parameters
from question_bank.study.scheduling.schedule import (
    Goal,
    Plan,
    Standing,
    answered,
    planned,
    remembering,
)

if TYPE_CHECKING:
    from sqlalchemy import BindParameter, ColumnElement
    from sqlalchemy.orm import Session

    from question_bank.study.days import Calendar

_UNDO = renamed(Review)
_NAMES = tuple(field.name for field in fields(Standing))
_TIMES = ("due_at", "last_at")
_MEMORY = ("phase", "step", "stability", "difficulty", "reps", "last_day")


def standing_of(card: Card) -> Standing:
    """Return where a stored card stands."""
    return Standing(**{name: getattr(card, name) for name in _NAMES})


def values_of(standing: Standing) -> dict[str, Any]:
    """Return a standing's values by their names, which are those of a card's columns."""
    return {name: getattr(standing, name) for name in _NAMES}


def packed(standing: Standing) -> dict[str, Any]:
    """Return a standing as plain JSON values, for `Review.before`."""
    values = values_of(standing)
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


def effective(rows: Iterable[Review], entry: Entry = Entry.ANSWER) -> list[Review]:
    """Return the answers, or other entries, that were not undone, oldest first."""
    rows = list(rows)
    undone = {row.refers_to for row in rows if row.entry is Entry.UNDO}
    return [row for row in rows if row.entry is entry and row.seq not in undone]


def scheduling(rows: Iterable[Review]) -> list[Review]:
    """Return the answers a card's dates come from: not undone, and given to what is asked now."""
    rows = list(rows)
    resets = effective(rows, Entry.RESET)
    return [row for row in effective(rows) if not resets or row.seq > resets[-1].seq]


def remarks(rows: Iterable[Review]) -> dict[int, Review]:
    """Return the last time each answer was marked again, by the answer's seq.

    Its rating and evidence stand in the place of the answer's own.
    """
    return {
        row.refers_to: row
        for row in rows
        if row.entry is Entry.REMARK and row.refers_to is not None
    }


def effective_since(
    trainee_id: int | BindParameter[int], day: int | BindParameter[int]
) -> ColumnElement[bool]:
    """Return the condition on a trainee's answers from a study day on that were not undone.

    An undo is never older than the answer it takes back.
    """
    undone = select(_UNDO.refers_to).where(
        _UNDO.trainee_id == trainee_id,
        _UNDO.study_day >= day,
        _UNDO.entry == Entry.UNDO,
        _UNDO.refers_to.is_not(None),
    )
    return and_(
        Review.trainee_id == trainee_id,
        Review.study_day >= day,
        Review.entry == Entry.ANSWER,
        Review.seq.not_in(undone),
    )


@dataclass(frozen=True, slots=True)
class Redated:
    """A date that a card was given between two answers, and the card it was given to."""

    after_seq: int
    reps: int
    stability: float
    due_at: datetime


Weighing = Mapping[int | None, Parameters]


def replayed(
    rows: Iterable[Review],
    *,
    calendar: Calendar,
    redated: Iterable[Redated] = (),
    parameters: Weighing | None = None,
) -> Standing:
    """Return where a card stands by its log: each answer that was not undone, in order.

    Answers to something else, before the question was changed so, count no more.

    An answer that was marked again counts as it was marked last. What was decided after an answer
    is done again as long as the card stands as it stood then; else it is decided anew, with no
    regard to other cards.
    """
    rows = list(rows)
    standing, anew = Standing(), remarks(rows)
    answers: list[tuple[int, int, Review | Redated]] = [
        (row.seq, 0, row) for row in scheduling(rows)
    ]
    moved = [(one.after_seq, 1, one) for one in redated]
    for _, _, event in sorted([*answers, *moved], key=itemgetter(0, 1)):
        if isinstance(event, Redated):
            standing = _redated(standing, event)
        else:
            rating = anew.get(event.seq, event).rating
            known = (parameters or {})[event.parameters_id] if event.parameters_id else USUAL
            standing = _answered(standing, event, rating, known, calendar)
    return standing


def _answered(
    standing: Standing,
    row: Review,
    rating: Rating | None,
    parameters: Parameters,
    calendar: Calendar,
) -> Standing:
    if rating is None:
        raise ValueError(row.seq)
    if "plan" in row.evidence and rating is row.rating and _stands_as_then(standing, row.before):
        after = remembering(
            standing, rating, now=row.answered_at, today=row.study_day, parameters=parameters
        )
        return planned(after, plan_of(row.evidence["plan"]))
    goal = row.evidence["goal"]
    return answered(
        standing,
        rating,
        now=row.answered_at,
        calendar=calendar,
        goal=Goal(**goal) if goal else None,
        seed=seed(row.trainee_id, row.question_id),
        parameters=parameters,
    )


def _redated(standing: Standing, event: Redated) -> Standing:
    if (standing.reps, standing.stability) != (event.reps, event.stability):
        return standing
    return replace(standing, due_at=event.due_at)


def _stands_as_then(standing: Standing, before: dict[str, Any]) -> bool:
    then = unpacked(before)
    return all(getattr(standing, name) == getattr(then, name) for name in _MEMORY)


def plan_json(standing: Standing) -> dict[str, Any]:
    """Return what was decided for a card that has just been answered, for `Review.evidence`."""
    due_at = standing.due_at and standing.due_at.isoformat()
    return {"phase": standing.phase, "step": standing.step, "due_at": due_at}


def plan_of(values: dict[str, Any]) -> Plan:
    """Return the plan that `plan_json` gave."""
    due_at = datetime.fromisoformat(values["due_at"])
    return Plan(Phase(values["phase"]), values["step"], due_at)
