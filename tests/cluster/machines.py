"""One of several servers of an installation, to be killed as a whole."""

from __future__ import annotations

import os
import re
import signal
from typing import TYPE_CHECKING

from tests.faults.site import Site

if TYPE_CHECKING:
    from quizapp.settings import Settings


def serve_alone(settings: Settings, port: int | None = None) -> Site:
    """Serve an installation with one worker; secret and proxies come from the environment."""
    alone = ("--quiet", "--workers", "1")
    return Site(settings.instance, *alone, database_url=settings.database_url, port=port)


def answers(site: Site) -> float:
    """Return how many answers a server has taken."""
    told = re.findall(
        r'^quizapp_requests_total{.*"quiz.answer".*} (\S+)$', site.get("/metrics")[1], re.MULTILINE
    )
    return sum(map(float, told))


def kill(site: Site) -> None:
    """Take a whole server away at once."""
    for process in (site.process.pid, *site.workers()):
        os.kill(process, signal.SIGKILL)
