"""What one answer costs: the real POST endpoint under `serve`, against the floor (`floor`).

Both run with two workers of `serve`'s own class on databases of the same content; sixteen trainees,
each on a connection of their own, answer one question after the other. The two take turns, so that
what else the machine does falls on both. Figures are the medians of the turns; CPU is that of the
server's processes for each answer.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from question_bank.bank.accounts.notice import version_of
from question_bank.bank.accounts.passwords import hashed
from question_bank.bank.people import Person, PersonRole, Role
from question_bank.bank.site.settings import SECRECY_NOTICE
from question_bank.study.courses import open_courses
from question_bank.study.quiz.dealing import deal
from quizapp.database import Database
from tests.benchmarks.client import PASSWORD, Client
from tests.benchmarks.floor import serve_floor
from tests.benchmarks.served import cpu_seconds, installation, serve_quizapp, served
from tests.study.lessons import LOCK, SHANGHAI, give_course

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from quizapp.settings import Settings

CONNECTIONS = 16
QUESTIONS = 400


@dataclass
class Side:
    """One of the two servers, with its clients and the figures of its turns."""

    pid: int
    clients: list[Client]
    rates: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    p50_ms: list[float] = field(default_factory=list)
    p99_ms: list[float] = field(default_factory=list)

    def take_turn(self, seconds: float, act: Callable[[Client], None]) -> None:
        """Let all clients do something again and again for so long."""
        for client in self.clients:
            client.waits.clear()
            client.connection.close()  # what has been idle the server closes too
        before, begin = cpu_seconds(self.pid), time.perf_counter()
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            list(pool.map(lambda client: _act_until(client, begin + seconds, act), self.clients))
        waits = sorted(wait for client in self.clients for wait in client.waits)
        self.rates.append(len(waits) / (time.perf_counter() - begin))
        self.cpu_ms.append((cpu_seconds(self.pid) - before) * 1000 / len(waits))
        self.p50_ms.append(waits[len(waits) // 2] * 1000)
        self.p99_ms.append(waits[int(len(waits) * 0.99)] * 1000)

    def forget(self) -> None:
        """Forget the turns so far."""
        for figures in (self.rates, self.cpu_ms, self.p50_ms, self.p99_ms):
            figures.clear()

    def by(self, other: Side, figure: str) -> float:
        """Return the median of a figure by that of another server."""
        return round(median(getattr(self, figure)) / median(getattr(other, figure)), 2)

    def figures(self, name: str) -> dict[str, object]:
        """Return the medians of the turns."""
        return {
            f"{name}_{figure}": round(median(getattr(self, figure)), 2)
            for figure in ("rates", "cpu_ms", "p50_ms", "p99_ms")
        }


def measure(arguments: list[str]) -> dict[str, object]:
    """Return answers a second, CPU an answer and waits of both, and the ratios."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks answer")
    parser.add_argument("--seconds", type=float, default=4.0, help="of one turn")
    parser.add_argument("--turns", type=int, default=5, help="of each server")
    parser.add_argument("--anki", help="a Python that has the wheel anki, to measure it beside us")
    chosen = parser.parse_args(arguments)
    with side(serve_quizapp) as real, side(serve_floor) as floor:
        take_turns((real, floor), chosen.seconds, chosen.turns)
    ratios = {
        "cpu_by_floor": real.by(floor, "cpu_ms"),
        "rate_by_floor": real.by(floor, "rates"),
        "p99_by_p50": round(median(real.p99_ms) / median(real.p50_ms), 2),
    }
    peer = anki_cycle(chosen.anki) if chosen.anki else {}
    return real.figures("answer") | floor.figures("floor") | ratios | peer


def take_turns(
    sides: Sequence[Side],
    seconds: float,
    turns: int,
    act: Callable[[Client], None] = Client.answer,
) -> None:
    """Let servers take turns, each first every other time, after a turn that does not count."""
    for one in sides:
        one.take_turn(1, act)
        one.forget()
    for turn in range(turns):
        for one in sides if turn % 2 else reversed(sides):
            one.take_turn(seconds, act)


def anki_cycle(python: str) -> dict[str, object]:
    """Return what Anki's answer cycle takes, in process and durable, right after our turns."""
    script = Path(__file__).with_name("anki_cycle.py")
    command = [python, "-P", str(script), tempfile.gettempdir()]  # no file beside it is a module
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


@contextmanager
def side(target: Callable[[Settings, int], None]) -> Iterator[Side]:
    """Give a server of an installation with a course for sixteen trainees, who have logged in."""
    with tempfile.TemporaryDirectory() as folder:
        settings = installation(folder)
        trainees, questions, versions = fill(settings)
        with served(settings, target) as (port, pid):
            clients = [Client(port, id_, questions, versions) for id_ in trainees]
            if target is not serve_floor:
                for number, client in enumerate(clients):
                    client.log_in(f"t{number}")
            yield Side(pid, clients)


def fill(
    settings: Settings, *, trainees: int = CONNECTIONS, questions: int = QUESTIONS
) -> tuple[list[int], tuple[int, ...], tuple[int, ...]]:
    """Give trainees `t0`, `t1` … a course in an empty database; return its people and questions."""
    now, database = datetime.now(UTC), Database(settings)
    with database.writing() as session:
        word = hashed(PASSWORD)
        people = [
            Person(
                login=f"t{number}",
                name="学员",
                password_hash=word,
                created_at=now,
                notice_at=now,
                secrecy_version=version_of(SECRECY_NOTICE),
            )
            for number in range(trainees)
        ]
        session.add_all(people)
        session.flush()
        ids = [person.id for person in people]
        session.add_all(PersonRole(person_id=id_, role=Role.TRAINEE) for id_ in ids)
        lesson = give_course(session, ids, contents=[LOCK] * questions)
        for id_ in ids:
            courses = open_courses(session, trainee_id=id_, now=now, calendar=SHANGHAI)
            deal(session, trainee_id=id_, courses=courses)
        session.commit()
    database.engine.dispose()
    return ids, lesson.question_ids, lesson.version_ids


def _act_until(client: Client, end: float, act: Callable[[Client], None]) -> None:
    while time.perf_counter() < end:
        act(client)
