"""From one database to the other and back, on a real PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from quizapp.backups.moving import CannotMove, digest, move
from quizapp.backups.rows import prints
from quizapp.locks import InUse, serving
from tests.commands.test_people import quizapp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizapp.backups.rows import Prints
    from quizapp.database import Database
    from quizapp.settings import Settings
    from tests.postgresql import Server


@pytest.fixture
def elsewhere(filled: Settings, server: Server | None, tmp_path: Path) -> Settings:
    """Give an installation on an empty database of the other kind: on SQLite alone of its own."""
    if server is None:
        return replace(filled, database_url=f"sqlite:///{tmp_path / 'moved.sqlite3'}")
    return replace(filled, database_url=server.database(tmp_path / "elsewhere"))


@pytest.fixture
def on_sqlite(filled: Settings, server: Server | None, tmp_path: Path) -> Settings:
    """Give the samples in a SQLite file, wherever they lay before."""
    if server is None:
        return filled
    found = replace(filled, database_url=f"sqlite:///{tmp_path / 'here.sqlite3'}")
    move(filled, found.database_url)
    return found


def test_every_row_arrives_there_and_comes_back(
    filled: Settings,
    on_sqlite: Settings,
    elsewhere: Settings,
    held: Callable[[Settings], Prints],
    tmp_path: Path,
) -> None:
    before = held(filled)
    back = replace(filled, database_url=f"sqlite:///{tmp_path / 'back.sqlite3'}")

    arrived = move(on_sqlite, elsewhere.database_url)
    returned = move(elsewhere, back.database_url)

    assert before == held(on_sqlite) == arrived == held(elsewhere) == returned == held(back)
    assert sum(count for count, _ in arrived.values()) > 5000
    assert digest(arrived) == digest(before)


def test_new_rows_get_numbers_after_the_old_ones(
    on_sqlite: Settings, elsewhere: Settings, open_database: Callable[[Settings], Database]
) -> None:
    move(on_sqlite, elsewhere.database_url)

    with open_database(elsewhere).writing() as rows:
        for table, column in (("bank", "name"), ("tag", "name")):
            last = rows.scalar(text(f"SELECT max(id) FROM {table}")) or 0  # noqa: S608 - ours
            values = "'新'" if table == "bank" else "1, '新'"
            columns = column if table == "bank" else f"bank_id, {column}"
            made = rows.scalar(
                text(f"INSERT INTO {table} ({columns}) VALUES ({values}) RETURNING id")  # noqa: S608
            )
            assert made == last + 1


def test_the_references_hold_where_the_rows_arrive(
    on_sqlite: Settings, elsewhere: Settings, open_database: Callable[[Settings], Database]
) -> None:
    move(on_sqlite, elsewhere.database_url)
    with (
        open_database(elsewhere).writing() as rows,
        pytest.raises(Exception, match=r"(?i)foreign key"),
    ):
        rows.execute(text("INSERT INTO tag (bank_id, name) VALUES (99999, '无主')"))


def test_what_is_not_empty_is_not_written_to(on_sqlite: Settings, elsewhere: Settings) -> None:
    engine = create_engine(elsewhere.database_url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE letters (x INTEGER)"))
    with pytest.raises(CannotMove, match="不是空的"):
        move(on_sqlite, elsewhere.database_url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM letters")) == 0
    engine.dispose()


def test_what_does_not_fit_takes_everything_back(
    on_sqlite: Settings,
    elsewhere: Settings,
    server: Server | None,
    open_database: Callable[[Settings], Database],
) -> None:
    if server is None:
        return  # SQLite takes whatever SQLite gave
    with open_database(on_sqlite).writing() as rows:
        rows.execute(text("UPDATE tag SET name = 'x' || char(0)"))
        rows.execute(text("INSERT INTO bank (name) VALUES ('x' || char(0) || 'y')"))
        rows.commit()
    with pytest.raises(CannotMove, match="已全部撤销"):
        move(on_sqlite, elsewhere.database_url)
    with open_database(elsewhere).engine.connect() as connection:
        assert prints(connection) == {}


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("quizapp", "地址要写成"),
        ("mysql://root@127.0.0.1/x", "不支持 mysql"),
        ("postgresql://nobody@127.0.0.1:1/x", "已全部撤销"),
    ],
)
def test_an_address_that_is_none_is_told(on_sqlite: Settings, url: str, words: str) -> None:
    with pytest.raises(CannotMove, match=words):
        move(on_sqlite, url)


def test_nothing_is_moved_while_pages_are_served(on_sqlite: Settings, elsewhere: Settings) -> None:
    with serving(on_sqlite.instance), pytest.raises(InUse):
        move(on_sqlite, elsewhere.database_url)


@pytest.mark.sqlite
def test_the_command_says_what_arrived_and_what_to_do_next(
    filled: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", filled.database_url)
    address = f"sqlite:///{tmp_path / 'there.sqlite3'}"
    done = quizapp("move-to", address, "--instance", str(filled.instance))
    again = quizapp("move-to", address, "--instance", str(filled.instance))

    assert (done.returncode, done.stderr) == (0, "")
    assert "逐表核对一致" in done.stdout
    assert "DATABASE_URL" in done.stdout
    assert (again.returncode, "不是空的" in again.stderr) == (1, True)
