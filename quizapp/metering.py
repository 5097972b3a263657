"""What is counted while pages are served: requests, seconds, what the machine has left.

Each worker counts in a file of its own, in a folder that the server names before it starts them;
whichever worker is asked adds them all up.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING

from flask import g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from quizapp.backups.shelf import kept
from quizapp.clock import now
from quizapp.settings import metrics_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask, Response

    from quizapp.database import Database
    from quizapp.settings import Settings

log = logging.getLogger("quizapp")
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.3, 1, 3, 10)
REQUESTS = Counter(
    "quizapp_requests", "Requests answered", ("page", "method", "status"), registry=None
)
DURATION = Histogram(
    "quizapp_request_seconds", "Time to answer a request", ("page",), buckets=SECONDS, registry=None
)


def register(app: Flask) -> None:
    """Count every request when it has been answered, and answer it whether or not that can be.

    Who logs out of a machine may take his folders in memory with him (logind's RemoveIPC): the
    folder of the counts is made again then, and what was counted in it is lost.
    """

    @app.after_request
    def count(response: Response) -> Response:
        try:
            _count(response.status_code)
        except OSError:
            log.warning("a request could not be counted", exc_info=True)
            _folder()
        return response


def _count(status: int) -> None:
    page = request.endpoint or "none"
    REQUESTS.labels(page, request.method, status).inc()
    if "seconds" in g:
        DURATION.labels(page).observe(g.seconds())


def exposition(settings: Settings, database: Database) -> bytes:
    """Return all counts and the state of the machine, as Prometheus reads it."""
    counts = CollectorRegistry()
    if _folder():
        MultiProcessCollector(counts)  # type: ignore[no-untyped-call] # it ships few types
    else:  # one process, as in tests
        counts.register(REQUESTS)
        counts.register(DURATION)
    state = CollectorRegistry()
    state.register(_State(settings, database))
    return bytes(generate_latest(counts) + generate_latest(state))


def _folder() -> str | None:
    """Return the folder of the counts, made again if somebody took it away."""
    folder = metrics_folder()
    if folder:
        with suppress(OSError):
            Path(folder).mkdir(mode=0o700, exist_ok=True)
    return folder


class _State(Collector):
    """What is looked up when somebody asks."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self.settings = settings
        self.database = database

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Give the figures; the age of a backup where there is one."""
        with self.database.reading() as rows:
            size = self.database.size(rows)
        free = disk_usage(self.settings.instance).free
        yield GaugeMetricFamily("quizapp_database_bytes", "Size of the database", size)
        yield GaugeMetricFamily("quizapp_disk_free_bytes", "Left on the instance's disk", free)
        if backups := kept(self.settings):
            age = (now() - backups[0].made_at).total_seconds()
            yield GaugeMetricFamily("quizapp_backup_age_seconds", "Since the last backup", age)
        about = GaugeMetricFamily("quizapp_info", "Always 1", labels=("version", "database"))
        about.add_metric((metadata.version("quizapp"), self.database.engine.dialect.name), 1)
        yield about
