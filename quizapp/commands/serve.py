"""`quizapp serve`: gunicorn on this installation."""

from __future__ import annotations

import click

from quizapp.commands.frame import Command, Refusal, up_to_date
from quizapp.locks import InUse
from quizapp.server import PortTaken
from quizapp.server import serve as answer_requests

HELP = """启动网站，直到按 Ctrl-C；启动前把数据库升级到最新。

例：quizapp serve --bind 0.0.0.0:8000 --instance /srv/quizapp
"""


def _address(_ctx: click.Context, option: click.Parameter, text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise click.BadParameter("要写成“地址:端口”，例如 0.0.0.0:8000。", param=option)
    return host, int(port)


@click.command(cls=Command, help=HELP)
@click.option(
    "--bind",
    default="127.0.0.1:8000",
    metavar="HOST:PORT",
    callback=_address,
    help="在哪里等候访问；不写时是 127.0.0.1:8000，只有本机能访问。",
)
@click.option(
    "--workers",
    default=2,
    type=click.IntRange(1, 64),
    metavar="N",
    help="同时工作的进程数；不写时是 2，一般与处理器核数相同。",
)
def command(bind: tuple[str, int], workers: int) -> None:
    """Serve until told to stop."""
    host, port = bind
    found = up_to_date()

    def ready() -> None:
        click.echo(f"已启动：http://{host}:{port}/  （按 Ctrl-C 停止）")

    try:
        answer_requests(found, host=host, port=port, workers=workers, ready=ready)
    except PortTaken as error:
        raise Refusal(f"{host}:{port} 已被别的程序占用，请用 --bind 换一个端口。") from error
    except InUse as error:
        raise Refusal("正在用备份恢复这套系统，请等恢复完成后再启动。") from error
