"""`quizapp …`: one command a module, loaded when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from quizapp.commands.frame import Group
from quizapp.commands.usage import explained

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LISTED = {
    "运行": {
        "demo": "建一套示例系统并启动，供试用",
        "serve": "启动网站（先把数据库升级到最新）",
    },
    "机器": {
        "check": "检查这台机器和这套系统，说明哪里不对",
        "certificate": "为内网生成 https 证书",
    },
    "备份": {
        "backup": "把数据库、文件和设置备份成一个文件",
        "restore": "用一个备份恢复整套系统",
        "move-to": "把全部内容搬到 PostgreSQL，或者搬回 SQLite",
    },
    "题库": {
        "intake": "把讲话稿读进题库，拟好试题",
        "purge": "彻底清除误传的材料，不留文字",
    },
    "学习": {
        "optimise": "用作答记录拟合一个学习专题的记忆参数",
        "replay": "按作答记录核对每张记忆卡",
    },
    "试卷": {
        "paper": "从学习专题组卷，写出试卷和参考答案",
    },
    "人员": {
        "people": "添加人员，导入名单，重置口令，改角色，停用和恢复账号",
        "tidy": "按保存期限清理人员、答题原文和日志",
    },
}


class Commands(Group):
    """The listed commands, each in the module of its name."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return their names in the order of the help."""
        return [name for group in LISTED.values() for name in group]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Load a command."""
        if name not in self.list_commands(ctx):
            return None
        found: click.Command = import_module(f"quizapp.commands.{module(name)}").command
        return found

    def sections(self, _ctx: click.Context) -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
        """Return the groups without loading a command."""
        for title, group in LISTED.items():
            yield title, group.items()


def module(name: str) -> str:
    """Return the name of the module of a command."""
    return name.replace("-", "_")


@click.group(cls=Commands, name="quizapp", help="讲话研学：把讲话稿变成题目，帮人记住，印成试卷。")
@click.version_option(package_name="quizapp", message="%(version)s", help="显示版本号。")
def commands() -> None:
    """Hold the commands."""


def main() -> None:
    """Run a command; exit with 0 (done), 1 (refused or failed) or 2 (wrong usage)."""
    try:
        status = commands.main(prog_name="quizapp", standalone_mode=False)
    except click.UsageError as error:
        click.echo(explained(error), err=True)
        status = error.exit_code
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except click.Abort:
        click.echo("已中断。", err=True)
        status = 1
    sys.exit(status if isinstance(status, int) else 0)
