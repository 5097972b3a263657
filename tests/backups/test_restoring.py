from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from alembic import command
from sqlalchemy import text

from question_bank.bank.accounts.log_ins import identity, open_log_in
from question_bank.bank.people import Role
from quizapp.backups import BadBackup
from quizapp.backups.parcel import pack, read
from quizapp.backups.restoring import restore
from quizapp.backups.rows import prints
from quizapp.backups.shelf import DATABASE, make
from quizapp.locks import InUse, serving
from quizapp.schema import alembic_config, head

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizapp.backups.rows import Prints
    from quizapp.database import Database
    from quizapp.settings import Settings
    from tests.conftest import Someone

MOMENT = datetime(2026, 11, 22, 4, 5, 6, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 4, 5, 6, tzinfo=UTC)


def spoil(settings: Settings, open_database: Callable[[Settings], Database]) -> None:
    """Change something in an installation's database and folder."""
    database = open_database(settings)
    with database.writing() as rows:
        rows.execute(text("DELETE FROM review"))
        rows.execute(text("UPDATE bank SET name = '后来的题库'"))
        rows.commit()
    database.engine.dispose()
    (settings.instance / "后来的文件").touch()


def restored(found: Prints) -> Prints:
    """Return what there was before the one line of the audit log that says it was restored."""
    assert found["audit_entry"][0] == 1
    return {**found, "audit_entry": (0, "0" * 64)}


def test_what_was_backed_up_comes_back_and_what_was_there_is_kept(
    filled: Settings,
    held: Callable[[Settings], Prints],
    open_database: Callable[[Settings], Database],
) -> None:
    before, backup = held(filled), make(filled, now=MOMENT)
    spoil(filled, open_database)
    spoilt = held(filled)

    manifest, aside = restore(filled, backup.file, now=LATER)

    assert restored(held(filled)) == before != spoilt
    assert manifest.made_at == MOMENT
    assert not (filled.instance / "后来的文件").exists()
    assert (aside / "后来的文件").exists()
    kept_rows = held(replace(filled, database_url=f"sqlite:///{aside / DATABASE}"))
    assert kept_rows == spoilt
    assert not list(filled.instance.glob("restoring-*"))


def test_a_backup_is_restored_on_a_fresh_machine(
    filled: Settings,
    held: Callable[[Settings], Prints],
    install: Callable[..., Settings],
    tmp_path: Path,
) -> None:
    (tmp_path / "fresh").mkdir()
    fresh = install(tmp_path / "fresh")
    file = shutil.copy(make(filled, now=MOMENT).file, tmp_path / "backup")

    restore(fresh, file, now=LATER)

    assert restored(held(fresh)) == held(filled)
    assert (fresh.instance / "secret_key").read_text() == filled.secret_key


def test_what_is_restored_has_the_schema_that_the_program_works_on(
    filled: Settings, open_database: Callable[[Settings], Database]
) -> None:
    restore(filled, make(filled, now=MOMENT).file, now=LATER)

    with open_database(filled).engine.connect() as connection:
        command.check(alembic_config(connection))


def test_a_backup_goes_from_either_database_to_a_sqlite_file(
    filled: Settings, held: Callable[[Settings], Prints], tmp_path: Path
) -> None:
    (tmp_path / "small").mkdir()
    url = f"sqlite:///{tmp_path / 'small' / DATABASE}"
    small = replace(filled, instance=tmp_path / "small", database_url=url)

    restore(small, make(filled, now=MOMENT).file, now=LATER)

    assert restored(held(small)) == held(filled)


def test_rows_written_after_restoring_get_numbers_of_their_own(
    filled: Settings, open_database: Callable[[Settings], Database]
) -> None:
    restore(filled, make(filled, now=MOMENT).file, now=LATER)

    with open_database(filled).writing() as rows:
        last = rows.scalar(text("SELECT max(id) FROM bank"))
        made = rows.scalar(text("INSERT INTO bank (name) VALUES ('新题库') RETURNING id"))
    assert made == last + 1


def test_everybody_has_to_log_in_again(
    settings: Settings, database: Database, make_person: Callable[..., Someone]
) -> None:
    someone = make_person("zhang", Role.TRAINEE)
    with database.writing() as rows:
        token = open_log_in(rows, someone.id, now=MOMENT)
        rows.commit()
    backup = make(settings, now=MOMENT)
    database.engine.dispose()

    restore(settings, backup.file, now=MOMENT)

    with database.reading() as rows:
        assert identity(rows, token, now=MOMENT) is None


def test_nothing_is_restored_while_pages_are_served(
    settings: Settings, database: Database, held: Callable[[Settings], Prints]
) -> None:
    database.engine.dispose()
    backup, before = make(settings, now=MOMENT), held(settings)
    with serving(settings.instance), serving(settings.instance), pytest.raises(InUse):
        restore(settings, backup.file, now=LATER)
    assert held(settings) == before
    restore(settings, backup.file, now=LATER)


def test_another_machine_on_the_same_database_counts_as_serving(
    settings: Settings, database: Database
) -> None:
    backup = make(settings, now=MOMENT)
    if database.engine.dialect.name == "sqlite":
        return
    with database.reading() as rows:
        rows.execute(text("SELECT 1"))
        with pytest.raises(InUse):
            restore(settings, backup.file, now=LATER)


def made_by(settings: Settings, folder: Path, change: Callable[[Path], None]) -> Path:
    """Return a backup whose database was changed and whose sums are right."""
    read(make(settings, now=MOMENT).file, into=folder)
    change(folder / DATABASE)
    said = {
        "made_at": MOMENT.isoformat(),
        "version": "9",
        "revision": head(),
        "product": "sqlite",
        "settings": {},
    }
    pack(folder / "backup", {DATABASE: folder / DATABASE}, said)
    return folder / "backup"


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as rows, rows:
        rows.execute("UPDATE alembic_version SET version_num = '9999'")


def damaged(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[8192:40_000] = bytes(40_000 - 8192)
    file.write_bytes(content)


def unreferenced(file: Path) -> None:
    with closing(sqlite3.connect(file)) as rows, rows:
        rows.execute("INSERT INTO tag (bank_id, name) VALUES (999, '无主')")


@pytest.mark.parametrize(
    ("change", "message"),
    [(newer, "9999）比本程序新"), (damaged, "不完整"), (unreferenced, "不完整")],
)
def test_a_backup_that_would_not_work_is_refused_before_anything_is_touched(
    settings: Settings,
    held: Callable[[Settings], Prints],
    tmp_path: Path,
    change: Callable[[Path], None],
    message: str,
) -> None:
    file, before = made_by(settings, tmp_path / "out", change), held(settings)

    with pytest.raises(BadBackup, match=message):
        restore(settings, file, now=LATER)

    assert held(settings) == before
    assert not list(settings.instance.glob("re*"))


@pytest.mark.sqlite
def test_a_damaged_database_is_laid_aside_as_it_is(filled: Settings) -> None:
    backup, file = make(filled, now=MOMENT), filled.instance / "quizapp.sqlite3"
    file.write_bytes(b"nothing that SQLite knows")

    _, aside = restore(filled, backup.file, now=LATER)

    assert (aside / file.name).read_bytes() == b"nothing that SQLite knows"
    with closing(sqlite3.connect(file)) as rows:
        assert rows.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_databases_with_one_different_row_have_different_prints(database: Database) -> None:
    with database.writing() as rows:
        before = prints(rows.connection())
        rows.execute(text("UPDATE bank SET name = '公共题裤'"))
        after = prints(rows.connection())
    assert {name for name in before if before[name] != after[name]} == {"bank"}
