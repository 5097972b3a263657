"""`python -m tests.faults [--database postgresql] [--kills 100] …`: every drill, and its table.

A drill of which none are asked for is left out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.settings import Settings
from quizapp.upgrade import upgrade
from tests.faults import submits, uploads
from tests.faults.classroom import Classroom, classroom
from tests.faults.crashes import crash_database
from tests.faults.drill import Drill, table
from tests.faults.held import hold_lock
from tests.faults.kills import kill_workers
from tests.faults.stops import stop_and_start
from tests.postgresql import Cluster, Server, cluster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

USUAL = {"kills": 100, "stops": 10, "locks": 5, "submits": 20, "uploads": 5, "crashes": 10}
QUESTIONS = 400


def main(arguments: list[str]) -> int:
    """Run the drills; return 0 where nothing was lost, doubled or answered with an error."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    for name, times in USUAL.items():
        parser.add_argument(f"--{name}", type=int, default=times, help=f"{times} where not said")
    chosen = parser.parse_args(arguments)
    with ExitStack() as closing:
        own = closing.enter_context(cluster()) if chosen.database == "postgresql" else None
        found = []
        for drill in _drills(chosen, own, Server(own.url) if own else None):
            print(drill.name, "…", file=sys.stderr, flush=True)
            found.append(drill)
    print(table(drill.row() for drill in found))
    return 0 if all(drill.is_clean for drill in found) else 1


def _drills(
    chosen: argparse.Namespace, own: Cluster | None, server: Server | None
) -> Iterator[Drill]:
    run = partial(_run, server)
    if chosen.kills:
        yield run(lambda room: kill_workers(room, chosen.kills))
    if chosen.stops:
        yield run(lambda room: stop_and_start(room, chosen.stops))
    if chosen.locks and own is None:
        yield run(lambda room: hold_lock(room, chosen.locks, seconds=7))
    if chosen.submits:
        yield run(lambda room: submits.submit_at_once(room, chosen.submits))
        yield run(submits.hand_in_at_once)
    if chosen.uploads:
        yield _with_settings(server, partial(uploads.upload_at_once, times=chosen.uploads))
    if chosen.crashes and own is not None:
        yield run(lambda room: crash_database(room, own, chosen.crashes))


def _run(server: Server | None, drill: Callable[[Classroom], Drill]) -> Drill:
    def in_room(settings: Settings) -> Drill:
        return drill(classroom(settings, questions=QUESTIONS))

    return _with_settings(server, in_room)


def _with_settings(server: Server | None, drill: Callable[[Settings], Drill]) -> Drill:
    """Carry a drill out on a new installation."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = Settings.from_environment(folder)
        if server is not None:
            settings = replace(settings, database_url=server.database(folder))
        upgrade(settings)
        return drill(settings)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
