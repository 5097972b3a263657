"""SIGTERM under load, and the server started again at the same address."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.faults.drill import Drill
from tests.faults.site import Site
from tests.faults.trainee import answering, back_after

if TYPE_CHECKING:
    from tests.faults.classroom import Classroom


def stop_and_start(room: Classroom, times: int) -> Drill:
    """Stop and start it so many times; `back` counts from the moment it has stopped."""
    drill = Drill("SIGTERM and a new start", times)
    site = Site.of(room.settings)
    try:
        people = room.enter(site)
        with answering(people):
            for _ in range(times):
                back_after(people, time.monotonic())
                drill.ended_with(site.stop())
                moment = time.monotonic()
                site = Site.of(room.settings, port=site.port)
                drill.came_back(back_after(people, moment))
        drill.ended_with(site.stop())
    finally:
        site.stop()
    return drill.closed(room, people)
