"""`quizapp people …`: who can log in."""

from __future__ import annotations

import click

from question_bank.bank.passwords import initial
from question_bank.bank.people import Role, add_person
from quizapp.clock import now
from quizapp.commands import roster
from quizapp.commands.frame import Command, Group, up_to_date
from quizapp.database import Database

ROLES = {
    "学员": Role.TRAINEE,
    "培训管理员": Role.INSTRUCTOR,
    "系统管理员": Role.ADMINISTRATOR,
    "审计员": Role.AUDITOR,
}
WORDS = {**ROLES, **{role.value: role for role in Role}}
ADD = """添加一个人，并给出初始口令（首次登录时必须改）。

例：quizapp people add --role 系统管理员 赵明
"""


@click.group(cls=Group, help="添加人员，导入学员名单。")
def command() -> None:
    """Hold the commands about people."""


@command.command(cls=Command, help=ADD)
@click.option(
    "--role",
    "roles",
    required=True,
    multiple=True,
    type=click.Choice(list(WORDS)),
    metavar="ROLE",
    help="学员、培训管理员、系统管理员或审计员；一人有几个角色就写几次。",
)
@click.option("--login", metavar="LOGIN", help="登录时输入的名字，如工号；不写时就用姓名。")
@click.argument("name", metavar="NAME")
def add(roles: tuple[str, ...], login: str | None, name: str) -> None:
    """Add one person."""
    chosen, password = login or name, initial()
    with Database(up_to_date()).writing() as rows:
        add_person(
            rows,
            login=chosen,
            name=name,
            roles={WORDS[role] for role in roles},
            password=password,
            now=now(),
        )
        rows.commit()
    click.echo(f"已添加 {name}。登录名：{chosen}  初始口令：{password}")


command.add_command(roster.command)
