from __future__ import annotations

import io
import tempfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from quizapp.backups import BadBackup
from quizapp.backups.rows import prints
from quizapp.backups.shelf import kept, make
from tests.faults.storage.disk import small_disk
from tests.faults.storage.full_disk import FULL, READY, fill_and_clear

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from quizapp.settings import Settings
    from tests.faults.storage.disk import Disk

pytestmark = pytest.mark.sqlite
TEXT = """在全市档案工作座谈会上的讲话

一、把档案收全

档案人员要做到“三个及时”：及时收集、及时整理、及时归档。
"""
UPLOADS = ({"text": TEXT}, {"files": "讲话.txt"})


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Give a small disk of its own to a test."""
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        with small_disk(folder) as made:
            yield made
    except PermissionError:
        pytest.skip("only root may mount a disk")


@pytest.fixture
def settings(
    disk: Disk,
    install: Callable[..., Settings],
    migrated: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> Settings:
    """Give an installation on that disk, where temporary files lie too."""
    for name in ("instance", "tmp"):
        (disk.folder / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(disk.folder / "tmp"))
    return install(disk.folder / "instance", like=migrated)


def test_answers_go_on_when_a_full_disk_has_room_again_and_none_is_lost(tmp_path: Path) -> None:
    try:
        drill = fill_and_clear(tmp_path, 1, trainees=4)
    except PermissionError:
        pytest.skip("only root may mount a disk")

    assert drill.ledger is not None
    assert drill.ledger.is_clean, drill
    assert all(words.startswith("507") for words in drill.told), drill.told
    assert drill.ready == [FULL, READY]
    assert drill.pages == {"200 ok"}
    assert drill.lost == set()
    assert drill.exit_status == 0


def contents(database: Database, disk: Disk) -> tuple[object, list[str]]:
    """Return what the database holds and which files there are."""
    with database.engine.connect() as connection:
        rows = prints(connection)
    return rows, sorted(str(file) for file in disk.folder.rglob("*") if file.name != "ballast")


@pytest.mark.parametrize("sent", UPLOADS, ids=["pasted", "file"])
def test_an_upload_on_a_full_disk_leaves_nothing_behind_and_works_later(
    app: Flask, database: Database, disk: Disk, instructor_client: FlaskClient, sent: dict[str, str]
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def upload() -> tuple[int, str]:
        files = {"files": [(io.BytesIO(TEXT.encode()), sent["files"])]} if "files" in sent else sent
        answer = instructor_client.post("/speeches/upload", data={"agreed": "y", **files})
        return answer.status_code, answer.text

    instructor_client.get("/speeches")
    before = contents(database, disk)
    disk.fill_up()

    status, page = upload()

    assert (status, "服务器的磁盘已满" in page) == (507, True)
    assert contents(database, disk) == before
    disk.clear()
    assert upload()[0] == 302


@pytest.mark.parametrize("address", ["/cohorts/roster.xlsx", "/own/data/all.json"])
def test_a_file_that_cannot_be_written_into_the_log_is_not_handed_out(
    app: Flask, database: Database, disk: Disk, instructor_client: FlaskClient, address: str
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    assert instructor_client.get(address).status_code == 200
    before = contents(database, disk)
    disk.fill_up()

    page = instructor_client.get(address)

    assert (page.status_code, "服务器的磁盘已满" in page.text) == (507, True)
    assert contents(database, disk) == before
    disk.clear()
    assert instructor_client.get(address).status_code == 200


def test_a_backup_on_a_full_disk_is_told_and_leaves_nothing_behind(
    settings: Settings, disk: Disk
) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    disk.fill_up()
    with pytest.raises(BadBackup, match="没有备份成功"):
        make(settings, now=now)

    assert list((settings.instance / "backups").iterdir()) == []
    disk.clear()
    made = make(settings, now=now)
    assert kept(settings) == [made]
