"""An installation served as `quizapp serve` serves it, and what its processes use."""

from __future__ import annotations

import os
import signal
import socket
import time
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import event

from quizapp import create_app
from quizapp.server import serve
from quizapp.settings import Settings
from quizapp.upgrade import upgrade

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from sqlite3 import Connection

    from flask import Flask

HOST = "127.0.0.1"
WORKERS = 2
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


def installation(folder: str, database: str | None = None) -> Settings:
    """Return the settings of a new installation, on SQLite or on an empty database."""
    settings = Settings(
        instance=Path(folder),
        database_url=database or f"sqlite:///{folder}/quizapp.sqlite3",
        secret_key="only for a measurement",
        timezone=ZoneInfo("Asia/Shanghai"),
    )
    upgrade(settings)
    return settings


def serve_quizapp(settings: Settings, port: int) -> None:
    """Serve an installation with two workers."""
    serve(settings, host=HOST, port=port, workers=WORKERS)


def serve_less_durably(settings: Settings, port: int) -> None:
    """Serve it without waiting for the disk: what a power cut would take is not known."""
    serve(settings, host=HOST, port=port, workers=WORKERS, app=_less_durable)


def _less_durable(settings: Settings) -> Flask:
    app = create_app(settings)

    @event.listens_for(app.extensions["quizapp_database"].engine, "connect")
    def connect(connection: Connection, _record: object) -> None:
        connection.execute("PRAGMA synchronous=NORMAL")

    return app


@contextmanager
def served(
    settings: Settings, target: Callable[[Settings, int], None] = serve_quizapp
) -> Iterator[tuple[int, int]]:
    """Give the port and the first process of a server of its own."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    server = get_context("spawn").Process(target=target, args=(settings, port))
    server.start()
    try:
        _wait_for(port)
        yield port, server.pid or 0
    finally:
        os.kill(server.pid or 0, signal.SIGTERM)
        server.join()


def cookies(settings: Settings, tokens: Sequence[str]) -> list[str]:
    """Return the cookies of people who have logged in, signed as the server does."""
    app = create_app(settings)
    signed = app.session_interface.get_signing_serializer(app)
    name = app.config["SESSION_COOKIE_NAME"]
    app.extensions["quizapp_database"].engine.dispose()
    return [f"{name}={signed.dumps({'_user_id': token})}" for token in tokens]


def cpu_seconds(pid: int) -> float:
    """Return what a process and its children have used of the processors."""
    ticks = sum(int(fields[11]) + int(fields[12]) for _, fields in _family(pid))
    return ticks / os.sysconf("SC_CLK_TCK")


def workers_mib(pid: int) -> float:
    """Return what the workers of a server hold in memory (RSS), all of them together."""
    pages = sum(int(fields[21]) for each, fields in _family(pid) if each != pid)
    return pages * PAGE_BYTES / (1 << 20)


def _family(pid: int) -> Iterator[tuple[int, list[str]]]:
    """Give a process and its children, each with the fields of its `stat` from the third on."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if pid in {int(stat.parent.name), int(fields[1])}:
            yield int(stat.parent.name), fields


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError
