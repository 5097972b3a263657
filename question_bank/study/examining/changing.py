"""Points changed by hand: each change is a row, and marking again leaves what a person decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.people import Person
from question_bank.errors import Refused, Stale
from question_bank.study.examining.marking import mark_sheet
from question_bank.study.exams import SheetAnswer, Sitting
from question_bank.study.marks import MarkChange

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of the points of one question: from what, to what, by whom, when and why."""

    number: int
    before: float
    after: float | None
    reason: str
    by: str
    at: datetime


def change_points(
    session: Session,
    sitting: Sitting,
    position: int,
    *,
    points: float,
    seen: float,
    reason: str,
    person_id: int,
    now: datetime,
) -> None:
    """Give a question of a marked sheet other points, whatever was written beside it.

    Raises:
        Refused: `wrong_points`, less than none or more than it is worth; `no_reason`;
            `sitting_voided`.
        Stale: it does not earn what was `seen` any more.

    """
    session.refresh(sitting, with_for_update=True)
    _require(sitting, position, points, reason)
    place = {"trainee_id": sitting.trainee_id, "sitting_id": sitting.id, "position": position}
    row = session.get(SheetAnswer, (sitting.trainee_id, sitting.id, position))
    before = (row.points or 0.0) if row else 0.0
    if before != seen:
        raise Stale("sitting")
    if row is None:  # what was left empty has no row yet
        kept = {"response": [], "token": "", "saved_at": sitting.ended_at or now}
        session.add(SheetAnswer(**place, **kept))
    session.add(
        MarkChange(
            **place, before=before, after=points, reason=reason.strip(),
            changed_by=person_id, changed_at=now,
        )
    )  # fmt: skip
    session.flush()
    mark_sheet(session, sitting)


def _require(sitting: Sitting, position: int, points: float, reason: str) -> None:
    if sitting.voided_at is not None:
        raise Refused("sitting_voided")
    if not reason.strip():
        raise Refused("no_reason")
    *_, worth = sitting.drawn[position]
    if not 0 <= points <= worth:
        raise Refused("wrong_points", most=f"{worth:g}")


def changes_of(session: Session, sitting: Sitting) -> tuple[Changed, ...]:
    """Return what was changed by hand on a sheet, in order."""
    rows = session.execute(
        select(MarkChange, Person.name)
        .join(Person, Person.id == MarkChange.changed_by)
        .where(MarkChange.trainee_id == sitting.trainee_id, MarkChange.sitting_id == sitting.id)
        .order_by(MarkChange.id)
    )
    return tuple(
        Changed(row.position + 1, row.before, row.after, row.reason, name, row.changed_at)
        for row, name in rows
    )
