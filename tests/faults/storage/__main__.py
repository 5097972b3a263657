"""`python -m tests.faults.storage [NAME …]`: the drills on what is stored, in their long form.

Each prints a line of docs/faults.md's table. `disk` asks for root, `power` for strace.
"""

from __future__ import annotations

import shutil
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from alembic.script import ScriptDirectory

from quizapp.schema import MIGRATIONS
from quizapp.upgrade import upgrade
from tests.benchmarks.answer import fill
from tests.faults.classroom import classroom
from tests.faults.storage.backing_up import back_up_under_load
from tests.faults.storage.clocks import faults
from tests.faults.storage.full_disk import FULL, READY, fill_and_clear
from tests.faults.storage.power import cut, trace
from tests.faults.storage.torn import tear
from tests.faults.storage.upgrading import kill_upgrades
from tests.installations import FILE, installation
from tests.postgresql import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quizapp.settings import Settings

REVISIONS = [one.revision for one in ScriptDirectory(str(MIGRATIONS)).walk_revisions()][::-1]


@contextmanager
def _place(name: str) -> Iterator[Path]:
    with TemporaryDirectory(prefix=f"quizapp-{name}-") as folder:
        yield Path(folder)


def _installed(folder: Path) -> Settings:
    folder.mkdir()
    settings = installation(folder)
    upgrade(settings)
    return settings


def disk() -> str:
    """Fill the disk ten times."""
    with _place("disk") as folder:
        drill = fill_and_clear(folder, 10)
    found = drill.ledger
    return (
        f"disk full, 10 times under load | {found.acknowledged} acknowledged, lost {found.lost},"
        f" doubled {found.doubled}, cards that differ {found.miscounted}, broken {found.broken};"
        f" told {dict(drill.told)}; /readyz red and green again"
        f" {drill.ready == [FULL, READY] * 10}; workers that ended by themselves {len(drill.lost)};"
        f" back after {max(drill.back):.1f} s at the latest"
    )


def power() -> str:
    """Cut the power at three hundred points while three hundred answers are given."""
    with _place("power") as folder:
        settings, scratch = _installed(folder / "instance"), folder / "scratch"
        scratch.mkdir()
        fill(settings, trainees=1, questions=50)
        before = (settings.instance / FILE).read_bytes()
        events = trace(settings.instance, 300, folder / "trace")
        cuts = cut(events, before, scratch, points=300)
    return (
        f"power cut, {len(cuts.found)} times | {max(a for a, *_ in cuts.found)} acknowledged,"
        f" {len(events)} writes and syncs, {cuts.syncs} syncs; lost {cuts.lost},"
        f" not whole {cuts.corrupt}"
    )


def torn() -> str:
    """Cut the log at two thousand places, and change it at five hundred."""
    with _place("torn") as folder:
        settings, scratch = _installed(folder / "instance"), folder / "scratch"
        scratch.mkdir()
        fill(settings, trainees=1, questions=30)
        found = tear(settings, scratch, answers=80, cuts=1100, changes=500)
    counts = [len(one.attempts) for one in found.cut.values()]
    broken = [one for one in (*found.cut.values(), *found.changed.values()) if not one.is_whole]
    return (
        f"log cut at {len(found.cut)} places, changed at {len(found.changed)} | {counts[-1]}"
        f" answers in {found.bytes_in_all} bytes; not whole {len(broken)},"
        f" counts in order: {counts == sorted(counts)}"
    )


def clocks() -> str:
    """Walk ten thousand clocks."""
    wrong = list(faults(range(10_000)))
    return f"clocks that go wrong, 10,000 walks | wrong {len(wrong)} {wrong[:3] or ''}"


def upgrades() -> str:
    """Kill the upgrade from the first revision at every statement, and others at some."""
    with _place("upgrades") as folder:
        found = []
        for revision in REVISIONS[:-1]:
            (folder / revision).mkdir()
            points = None if revision == REVISIONS[0] else 8
            found.append(kill_upgrades(installation(folder / revision), revision, points))
    return (
        f"upgrade killed on SQLite, {sum(one.killed for one in found)} times"
        f" | from {len(found)} revisions, from the first at each of {found[0].statements}"
        f" statements; half a schema {sum(one.halves for one in found)},"
        f" rows changed {sum(one.changed for one in found)},"
        f" upgraded afterwards {sum(one.upgraded for one in found)} of {len(found)}"
    )


def upgrades_postgresql() -> str:
    """Kill the same on PostgreSQL at every tenth statement."""
    with _place("upgrades") as folder, served() as server:
        settings = replace(installation(folder), database_url=server.database(folder))
        found = kill_upgrades(settings, REVISIONS[0], 60)
    return (
        f"upgrade killed on PostgreSQL, {found.killed} times | of {found.statements} statements;"
        f" half a schema {found.halves}, rows changed {found.changed},"
        f" upgraded afterwards {found.upgraded}"
    )


def backups() -> str:
    """Back up ten times under load."""
    with _place("backups") as folder:
        room = classroom(_installed(folder / "instance"), trainees=12)

        def elsewhere(number: int) -> Settings:
            (folder / f"{number}").mkdir()
            return installation(folder / f"{number}")

        drill = back_up_under_load(room, 10, elsewhere)
    unclean = sum(not one.is_clean for one in drill.restored)
    return (
        f"backup under load, restored elsewhere, 10 times | {drill.ledger.acknowledged}"
        f" acknowledged; restored not clean {unclean}, sheets older than told {drill.unsaved};"
        f" {max(drill.seconds):.1f} s at the longest, longest wait {drill.longest:.1f} s"
    )


DRILLS: dict[str, Callable[[], str]] = {
    one.__name__: one for one in (disk, power, torn, clocks, upgrades, upgrades_postgresql, backups)
}


def main(names: list[str]) -> None:
    """Run the drills named, or all."""
    for name in names or DRILLS:
        if name == "power" and shutil.which("strace") is None:
            sys.exit("apt install strace")
        begin = time.monotonic()
        said = DRILLS[name]()
        print(f"| {said} | {time.monotonic() - begin:.0f} s |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
