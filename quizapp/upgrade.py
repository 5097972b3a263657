"""Bringing an installation's database up to date: all of it or nothing, a copy kept first."""

from __future__ import annotations

import fcntl
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

import question_bank
from quizapp import clock
from quizapp.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

    from quizapp.settings import Settings

MIGRATIONS = Path(question_bank.__file__).parent / "migrations"


class NewerDatabase(Exception):
    """The database was written by a newer program; the message is a Chinese sentence."""


def upgrade(settings: Settings) -> None:
    """Bring the database to this program's revision; does nothing where it is there already.

    A SQLite file that holds something is copied to the instance's `backups` first.

    Raises:
        NewerDatabase: this program does not know the database's revision.

    """
    with _alone(settings.instance):
        engine = Database(settings).engine
        try:
            before = _revision(engine)
            if before:
                _refuse_newer(before)
            if before == ScriptDirectory(str(MIGRATIONS)).get_current_head():
                return
            if before and engine.dialect.name == "sqlite":
                _copy(Path(str(engine.url.database)), settings.instance / "backups", before)
            with migrating(engine) as connection:
                command.upgrade(alembic_config(connection), "head")
        finally:
            engine.dispose()


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


@contextmanager
def _alone(instance: Path) -> Iterator[None]:
    """Let one process at a time upgrade; the others find the work done."""
    with (instance / "upgrade.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _refuse_newer(revision: str) -> None:
    try:
        ScriptDirectory(str(MIGRATIONS)).get_revision(revision)
    except CommandError as error:
        raise NewerDatabase(
            f"数据库的版本（{revision}）比本程序新，未作任何改动。请安装新版程序后再启动。"
        ) from error


def _copy(file: Path, folder: Path, revision: str) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    name = f"{file.stem}-{revision}-{clock.now():%Y%m%d-%H%M%S}.sqlite3"
    with (
        closing(sqlite3.connect(file)) as source,
        closing(sqlite3.connect(folder / name)) as target,
    ):
        source.backup(target)
