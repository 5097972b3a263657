"""PostgreSQL crashed and started again under load."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.faults.drill import Drill
from tests.faults.site import Site
from tests.faults.trainee import answering, back_after

if TYPE_CHECKING:
    from tests.faults.classroom import Classroom
    from tests.postgresql import Cluster

DOWN = 1.0


def crash_database(room: Classroom, cluster: Cluster, times: int) -> Drill:
    """Crash it so many times; `back` counts from the command to start it."""
    drill = Drill("PostgreSQL crashed and started", times)
    with Site.of(room.settings) as site:
        people = room.enter(site)
        with answering(people):
            for _ in range(times):
                back_after(people, time.monotonic())
                cluster.crash()
                time.sleep(DOWN)
                moment = time.monotonic()
                cluster.start()
                drill.came_back(back_after(people, moment))
        drill.ended_with(site.stop())
    return drill.closed(room, people)
