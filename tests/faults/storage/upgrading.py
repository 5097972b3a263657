"""Upgrades that are killed at one statement after the other.

`python -m tests.faults.storage.upgrading FOLDER REVISION POINTS` fills the empty database of the
installation in FOLDER at a revision and kills so many upgrades of it, each at another statement;
with `all` in the place of a number, at every one. It prints what it saw as JSON.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import event

from quizapp.database import Database
from quizapp.schema import migrate, migrating, revision_of
from quizapp.settings import Settings
from quizapp.upgrade import upgrade
from tests.migrations.filling import fill, lost, rows_of
from tests.migrations.shapes import shape

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from tests.migrations.filling import Rows

COMMITTED = -1


class _Undone(Exception):
    """An upgrade that was only tried."""


@dataclass
class Killed:
    """What came of it: `statements` in all, how many upgrades were `killed`, and what was wrong.

    `halves` counts databases of neither schema, `changed` those of which a row was not what it was.
    """

    revision: str
    statements: int
    killed: int = 0
    halves: int = 0
    changed: int = 0
    upgraded: bool = False


def kill_upgrades(settings: Settings, revision: str, points: int | None) -> Killed:
    """Kill so many upgrades from a revision, then start the program as anybody would."""
    rows, old = _filled(settings, revision)
    count = _statements(settings)
    found = Killed(revision, count)
    step = 1 if points is None else max(1, count // points)
    for statement in [*range(1, count + 1, step), COMMITTED]:
        found.killed += _killed_at(settings, statement)
        found.halves += _shape(settings) != (revision, old)
        found.changed += _rows(settings) != rows
    upgrade(settings)
    found.upgraded = not list(lost(rows, _rows(settings))) and _shape(settings)[0] != revision
    return found


def _filled(settings: Settings, revision: str) -> tuple[Rows, dict[str, list[str]]]:
    engine = Database(settings).engine
    with migrating(engine) as connection:
        migrate(connection, revision)
        fill(connection, first=10)
        rows = rows_of(connection)
    engine.dispose()
    return rows, _shape(settings)[1]


def _shape(settings: Settings) -> tuple[str | None, dict[str, list[str]]]:
    engine = Database(settings).engine
    with engine.connect() as connection:
        revision = revision_of(connection)
    found = shape(engine)
    engine.dispose()
    return revision, found


def _rows(settings: Settings) -> Rows:
    engine = Database(settings).engine
    with engine.connect() as connection:
        found = rows_of(connection)
    engine.dispose()
    return found


def _statements(settings: Settings) -> int:
    """Return how many statements the upgrade takes; it is undone."""
    engine, sent = Database(settings).engine, []
    event.listen(engine, "before_cursor_execute", lambda *_: sent.append(1))
    with suppress(_Undone), migrating(engine) as connection:
        migrate(connection)
        raise _Undone
    engine.dispose()
    return len(sent)


def _killed_at(settings: Settings, statement: int) -> bool:
    """Upgrade in a process of its own that is killed before a statement, or before the commit."""
    child = os.fork()
    if child == 0:
        engine = Database(settings).engine
        _end_at(engine, statement)
        with migrating(engine) as connection:
            migrate(connection)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def _end_at(engine: Engine, statement: int) -> None:
    sent = []

    def kill(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def count(*_: object) -> None:
        sent.append(1)
        if len(sent) == statement:
            kill()

    event.listen(engine, "before_cursor_execute", count)
    event.listen(engine, "commit", kill)


def main(folder: str, revision: str, points: str) -> None:
    """Kill, and tell."""
    settings = Settings.from_environment(Path(folder))
    found = kill_upgrades(settings, revision, None if points == "all" else int(points))
    print(json.dumps(asdict(found)))


if __name__ == "__main__":
    main(*sys.argv[1:])
