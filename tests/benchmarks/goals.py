"""The goals P1 to P8 of serving, each with its ratio from turns within one run.

`--anki PYTHON` names a Python that has the wheel `anki`; without it P8 tells our own figure alone.
P9, the memory of the workers, is `load`'s; P2, beside CTFd and Kolibri, is not measured here.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from question_bank.questions.content import keys
from question_bank.study.courses import open_courses
from question_bank.study.quiz.answering import answer
from question_bank.study.quiz.queue import queue
from quizapp.database import Database
from tests.benchmarks.answer import anki_cycle, side, take_turns
from tests.benchmarks.client import Client
from tests.benchmarks.crowded import crowded
from tests.benchmarks.floor import serve_floor
from tests.benchmarks.pace import crowd_of, half, meanwhile
from tests.benchmarks.seeded_bank import asked
from tests.benchmarks.served import installation, serve_less_durably, serve_quizapp
from tests.study.lessons import SHANGHAI

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quizapp.settings import Settings

    Figures = dict[str, object]

SHARES = (0.1, 0.2, 0.3, 0.4, 0.5)
STEPS, FIRST = 1500, 100


@dataclass(frozen=True, slots=True)
class Turns:
    """How long turns are, and how many each side has."""

    seconds: float
    turns: int


def measure(arguments: list[str]) -> Figures:
    """Return each goal's figures, named by the goal, and the machine's load when it was taken."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks goals")
    parser.add_argument("--only", help="some of them, as P1,P3")
    parser.add_argument("--seconds", type=float, default=4.0, help="of one turn")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--crowd-seconds", type=float, default=120.0, help="of P6")
    parser.add_argument("--anki", help="a Python that has the wheel anki")
    chosen = parser.parse_args(arguments)
    turns = Turns(chosen.seconds, chosen.turns)
    goals: dict[str, Callable[[], Figures]] = {
        "P1": partial(_answers, turns),
        "P3": partial(_pages, turns),
        "P4": partial(_durable, turns),
        "P6": partial(crowd_of, 300, think=5.0, seconds=chosen.crowd_seconds),
        "P7": partial(meanwhile, turns=chosen.turns, seconds=chosen.seconds * 4),
        "P8": partial(_steps, chosen.anki),
        "half": partial(_half, turns),
    }
    wanted = chosen.only.split(",") if chosen.only else list(goals)
    found: Figures = {}
    for name in wanted:
        for figure, value in goals[name]().items():
            found[f"{name} {figure}"] = value
        found[f"{name} load of the machine"] = round(os.getloadavg()[0], 1)
    return found


def _answers(turns: Turns) -> Figures:
    """P1 and P5: the whole answer by the floor's, in processor and rate; its tail by its median."""
    with side(serve_quizapp) as real, side(serve_floor) as floor:
        take_turns((real, floor), turns.seconds, turns.turns)
    return {
        **real.figures("answer"),
        **floor.figures("floor"),
        "cpu by floor (at most 3.5)": real.by(floor, "cpu_ms"),
        "rate by floor (at least 0.35)": real.by(floor, "rates"),
        "P5 p99 by p50 (at most 3)": round(median(real.p99_ms) / median(real.p50_ms), 2),
    }


def _pages(turns: Turns) -> Figures:
    """P3: the page of a question by that of the floor."""
    with side(serve_quizapp) as real, side(serve_floor) as floor:
        take_turns((real, floor), turns.seconds, turns.turns, Client.look)
    return {
        **real.figures("page"),
        **floor.figures("floor"),
        "cpu by floor (at most 4)": real.by(floor, "cpu_ms"),
    }


def _durable(turns: Turns) -> Figures:
    """P4: answers a second that wait for the disk, by those that do not."""
    with side(serve_quizapp) as full, side(serve_less_durably) as normal:
        take_turns((full, normal), turns.seconds, turns.turns)
    return {
        **full.figures("full"),
        **normal.figures("normal"),
        "rate by normal (at least 0.85)": full.by(normal, "rates"),
    }


def _half(turns: Turns) -> Figures:
    """Pages at half of what the floor sustains (p99 under 300 ms), and at smaller shares of it."""
    with side(serve_floor) as floor:
        take_turns((floor,), turns.seconds, turns.turns)
    rate = median(floor.rates)
    return {"floor_rates": round(rate)} | half(rate, shares=SHARES, seconds=turns.seconds * 5)


def _steps(anki: str | None) -> Figures:
    """P8: the next question, its answer and where it goes, in one process; beside Anki's."""
    with tempfile.TemporaryDirectory() as folder:
        settings = installation(folder)
        people, _ = crowded(settings, 100, courses=1)
        step = _stepping(settings, list(people))
        for _ in range(FIRST):
            next(step)
        wall, processor = time.perf_counter(), time.process_time()
        for _ in range(STEPS):
            next(step)
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
    ours = {"steps a second": round(STEPS / wall), "cpu_ms": round(processor * 1000 / STEPS, 2)}
    if anki is None:
        return ours
    peer = anki_cycle(anki)
    ratio = STEPS / wall / float(str(peer["anki_rates"]))
    return ours | peer | {"rate by Anki's (at least 0.3)": round(ratio, 2)}


def _stepping(settings: Settings, people: list[int]) -> Iterator[None]:
    """Answer what is due, one trainee after the other."""
    database, number = Database(settings), 0
    for trainee_id in people:
        while True:
            now = datetime.now(UTC)
            mine = {"trainee_id": trainee_id, "now": now, "calendar": SHANGHAI}
            with database.writing() as rows:
                courses = open_courses(rows, **mine)
                due = queue(rows, courses=courses, **mine)
                if not due.questions:
                    break
                question_id, number = due.questions[0], number + 1
                answer(
                    rows,
                    **mine,
                    question_id=question_id,
                    version_id=question_id,
                    attempt=f"step-{number}",
                    response=keys(asked(question_id - 1)),
                )
                rows.commit()
            yield
