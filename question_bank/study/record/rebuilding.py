"""Where a card stands by all that the bank holds of it: its log, new dates, memory parameters."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.study.cards import MemoryParameters, Redating
from question_bank.study.record.replay import Redated, log_of, replayed
from question_bank.study.scheduling.memory import USUAL, Parameters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from question_bank.study.days import Calendar
    from question_bank.study.reviews import Review
    from question_bank.study.scheduling.schedule import Standing


def rebuilt(
    session: Session,
    *,
    trainee_id: int,
    question_id: int,
    calendar: Calendar,
    rows: Iterable[Review] | None = None,
) -> Standing:
    """Return where a card stands by all that the log holds of it, or would with other `rows`."""
    if rows is None:
        rows = log_of(session, trainee_id=trainee_id, question_id=question_id)
    return replayed(
        rows,
        calendar=calendar,
        redated=redatings(session, trainee_id).get(question_id, ()),
        parameters=all_parameters(session),
    )


def redatings(session: Session, trainee_id: int) -> dict[int, list[Redated]]:
    """Return the dates that a trainee's cards were given between answers, by question."""
    found: dict[int, list[Redated]] = {}
    rows = session.execute(
        select(Redating.after_seq, Redating.dates)
        .where(Redating.trainee_id == trainee_id)
        .order_by(Redating.after_seq, Redating.id)
    )
    for after_seq, dates in rows:
        for question_id, (reps, stability, due_at) in dates.items():
            one = Redated(after_seq, reps, stability, datetime.fromisoformat(due_at))
            found.setdefault(int(question_id), []).append(one)
    return found


def all_parameters(session: Session) -> dict[int | None, Parameters]:
    """Return every set of memory parameters by its id, and the usual ones under None."""
    rows = session.execute(
        select(MemoryParameters.id, MemoryParameters.weights).order_by(MemoryParameters.id)
    )
    fitted = {id_: Parameters(id_, tuple(weights)) for id_, weights in rows}
    return {None: USUAL} | fitted
