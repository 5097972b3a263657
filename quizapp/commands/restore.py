"""`quizapp restore`: an installation as a backup holds it."""

from __future__ import annotations

from pathlib import Path

import click

from quizapp.backups import BadBackup
from quizapp.backups.restoring import restore
from quizapp.clock import now
from quizapp.commands.frame import Command, Refusal, settings
from quizapp.locks import InUse

HELP = """用一个备份恢复整套系统；先核对备份，现有的内容挪到一边，不删除。

网站要先停下。恢复后所有人要重新登录。

例：quizapp restore backups/quizapp-20261122T190000Z.tar.gz
"""
RUNNING = "网站正在运行，没有恢复。请先停止网站（systemctl stop quizapp）再恢复。"


@click.command(cls=Command, help=HELP)
@click.argument(
    "file",
    metavar="备份文件",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--yes", is_flag=True, help="不再询问，直接恢复。")
def command(file: Path, *, yes: bool) -> None:
    """Restore, once whoever asked says yes."""
    found = settings()
    if not yes:
        click.confirm(f"要用 {file.name} 代替 {found.instance} 现有的全部内容吗？", abort=True)
    try:
        manifest, aside = restore(found, file, now=now())
    except InUse as error:
        raise Refusal(RUNNING) from error
    except BadBackup as error:
        raise Refusal(str(error)) from error
    when = manifest.made_at.astimezone(found.timezone)
    click.echo(f"已恢复到 {when:%Y-%m-%d %H:%M} 的备份，数据库已升级到本程序的版本。")
    click.echo(f"原来的内容在 {aside}，确认无误后可以删除。")
    click.echo("所有人需要重新登录。")
