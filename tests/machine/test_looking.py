from __future__ import annotations

import socket
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from question_bank.bank.audit.entries import Event, record
from quizapp.backups.shelf import copy_elsewhere, make
from quizapp.certificates import issue
from quizapp.clock import now
from quizapp.locks import serving
from quizapp.machine import service, system
from quizapp.machine.findings import Grade
from quizapp.machine.looking import look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from quizapp.machine.findings import Finding
    from quizapp.settings import Settings

DAY = timedelta(days=1)


@pytest.fixture
def machine(settings: Settings, tmp_path: Path) -> Settings:
    """Give an installation as the installer leaves it, with a second disk."""
    settings.instance.chmod(0o700)
    (tmp_path / "disk").mkdir()
    return replace(settings, secret_key="a" * 64, backup_copies=tmp_path / "disk")


def said(finding: Finding) -> tuple[Grade, str]:
    return finding.grade, f"{finding.what}：{finding.found}。{finding.advice}"


def test_a_machine_that_was_set_up_by_the_book_has_nothing_bad(machine: Settings) -> None:
    copy_elsewhere(machine, make(machine, now=now()))
    issue(machine.instance, ["quiz.office.lan"], unit="某县委办", now=now())

    found = list(look(machine, now=now(), address=("127.0.0.1", 1025)))

    assert [one for one in found if one.grade is Grade.BAD] == []
    assert [one.what for one in found if one.grade is Grade.CARE] == ["备份"]  # on the same disk
    assert len({one.what for one in found}) == len(found) >= 12


def test_a_dragon_is_told_that_it_is_not_supported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "loongarch64")
    grade, words = said(system.processor())
    assert grade is Grade.BAD
    assert "不支持龙芯" in words


@pytest.mark.parametrize(
    ("libc", "grade", "words"),
    [
        (("glibc", "2.28"), Grade.GOOD, "glibc 2.28"),
        (("glibc", "2.17"), Grade.BAD, "系统太旧"),
        (("", ""), Grade.CARE, "不是 glibc"),
    ],
)
def test_the_c_library_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, libc: tuple[str, str], grade: Grade, words: str
) -> None:
    monkeypatch.setattr("platform.libc_ver", lambda: libc)
    assert system.interpreter().grade is grade
    assert words in said(system.interpreter())[1]


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 7, 3))
    assert system.interpreter().grade is Grade.BAD


def test_sqlite_belongs_on_a_disk_of_this_machine(
    machine: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "WAL 可用" in said(system.sqlite(machine))[1]
    monkeypatch.setattr(system, "_file_system", lambda _path: "nfs4")
    assert said(system.sqlite(machine))[0] is Grade.BAD
    assert list(machine.instance.glob(".check-*")) == []


def test_the_file_system_of_a_folder_is_known() -> None:
    assert system._file_system(Path("/proc/self")) == "proc"
    assert system._file_system(Path("/")) not in {"", "proc"}


def test_room_is_counted_against_the_database(machine: Settings) -> None:
    assert system.disk(machine, 1).grade is Grade.GOOD
    assert system.disk(machine, 1 << 60).grade is Grade.CARE


def test_a_folder_that_others_can_read_is_told_with_the_command(machine: Settings) -> None:
    assert system.folder(machine).grade is Grade.GOOD
    machine.instance.chmod(0o755)
    grade, words = said(system.folder(machine))
    assert grade is Grade.CARE
    assert f"chmod 700 {machine.instance}" in words


def test_a_weak_or_open_secret_is_bad(machine: Settings) -> None:
    assert system.secret(machine).grade is Grade.GOOD
    assert system.secret(replace(machine, secret_key="secret")).grade is Grade.BAD
    kept = machine.instance / "secret_key"
    kept.touch(0o644)
    assert f"chmod 600 {kept}" in said(system.secret(machine))[1]


def test_fonts_are_found_where_the_settings_say(machine: Settings, tmp_path: Path) -> None:
    assert "自带的宋体和黑体可用" in said(system.fonts(machine))[1]
    for folder in (tmp_path / "none", tmp_path):
        assert system.fonts(replace(machine, font_dir=folder)).grade is Grade.CARE


def test_a_cage_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert system.cage().grade is Grade.GOOD
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert "子进程起不来" in said(system.cage())[1]


def test_the_database_is_told_with_its_revision(machine: Settings, database: Database) -> None:
    assert said(service.database(database))[0] is Grade.GOOD
    for revision, grade, words in (
        ("0001", Grade.CARE, "先备份再自动升级"),
        ("9999", Grade.BAD, "比本程序新"),
    ):
        with database.writing() as rows:
            rows.execute(text("UPDATE alembic_version SET version_num = :r"), {"r": revision})
            rows.commit()
        assert said(service.database(database))[0] is grade
        assert words in said(service.database(database))[1]
    assert machine.instance.exists()


def test_backups_are_told_by_age_and_place(machine: Settings) -> None:
    moment = now()
    assert "还没有" in said(service.backups(machine, now=moment))[1]
    backup = make(machine, now=moment)
    assert "没有另存成功" in said(service.backups(machine, now=moment))[1]
    copy_elsewhere(machine, backup)
    assert "同一块磁盘" in said(service.backups(machine, now=moment))[1]
    assert "已过 3 天" in said(service.backups(machine, now=moment + 3 * DAY))[1]
    alone = replace(machine, backup_copies=None)
    assert "没有另存，" not in said(service.backups(alone, now=moment))[1]
    assert "QUIZAPP_BACKUP_COPIES" in said(service.backups(alone, now=moment))[1]


def test_a_clock_behind_what_has_happened_is_wrong(machine: Settings, database: Database) -> None:
    moment = now()
    assert service.clock(machine, database, now=moment).grade is Grade.GOOD
    with database.writing() as rows:
        record(rows, Event.LOG_IN, who=None, address="", now=moment + DAY)
        rows.commit()
    assert "比日志里的最后一条还早" in said(service.clock(machine, database, now=moment))[1]
    long_ago = moment.replace(year=2001)
    assert "比程序安装的时间还早" in said(service.clock(machine, database, now=long_ago))[1]


def test_a_certificate_is_told_before_it_ends(machine: Settings) -> None:
    moment = now()
    assert "明文" in said(service.certificate(machine, now=moment))[1]
    behind = replace(machine, secure_cookies=True)
    assert "由前面的代理负责" in said(service.certificate(behind, now=moment))[1]
    issue(machine.instance, ["quiz.office.lan", "10.1.2.3"], unit="某县委办", now=moment)
    for later, grade in ((0, Grade.GOOD), (800, Grade.CARE), (900, Grade.BAD)):
        assert service.certificate(machine, now=moment + later * DAY).grade is grade
    assert "quiz.office.lan、10.1.2.3" in said(service.certificate(machine, now=moment))[1]
    (machine.instance / "tls/server.key").write_bytes(
        (machine.instance / "tls/authority.key").read_bytes()
    )
    assert "不是一对" in said(service.certificate(machine, now=moment))[1]


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_a_port_is_free_ours_or_taken(machine: Settings, taken: int) -> None:
    assert "已被别的程序占用" in said(service.port(machine, "127.0.0.1", taken))[1]
    with serving(machine.instance):
        assert "网站正在运行" in said(service.port(machine, "127.0.0.1", taken))[1]


def test_the_administrator_sees_the_same_in_a_browser_and_nobody_else(
    administrator_client: FlaskClient, instructor_client: FlaskClient
) -> None:
    page = administrator_client.get("/machine")
    assert page.status_code == 200
    assert page.text.index("要处理") < page.text.index("处理器")  # the tests' secret is a short one
    assert "http，没有加密" in page.text
    assert "data-server-time" in page.text
    assert instructor_client.get("/machine").status_code == 403
