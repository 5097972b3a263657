"""Saving what is written beside one question of a sitting, as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.errors import NotFound, Refused
from question_bank.study.examining.sittings import is_over, own_sitting
from question_bank.study.exams import SheetAnswer
from question_bank.study.record.log import take_turn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.study.exams import Sitting


@dataclass(frozen=True, slots=True)
class Save:
    """An answer on its way: `saves` is its number, `base` the last one its page had seen stored.

    `token` names the page: of one page's saves the one with the highest number is the newest,
    whatever got lost or overtaken on the line.
    """

    position: int
    response: tuple[str, ...]
    base: int
    saves: int
    token: str


@dataclass(frozen=True, slots=True)
class Saved:
    """What is stored now; not what was sent where another page had saved since (`is_kept`)."""

    position: int
    response: tuple[str, ...]
    saves: int
    is_kept: bool


def save(
    session: Session,
    changes: Sequence[Save],
    *,
    trainee_id: int,
    sitting_id: int,
    now: datetime,
) -> tuple[Saved, ...]:
    """Store answers of a sitting; those of a page that is older than what is stored are not kept.

    Raises:
        NotFound: the trainee has no such sitting, or it no such question.
        Refused: `sitting_over`, it was handed in or its time is over.

    """
    take_turn(session, trainee_id)
    session.expire_all()  # what was read while waiting for the turn may be older
    sitting = own_sitting(session, trainee_id=trainee_id, sitting_id=sitting_id)
    if is_over(sitting, now):
        raise Refused("sitting_over")
    if any(not 0 <= change.position < len(sitting.drawn) for change in changes):
        raise NotFound("question")
    places = [change.position for change in changes]
    stored = select(SheetAnswer).where(
        SheetAnswer.trainee_id == trainee_id,
        SheetAnswer.sitting_id == sitting_id,
        SheetAnswer.position.in_(places),
    )
    rows = {row.position: row for row in session.scalars(stored)}
    saved = tuple(
        _save(session, sitting, rows.get(change.position), change, now) for change in changes
    )
    session.flush()
    return saved


def _save(
    session: Session, sitting: Sitting, row: SheetAnswer | None, change: Save, now: datetime
) -> Saved:
    if row is None:
        place = {"trainee_id": sitting.trainee_id, "sitting_id": sitting.id}
        row = SheetAnswer(**place, position=change.position, saves=0, response=[])
        session.add(row)
    response = list(change.response)
    is_next = row.saves == change.base
    if row.token == change.token:  # what a later one of the same page has overtaken is not next
        is_next = row.saves < change.saves
    if is_next and response != row.response:
        row.response, row.saved_at, row.token = response, now, change.token
        row.saves = max(change.saves, row.saves + 1)
    is_kept = response == row.response
    if not row.saves:  # nothing was stored, and nothing is there to store
        session.expunge(row)
    return Saved(change.position, tuple(row.response), row.saves, is_kept)
