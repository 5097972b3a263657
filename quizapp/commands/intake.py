"""`quizapp intake PATH …`: speeches → drafts in the bank."""

from __future__ import annotations

import os
import sys
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import click

from question_bank.bank.audit.entries import Event, Outcome, record
from question_bank.bank.kinds import NAMES
from question_bank.bank.members import bank_named
from question_bank.bank.speeches import PUBLIC_BANK
from question_bank.errors import UnreadableFile
from question_bank.speech.secrecy import Guard
from quizapp.clock import now
from quizapp.cluster import NoCluster, cluster
from quizapp.commands.frame import Command, Refusal, up_to_date
from quizapp.database import Database
from quizapp.errors import sentence
from quizapp.intake import Destination, File, Received, receive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Executor

    from quizapp.settings import Settings

HELP = """把讲话稿读进题库：找出要点，拟好试题，等待审核。

可以给文件，也可以给文件夹。读过的不会重复入库。有密级标志的不读，什么也不留下；
有“会后收回”“内部资料”一类要求的，核对后加 --checked 再读，读进来的材料都设为“内部”。
成千上万份时可以由几台机器一起读（--dask），入库仍在本机。

例：quizapp intake 讲话稿/ --jobs 4
"""
AT_ONCE = 16  # files held in memory
SAID = {
    "same_file": "已有，未重复入库",
    "same_text": "文字与已有的一份相同，未重复入库",
}


@click.command(cls=Command, help=HELP)
@click.option(
    "--jobs",
    default=os.cpu_count() or 1,
    type=click.IntRange(1, 64),
    metavar="N",
    help="同时读几份；不写时与处理器核数相同。",
)
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="由 Dask 集群来读，如 tcp://10.12.0.7:8786；这时 --jobs 不起作用。",
)
@click.option("--bank", default=PUBLIC_BANK, metavar="NAME", help="放进哪个题库；默认公共题库。")
@click.option(
    "--checked",
    is_flag=True,
    help="“会后收回”“内部资料”一类的要求已核对，可以在本单位内部学习使用。",
)
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="PATH …",
    type=click.Path(exists=True, path_type=Path),
)
def command(
    *, jobs: int, dask: str | None, bank: str, checked: bool, paths: tuple[Path, ...]
) -> None:
    """Take speeches in and report on each."""
    settings = up_to_date()
    files = _files(paths)
    if not files:
        raise Refusal("没有找到讲话稿。")
    with _readers(jobs, dask) as readers:
        guard = Guard.CONFIRMED if checked else Guard.ASKING
        failed = intake(settings, files, bank, readers=readers, guard=guard)
    if failed:
        raise Refusal(f"{len(files)} 份中有 {failed} 份没有读成。")


@contextmanager
def _readers(jobs: int, address: str | None) -> Iterator[Executor]:
    """Give who reads: processes of this machine, or the cluster at an address."""
    try:
        if address:
            with cluster(address) as readers:
                yield readers
        else:
            with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as readers:
                yield readers
    except NoCluster as error:
        raise Refusal(str(error)) from error
    except BrokenExecutor as error:
        raise Refusal("读稿的进程被终止了（内存不够？）。再运行一次会接着读。") from error


def intake(
    settings: Settings,
    files: Sequence[Path],
    bank: str,
    *,
    readers: Executor,
    guard: Guard = Guard.ASKING,
) -> int:
    """Take files into a bank, read by any executor; return how many could not be read.

    Raises:
        NotFound: there is no bank of that name.

    """
    database = Database(settings)
    with database.reading() as rows:
        place = Destination(bank_named(rows, bank))
    results = _received(database, files, place, readers=readers, guard=guard)
    told = list(_told(results, len(files)))
    if marked := sum(received.is_marked for received in told):
        _record_refused(database, marked)
    database.engine.dispose()
    return sum(received.failed for received in told)


def _told(results: Iterator[Received], count: int) -> Iterator[Received]:
    """Yield the results, told as they come, or after a progress bar where somebody watches."""
    if sys.stderr.isatty():
        with click.progressbar(results, count, "正在读取", file=sys.stderr) as bar:
            results = iter(list(bar))
    for number, received in enumerate(results, start=1):
        click.echo(_line(received, number), err=received.failed)
        yield received


def _record_refused(database: Database, marked: int) -> None:
    """Write down that secret files were refused, and nothing of what they are."""
    with database.writing() as rows:
        record(
            rows,
            Event.UPLOAD_REFUSED,
            who=None,
            address="",
            now=now(),
            outcome=Outcome.REFUSED,
            facts={"files": marked},
        )
        rows.commit()


def _received(
    database: Database,
    files: Sequence[Path],
    place: Destination,
    *,
    readers: Executor,
    guard: Guard,
) -> Iterator[Received]:
    """Read a few files at a time, so that a large folder does not fill the memory."""
    for start in range(0, len(files), AT_ONCE):
        held = []
        for path in files[start : start + AT_ONCE]:
            try:
                held.append(File(path.name, path.read_bytes()))
            except OSError:
                yield Received(path.name, UnreadableFile("unreadable"))
        yield from receive(database, held, place, readers=readers, guard=guard)


def _files(paths: Iterable[Path]) -> list[Path]:
    """Return the files named, and those in the folders named, hidden ones left out."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside:
            if file.is_file() and not file.name.startswith((".", "~$")):
                found[file] = None
    return list(found)


def _line(received: Received, number: int) -> str:
    """Return what is told of a file; a secret one is named to nobody but who sits there."""
    report = received.came
    if isinstance(report, UnreadableFile):
        is_named = not received.is_marked or sys.stderr.isatty()
        return f"✗ {received.name if is_named else f'第 {number} 份'}：{sentence(report)}"
    if report.outcome in SAID:
        return f"· {received.name}：{SAID[report.outcome]}"
    made = "，".join(
        f"{name} {count} 道" for kind, name in NAMES.items() if (count := report.new.get(kind))
    )
    parts = [f"要点 {report.requirements} 条", made or "没有新试题"]
    if report.ready:
        parts.append(f"可直接采纳 {report.ready} 道")
    if report.known:
        parts.append(f"题库已有 {sum(report.known.values())} 道")
    if report.changed:
        parts.append(f"出处有变 {report.changed} 道")
    notes = "".join(f"\n    注意：{warning}" for warning in report.warnings)
    return f"✓ {received.name}：《{report.title}》{'，'.join(parts)}{notes}"
