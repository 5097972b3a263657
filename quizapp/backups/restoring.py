"""An installation as a backup holds it; what was there before is laid aside, not deleted."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from sqlalchemy import MetaData, create_engine, make_url, text

from question_bank.bank.accounts.log_ins import close_every_log_in
from question_bank.bank.audit.entries import Event, record
from quizapp.backups import BadBackup
from quizapp.backups.database import Damaged, check, copy_database
from quizapp.backups.parcel import read
from quizapp.backups.rows import transfer
from quizapp.backups.shelf import DATABASE, FILES, content
from quizapp.database import Database
from quizapp.locks import InUse, in_turn
from quizapp.nodes import standstill
from quizapp.schema import is_known, migrate, revision_of
from quizapp.upgrade import upgrade

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from quizapp.backups.parcel import Manifest
    from quizapp.settings import Settings


def restore(settings: Settings, file: Path, *, now: datetime) -> tuple[Manifest, Path]:
    """Put a backup's content in the place of what an installation holds, and bring it up to date.

    Everybody has to log in again. Returns what the backup says of itself, and the folder in which
    lies what was there before. Until the backup is known to be whole nothing is touched.

    Raises:
        BadBackup: it is not whole, or of a newer program.
        InUse: pages are served from the installation.
        Differs: the database did not take everything as it was; it is what it was before.

    """
    instance = settings.instance
    with standstill(settings):
        for left in instance.glob("restoring-*"):  # of a program that was killed
            shutil.rmtree(left, ignore_errors=True)
        fresh = Path(mkdtemp(dir=instance, prefix="restoring-"))
        try:
            manifest = read(file, into=fresh)
            _refuse_unfit(fresh)
            aside = Path(mkdtemp(dir=instance, prefix=f"replaced-{now:%Y%m%dT%H%M%SZ}-"))
            if make_url(settings.database_url).get_backend_name() == "sqlite":
                _replace_file(settings, fresh / DATABASE, aside)
            else:
                _replace_rows(settings, fresh / DATABASE, aside)
            _replace_files(settings, fresh, aside)
        except Damaged as error:
            raise BadBackup(f"备份里的数据库不完整（{error}），未作任何改动。") from error
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        upgrade(settings)
        _note(settings, manifest, now)
    return manifest, aside


def _refuse_unfit(fresh: Path) -> None:
    """Refuse a database that is damaged or that a newer program wrote."""
    revision = check(fresh / DATABASE)
    if not is_known(revision):
        raise BadBackup(
            f"备份的数据库版本（{revision}）比本程序新，未作任何改动。请安装新版程序后再恢复。"
        )


def _replace_files(settings: Settings, fresh: Path, aside: Path) -> None:
    for file in list(content(settings)):
        _move(file, aside / file.relative_to(settings.instance))
    inside = fresh / FILES
    for file in [found for found in inside.rglob("*") if found.is_file()]:
        _move(file, settings.instance / file.relative_to(inside))


def _move(file: Path, place: Path) -> None:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.rename(place)


def _replace_file(settings: Settings, fresh: Path, aside: Path) -> None:
    """Put one SQLite file in another's place, at no moment without any."""
    old = Path(str(make_url(settings.database_url).database))
    with in_turn(settings.instance / "writers.lock"):
        if old.exists():
            _settle(old)
            for suffix in ("-wal", "-shm", "-journal"):
                if (beside := old.with_name(old.name + suffix)).exists():
                    beside.rename(aside / beside.name)
            (aside / old.name).hardlink_to(old)
        fresh.replace(old)


def _settle(file: Path) -> None:
    """Take into a database what lies beside it; a damaged one stays as it is."""
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(file)) as found:
        found.execute("PRAGMA journal_mode=DELETE")


def _replace_rows(settings: Settings, fresh: Path, aside: Path) -> None:
    """Fill a PostgreSQL database from a SQLite file, all of it or nothing."""
    engine, backup = Database(settings).engine, create_engine(f"sqlite:///{fresh}")
    try:
        with engine.connect() as connection:
            _refuse_others(connection)
            holds_something = revision_of(connection) is not None
        engine.dispose()
        if holds_something:
            copy_database(settings, aside / DATABASE)
        with backup.connect() as source, engine.begin() as target:
            clear(target)
            migrate(target, revision_of(source) or "head")
            transfer(source, target)
    finally:
        engine.dispose()
        backup.dispose()


def clear(connection: Connection) -> None:
    """Drop every table of a PostgreSQL database, and the functions that its triggers call."""
    found = MetaData()
    found.reflect(connection)
    found.drop_all(connection)
    asked = "SELECT oid::regprocedure FROM pg_proc WHERE prorettype = 'trigger'::regtype"
    ours = " AND pronamespace = current_schema()::regnamespace"
    for function in connection.scalars(text(asked + ours)).all():
        connection.execute(text(f"DROP FUNCTION {function}"))


def _refuse_others(connection: Connection) -> None:
    """Refuse to replace what programs on other machines are connected to."""
    asked = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND application_name = 'quizapp' AND pid <> pg_backend_pid()"
    )
    if connection.scalar(text(asked)):
        raise InUse


def _note(settings: Settings, manifest: Manifest, now: datetime) -> None:
    """End all log-ins, and write down that all this was not always here."""
    database = Database(settings)
    facts = {"made_at": manifest.made_at.isoformat()}
    try:
        with database.writing() as rows:
            close_every_log_in(rows, now=now)
            record(rows, Event.RESTORED, who=None, address="", now=now, facts=facts)
            rows.commit()
    finally:
        database.engine.dispose()
