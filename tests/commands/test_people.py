from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.accounts.log_ins import count_attempt
from question_bank.bank.accounts.passwords import matches
from quizapp.clock import now

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizapp.database import Database


def quizapp(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", "from quizapp.commands import main; main()", *arguments]
    return subprocess.run(program, capture_output=True, text=True, check=False)


def test_a_person_is_added_to_a_new_installation_with_a_password_that_works(
    tmp_path: Path, installed: Callable[..., Database]
) -> None:
    done = quizapp("people", "add", "--role", "系统管理员", "赵明", "--instance", str(tmp_path))

    assert (done.returncode, done.stderr) == (0, "")
    said = re.search(r"登录名：(\S+)  初始口令：(\S+)", done.stdout)
    assert said is not None
    with installed(tmp_path).writing() as rows:
        attempt = count_attempt(rows, said[1], now=now())
    assert matches(said[2], attempt.kept_password)

    again = quizapp("--instance", str(tmp_path), "people", "add", "--role", "trainee", "赵明")
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr == "登录名“赵明”已有人使用。请换一个登录名。\n"


def test_a_forgotten_password_is_replaced_and_the_old_one_is_no_longer_good(
    tmp_path: Path, installed: Callable[..., Database]
) -> None:
    added = quizapp("people", "add", "--role", "学员", "钱进", "--instance", str(tmp_path))
    old = added.stdout.split()[-1].removeprefix("初始口令：")
    done = quizapp("people", "reset", "钱进", "--instance", str(tmp_path))

    assert done.stdout.startswith("钱进 的新初始口令：")
    new = done.stdout.strip().removeprefix("钱进 的新初始口令：")
    with installed(tmp_path).writing() as rows:
        kept = count_attempt(rows, "钱进", now=now()).kept_password
    assert matches(new, kept)
    assert not matches(old, kept)

    nobody = quizapp("people", "reset", "孙行", "--instance", str(tmp_path))
    assert (nobody.returncode, nobody.stderr) == (1, "没有登录名“孙行”。请核对后再试。\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["people", "add", "甲"], "缺少选项 --role。"),
        (["people", "add", "--role", "学员"], "缺少参数 NAME。"),
        (["people", "add", "--role", "校长", "甲"], "--role：“校长”不在可选的值里：学员、"),
        (["peple"], "没有“peple”这个命令。"),
        (["serve", "--port", "1"], "没有“--port”这个选项。"),
        (["serve", "--bind"], "选项 --bind 后面要写它的值。"),
        (["serve", "--bind", "8000"], "要写成“地址:端口”，例如 0.0.0.0:8000。"),
        (["serve", "--workers", "0"], "--workers：0 超出范围"),
        (["serve", "--workers", "two"], "--workers：“two”不是数字。"),
        (["serve", "now"], "多写了“now”。"),
    ],
)
def test_a_slip_on_the_command_line_is_told_in_chinese(arguments: list[str], sentence: str) -> None:
    done = quizapp(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(sentence) or sentence in done.stderr.splitlines()[0]
    assert "用法见：quizapp" in done.stderr


def test_a_setting_that_cannot_be_used_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZAPP_TIMEZONE", "Mars/Olympus")
    done = quizapp("people", "add", "--role", "学员", "甲", "--instance", str(tmp_path))
    assert done.returncode == 1
    assert done.stderr == "时区 Mars/Olympus 不存在，请改正 QUIZAPP_TIMEZONE。\n"
