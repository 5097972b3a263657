"""`quizapp check`: what is wrong with a machine, in plain words."""

from __future__ import annotations

import click

from quizapp.clock import now
from quizapp.commands.frame import Command, settings
from quizapp.commands.serve import address
from quizapp.machine.findings import Grade
from quizapp.machine.looking import look

HELP = """检查这台机器和这套系统，逐项说明好坏和怎么办；有坏的就以 1 退出。

例：quizapp check --bind 0.0.0.0:8000 --instance /var/lib/quizapp
"""
MARKS = {Grade.GOOD: "好", Grade.CARE: "留意", Grade.BAD: "坏"}


@click.command(cls=Command, help=HELP)
@click.option(
    "--bind",
    default="127.0.0.1:8000",
    metavar="HOST:PORT",
    callback=address,
    help="网站要用的地址和端口；不写时是 127.0.0.1:8000。",
)
@click.pass_context
def command(ctx: click.Context, *, bind: tuple[str, int]) -> None:
    """Tell of each thing as it is looked at."""
    worst = Grade.GOOD
    for finding in look(settings(), now=now(), address=bind):
        mark = MARKS[finding.grade]
        click.echo(f"[{mark}]{'　' * (2 - len(mark))} {finding.what}：{finding.found}")
        if finding.advice:
            click.echo(f"        {finding.advice}")
        worst = max(worst, finding.grade, key=lambda grade: grade.rank)
    click.echo(
        {
            Grade.GOOD: "都好。",
            Grade.CARE: "能用；标“留意”的有空处理。",
            Grade.BAD: "标“坏”的要先处理。",
        }[worst]
    )
    ctx.exit(1 if worst is Grade.BAD else 0)
