"""Bringing an installation's database up to date: all of it or nothing, a backup made first."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.orm import Session

from quizapp import clock
from quizapp.backups.shelf import make
from quizapp.database import Database
from quizapp.locks import in_turn
from quizapp.schema import head, is_known, migrate, migrating, revision_of
from quizapp.sealing import seal_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from quizapp.settings import Settings

ADVISORY = 0x71756970  # "quip": the lock that all who upgrade one PostgreSQL database ask for


class NewerDatabase(Exception):
    """The database was written by a newer program; the message is a Chinese sentence."""


def upgrade(settings: Settings) -> None:
    """Bring the database to this program's revision; does nothing where it is there already.

    A database that holds something is backed up first.

    Raises:
        NewerDatabase: this program does not know the database's revision.
        BadBackup: there is no backup, so nothing was changed.

    """
    engine = Database(settings).engine
    try:
        with in_turn(settings.instance / "upgrade.lock"), _alone(engine):
            with engine.connect() as connection:
                before = revision_of(connection)
            if before and not is_known(before):
                raise NewerDatabase(
                    f"数据库的版本（{before}）比本程序新，未作任何改动。请安装新版程序后再启动。"
                )
            if before == head():
                return
            if before:
                make(settings, now=clock.now())
            with migrating(engine) as connection:
                migrate(connection)
                with Session(connection) as rows:
                    seal_all(rows, settings.secret_key)
    finally:
        engine.dispose()


@contextmanager
def _alone(engine: Engine) -> Iterator[None]:
    """Keep programs on other machines from upgrading the same PostgreSQL database."""
    if engine.dialect.name == "sqlite":
        yield
        return
    with engine.connect() as connection:
        connection.execute(text("SET lock_timeout = 0"))  # it takes as long as it takes
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": ADVISORY})
        connection.commit()
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": ADVISORY})
            connection.commit()
            connection.invalidate()  # its patience is not for others
