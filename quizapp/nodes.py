"""Several machines that serve one PostgreSQL database: what has to be the same, who is at work."""

from __future__ import annotations

import hmac
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from question_bank.bank.site.settings import SiteSetting
from quizapp.database import PAGES, Database
from quizapp.locks import InUse, replacing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from quizapp.settings import Settings

MARK = "secret_mark"
"""The setting that holds what the secret of the last machine that began to serve is known by."""
SERVING = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND application_name = :pages"
)


def leave_mark(settings: Settings) -> None:
    """Let other machines see whether they have the same secret; SQLite has one machine."""
    database = Database(settings)
    try:
        if database.engine.dialect.name == "postgresql":
            with database.writing() as rows:
                rows.merge(SiteSetting(name=MARK, value=_mark(settings)))
                rows.commit()
    finally:
        database.engine.dispose()


def has_same_secret(rows: Session, settings: Settings) -> bool:
    """Return whether this machine signs as the one that began to serve last."""
    kept = rows.scalar(select(SiteSetting.value).where(SiteSetting.name == MARK))
    return kept in {None, _mark(settings)}


def seconds_ahead(rows: Session, now: datetime) -> float:
    """Return how many seconds this machine is ahead of PostgreSQL's."""
    there: datetime = rows.scalars(text("SELECT clock_timestamp()")).one()
    return (now - there).total_seconds()


@contextmanager
def standstill(settings: Settings) -> Iterator[None]:
    """Keep this machine from serving while content is replaced; others must have stopped before.

    Raises:
        InUse: pages are served, from this machine or from another.

    """
    with replacing(settings.instance):
        if _is_served(settings):
            raise InUse
        yield


def _is_served(settings: Settings) -> bool:
    database = Database(settings)
    try:
        if database.engine.dialect.name == "sqlite":
            return False
        with database.reading() as rows:
            return bool(rows.scalars(SERVING, {"pages": PAGES}).one())
    finally:
        database.engine.dispose()


def _mark(settings: Settings) -> str:
    return hmac.digest(settings.secret_key.encode(), b"one of several", "sha256").hex()[:16]
