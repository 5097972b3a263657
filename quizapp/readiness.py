"""Whether an installation can answer: what a supervisor asks every few seconds."""

from __future__ import annotations

from shutil import disk_usage
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from quizapp.schema import head, revision_of

if TYPE_CHECKING:
    from quizapp.database import Database
    from quizapp.settings import Settings

LEAST_FREE = 64 * 1024 * 1024


def hindrance(settings: Settings, database: Database) -> str | None:
    """Return in a word why no page can be answered as it should be; None where all is well."""
    if disk_usage(settings.instance).free < LEAST_FREE:
        return "disk"
    try:
        with database.reading() as rows:
            revision = revision_of(rows.connection())
    except SQLAlchemyError:
        return "database"
    return None if revision == head() else "schema"
