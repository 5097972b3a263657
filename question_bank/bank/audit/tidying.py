"""The one way lines leave the audit log: they have been kept for as long as was asked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete

from question_bank.bank.audit.entries import AuditEntry

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

LEAST_KEPT = timedelta(days=184)
"""What the database holds on to, whatever is asked."""


def forget(session: Session, *, kept: timedelta, now: datetime) -> int:
    """Take away the lines older than `kept`, at least half a year; return how many."""
    before = now - max(kept, LEAST_KEPT)
    gone = session.execute(
        delete(AuditEntry)
        .where(AuditEntry.at < before)
        .execution_options(synchronize_session=False)
        .returning(AuditEntry.id)
    )
    return len(gone.all())
