"""Whose the rows of exams and marks become that did not say so themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from sqlalchemy import text

from quizapp.schema import alembic_config, migrating
from tests.migrations.filling import fill

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.database import Database

# both sittings are the first person's; somebody put the second exam off
SAT = """
UPDATE sitting SET trainee_id = 10
UPDATE appeal SET trainee_id = 10
UPDATE invigilation SET trainee_id = 10
INSERT INTO invigilation (exam_id, act, reason, done_by, done_at) SELECT exam_id, 'put_off', '停电', done_by, done_at FROM invigilation WHERE id = 11
"""  # noqa: E501 - a statement a line
ABOUT_THE_EXAM = "SELECT exam_id, act, reason, done_by FROM "


def test_what_hangs_on_a_sitting_becomes_its_trainee_s_and_what_is_about_an_exam_stands_apart(
    found: Database,
) -> None:
    with migrating(found.engine) as connection:
        command.upgrade(alembic_config(connection), "0016")
        fill(connection, first=10)
        for statement in SAT.strip().splitlines():
            connection.execute(text(statement))

        command.upgrade(alembic_config(connection), "0017")

        for table in ("sheet_answer", "recheck", "mark_change"):
            of = f"SELECT trainee_id, sitting_id FROM {table} ORDER BY sitting_id"  # noqa: S608 - our own names
            assert rows(connection, of) == [(10, 10), (10, 11)]
        changes = rows(connection, f"{ABOUT_THE_EXAM} exam_change")
        assert changes == [(11, "put_off", "停电", 11)]
        assert rows(connection, "SELECT id FROM invigilation ORDER BY id") == [(10,), (11,)]

        command.downgrade(alembic_config(connection), "0016")

        back = rows(connection, f"{ABOUT_THE_EXAM} invigilation WHERE trainee_id IS NULL")
        assert back == changes


def rows(connection: Connection, asked: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(text(asked))]
