"""A disk that is full under load and has room again: nobody starts anything anew."""

from __future__ import annotations

import os
import signal
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.upgrade import upgrade
from tests.faults.classroom import classroom
from tests.faults.drill import Drill
from tests.faults.site import Site, until
from tests.faults.storage.disk import small_disk
from tests.faults.trainee import answering, back_after
from tests.installations import installation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.faults.storage.disk import Disk
    from tests.faults.trainee import Trainee

REFUSED_EACH = 3
FULL, READY = (503, "disk\n"), (200, "ok\n")


@dataclass
class Watched(Drill):
    """The drill, and what else was seen.

    `ready` is what /readyz said while the disk was full and after; `pages` what could be read
    while it was; `killed` the workers that we killed, `lost` those that ended by themselves.
    """

    ready: list[tuple[int, str]] = field(default_factory=list)
    pages: set[str] = field(default_factory=set)
    killed: set[int] = field(default_factory=set)
    lost: set[int] = field(default_factory=set)


def fill_and_clear(folder: Path, times: int, *, trainees: int = 6) -> Watched:
    """Fill the disk that holds the instance and all temporary files so many times under load.

    Raises:
        PermissionError: this process may not mount a disk.

    """
    drill = Watched("disk full", times)
    with small_disk(folder) as disk, _temporary_files(disk.folder / "tmp"):
        (disk.folder / "instance").mkdir()
        settings = installation(disk.folder / "instance")
        upgrade(settings)
        room = classroom(settings, trainees=trainees, questions=60)
        with Site.of(settings) as site:
            entered = room.enter(site)
            with answering(entered):
                for _ in range(times):
                    _once(disk, site, entered, drill)
            drill.ended_with(site.stop())
        drill.closed(room, entered)
    return drill


def _once(disk: Disk, site: Site, trainees: list[Trainee], drill: Watched) -> None:
    """Fill the disk, kill a worker while it is full, and clear it."""
    already, workers = [one.told.total() for one in trainees], site.workers()
    disk.fill_up()
    until(
        lambda: all(
            one.told.total() >= told + REFUSED_EACH
            for one, told in zip(trainees, already, strict=True)
        )
    )
    drill.ready.append(site.get("/readyz"))
    victim = min(workers)
    os.kill(victim, signal.SIGKILL)
    drill.killed.add(victim)
    until(lambda: len(site.workers() - {victim}) == 2)
    drill.pages.add(f"{site.get('/log-in')[0]} {site.get('/healthz')[1].strip()}")
    moment = time.monotonic()
    disk.clear()
    drill.came_back(back_after(trainees, moment))
    drill.ready.append(site.get("/readyz"))
    drill.lost |= workers - site.workers() - drill.killed


@contextmanager
def _temporary_files(folder: Path) -> Iterator[None]:
    """Let the programs that are started meanwhile keep their temporary files in a new folder."""
    folder.mkdir()
    before = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before
