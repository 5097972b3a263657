from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from quizapp.database import Database


def test_a_session_that_reads_cannot_write(database: Database) -> None:
    with database.reading() as rows, pytest.raises(DBAPIError):
        rows.execute(text("DELETE FROM site_setting"))

    with database.writing() as rows:
        rows.execute(text("DELETE FROM site_setting"))
        rows.commit()


@pytest.mark.sqlite
def test_a_session_says_nothing_that_makes_sqlite_prepare_statements_anew(
    database: Database,
) -> None:
    said: list[str] = []

    def listen(connection: Any, *_: object) -> None:  # noqa: ANN401 - the driver's own
        connection.set_trace_callback(said.append)

    for engine in (database.engine, database.reader):
        event.listen(engine, "checkout", listen)
    for session in (database.reading, database.writing, database.reading):
        with session() as rows:
            rows.execute(text("SELECT 1"))

    pragmas = {line.partition("=")[0] for line in said if line.startswith("PRAGMA")}
    assert "SELECT 1" in said
    assert pragmas <= {"PRAGMA busy_timeout"}


@pytest.mark.sqlite
def test_who_lets_the_database_go_lets_go_of_what_reads_too(database: Database) -> None:
    with database.reading() as rows:
        rows.execute(text("SELECT 1"))
    before = database.reader.pool

    database.engine.dispose()

    assert database.reader.pool is not before
