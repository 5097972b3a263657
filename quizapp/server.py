"""The web server: gunicorn on one installation, in this process until it is told to stop."""

from __future__ import annotations

import gc
import os
import socket
from importlib import import_module
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from gunicorn.app.base import BaseApplication

from quizapp import create_app
from quizapp.locks import serving
from quizapp.logs import configuration
from quizapp.settings import count_in, handed_sockets
from quizapp.tls import at_least_12

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from quizapp.settings import Settings
    from quizapp.tls import Certificate

# a worker's heartbeat waits for no disk, and its counters outlive a full one
MEMORY = (Path("/dev/shm"), Path("/run"))  # noqa: S108 - folders of ours are made in them


class PortTaken(Exception):
    """Another program answers at the address."""


class _Server(BaseApplication):  # type: ignore[misc] # gunicorn ships no types
    """Gunicorn told what to do by us and not by files, the environment or the command line."""

    def __init__(
        self, settings: Settings, options: dict[str, Any], app: Callable[[Settings], Flask]
    ) -> None:
        self.settings = settings
        self.options = options
        self.make = app
        super().__init__()
        import_module("quizapp.pages")  # read once: a worker in another's place is soon there

    def load_config(self) -> None:
        """Hand our options over."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the application, made anew in each worker.

        All that stands by now stays: to look through it for what is not used any more would stop
        every request of the worker for a tenth of a second, again and again.
        """
        app = self.make(self.settings)
        gc.freeze()
        return app


def serve(
    settings: Settings,
    *,
    host: str,
    port: int,
    workers: int,
    tls: Certificate | None = None,
    quiet: bool = False,
    ready: Callable[[], None] = lambda: None,
    app: Callable[[Settings], Flask] = create_app,
) -> None:
    """Answer requests until SIGINT or SIGTERM; `ready` is called when the first can come in.

    What is being answered is answered to its end. SIGHUP replaces the workers one by one. `app`
    makes the application in each worker. A socket that systemd hands over is used as it is.

    Raises:
        PortTaken: something else listens there.
        InUse: the installation is just being restored.
        SystemExit: the application did not start.

    """
    if not handed_sockets() and not is_free(host, port):
        raise PortTaken
    options = _options(f"{host}:{port}", workers, tls, quiet=quiet)
    options["when_ready"] = lambda _arbiter: ready()
    here, counts = os.getpid(), mkdtemp(prefix="quizapp-", dir=_memory())
    try:
        with serving(settings.instance):
            count_in(Path(counts))
            _Server(settings, options, app).run()
    except SystemExit as end:
        if end.code or os.getpid() != here:  # a worker ends here too
            raise
    finally:
        if os.getpid() == here:
            rmtree(counts, ignore_errors=True)


def _options(bind: str, workers: int, tls: Certificate | None, *, quiet: bool) -> dict[str, object]:
    """Return what gunicorn is told."""
    secured = tls and {
        "certfile": str(tls.chain), "keyfile": str(tls.key), "ssl_context": at_least_12,
    }  # fmt: skip
    return {
        "bind": bind,
        "workers": workers,
        "threads": 4,
        "worker_class": "gthread",
        "timeout": 60,
        "graceful_timeout": 30,
        "keepalive": 5,
        "worker_tmp_dir": _memory(),
        "logconfig_dict": configuration(quiet=quiet),
        "control_socket_disable": True,  # its socket would lie in the home folder, shared by all
        **(secured or {}),
    }


def _memory() -> str | None:
    """Return a folder that is no disk; None where there is none that we may write to."""
    return next((str(folder) for folder in MEMORY if os.access(folder, os.W_OK)), None)


def usual_workers() -> int:
    """Return as many processes as there are cores to use, at least two and at most eight."""
    return min(8, max(2, len(os.sched_getaffinity(0))))


def is_free(host: str, port: int) -> bool:
    """Return whether nothing listens at the address yet."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
