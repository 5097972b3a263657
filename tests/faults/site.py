"""The real server in a process of its own, to be asked, told to stop and killed."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.settings import Settings


class Site:
    """`quizapp serve` with two workers on an installation; `said` is the first line it printed."""

    def __init__(
        self,
        folder: Path,
        *options: str,
        handed: socket.socket | None = None,
        database_url: str | None = None,
        secret_key: str | None = None,
        port: int | None = None,
    ) -> None:
        self.port = port or (handed.getsockname()[1] if handed else free_port())
        here = ("serve", "--instance", str(folder), "--bind", f"127.0.0.1:{self.port}")
        program = "from quizapp.commands import main; main()"
        command = [sys.executable, "-c", program, *here, "--workers", "2", *options]
        more: dict[str, Any] = {}
        if handed:  # as systemd does: the third file is the socket, and the process is named
            command = ["sh", "-c", 'LISTEN_FDS=1 LISTEN_PID=$$ exec "$@"', "sh", *command]
            more = {"preexec_fn": lambda: os.dup2(handed.fileno(), 3), "close_fds": False}
        told = {"DATABASE_URL": database_url, "QUIZAPP_SECRET_KEY": secret_key}
        more["env"] = {**os.environ, **{name: value for name, value in told.items() if value}}
        self.errors = (folder / "errors").open("ab")
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=self.errors, text=True, **more
        )
        self.said = self.process.stdout.readline()
        self.trusted: Path | None = None

    @classmethod
    def of(cls, settings: Settings, *, port: int | None = None) -> Site:
        """Serve an installation that is there, on its own database, and log only errors."""
        own = {"database_url": settings.database_url, "secret_key": settings.secret_key}
        return cls(settings.instance, "--quiet", port=port, **own)

    def __enter__(self) -> Site:
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def get(self, address: str, *, patience: float = 20) -> tuple[int, str]:
        """Return the status and the page at an address."""
        if self.trusted:
            context = ssl.create_default_context(cafile=str(self.trusted))
            line = http.client.HTTPSConnection(
                "127.0.0.1", self.port, timeout=patience, context=context
            )
        else:
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=patience)
        try:
            line.request("GET", address)
            answer = line.getresponse()
            return answer.status, answer.read().decode()
        finally:
            line.close()

    def workers(self) -> set[int]:
        """Return the ids of the processes that answer."""
        found = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return {int(number) for number in found.read_text(encoding="ascii").split()}

    def stop(self) -> int:
        """Tell it to stop, wait until it has, and return its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(40)
        finally:
            self.process.kill()
            self.process.stdout.close()
            self.errors.close()


def free_port() -> int:
    """Return a port of this machine where nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def until(what: Callable[[], bool], *, patience: float = 20.0) -> None:
    """Wait until something has come about.

    Raises:
        TimeoutError: it has not.

    """
    end = time.monotonic() + patience
    while not what():
        if time.monotonic() > end:
            raise TimeoutError("it did not come about")
        time.sleep(0.02)
