from __future__ import annotations

import io
import json
import os
import sqlite3
import stat
import tarfile
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from quizapp.backups import BadBackup
from quizapp.backups.database import check
from quizapp.backups.parcel import read, sum_of
from quizapp.backups.rows import prints
from quizapp.backups.shelf import DATABASE, copy_elsewhere, kept, make, thin
from quizapp.backups.thinning import Keeping
from quizapp.schema import head

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizapp.backups.rows import Prints
    from quizapp.database import Database
    from quizapp.settings import Settings

MOMENT = datetime(2026, 11, 22, 4, 5, 6, tzinfo=UTC)


def test_a_backup_holds_every_row_and_every_file(
    filled: Settings, held: Callable[[Settings], Prints], tmp_path: Path
) -> None:
    letter = filled.instance / "抬头" / "单位.txt"
    letter.parent.mkdir()
    letter.write_text("某县委办公室", encoding="utf-8")

    backup = make(filled, now=MOMENT)
    manifest = read(backup.file, into=tmp_path / "out")

    assert manifest.revision == head()
    assert manifest.made_at == MOMENT
    assert (tmp_path / "out/files/抬头/单位.txt").read_text(encoding="utf-8") == "某县委办公室"
    assert (tmp_path / "out/files/secret_key").read_text() == filled.secret_key
    engine = create_engine(f"sqlite:///{tmp_path / 'out' / DATABASE}")
    with engine.connect() as copy:
        assert prints(copy) == held(filled)
        assert copy.scalar(text("SELECT count(*) FROM review")) > 500
    engine.dispose()


def test_only_its_owner_can_read_a_backup_and_nothing_else_stays_behind(settings: Settings) -> None:
    backup = make(settings, now=MOMENT)

    assert backup.file.name == "quizapp-20261122T040506Z.tar.gz"
    assert stat.S_IMODE(backup.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.file.parent.stat().st_mode) == 0o700
    assert list(backup.file.parent.iterdir()) == [backup.file]


def test_what_a_killed_program_left_goes_with_the_next_backup(settings: Settings) -> None:
    half = settings.instance / "backups" / ".making-killed"
    half.mkdir(parents=True)
    (half / DATABASE).write_bytes(b"half a copy")

    backup = make(settings, now=MOMENT)

    assert list(backup.file.parent.iterdir()) == [backup.file]


def test_backups_of_one_second_do_not_write_over_each_other(settings: Settings) -> None:
    names = [make(settings, now=MOMENT).file.name for _ in range(3)]

    assert names == [f"quizapp-20261122T040506Z{again}.tar.gz" for again in ("", "-2", "-3")]
    assert [backup.file.name for backup in kept(settings)] == sorted(names, reverse=True)


def test_a_backup_holds_no_backups_no_locks_and_nothing_laid_aside(
    settings: Settings, tmp_path: Path
) -> None:
    make(settings, now=MOMENT)
    (settings.instance / "replaced-20261101T000000Z-x").mkdir()
    (settings.instance / "replaced-20261101T000000Z-x" / "old").touch()

    parts = read(make(settings, now=MOMENT).file, into=tmp_path / "out").parts

    assert set(parts) == {DATABASE, "files/secret_key"}


def add_bank_with_tag(database: Database, name: str) -> None:
    with database.writing() as rows:
        rows.execute(text("INSERT INTO bank (name) VALUES (:name)"), {"name": name})
        rows.execute(
            text("INSERT INTO tag (bank_id, name) SELECT id, name FROM bank WHERE name=:n"),
            {"n": name},
        )
        rows.commit()


@pytest.mark.sqlite
def test_a_backup_taken_while_others_write_is_of_one_moment(
    settings: Settings, database: Database, tmp_path: Path
) -> None:
    """Each commit writes one bank and one tag in it, so a moment has as many of both."""
    stop, written = threading.Event(), []

    def write() -> None:
        while not stop.is_set():
            add_bank_with_tag(database, f"题库{len(written)}")
            written.append(None)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            acknowledged = len(written)
            backup = make(settings, now=MOMENT + timedelta(seconds=number))
            out = tmp_path / str(number)
            read(backup.file, into=out)
            with closing(sqlite3.connect(out / DATABASE)) as copy:
                [banks] = copy.execute("SELECT count(*) - 1 FROM bank").fetchone()
                [tags] = copy.execute("SELECT count(*) FROM tag").fetchone()
            assert banks == tags >= acknowledged
    finally:
        stop.set()
        writer.join()


def test_a_backup_with_one_byte_changed_or_cut_is_not_whole(
    settings: Settings, tmp_path: Path
) -> None:
    whole = make(settings, now=MOMENT).file.read_bytes()
    for name, content in (
        ("cut", whole[: len(whole) // 2]),
        ("changed", whole[:-4000] + bytes([whole[-4000] ^ 1]) + whole[-3999:]),
        ("empty", b""),
        ("other", "不是备份".encode()),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        with pytest.raises(BadBackup, match="未作任何改动"):
            read(file)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda said: said.update(format=2), "比本程序新"),
        (lambda said: said["parts"].update({"files/更多": [1, "0"]}), "缺少 files/更多"),
        (lambda said: said["parts"].pop("files/secret_key"), "与校验和不符"),
        (lambda said: said["parts"].update({"../../x": [1, "0"]}), "读不懂"),
        (lambda said: said.pop("revision"), "读不懂"),
    ],
    ids=["newer", "part-missing", "part-too-many", "leads-elsewhere", "no-revision"],
)
def test_a_manifest_that_does_not_fit_is_refused(
    settings: Settings, tmp_path: Path, change: Callable[[dict[str, object]], None], message: str
) -> None:
    made, file = make(settings, now=MOMENT).file, tmp_path / "changed"
    with tarfile.open(made) as source, tarfile.open(file, "w:gz") as target:
        for member in source:
            content = source.extractfile(member).read()
            if member.name == "manifest.json":
                said = json.loads(content)
                change(said)
                content = json.dumps(said).encode()
                member.size = len(content)
            target.addfile(member, io.BytesIO(content))

    with pytest.raises(BadBackup, match=message):
        read(file)


def test_a_second_place_gets_the_same_file(settings: Settings, tmp_path: Path) -> None:
    elsewhere = replace(settings, backup_copies=tmp_path / "disk")
    (tmp_path / "disk").mkdir()
    backup = make(elsewhere, now=MOMENT)
    assert not backup.elsewhere

    place = copy_elsewhere(elsewhere, backup)

    assert place is not None
    assert sum_of(place) == sum_of(backup.file)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert [one.elsewhere for one in kept(elsewhere)] == [True]
    assert os.listdir(tmp_path / "disk") == [place.name]  # noqa: PTH208 - hidden files too


def test_a_second_place_that_is_not_there_is_told(settings: Settings, tmp_path: Path) -> None:
    elsewhere = replace(settings, backup_copies=tmp_path / "not-mounted")
    with pytest.raises(BadBackup, match="备份已完成，但另存的目录"):
        copy_elsewhere(elsewhere, make(elsewhere, now=MOMENT))
    assert copy_elsewhere(settings, kept(settings)[0]) is None


def test_thinning_deletes_backups_in_both_places_and_nothing_else(
    settings: Settings, tmp_path: Path
) -> None:
    second = tmp_path / "disk"
    second.mkdir()
    elsewhere = replace(settings, backup_copies=second)
    for day in range(4):
        copy_elsewhere(elsewhere, make(elsewhere, now=MOMENT + timedelta(days=day)))
    (second / "报告.docx").touch()
    (second / "quizapp-明细.tar.gz").touch()

    gone = thin(elsewhere, Keeping(days=2, weeks=0, months=0))

    assert [file.name[8:16] for file in gone] == ["20261122", "20261123"] * 2
    assert [one.file.name[8:16] for one in kept(elsewhere)] == ["20261125", "20261124"]
    assert len(list(second.iterdir())) == 4


@pytest.mark.sqlite
def test_a_damaged_database_is_told_and_no_backup_is_left(filled: Settings) -> None:
    file = filled.instance / "quizapp.sqlite3"
    with closing(sqlite3.connect(file)) as rows:
        rows.execute("PRAGMA journal_mode=DELETE")
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 20_000] = bytes(20_000)
    file.write_bytes(content)

    with pytest.raises(BadBackup, match="数据库有损坏"):
        make(filled, now=MOMENT)
    assert kept(filled) == []


def test_a_checked_file_tells_its_revision(settings: Settings, tmp_path: Path) -> None:
    read(make(settings, now=MOMENT).file, into=tmp_path / "out")
    assert check(tmp_path / "out" / DATABASE) == head()
