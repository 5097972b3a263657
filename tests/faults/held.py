"""SQLite's write lock in other hands: longer than anybody waits for it."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from operator import gt
from typing import TYPE_CHECKING

from sqlalchemy import make_url

from tests.faults.drill import Drill
from tests.faults.site import Site, until
from tests.faults.trainee import answering, back_after

if TYPE_CHECKING:
    from tests.faults.classroom import Classroom


def hold_lock(room: Classroom, times: int, *, seconds: float | None = None) -> Drill:
    """Hold the lock so many times for so long, or until everybody was told to come again.

    `back` counts from when it was let go.
    """
    held = "until all were told" if seconds is None else f"for {seconds:g} s"
    drill = Drill(f"SQLite's write lock held {held}", times)
    file = make_url(room.settings.database_url).database or ""
    with Site.of(room.settings) as site, closing(sqlite3.connect(file)) as other:
        other.isolation_level = None
        people = room.enter(site)
        with answering(people):
            for _ in range(times):
                back_after(people, time.monotonic())
                told = [one.told.total() for one in people]
                other.execute("BEGIN IMMEDIATE")
                if seconds:
                    time.sleep(seconds)
                else:
                    until(lambda old=told: all(map(gt, (one.told.total() for one in people), old)))
                moment = time.monotonic()
                other.execute("ROLLBACK")
                drill.came_back(back_after(people, moment))
        drill.ended_with(site.stop())
    return drill.closed(room, people)
