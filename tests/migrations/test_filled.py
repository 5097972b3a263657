"""Every revision, up and down, over a database with rows in every table."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from quizapp.backups.shelf import kept
from quizapp.schema import MIGRATIONS, alembic_config, head, migrate, migrating, revision_of
from quizapp.upgrade import upgrade
from tests.migrations.filling import fill, lost, rows_of
from tests.migrations.shapes import shape

if TYPE_CHECKING:
    from quizapp.database import Database
    from quizapp.settings import Settings
    from tests.migrations.filling import Rows

REVISIONS = [one.revision for one in ScriptDirectory(str(MIGRATIONS)).walk_revisions()][::-1]


def go(database: Database, revision: str) -> Rows:
    """Bring a database up or down to a revision; return its rows."""
    with migrating(database.engine) as connection:
        up = (revision_of(connection) or "") < revision
        (command.upgrade if up else command.downgrade)(alembic_config(connection), revision)
    with database.engine.connect() as connection:
        return rows_of(connection)


def add_rows(database: Database, *, first: int) -> Rows:
    with migrating(database.engine) as connection:
        fill(connection, first=first)
        return rows_of(connection)


def test_each_revision_keeps_every_row_on_the_way_up_and_on_the_way_back(found: Database) -> None:
    go(found, REVISIONS[0])
    for number, (old, new) in enumerate(pairwise(REVISIONS)):
        before, tables = add_rows(found, first=10 + 2 * number), shape(found.engine)
        assert all(len(rows) >= 2 for rows in before.values())

        after = go(found, new)
        assert (new, list(lost(before, after))) == (new, [])
        assert before.keys() <= after.keys()

        back = go(found, old)
        assert (new, list(lost(before, back))) == (new, [])
        assert shape(found.engine) == tables

        go(found, new)


# PostgreSQL takes its time: there the first way holds all the others, and the last is the likeliest
STARTS = [
    pytest.param(one, marks=() if one in {REVISIONS[0], REVISIONS[-2]} else pytest.mark.sqlite)
    for one in REVISIONS[:-1]
]


@pytest.mark.parametrize("revision", STARTS)
def test_an_installation_of_any_revision_is_brought_up_to_date_with_all_its_rows(
    fresh: Settings, found: Database, revision: str
) -> None:
    with migrating(found.engine) as connection:
        migrate(connection, revision)
    before = add_rows(found, first=10)

    upgrade(fresh)

    with found.engine.connect() as connection:
        assert revision_of(connection) == head()
        assert list(lost(before, rows_of(connection))) == []
    assert len(kept(fresh)) == 1


def test_what_is_lost_is_told(found: Database) -> None:
    go(found, head())
    before = add_rows(found, first=10)
    after = {name: dict(rows) for name, rows in before.items()}
    after["bank"].popitem()
    [key, *_] = after["tag"]
    after["tag"][key] = {**after["tag"][key], "name": "'别的'"}

    assert [line.split()[0] for line in lost(before, after)] == ["bank", "tag"]
