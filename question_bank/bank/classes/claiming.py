"""A change is for whoever saw a class or course as it is now: of two at once, the later is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import update

from question_bank.errors import Stale

if TYPE_CHECKING:
    from sqlalchemy import CursorResult
    from sqlalchemy.orm import Session

    from question_bank.bank.courses import Cohort, Course


def claim(session: Session, row: Cohort | Course, seen: int) -> None:
    """Count a change of a row whose lock was `seen`.

    Raises:
        Stale: somebody else has changed it since.

    """
    table = type(row)
    taken = session.execute(
        update(table)
        .where(table.id == row.id, table.lock == seen)
        .values(lock=table.lock + 1)
        .execution_options(synchronize_session="fetch")
    )
    if not cast("CursorResult[Any]", taken).rowcount:
        raise Stale(table.__tablename__)
