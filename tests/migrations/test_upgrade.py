from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from question_bank.bank.speeches import PUBLIC_BANK
from question_bank.tables import Base
from quizapp.backups.parcel import read
from quizapp.backups.rows import prints
from quizapp.backups.shelf import DATABASE, kept
from quizapp.schema import MIGRATIONS, alembic_config, migrating
from quizapp.upgrade import NewerDatabase, upgrade
from tests.migrations.shapes import shape

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizapp.database import Database
    from quizapp.settings import Settings


def test_a_new_installation_gets_the_tables_and_the_public_bank(
    fresh: Settings, found: Database
) -> None:
    upgrade(fresh)

    with found.reading() as session:
        assert session.scalars(text("SELECT name FROM bank")).all() == [PUBLIC_BANK]


def test_the_models_are_what_the_migrations_make(
    fresh: Settings,
    found: Database,
    install: Callable[..., Settings],
    open_database: Callable[[Settings], Database],
    tmp_path: Path,
) -> None:
    (tmp_path / "declared").mkdir()
    upgrade(fresh)
    declared = open_database(install(tmp_path / "declared")).engine
    Base.metadata.create_all(declared)

    assert shape(found.engine) == shape(declared)
    with migrating(found.engine) as connection:
        command.check(alembic_config(connection))


def test_upgrading_twice_changes_nothing_and_copies_nothing(
    fresh: Settings, found: Database
) -> None:
    upgrade(fresh)
    before = _dump(found)

    upgrade(fresh)

    assert _dump(found) == before
    assert not (fresh.instance / "backups").exists()


def test_going_down_takes_every_table_away_and_going_up_brings_them_back(
    fresh: Settings, found: Database
) -> None:
    upgrade(fresh)
    with migrating(found.engine) as connection:
        command.downgrade(alembic_config(connection), "base")
    tables = inspect(found.engine).get_table_names()

    upgrade(fresh)

    assert tables == ["alembic_version"]
    with found.reading() as session:
        assert session.scalars(text("SELECT name FROM bank")).all() == [PUBLIC_BANK]


HEAD = ScriptDirectory(str(MIGRATIONS)).get_current_head()
NEXT = f"""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "next", "{HEAD}"


def rebuilt():
    return "always" if op.get_bind().dialect.name == "sqlite" else "never"


def upgrade():
    with op.batch_alter_table("bank", recreate=rebuilt()) as table:
        table.add_column(sa.Column("motto", sa.String(20), server_default="学以致用"))


def downgrade():
    with op.batch_alter_table("bank", recreate=rebuilt()) as table:
        table.drop_column("motto")
"""


@pytest.fixture
def with_rows(fresh: Settings, found: Database) -> Settings:
    upgrade(fresh)
    with found.writing() as session:
        session.execute(text("INSERT INTO bank (name) VALUES ('组织处题库')"))
        session.execute(
            text(
                "INSERT INTO requirement (bank_id, fingerprint, kind, name, content)"
                " VALUES (2, 'a', 'list', '四个着力', '{}')"
            )
        )
        session.commit()
    return fresh


@pytest.fixture
def next_release(with_rows: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Return an installation whose program is one revision further than its database."""
    folder = tmp_path / "next"
    shutil.copytree(MIGRATIONS, folder)
    (folder / "versions" / "next.py").write_text(NEXT, encoding="utf-8")
    monkeypatch.setattr("quizapp.schema.MIGRATIONS", folder)
    return with_rows


def test_the_next_release_keeps_rows_and_their_references(
    next_release: Settings, found: Database
) -> None:
    upgrade(next_release)

    with found.reading() as session:
        rows = session.execute(
            text("SELECT b.name, motto, r.name FROM bank b JOIN requirement r ON bank_id = b.id")
        ).all()
    assert rows == [("组织处题库", "学以致用", "四个着力")]


def test_the_next_release_can_be_taken_back(next_release: Settings, found: Database) -> None:
    before = _dump(found)
    upgrade(next_release)

    with migrating(found.engine) as connection:
        command.downgrade(alembic_config(connection), str(HEAD))

    unquoted = [[line.replace('"', "") for line in dump] for dump in (before, _dump(found))]
    assert sorted(unquoted[0]) == sorted(unquoted[1])


def test_an_older_database_is_backed_up_before_it_is_changed(
    next_release: Settings, found: Database, tmp_path: Path
) -> None:
    with found.engine.connect() as connection:
        before = prints(connection)

    upgrade(next_release)

    [backup] = kept(next_release)
    assert read(backup.file, into=tmp_path / "unpacked").revision == HEAD
    with create_engine(f"sqlite:///{tmp_path / 'unpacked' / DATABASE}").connect() as copy:
        assert prints(copy) == before
        copy.engine.dispose()


def test_a_newer_database_is_refused_and_left_alone(fresh: Settings, found: Database) -> None:
    upgrade(fresh)
    with found.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        session.commit()
    before = _dump(found)

    with pytest.raises(NewerDatabase, match="9999"):
        upgrade(fresh)

    assert _dump(found) == before


def test_a_migration_that_fails_leaves_the_oldshape(fresh: Settings, found: Database) -> None:
    with found.writing() as session:
        session.execute(text("CREATE TABLE review (x INTEGER)"))
        session.commit()
    before = _dump(found)

    with pytest.raises(Exception, match="already exists"):
        upgrade(fresh)

    assert _dump(found) == before


def test_several_processes_upgrade_once(fresh: Settings, found: Database) -> None:
    with get_context("spawn").Pool(3) as processes:
        processes.map(upgrade, [fresh] * 3)

    with found.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM bank")) == 1


def _dump(database: Database) -> list[str]:
    """Return all that the database holds, as text."""
    engine = database.engine
    if engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(str(engine.url.database))) as file:
            return list(file.iterdump())
    with engine.connect() as connection:
        names = sorted(inspect(connection).get_table_names())
        rows = [
            f"{name}: {row}"
            for name in names
            for row in sorted(map(str, connection.execute(text(f"SELECT * FROM {name}"))))  # noqa: S608 - our own names
        ]
    return [f"{name} {line}" for name, lines in shape(engine).items() for line in lines] + rows
