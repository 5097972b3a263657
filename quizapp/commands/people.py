"""`quizapp people …`: who can log in."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from question_bank.bank.accounts import administering, codes
from question_bank.bank.accounts.directory import Sought, accounts
from question_bank.bank.accounts.enrolling import Enrolled, enrol, foreseen
from question_bank.bank.accounts.log_ins import reset_password
from question_bank.bank.accounts.passwords import initial
from question_bank.bank.accounts.roster import roster_of
from question_bank.bank.accounts.slips import drawn
from question_bank.bank.audit.entries import Event, record
from question_bank.bank.classes.cohorts import cohort_named, create_cohort
from question_bank.bank.classes.ownership import Asker, instructor_named
from question_bank.bank.people import Role, add_person, person_with
from question_bank.bank.site.settings import settings_of
from question_bank.exchange.tables import cells_of
from quizapp.clock import now
from quizapp.commands.frame import Command, Group, Refusal, up_to_date
from quizapp.database import Database
from quizapp.roles import ROLES
from quizapp.roster import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

WORDS = {word: role for role, word in ROLES.items()} | {role.value: role for role in Role}
ADD = """添加一个人，并给出初始口令（首次登录时必须改）。

例：quizapp people add --role 系统管理员 赵明
"""
IMPORT = """把名单（Excel 或 CSV）里的人加进培训班，没有账号的新建账号，并给出初始口令。

表头是：姓名、单位、职务、工号，只有姓名必填。没有这个班就新建；不写 --class 就只建账号。

例：quizapp people import 名单.xlsx --class 2025年新任文秘人员培训班 --instructor 赵明
"""
OFFICE = Asker(0, sees_all=True)  # whoever may run commands may see every class
RESET = """给忘了口令的人一个新的初始口令（登录后必须改），并解除锁定、退出其全部设备。

例：quizapp people reset 赵明
"""

LIST = """列出能登录的人：登录名、姓名、角色、状态；加 --role 只列一种角色。

例：quizapp people list --role 系统管理员
"""
ROLES_HELP = """把一个人的角色换成写明的这些；没有写的角色就取消。

例：quizapp people roles 赵明 --role 系统管理员
"""
STOP = """停用一个账号：不能再登录，全部设备退出，记录都保留。

例：quizapp people stop 赵明
"""
RESTORE = """恢复一个停用的账号，并解除锁定。

例：quizapp people restore 赵明
"""
ROLES_MEANT = click.option(
    "--role",
    "roles",
    required=True,
    multiple=True,
    type=click.Choice(list(WORDS)),
    metavar="ROLE",
    help="学员、培训管理员、系统管理员或审计员；一人有几个角色就写几次。",
)


@click.group(cls=Group, help="添加人员，导入名单，重置口令，改角色，停用和恢复账号。")
def command() -> None:
    """Hold the commands about people."""


@command.command(cls=Command, help=ADD)
@ROLES_MEANT
@click.option("--login", metavar="LOGIN", help="登录时输入的名字，如工号；不写时就用姓名。")
@click.argument("name", metavar="NAME")
def add(roles: tuple[str, ...], login: str | None, name: str) -> None:
    """Add one person."""
    chosen, password = login or name, initial()
    moment = now()
    with Database(up_to_date()).writing() as rows:
        administering.require_roles(rows, {WORDS[role] for role in roles})
        person_id = add_person(
            rows,
            login=chosen,
            name=name,
            roles={WORDS[role] for role in roles},
            password=password,
            now=moment,
            password_expires_at=moment + settings_of(rows).initial_password_lasts,
        )
        facts = {"roles": sorted({WORDS[role].value for role in roles})}
        _note(rows, Event.PERSON_ADDED, moment, about=person_id, facts=facts)
        rows.commit()
    click.echo(f"已添加 {name}。登录名：{chosen}  初始口令：{password}")


@command.command("list", cls=Command, help=LIST)
@click.option("--role", type=click.Choice(list(WORDS)), metavar="ROLE", help="只列这种角色的人。")
def list_(role: str | None) -> None:
    """List people."""
    sought, moment = Sought(role=WORDS[role] if role else None), now()
    with Database(up_to_date()).reading() as rows:
        page = 1
        while (found := accounts(rows, sought, now=moment, page=page)).page == page:
            for one in found.rows:
                held = "、".join(ROLES[held] for held in one.roles)
                state = "  已停用" if one.is_stopped else "  已锁定" if one.is_locked else ""
                click.echo(f"{one.login}  {one.name}  {held}{state}")
            page += 1


@command.command(cls=Command, help=ROLES_HELP)
@ROLES_MEANT
@click.argument("login", metavar="LOGIN")
def roles(roles: tuple[str, ...], login: str) -> None:
    """Let one person do just what these roles may."""
    wanted = {WORDS[role] for role in roles}
    with _someone(login) as (rows, person_id):
        added, taken = administering.give_roles(rows, person_id, wanted, by=None)
        facts = {"added": sorted(added), "taken": sorted(taken)}
        _note(rows, Event.ROLES_CHANGED, now(), about=person_id, facts=facts)
    click.echo(f"{login} 现在的角色：{'、'.join(ROLES[role] for role in Role if role in wanted)}")


@command.command(cls=Command, help=STOP)
@click.argument("login", metavar="LOGIN")
def stop(login: str) -> None:
    """Let one person in no more."""
    with _someone(login) as (rows, person_id):
        administering.stop(rows, [person_id], by=None, now=now())
        _note(rows, Event.PERSON_STOPPED, now(), about=person_id)
    click.echo(f"已停用 {login}。")


@command.command(cls=Command, help=RESTORE)
@click.argument("login", metavar="LOGIN")
def restore(login: str) -> None:
    """Let one person in again."""
    with _someone(login) as (rows, person_id):
        administering.restore(rows, [person_id])
        administering.unlock(rows, [person_id])
        _note(rows, Event.PERSON_RESTORED, now(), about=person_id)
    click.echo(f"已恢复 {login}。忘了口令就运行 quizapp people reset {login}。")


@command.command(cls=Command, help=RESET)
@click.option("--codes-off", is_flag=True, help="同时停用动态口令，本人手机丢了时用。")
@click.argument("login", metavar="LOGIN")
def reset(login: str, *, codes_off: bool) -> None:
    """Give one person a new initial password."""
    password, moment = initial(), now()
    with _someone(login) as (rows, person_id):
        ends = moment + settings_of(rows).initial_password_lasts
        name = reset_password(rows, login, password, now=moment, expires_at=ends)
        _note(rows, Event.PASSWORD_RESET, moment, about=person_id)
        if codes_off and codes.turn_off(rows, person_id):
            _note(rows, Event.CODES_OFF, moment, about=person_id)
    click.echo(f"{name} 的新初始口令：{password}")


@command.command("import", cls=Command, help=IMPORT)
@click.option("--class", "cohort", metavar="NAME", help="培训班的名称；不写时只建账号。")
@click.option(
    "--instructor",
    "runners",
    multiple=True,
    metavar="LOGIN",
    help="新建的班由谁管理（培训管理员的登录名），可写几次。",
)
@click.argument(
    "file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def import_(cohort: str | None, runners: tuple[str, ...], file: Path) -> None:
    """Put the people of a roster into a class, or give them just their accounts."""
    if runners and not cohort:
        raise click.UsageError("写了 --instructor，就要用 --class 写明是哪个班。")
    database, moment = Database(up_to_date()), now()
    with database.reading() as rows:
        site = settings_of(rows)
    people = roster_of(cells_of(file.read_bytes()), phones=site.keeps_phones).rows
    with database.writing() as rows:
        cohort_id = _cohort(rows, cohort, runners, moment) if cohort else None
        coming = foreseen(rows, cohort_id, people, asker=OFFICE)
        rows.commit()
    given = drawn(sum(one.outcome == "added" for one in coming))
    with database.writing() as rows:
        ends = moment + site.initial_password_lasts
        results = enrol(rows, cohort_id, people, given, asker=OFFICE, now=moment, expires_at=ends)
        facts = {"roles": [Role.TRAINEE.value]}
        for one in (one for one in results if one.outcome == "added"):
            _note(rows, Event.PERSON_ADDED, moment, about=one.person_id, facts=facts)
        rows.commit()
    database.engine.dispose()
    _report(results)


def _cohort(rows: Session, name: str, runners: Sequence[str], moment: datetime) -> int:
    """Return the class of a name, made where there is none."""
    found = cohort_named(rows, name)
    if found is not None:
        return found
    instructors = [instructor_named(rows, login) for login in runners]
    return create_cohort(rows, name, now=moment, instructors=instructors)


@contextmanager
def _someone(login: str) -> Iterator[tuple[Session, int]]:
    """Give a session and the id of whoever has this login; what is written there is kept."""
    with Database(up_to_date()).writing() as rows:
        yield rows, person_with(rows, login)
        rows.commit()


def _note(
    rows: Session,
    event: Event,
    moment: datetime,
    *,
    about: int | None,
    facts: Mapping[str, object] | None = None,
) -> None:
    """Write down what was done on the server itself."""
    record(rows, event, who=None, address="", now=moment, about=about, facts=facts)


def _report(results: Sequence[Enrolled]) -> None:
    for result in results:
        click.echo(_line(result), err=result.outcome == "refused")
    refused = sum(result.outcome == "refused" for result in results)
    if refused:
        raise Refusal(f"{len(results)} 行中有 {refused} 行没有加入。")


def _line(result: Enrolled) -> str:
    row = result.row
    line = f"第 {row.line} 行 {row.name}：{said(result)}"
    return f"{line}。登录名：{row.login}  初始口令：{result.password}" if result.password else line
