from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from question_bank.bank.courses import CohortMember
from question_bank.bank.questions import Question, Status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizapp.database import Database

SPEECH = """在全县档案工作座谈会上的讲话

同志们：
档案工作要做到“三个到位”：收集要到位，整理要到位，保管要到位。
一、把档案管住。各单位要按时归档，专人负责，定期检查，发现问题立即整改，做到有章可循。
"""


def quizapp(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", "from quizapp.commands import main; main()", *arguments]
    return subprocess.run(program, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "讲话稿"
    made.mkdir()
    (made / "档案.txt").write_text(SPEECH, encoding="utf-8")
    (made / "副本.txt").write_text(SPEECH.replace("\n", "\r\n"), encoding="utf-8")
    (made / ".DS_Store").write_bytes(b"x")
    return made


def test_a_folder_goes_in_and_again_without_doubles(
    tmp_path: Path, folder: Path, installed: Callable[..., Database]
) -> None:
    first, again = (
        quizapp("intake", str(folder), "--jobs", "1", "--instance", str(tmp_path)) for _ in range(2)
    )

    assert (first.returncode, first.stderr) == (0, "")
    assert "《在全县档案工作座谈会上的讲话》" in first.stdout
    assert len(first.stdout.splitlines()) == 2
    assert again.stdout.count("未重复入库") == 2
    with installed(tmp_path).reading() as rows:
        statuses = set(rows.scalars(select(Question.status)))
    assert statuses == {Status.DRAFT}


def test_a_file_that_cannot_be_read_fails_and_the_others_go_in(
    tmp_path: Path, folder: Path
) -> None:
    (folder / "空.txt").touch()

    done = quizapp("intake", str(folder), "--instance", str(tmp_path))

    assert done.returncode == 1
    assert "空.txt" in done.stderr
    assert "3 份中有 1 份没有读成" in done.stderr
    assert "档案.txt" in done.stdout


def test_a_bank_that_is_not_there_is_refused(tmp_path: Path, folder: Path) -> None:
    done = quizapp("intake", str(folder), "--bank", "没有", "--instance", str(tmp_path))

    assert (done.returncode, done.stdout) == (1, "")
    assert "没有找到这个题库" in done.stderr


def test_a_roster_goes_into_a_class_and_bad_rows_are_told(
    tmp_path: Path, installed: Callable[..., Database]
) -> None:
    table = tmp_path / "名单.csv"
    table.write_text("姓名,工号\n张三,1001\n李四,110105194912310021\n", encoding="utf-8")

    done = quizapp("people", "import", str(table), "--class", "一班", "--instance", str(tmp_path))

    assert done.returncode == 1
    assert "登录名：1001  初始口令：" in done.stdout
    assert "第 3 行 李四：写的是身份证号" in done.stderr
    with installed(tmp_path).reading() as rows:
        assert rows.scalar(select(func.count()).select_from(CohortMember)) == 1
