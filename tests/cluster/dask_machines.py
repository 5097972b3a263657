"""A Dask cluster on loopback: a scheduler and workers, each a process that can be killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.site import until

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
HERE = ("--host", "127.0.0.1", "--no-dashboard")
PATIENCE = 60.0


class Worker:
    """A worker that reads one file at a time."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def is_reading(self) -> bool:
        """Return whether it has a child that reads a file."""
        with suppress(OSError):  # a thread may end while it is looked at
            tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
            return any(file.read_text(encoding="ascii").strip() for file in tasks)
        return False

    def kill_while_reading(self) -> None:
        """Take the process away in the middle of a file."""
        until(self.is_reading, patience=PATIENCE)
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@contextmanager
def dask_cluster(folder: Path, workers: int = 2) -> Iterator[tuple[str, list[Worker]]]:
    """Give the address of a scheduler and its workers; all of them end with the block."""
    told, started = folder / "scheduler.json", []
    try:
        started.append(_dask(folder, "scheduler", "--port", "0", "--scheduler-file", str(told)))
        until(lambda: told.exists() and told.stat().st_size > 0, patience=PATIENCE)
        address = json.loads(told.read_text(encoding="utf-8"))["address"]
        one = (address, "--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
        reading = [Worker(_dask(folder, "worker", *one)) for _ in range(workers)]
        started += [worker.process for worker in reading]
        yield address, reading
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def _dask(folder: Path, part: str, *options: str) -> subprocess.Popen[bytes]:
    with (folder / f"{part}.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", part, *HERE, *options],
            cwd=ROOT,
            env=os.environ | {"DASK_DISTRIBUTED__WORKER__MEMORY__SPILL": "False"},
            stdout=log,
            stderr=log,
        )
