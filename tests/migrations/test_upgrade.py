from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from multiprocessing import get_context
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from question_bank.bank.speeches import PUBLIC_BANK
from question_bank.tables import Base
from quizapp.database import Database
from quizapp.settings import Settings
from quizapp.upgrade import MIGRATIONS, NewerDatabase, alembic_config, migrating, upgrade

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine


@pytest.fixture
def fresh(tmp_path: Path) -> Settings:
    return Settings(
        instance=tmp_path,
        database_url=f"sqlite:///{tmp_path / 'quizapp.sqlite3'}",
        secret_key="for these tests alone",
        timezone=ZoneInfo("Asia/Shanghai"),
    )


def test_a_new_installation_gets_the_tables_and_the_public_bank(fresh: Settings) -> None:
    upgrade(fresh)

    with Database(fresh).reading() as session:
        assert session.scalars(text("SELECT name FROM bank")).all() == [PUBLIC_BANK]


def test_the_models_are_what_the_migrations_make(fresh: Settings) -> None:
    upgrade(fresh)
    declared = create_engine("sqlite://")
    Base.metadata.create_all(declared)

    engine = Database(fresh).engine
    assert _schema(engine) == _schema(declared)
    with migrating(engine) as connection:
        command.check(alembic_config(connection))


def test_upgrading_twice_changes_nothing_and_copies_nothing(fresh: Settings) -> None:
    upgrade(fresh)
    before = _dump(fresh)

    upgrade(fresh)

    assert _dump(fresh) == before
    assert not (fresh.instance / "backups").exists()


def test_going_down_takes_every_table_away_and_going_up_brings_them_back(fresh: Settings) -> None:
    upgrade(fresh)
    with migrating(Database(fresh).engine) as connection:
        command.downgrade(alembic_config(connection), "base")
    with closing(sqlite3.connect(fresh.instance / "quizapp.sqlite3")) as file:
        tables = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()

    upgrade(fresh)

    assert tables == [("alembic_version",)]
    with Database(fresh).reading() as session:
        assert session.scalars(text("SELECT name FROM bank")).all() == [PUBLIC_BANK]


HEAD = ScriptDirectory(str(MIGRATIONS)).get_current_head()
NEXT = f"""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "next", "{HEAD}"


def upgrade():
    with op.batch_alter_table("bank", recreate="always") as table:
        table.add_column(sa.Column("motto", sa.String(20), server_default="学以致用"))


def downgrade():
    with op.batch_alter_table("bank", recreate="always") as table:
        table.drop_column("motto")
"""


@pytest.fixture
def with_rows(fresh: Settings) -> Settings:
    upgrade(fresh)
    with Database(fresh).writing() as session:
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
    monkeypatch.setattr("quizapp.upgrade.MIGRATIONS", folder)
    return with_rows


def test_the_next_release_keeps_rows_and_their_references(next_release: Settings) -> None:
    upgrade(next_release)

    with Database(next_release).reading() as session:
        rows = session.execute(
            text("SELECT b.name, motto, r.name FROM bank b JOIN requirement r ON bank_id = b.id")
        ).all()
    assert rows == [("组织处题库", "学以致用", "四个着力")]


def test_the_next_release_can_be_taken_back(next_release: Settings) -> None:
    before = _dump(next_release)
    upgrade(next_release)

    with migrating(Database(next_release).engine) as connection:
        command.downgrade(alembic_config(connection), str(HEAD))

    unquoted = [[line.replace('"', "") for line in dump] for dump in (before, _dump(next_release))]
    assert sorted(unquoted[0]) == sorted(unquoted[1])


def test_an_older_database_is_copied_before_it_is_changed(next_release: Settings) -> None:
    before = _dump(next_release)

    upgrade(next_release)

    [copy] = (next_release.instance / "backups").glob("*.sqlite3")
    with closing(sqlite3.connect(copy)) as file:
        assert list(file.iterdump()) == before


def test_a_newer_database_is_refused_and_left_alone(fresh: Settings) -> None:
    upgrade(fresh)
    with Database(fresh).writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        session.commit()
    before = _dump(fresh)

    with pytest.raises(NewerDatabase, match="9999"):
        upgrade(fresh)

    assert _dump(fresh) == before


def test_a_migration_that_fails_leaves_the_old_schema(fresh: Settings) -> None:
    with Database(fresh).writing() as session:
        session.execute(text("CREATE TABLE review (x INTEGER)"))
        session.commit()
    before = _dump(fresh)

    with pytest.raises(Exception, match="already exists"):
        upgrade(fresh)

    assert _dump(fresh) == before


def test_several_processes_upgrade_once(fresh: Settings) -> None:
    with get_context("spawn").Pool(3) as processes:
        processes.map(upgrade, [fresh] * 3)

    with Database(fresh).reading() as session:
        assert session.scalar(text("SELECT count(*) FROM bank")) == 1


def _dump(settings: Settings) -> list[str]:
    with closing(sqlite3.connect(settings.instance / "quizapp.sqlite3")) as file:
        return list(file.iterdump())


def _schema(engine: Engine) -> dict[str, list[str]]:
    """Return each table's clauses, in no order."""
    with engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT name, sql FROM sqlite_master"
                " WHERE sql IS NOT NULL AND name != 'alembic_version'"
            )
        )
        # a table that was made anew has its name in quotes
        return {
            name: _clauses(sql.replace(f'TABLE "{name}"', f"TABLE {name}")) for name, sql in rows
        }


def _clauses(sql: str) -> list[str]:
    body = re.sub(r"\s+", " ", sql).removesuffix(")").strip()
    return sorted(re.split(r", (?=CONSTRAINT|[\w\"]+ [A-Z])", body))
