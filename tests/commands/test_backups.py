from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING

import pytest

from quizapp.locks import serving
from tests.commands.test_people import quizapp
from tests.installations import FILE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.sqlite
def test_a_backup_is_made_listed_checked_and_restored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "disk").mkdir()
    monkeypatch.setenv("QUIZAPP_BACKUP_COPIES", str(tmp_path / "disk"))
    here = ("--instance", str(tmp_path))
    assert quizapp("people", "add", "--role", "系统管理员", "赵明", *here).returncode == 0

    made = quizapp("backup", "--thin", *here)
    listed = quizapp("backup", "--list", *here)
    [file] = (tmp_path / "backups").iterdir()
    with sqlite3.connect(tmp_path / FILE) as rows:
        asked = "SELECT outcome, json_extract(facts, '$.file') FROM audit_entry WHERE event = ?"
        assert rows.execute(asked, ["backed_up"]).fetchall() == [("done", file.name)]
    checked = quizapp("backup", "--check", str(file))
    quizapp("people", "add", "--role", "学员", "钱进", *here)
    restored = quizapp("restore", str(file), "--yes", *here)
    again = quizapp("people", "add", "--role", "学员", "--login", "qianjin", "钱进", *here)

    assert (made.returncode, made.stderr) == (0, "")
    assert f"备份完成并已核对：{file}" in made.stdout
    assert re.search("SHA-256：[0-9a-f]{64}", made.stdout)
    assert "在同一块磁盘上" in made.stdout
    assert "已另存" in listed.stdout
    assert "备份完整" in checked.stdout
    assert (restored.returncode, restored.stderr) == (0, "")
    assert "所有人需要重新登录" in restored.stdout
    assert again.returncode == 0, "the second person is gone again"


def test_restoring_is_refused_in_words(tmp_path: Path) -> None:
    here = ("--instance", str(tmp_path))
    quizapp("backup", *here)
    [file] = (tmp_path / "backups").iterdir()
    with serving(tmp_path):
        running = quizapp("restore", str(file), "--yes", *here)
    file.write_bytes(file.read_bytes()[:1000])
    cut = quizapp("restore", str(file), "--yes", *here)

    assert (running.returncode, running.stdout) == (1, "")
    assert "网站正在运行" in running.stderr
    assert "systemctl stop quizapp" in running.stderr
    assert cut.returncode == 1
    assert "不是完整的备份文件" in cut.stderr


def test_a_second_place_that_is_not_there_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZAPP_BACKUP_COPIES", str(tmp_path / "not-mounted"))

    done = quizapp("backup", "--instance", str(tmp_path))

    assert done.returncode == 1
    assert "备份完成并已核对" in done.stdout
    assert "没有挂载" in done.stderr
