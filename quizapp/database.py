"""Two kinds of session: one that reads and one that writes, each as its database likes it."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, contextmanager
from functools import partial
from json import dumps
from typing import TYPE_CHECKING, Any

from flask import current_app, g, has_app_context
from sqlalchemy import create_engine, event, func, make_url, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

import question_bank.tables  # noqa: F401 - whoever opens a database knows every table
from question_bank.bank.audit.entries import RECORDED
from quizapp.locks import InUse, Queue
from quizapp.syslog import pass_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

    from question_bank.bank.audit.entries import Line
    from quizapp.settings import Settings

# what reads sees one state of the database from its first statement to its last
READS = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
PATIENCE = 5.0  # seconds that a writer waits for others in all, and is then told to come again
START = "BEGIN IMMEDIATE"
# nobody waits longer for another's change than on SQLite, and times come as they were stored
AS_SQLITE = f"-c lock_timeout={PATIENCE:g}s -c timezone=UTC"

# a connection whose other end is gone is noticed within a minute
ALIVE = {"connect_timeout": 5, "keepalives_idle": 30, "keepalives_interval": 10}

PAGES = "quizapp pages"
"""What PostgreSQL calls the connections of those that serve pages."""


class Database:
    """The installation's database.

    SQLite: WAL, full durability, one writer at a time. PostgreSQL: through psycopg, with a pool of
    connections a process, each asked whether it still stands before it is lent; there they bear
    the `name`.
    """

    def __init__(self, settings: Settings, *, name: str = "quizapp") -> None:
        self.url = settings.database_url
        self._syslog = settings.syslog
        # Chinese in JSON is stored as it is written, so that it can be searched
        written = partial(dumps, ensure_ascii=False)
        self._queue: Queue | None = None
        if make_url(self.url).get_backend_name() == "sqlite":
            open_ = partial(create_engine, self.url, json_serializer=written, hide_parameters=True)
            self.engine, self.reader = open_(), open_()
            _set_up_sqlite(self.engine, writes=True)
            _set_up_sqlite(self.reader, writes=False)
            event.listen(self.engine, "engine_disposed", lambda _: self.reader.dispose())
            self._queue = Queue(settings.instance / "writers.lock")
        else:
            url = make_url(self.url).set(drivername="postgresql+psycopg")
            self.engine = create_engine(
                url,
                json_serializer=written,
                hide_parameters=True,  # an error's words are no place for answers
                connect_args={"options": AS_SQLITE, "application_name": name, **ALIVE},
                pool_pre_ping=True,
                pool_size=6,  # a thread answers one request and, now and then, two sessions
                max_overflow=6,
                pool_timeout=5,
                pool_recycle=1800,
            )
            self.reader = self.engine.execution_options(**READS)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that can only read."""
        with Session(self.reader) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session that may write; what is not committed when the block ends is undone."""
        kept: list[Line] = []
        try:
            with self._turn() as writer, _Recording(writer, kept) as session:
                yield session
        finally:
            if kept and self._syslog is not None:
                pass_on(kept, self._syslog)

    def size(self, session: Session) -> int:
        """Return how many bytes the database takes."""
        if self.engine.dialect.name == "sqlite":
            ask = session.connection().exec_driver_sql
            pages, page_bytes = ask("PRAGMA page_count"), ask("PRAGMA page_size")
            return int(pages.scalar_one()) * int(page_bytes.scalar_one())
        return int(session.scalars(select(func.pg_database_size(func.current_database()))).one())

    @contextmanager
    def _turn(self) -> Iterator[Engine]:
        """Queue writers fairly: SQLite's own waiting starves some of them under load.

        Who has stood in the queue waits the less for a writer outside of it.
        """
        if self._queue is None:
            yield self.engine
            return
        with ExitStack() as turn:
            try:
                left = turn.enter_context(self._queue.turn(PATIENCE))
            except InUse as error:
                raise OperationalError(START, None, error) from error
            yield self.engine.execution_options(quizapp_patience=left)


class _Recording(Session):
    """A session that tells what was written into the audit log, once it is kept."""

    def __init__(self, engine: Engine, kept: list[Line]) -> None:
        super().__init__(engine)
        self._kept = kept

    def commit(self) -> None:
        """Keep what was written, then tell what was recorded."""
        super().commit()
        if has_app_context():
            g.quizapp_has_committed = True
        self._kept += self.info.pop(RECORDED, ())

    def rollback(self) -> None:
        """Undo what was written, and forget what was recorded."""
        super().rollback()
        self.info.pop(RECORDED, None)


def _set_up_sqlite(engine: Engine, *, writes: bool) -> None:
    """Give the engine our kind of connections.

    Whether they write is said once to each: said anew it makes SQLite prepare every statement anew.
    """

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
        connection.isolation_level = None  # we say BEGIN ourselves
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            f"busy_timeout={PATIENCE * 1000:.0f}",
            "foreign_keys=ON",
            f"query_only={'OFF' if writes else 'ON'}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # said to the driver itself: this is part of every request
        cursor = connection.connection.cursor()
        if writes:
            left = connection.get_execution_options().get("quizapp_patience", PATIENCE)
            cursor.execute(f"PRAGMA busy_timeout={left * 1000:.0f}")
        try:
            cursor.execute(start := START if writes else "BEGIN")
        except sqlite3.OperationalError as error:
            raise OperationalError(start, None, error) from error
        cursor.close()


def database() -> Database:
    """Return the running application's database."""
    found: Database = current_app.extensions["quizapp_database"]
    return found


@contextmanager
def reading() -> Iterator[Session]:
    """Give a page a session that can only read."""
    with database().reading() as session:
        yield session


@contextmanager
def writing() -> Iterator[Session]:
    """Give a page a session that may write; the page commits."""
    with database().writing() as session:
        yield session
