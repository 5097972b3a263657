"""A real morning of a whole county, through HTTP against `quizapp serve` with its two workers.

`python -m tests.benchmarks load`: 2,000 trainees come within the first --seconds, log in, look at
今日, answer twenty questions with a look at how each went, and 500 of them sit an exam that they
hand in at the same moment. Before and after it the bare floor and the real answer take turns
on servers of their own (`answer`), so that what a morning's machine was like is known too. At the
end each answer that was acknowledged has to stand in the log once, and cards as often as the log.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from tests.benchmarks import answer
from tests.benchmarks.browsers import Tally
from tests.benchmarks.crowd import Morning
from tests.benchmarks.crowded import Kept, crowded, lost
from tests.benchmarks.served import cpu_seconds, installation, served, workers_mib

if TYPE_CHECKING:
    from quizapp.settings import Settings

COURSES = 4
EARLY, LATE = 10_000, 100_000
"""After how many requests the memory of the workers is compared."""


def measure(arguments: list[str]) -> dict[str, object]:
    """Return what a morning was like, for those who waited and for the machine."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks load")
    parser.add_argument("--trainees", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=1200, help="within which they come")
    parser.add_argument("--think", type=float, default=5.0, help="seconds between two answers")
    parser.add_argument("--answers", type=int, default=20, help="of each trainee")
    parser.add_argument(
        "--sitters", type=int, default=500, help="who sit the exam, a quarter at most"
    )
    parser.add_argument("--turns", type=int, default=3, help="with the floor, before and after")
    parser.add_argument("--database", help="an empty database instead of SQLite")
    chosen = parser.parse_args(arguments)
    turns = ["--turns", str(chosen.turns), "--seconds", "3"]
    before = answer.measure(turns) if chosen.turns else {}
    with tempfile.TemporaryDirectory() as folder:
        settings = installation(folder, chosen.database)
        logins, exam_id = crowded(settings, chosen.trainees, courses=COURSES)
        morning = Morning(
            chosen.seconds,
            chosen.think,
            chosen.answers,
            exam_id,
            min(chosen.sitters, len(logins) // COURSES),
        )
        played = _play(settings, morning, logins)
    after = answer.measure(turns) if chosen.turns else {}
    floors = [turn["cpu_by_floor"] for turn in (before, after) if turn]
    return played | {"answer_cpu_by_floor_before_and_after": floors}


def _play(settings: Settings, morning: Morning, logins: dict[int, str]) -> dict[str, object]:
    tally, before = Tally(), Kept.of(settings)
    with served(settings) as (port, pid):
        began, spent = time.perf_counter(), cpu_seconds(pid)
        memory = asyncio.run(_watched(morning, port, pid, logins, tally))
        seconds, spent = time.perf_counter() - began, cpu_seconds(pid) - spent
    answers = len(tally.waits["answer"])
    return {
        "machine": f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores",
        "seconds": round(seconds),
        **tally.lines(),
        "errors": dict(tally.errors) or 0,
        "requests": tally.requests,
        "requests_a_second": round(tally.requests / seconds, 1),
        "answers_a_second": round(answers / seconds, 1),
        "server_cpu_ms_a_request": round(spent * 1000 / tally.requests, 2),
        "server_cpu_share": f"{spent / seconds * 100:.0f} % of one core",
        "answers_acknowledged": len(tally.taken),
        "lost_or_doubled": lost(settings, tally.taken),
        **Kept.of(settings).since(before),
        **memory,
    }


async def _watched(
    morning: Morning, port: int, pid: int, logins: dict[int, str], tally: Tally
) -> dict[str, object]:
    """Play a morning, and watch the memory of the workers meanwhile."""
    seen: dict[int, float] = {}

    async def watch() -> None:
        while True:
            seen[tally.requests] = workers_mib(pid)
            await asyncio.sleep(1)

    watching = asyncio.create_task(watch())
    await morning.play(port, logins, tally)
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching
    return memory_figures(seen)


def memory_figures(seen: dict[int, float]) -> dict[str, object]:
    """Return what the workers held early and late, and at most; `seen` is by requests answered."""
    early = next((mib for number, mib in seen.items() if number >= EARLY), None)
    late = next((mib for number, mib in seen.items() if number >= LATE), None)
    figures: dict[str, object] = {"workers_mib_at_most": round(max(seen.values()))}
    if early:
        figures[f"workers_mib_at_{EARLY}"] = round(early, 1)
    if early and late:
        figures[f"workers_mib_at_{LATE}"] = round(late, 1)
        figures["memory_growth"] = f"{(late / early - 1) * 100:.1f} %"
    return figures
