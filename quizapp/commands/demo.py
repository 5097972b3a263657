"""`quizapp demo`: an installation with samples in it, to be looked at and tried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.clock import now
from quizapp.commands.frame import Command, Refusal, up_to_date
from quizapp.samples.installation import PASSWORDS, fill
from quizapp.samples.people import ADMINISTRATOR, INSTRUCTOR, TRAINEES
from quizapp.server import is_free, serve

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HELP = """建一套示例系统（示例讲话、人员和几周的学习记录），启动网站，直到按 Ctrl-C。

再次运行就接着用，口令不变。

例：quizapp demo --port 8000 --instance instance
"""
HOST = "127.0.0.1"
USUAL_PORT = 8000
PORTS_TRIED = 20


@click.command(cls=Command, help=HELP)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="N",
    help="端口；不写时从 8000 起找一个空的。",
)
def command(port: int | None) -> None:
    """Fill an installation with samples and serve it until told to stop."""
    chosen = free_port(port)
    click.echo("正在准备示例系统（第一次约需 20 秒）……")
    settings = up_to_date()
    passwords = fill(settings, now=now(), say=lambda step: click.echo(f"  {step}"))

    def ready() -> None:
        click.echo(_welcome(chosen, passwords, settings.instance))

    serve(settings, host=HOST, port=chosen, workers=2, quiet=True, ready=ready)
    click.echo("\n示例系统已停止。再次运行同一条命令就接着用。")


def free_port(asked: int | None) -> int:
    """Return the port asked for, or the first free one from the usual port on.

    Raises:
        Refusal: it is taken, or all of them are.

    """
    if asked is not None:
        if not is_free(HOST, asked):
            raise Refusal(f"端口 {asked} 已被别的程序占用，请用 --port 换一个。")
        return asked
    for port in range(USUAL_PORT, USUAL_PORT + PORTS_TRIED):
        if is_free(HOST, port):
            if port != USUAL_PORT:
                click.echo(f"端口 {USUAL_PORT} 已被别的程序占用，改用 {port}。")
            return port
    raise Refusal(f"端口 {USUAL_PORT} 起的 {PORTS_TRIED} 个都被占用，请用 --port 指定一个。")


def _welcome(port: int, passwords: Mapping[str, str], instance: Path) -> str:
    lines = ["", f"请用浏览器打开  http://{HOST}:{port}/", "", "  登录名      口令            是谁"]
    for person, words in (
        (TRAINEES[0], "学员：今天有题要复习"),
        (INSTRUCTOR, "培训管理员：有题待审核，可上传讲话稿、管理培训班、出试卷"),
        (ADMINISTRATOR, "系统管理员"),
    ):
        lines.append(f"  {person.login:<10}  {passwords[person.login]}  {person.name}，{words}")
    others = f"{TRAINEES[1].login} 至 {TRAINEES[-1].login}"
    lines += [
        "",
        f"其他学员是 {others}，口令都在 {instance / PASSWORDS}。",
        "讲话、单位和人员都是虚构的。按 Ctrl-C 停止。",
    ]
    return "\n".join(lines)
