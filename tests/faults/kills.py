"""kill -9: one worker after the other under load, now and then both at once."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from tests.faults.drill import Drill
from tests.faults.site import Site, until
from tests.faults.trainee import answering, back_after

if TYPE_CHECKING:
    from tests.faults.classroom import Classroom


def kill_workers(room: Classroom, times: int, *, both_every: int = 5) -> Drill:
    """Kill so many times under load; `back_after` is the longest until everybody was answered."""
    drill = Drill("kill -9", times)
    with Site.of(room.settings) as site:
        people = room.enter(site)
        with answering(people):
            for number in range(times):
                until(lambda: len(site.workers()) == 2)
                victims = sorted(site.workers())[: 1 if (number + 1) % both_every else 2]
                moment = time.monotonic()
                for victim in victims:
                    os.kill(victim, signal.SIGKILL)
                drill.came_back(back_after(people, moment))
        drill.ended_with(site.stop())
    return drill.closed(room, people)
