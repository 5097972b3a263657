"""Many speeches taken in, by this machine alone and by a Dask cluster that loses a worker.

`python -m tests.benchmarks cluster --speeches 1000`: both runs are the real command's, on SQLite,
with two readers. When a third of the speeches is in, one of the cluster's two workers is killed in
the middle of a file. What stands in the two banks in the end must be the same bytes.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.questions import Question
from quizapp.database import Database
from quizapp.settings import Settings
from tests.cluster.dask_machines import dask_cluster
from tests.cluster.taken_in import content, intake, write_speeches

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took and left: seconds by the clock, seconds of the processor, the lines."""

    seconds: float
    cpu_seconds: float
    lines: int
    status: int


def measure(arguments: list[str]) -> dict[str, object]:
    """Return what both runs took, and whether they left the same."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks cluster")
    parser.add_argument("--speeches", type=int, default=1000)
    parser.add_argument("--size", type=int, default=3000, help="bytes of a speech")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        alone, together, dask = (Path(folder) / name for name in ("alone", "together", "dask"))
        dask.mkdir()
        speeches = write_speeches(Path(folder) / "speeches", chosen.speeches, size=chosen.size)
        by_itself = _watched(intake(speeches, alone, "--jobs", "2"))
        with dask_cluster(dask) as (address, workers):
            by_cluster = _watched(
                intake(speeches, together, "--dask", address),
                at=chosen.speeches // 3,
                then=workers[0].kill_while_reading,
            )
        left, questions = _left(alone)
        return {
            "speeches": chosen.speeches,
            "questions": questions,
            "bytes_of_content": len(left),
            "sha256": sha256(left).hexdigest()[:16],
            "the_same": left == _left(together)[0],
            "statuses": (by_itself.status, by_cluster.status),
            "taken_in": (by_itself.lines, by_cluster.lines),
            "alone_seconds": round(by_itself.seconds),
            "alone_cpu_ms_a_speech": round(by_itself.cpu_seconds * 1000 / chosen.speeches),
            "cluster_seconds": round(by_cluster.seconds),
            "cluster_cpu_ms_a_speech_here": round(by_cluster.cpu_seconds * 1000 / chosen.speeches),
        }


def _watched(
    process: subprocess.Popen[str], *, at: int = 0, then: Callable[[], None] = lambda: None
) -> Run:
    """Return what a run took; `then` is called when so many speeches are in."""
    assert process.stdout is not None
    begin, lines = time.perf_counter(), 0
    for line in process.stdout:
        if line.startswith("✓"):
            lines += 1
            if lines == at:
                then()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = used.ru_utime + used.ru_stime
    return Run(time.perf_counter() - begin, cpu, lines, process.returncode)


def _left(folder: Path) -> tuple[bytes, int]:
    """Return what stands in an installation, and how many questions that is."""
    database = Database(Settings.from_environment(folder))
    with database.reading() as rows:
        questions = rows.scalars(select(func.count()).select_from(Question)).one()
    found = content(database)
    database.engine.dispose()
    return found, questions
