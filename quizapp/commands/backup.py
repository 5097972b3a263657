"""`quizapp backup`: one file that holds everything, made while the site runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from question_bank.bank.audit.entries import Event, Outcome, record
from quizapp.backups import BadBackup
from quizapp.backups.parcel import read, sum_of
from quizapp.backups.shelf import copy_elsewhere, is_same_disk, kept, make, thin
from quizapp.backups.thinning import Keeping
from quizapp.clock import now
from quizapp.commands.frame import Command, Refusal, settings, up_to_date
from quizapp.database import Database

if TYPE_CHECKING:
    from quizapp.backups.shelf import Backup
    from quizapp.settings import Settings

HELP = """把数据库、文件和设置备份成一个文件，写完再读一遍核对；网站不用停。

备份放在安装目录的 backups 里，只有本人可读；设了 QUIZAPP_BACKUP_COPIES 就再存一份到那个目录。
写上 --thin 就清理旧备份：最近若干天、若干周、若干月各留一份。

例：quizapp backup --thin --days 7 --weeks 4 --months 12
"""


def _keeping(what: str, usual: int) -> click.Option:
    return click.Option(
        [f"--{what}"],
        default=usual,
        type=click.IntRange(0, 1000),
        metavar="N",
        help=f"清理时留多少{ {'days': '天', 'weeks': '周', 'months': '月'}[what] }的；"
        f"不写时是 {usual}。",
    )


@click.command(cls=Command, help=HELP)
@click.option("--thin", "thins", is_flag=True, help="备份后清理旧备份。")
@click.option("--list", "lists", is_flag=True, help="只列出已有的备份。")
@click.option(
    "--check",
    "checked",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="只核对一个备份文件是否完整。",
)
def command(*, thins: bool, lists: bool, checked: Path | None, **counts: int) -> None:
    """Make a backup, or tell of those there are."""
    try:
        if checked:
            _check(checked)
        elif lists:
            _list(settings())
        else:
            _make(up_to_date(), Keeping(**counts) if thins else None)
    except BadBackup as error:
        raise Refusal(str(error)) from error


command.params += [_keeping("days", 7), _keeping("weeks", 4), _keeping("months", 12)]


def _make(found: Settings, keeping: Keeping | None) -> None:
    try:
        made = make(found, now=now())
    except BadBackup:
        _record(found, Outcome.REFUSED, "")
        raise
    _record(found, Outcome.DONE, made.file.name)
    click.echo(f"备份完成并已核对：{made.file}（{_room(made)}）")
    click.echo(f"SHA-256：{sum_of(made.file)}")
    elsewhere = copy_elsewhere(found, made)
    if elsewhere:
        click.echo(f"另存一份：{elsewhere}")
        if is_same_disk(found):
            click.echo("注意：另存的目录与安装目录在同一块磁盘上，磁盘坏了两份都会丢。")
    if keeping and (gone := thin(found, keeping)):
        click.echo(f"清理旧备份 {len(gone)} 个。")


def _record(found: Settings, outcome: Outcome, file: str) -> None:
    """Write down that a backup was made, or was not."""
    database = Database(found)
    facts = {"file": file}
    with database.writing() as rows:
        record(
            rows,
            Event.BACKED_UP,
            who=None,
            address="",
            now=now(),
            outcome=outcome,
            facts=facts,
        )
        rows.commit()
    database.engine.dispose()


def _check(file: Path) -> None:
    manifest = read(file)
    click.echo(
        f"备份完整：{manifest.made_at:%Y-%m-%d %H:%M}（UTC）由 {manifest.version} 版所作，"
        f"数据库版本 {manifest.revision}，共 {len(manifest.parts)} 个部分，都与校验和相符。"
    )


def _list(found: Settings) -> None:
    backups = kept(found)
    for one in backups:
        when = one.made_at.astimezone(found.timezone)
        click.echo(
            f"{when:%Y-%m-%d %H:%M}  {_room(one):>10}  "
            f"{'已另存' if one.elsewhere else '　　　'}  {one.file}"
        )
    if not backups:
        click.echo("还没有备份。运行 quizapp backup 就能作一个。")


def _room(backup: Backup) -> str:
    return f"{backup.size / 1e6:.1f} MB" if backup.size >= 1e6 else f"{backup.size / 1e3:.0f} KB"
