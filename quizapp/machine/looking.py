"""All that is looked at, in the order in which it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from quizapp.database import Database
from quizapp.machine import service, system

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from quizapp.machine.findings import Finding
    from quizapp.settings import Settings


def look(
    settings: Settings, *, now: datetime, address: tuple[str, int] | None = None
) -> Iterator[Finding]:
    """Give a finding of each thing; the port is looked at where an address is named."""
    rows = Database(settings)
    try:
        yield system.processor()
        yield system.interpreter()
        if make_url(settings.database_url).get_backend_name() == "sqlite":
            yield system.sqlite(settings)
        yield service.database(rows)
        yield system.folder(settings)
        yield system.secret(settings)
        yield system.disk(settings, _size(rows))
        yield system.memory()
        yield service.backups(settings, now=now)
        yield service.clock(settings, rows, now=now)
        if rows.engine.dialect.name == "postgresql":
            yield service.others(settings, rows, now=now)
        yield service.certificate(settings, now=now)
        if address:
            yield service.port(settings, *address)
        yield system.cage()
        yield system.fonts(settings)
    finally:
        rows.engine.dispose()


def _size(rows: Database) -> int:
    try:
        with rows.reading() as session:
            return rows.size(session)
    except SQLAlchemyError:
        return 0
