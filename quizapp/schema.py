"""Which revision a database is of, and how it gets to another: the only door to Alembic."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

import question_bank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

MIGRATIONS = Path(question_bank.__file__).parent / "migrations"


def head() -> str:
    """Return the revision that this program works on."""
    found = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    assert found is not None  # noqa: S101 - there is a first revision
    return found


def is_known(revision: str) -> bool:
    """Return whether this program knows a revision; it does not know those of newer programs."""
    try:
        ScriptDirectory(str(MIGRATIONS)).get_revision(revision)
    except CommandError:
        return False
    return True


def revision_of(connection: Connection) -> str | None:
    """Return a database's revision; None where it holds nothing of ours."""
    return MigrationContext.configure(connection).get_current_revision()


def migrate(connection: Connection, revision: str = "head") -> None:
    """Bring a database up to a revision, in the transaction the connection is in."""
    command.upgrade(alembic_config(connection), revision)


def alembic_config(connection: Connection) -> Config:
    """Return what Alembic's commands need to work on a connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """Give a connection inside one transaction, in which SQLite lets tables be rebuilt.

    References are not checked while tables are rebuilt, but all of them before the commit.
    """
    with engine.connect() as connection:
        sqlite = engine.dialect.name == "sqlite"
        raw = connection.connection.cursor()
        if sqlite:
            raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                if sqlite and (broken := raw.execute("PRAGMA foreign_key_check").fetchall()):
                    raise RuntimeError(f"migration broke references: {broken[:5]}")
        finally:
            if sqlite:
                raw.execute("PRAGMA foreign_keys=ON")
            raw.close()
