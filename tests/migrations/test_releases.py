"""An installation of every release, as it was frozen then (`tests.migrations.freeze`), upgraded."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

import pytest
from alembic import command
from sqlalchemy import create_engine

from quizapp.backups.rows import prints
from quizapp.schema import alembic_config, head, migrating, revision_of
from quizapp.upgrade import upgrade
from tests.migrations.filling import lost, rows_of
from tests.migrations.freeze import (
    RELEASES,
    load_postgresql,
    load_sqlite,
    small_installation,
    write_sqlite,
)

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.database import Database
    from quizapp.settings import Settings

FROZEN = sorted(folder for folder in RELEASES.glob("*") if folder.is_dir())


def load(found: Database, release: Path, scratch: Path) -> None:
    """Bring a release's installation back, whichever database it is to lie in."""
    if found.engine.dialect.name == "sqlite":
        load_sqlite(found.engine, release)
        return
    file = create_engine(f"sqlite:///{scratch / 'release'}")
    load_sqlite(file, release)
    with file.connect() as rows, migrating(found.engine) as connection:
        load_postgresql(connection, release, rows)
    file.dispose()


@pytest.mark.parametrize("release", FROZEN, ids=[folder.name for folder in FROZEN])
def test_an_installation_of_a_release_is_brought_up_to_date_with_all_its_rows(
    release: Path,
    fresh: Settings,
    found: Database,
    tmp_path: Path,
) -> None:
    load(found, release, tmp_path)
    with found.engine.connect() as connection:
        before = rows_of(connection)
    assert all(before.values())

    upgrade(fresh)

    with found.engine.connect() as connection:
        assert list(lost(before, rows_of(connection))) == []
        assert revision_of(connection) == head()
        command.check(alembic_config(connection))


def test_the_version_that_is_worked_on_is_frozen_as_it_is_now(tmp_path: Path) -> None:
    """Freeze it again before it is released; afterwards the next version has the next revision."""
    for release in FROZEN:
        if release.name == metadata.version("quizapp"):
            engine = create_engine(f"sqlite:///{tmp_path / 'release'}")
            load_sqlite(engine, release)
            with engine.connect() as connection:
                assert revision_of(connection) == head()
            engine.dispose()


@pytest.mark.sqlite
def test_what_is_frozen_has_rows_in_every_table_and_comes_back_as_it_was(
    fresh: Settings, found: Database, tmp_path: Path
) -> None:
    small_installation(fresh)
    with found.engine.connect() as connection:
        before, sums = rows_of(connection), prints(connection)
    assert all(before.values())

    write_sqlite(fresh, tmp_path)

    engine = create_engine(f"sqlite:///{tmp_path / 'again'}")
    load_sqlite(engine, tmp_path)
    with engine.connect() as connection:
        assert prints(connection) == sums
    engine.dispose()
