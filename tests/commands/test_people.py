from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.accounts import codes
from question_bank.bank.accounts.passwords import matches
from question_bank.bank.accounts.tries import count_attempt
from question_bank.bank.audit.entries import Event
from question_bank.bank.audit.search import Sought, each
from question_bank.bank.courses import CohortInstructor, CohortMember
from question_bank.bank.people import Person, PersonRole, Role
from question_bank.bank.site.settings import SiteSettings, change_settings
from question_bank.exchange.sheets import Table, workbook
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
    assert not attempt.expired
    with installed(tmp_path).writing() as rows:
        assert count_attempt(rows, said[1], now=now() + timedelta(15)).expired

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


def test_a_workbook_goes_into_a_class_of_an_instructor(
    tmp_path: Path, installed: Callable[..., Database]
) -> None:
    quizapp("people", "add", "--role", "培训管理员", "王管理", "--instance", str(tmp_path))
    table = tmp_path / "名单.xlsx"
    table.write_bytes(workbook(Table("名单", ["姓名", "工号"], [["张三", "0012"]])))
    into = ["--class", "一班", "--instance", str(tmp_path), "--instructor"]

    nobody = quizapp("people", "import", str(table), *into, "李四")
    done = quizapp("people", "import", str(table), *into, "王管理")

    assert (nobody.returncode, nobody.stdout) == (1, "")
    assert "没有登录名为“李四”的培训管理员" in nobody.stderr
    assert (done.returncode, done.stderr) == (0, "")
    assert "登录名：0012  初始口令：" in done.stdout
    with installed(tmp_path).reading() as rows:
        [instructor] = rows.scalars(select(CohortInstructor.person_id))
        assert rows.get_one(Person, instructor).login == "王管理"


def test_without_a_class_people_get_their_accounts_and_nothing_else(
    tmp_path: Path, installed: Callable[..., Database]
) -> None:
    quizapp("people", "add", "--role", "培训管理员", "王管理", "--instance", str(tmp_path))
    table = tmp_path / "名单.csv"
    table.write_text("姓名,工号\n张三,0012\n王管理,\n李四,王管理\n", encoding="utf-8")

    done = quizapp("people", "import", str(table), "--instance", str(tmp_path))

    assert done.returncode == 1
    assert re.search("第 2 行 张三：已添加。登录名：0012  初始口令：\\S+", done.stdout)
    assert "第 3 行 王管理：已有账号，没有改动" in done.stdout
    assert "第 4 行 李四：" in done.stderr
    with installed(tmp_path).reading() as rows:
        roles = select(PersonRole.role).join(Person).order_by(Person.id)
        assert rows.scalars(roles).all() == [Role.INSTRUCTOR, Role.TRAINEE]
        assert rows.scalars(select(CohortMember.cohort_id)).all() == []
    again = quizapp("people", "import", str(table), "--instance", str(tmp_path))
    assert "第 2 行 张三：已有账号，没有改动" in again.stdout
    lost = quizapp(
        "people", "import", str(table), "--instructor", "王管理", "--instance", str(tmp_path)
    )
    assert "就要用 --class 写明是哪个班" in lost.stderr


def test_a_password_lasts_as_long_as_the_office_chose(
    tmp_path: Path, installed: Callable[..., Database]
) -> None:
    quizapp("people", "add", "--role", "学员", "甲", "--instance", str(tmp_path))
    with installed(tmp_path).writing() as rows:
        change_settings(rows, replace(SiteSettings(), initial_password_days=3))
        rows.commit()
    quizapp("people", "add", "--role", "学员", "乙", "--instance", str(tmp_path))

    with installed(tmp_path).reading() as rows:
        first, second = rows.scalars(select(Person).order_by(Person.id))
        assert first.password_expires_at - first.created_at == timedelta(days=14)
        assert second.password_expires_at - second.created_at == timedelta(days=3)


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


def test_the_last_administrator_is_found_again_by_command(
    tmp_path: Path, installed: Callable[..., Database]
) -> None:
    here = ("--instance", str(tmp_path))
    quizapp("people", "add", "--role", "系统管理员", "赵明", *here)
    quizapp("people", "add", "--role", "学员", "钱进", *here)

    refused = quizapp("people", "stop", "赵明", *here)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "这样就没有系统管理员了" in refused.stderr
    given = quizapp("people", "roles", "钱进", "--role", "系统管理员", "--role", "学员", *here)
    assert given.stdout == "钱进 现在的角色：学员、系统管理员\n"
    assert quizapp("people", "stop", "赵明", *here).stdout == "已停用 赵明。\n"
    listed = quizapp("people", "list", "--role", "系统管理员", *here).stdout.splitlines()
    assert sorted(listed) == ["赵明  赵明  系统管理员  已停用", "钱进  钱进  学员、系统管理员"]

    assert "已恢复 赵明" in quizapp("people", "restore", "赵明", *here).stdout
    with installed(tmp_path).reading() as rows:
        events = [line.event for line in each(rows, Sought())]
    assert events[:3] == [Event.PERSON_RESTORED, Event.PERSON_STOPPED, Event.ROLES_CHANGED]


def test_a_lost_telephone_is_got_over_on_the_server(
    tmp_path: Path, installed: Callable[..., Database]
) -> None:
    quizapp("people", "add", "--role", "系统管理员", "赵明", "--instance", str(tmp_path))
    database = installed(tmp_path)
    with database.writing() as rows:
        person = rows.scalars(select(Person)).one()
        person.code_secret = codes.new_secret()
        rows.commit()

    quizapp("people", "reset", "赵明", "--instance", str(tmp_path))
    with database.writing() as rows:
        assert count_attempt(rows, "赵明", now=now()).asks_code

    quizapp("people", "reset", "--codes-off", "赵明", "--instance", str(tmp_path))
    with database.writing() as rows:
        assert not count_attempt(rows, "赵明", now=now()).asks_code
