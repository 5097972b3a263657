"""`quizapp optimise`: the memory model fitted to a course's own log, kept only if it wins."""

from __future__ import annotations

import click

from question_bank.papers.courses import course_named
from question_bank.study.scheduling.fitting import CannotFit, is_installed
from question_bank.study.scheduling.optimising import adopt, optimise
from quizapp.clock import now
from quizapp.commands.frame import Command, Refusal, up_to_date
from quizapp.database import Database

HELP = """用一个学习专题的作答记录拟合记忆参数，只在预测得更准时采用。

前五分之四的记录用来拟合，后五分之一用来比较；两个数都会显示，越小越准。
采用后从下一次作答起生效，已排好的日期不变。

例：quizapp optimise 学习专题一
"""
MISSING = (
    "这条命令要用附加组件 fsrs-rs-python。请在安装目录里运行：\n"
    "  .venv/bin/pip install 'fsrs-rs-python>=0.9,<1'\n"
    "装好后再运行一次。不装也不影响其他功能。"
)


@click.command(cls=Command, help=HELP)
@click.argument("course", metavar="专题名称")
def command(course: str) -> None:
    """Fit, compare, and keep what wins."""
    if not is_installed():
        raise Refusal(MISSING)
    database = Database(up_to_date())
    try:
        with database.reading() as session:
            course_id = course_named(session, course)
            found = optimise(session, course_id)
    except CannotFit as error:
        raise Refusal("拟合没有成功，参数不变。") from error
    click.echo(f"用 {found.reviews} 次复习拟合，用其后的 {found.tested} 次复习比较。")
    click.echo(f"现用参数的误差 {found.loss_before:.4f}，新参数的误差 {found.loss_after:.4f}。")
    if not found.wins:
        click.echo("新参数没有更准，不采用。")
        return
    with database.writing() as session:
        adopt(session, course_id, found.weights, now=now())
        session.commit()
    click.echo("新参数更准，已采用；从下一次作答起生效。")
