"""A database as one SQLite file, whichever kind it is, taken while others work on it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from sqlalchemy import create_engine

from quizapp.backups.rows import transfer
from quizapp.database import READS, Database
from quizapp.schema import migrate, migrating, revision_of

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.settings import Settings


class Damaged(Exception):
    """A database is not whole; the message is what SQLite says."""


def copy_database(settings: Settings, file: Path) -> str:
    """Copy an installation's database, as it is at one moment, into a new SQLite file.

    Only its owner can read the file. Returns the revision of the database.

    Raises:
        Damaged: the copy is not whole, so neither is the database.

    """
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    database = Database(settings)
    try:
        if database.engine.dialect.name == "sqlite":
            _copy_sqlite(str(database.engine.url.database), file)
        else:
            _copy_rows(database, file)
    finally:
        database.engine.dispose()
    return check(file)


def check(file: Path) -> str:
    """Return the revision of a SQLite file after looking through all of it.

    Raises:
        Damaged: it is not whole.

    """
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as found:
            said = [row[0] for row in found.execute("PRAGMA integrity_check(5)")]
            broken = found.execute("PRAGMA foreign_key_check").fetchall()
            [revision] = found.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.DatabaseError, TypeError) as error:
        raise Damaged(str(error)) from error
    if said != ["ok"] or broken:
        raise Damaged("; ".join(said) if said != ["ok"] else f"references: {broken[:5]}")
    return str(revision)


def _copy_sqlite(database: str, file: Path) -> None:
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(file)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, without others beside it


def _copy_rows(database: Database, file: Path) -> None:
    copy = create_engine(f"sqlite:///{file}")
    try:
        with (
            database.engine.connect().execution_options(**READS) as source,
            migrating(copy) as target,
        ):
            migrate(target, revision_of(source) or "head")
            transfer(source, target)
    finally:
        copy.dispose()
