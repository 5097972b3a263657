"""`quizapp purge`: a material that should never have come in, wiped with all made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from sqlalchemy import select

from question_bank.bank.audit.entries import Event, record
from question_bank.bank.speeches import Speech
from quizapp.clock import now
from quizapp.commands.frame import Command, Refusal, up_to_date
from quizapp.database import Database
from quizapp.locks import InUse
from quizapp.nodes import standstill
from quizapp.purging.words import COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from quizapp.purging.doomed import Doomed
    from quizapp.settings import Settings

HELP = """彻底清除误传的材料：连同试题、学习记录、试卷、考试，数据库文件里也不留文字。

先停止网站。不写编号就列出全部材料的编号；清除前会列出清单，要输入“清除”两个字。
备份和已下载的文件清除不了，最后会一一列出。

例：quizapp purge 12
"""
WORD = "清除"
RUNNING = "网站正在运行，没有清除。请先停止网站（systemctl stop quizapp）再清除。"


@click.command(cls=Command, help=HELP)
@click.option(
    "--question", "questions", multiple=True, type=int, metavar="N", help="只清除这道题。"
)
@click.argument("speech", type=int, required=False, metavar="[材料编号]")
def command(*, speech: int | None, questions: tuple[int, ...]) -> None:
    """Purge a material or single questions once whoever asked has typed the word."""
    settings = up_to_date()
    database = Database(settings)
    try:
        if speech is None and not questions:
            with database.reading() as rows:
                _list(rows)
            return
        with standstill(settings):
            _purge(settings, database, speech, questions)
    except InUse as error:
        raise Refusal(RUNNING) from error
    finally:
        database.engine.dispose()


def _list(rows: Session) -> None:
    for speech in rows.scalars(select(Speech).order_by(Speech.id)):
        click.echo(f"{speech.id:>6}  {speech.created_at:%Y-%m-%d}  {speech.title}")


def _purge(
    settings: Settings, database: Database, speech: int | None, questions: tuple[int, ...]
) -> None:
    from quizapp.purging.deletion import delete, remains  # noqa: PLC0415 - help does not wait
    from quizapp.purging.doomed import doomed_with  # noqa: PLC0415 - as above
    from quizapp.purging.storage import wipe  # noqa: PLC0415 - as above

    with database.reading() as rows:
        _show(doomed_with(rows, speech, questions))
    typed = click.prompt(f"清除后不能恢复。要清除，请输入“{WORD}”", default="", show_default=False)
    if typed.strip() != WORD:
        raise Refusal("没有清除，什么也没有改动。")
    with database.writing() as rows:
        doomed = doomed_with(rows, speech, questions)
        counts = delete(rows, doomed)
        left = remains(rows, doomed)
        told = {name: counts[name] for name in COUNTED if name in counts}
        record(rows, Event.PURGED, who=None, address="", now=now(), facts=told)
        rows.commit()
    not_wiped = wipe(database, counts)
    click.echo("已清除：" + "，".join(f"{COUNTED[name]} {count}" for name, count in told.items()))
    for line in (*_places(left), *_elsewhere(settings, database, doomed), *not_wiped):
        click.echo(line)


def _show(doomed: Doomed) -> None:
    for title in doomed.titles[:1]:
        click.echo(f"材料：{title}")
    click.echo(
        f"试题 {len(doomed.questions)} 道（含用了这份材料文字的其他试题），连同全部作答记录。"
    )
    for name, found in (("试卷", doomed.papers), ("考试", doomed.exams)):
        for title in found.values():
            click.echo(f"{name}：{title}（整份清除，成绩也一并清除）")


def _places(left: list[str]) -> Iterator[str]:
    if left:
        yield "下面这些栏目里还有与它相同的字句，请到网站上核对、改掉：" + "、".join(left)


def _elsewhere(settings: Settings, database: Database, doomed: Doomed) -> Iterator[str]:
    from quizapp.purging.traces import backups_with, handed_out  # noqa: PLC0415 - as above

    with database.reading() as rows:
        files = handed_out(rows, doomed)
    for place in backups_with(settings, doomed):
        yield f"备份里还有，请按保密规定销毁：{place}"
    for file in files:
        when = file.at.astimezone(settings.timezone)
        yield f"下载的文件里可能还有：{when:%Y-%m-%d %H:%M} {file.login} {file.page}"
    if not files:
        yield "日志里没有人下载过含有它的文件。"
    yield "打印稿、导入的 Anki 牌组、浏览器里保存的离线页面，要另外追回。"
