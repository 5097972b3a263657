"""`quizapp move-to`: from SQLite to PostgreSQL, and back, every row compared."""

from __future__ import annotations

import click

from quizapp.backups.moving import CannotMove, digest, move
from quizapp.commands.frame import Command, Refusal, up_to_date
from quizapp.locks import InUse

HELP = """把全部内容搬到一个空的数据库，搬完逐表核对行数和内容；原来的数据库不动。

网站要先停下。搬完把 DATABASE_URL 改成新地址再启动。搬回 SQLite 也用这条命令。

例：quizapp move-to postgresql://quizapp@127.0.0.1/quizapp --instance /var/lib/quizapp
"""


@click.command(cls=Command, help=HELP)
@click.argument("url", metavar="数据库地址")
def command(url: str) -> None:
    """Move, and say what arrived."""
    found = up_to_date()
    try:
        arrived = move(found, url)
    except InUse as error:
        raise Refusal("网站正在运行，没有搬。请先停止网站（systemctl stop quizapp）。") from error
    except CannotMove as error:
        raise Refusal(str(error)) from error
    rows = sum(count for count, _ in arrived.values())
    click.echo(f"已搬 {len(arrived)} 张表、{rows} 行，逐表核对一致。")
    click.echo(f"内容的校验和：{digest(arrived)}")
    click.echo("请把 DATABASE_URL 改成新地址（/etc/quizapp.env），再启动网站。")
    click.echo("原来的数据库没有改动；确认无误后再处理它。")
