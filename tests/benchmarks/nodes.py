"""Two servers behind nginx on one PostgreSQL: what an answer costs, and kill after kill.

`python -m tests.benchmarks nodes --kills 20`: sixteen trainees answer without a pause. First the
processor time is measured that web servers, PostgreSQL and nginx spend on an answer; then one
server after the other is killed as a whole and started again, and in the end what is stored is
compared with what was acknowledged. PostgreSQL is that of the tests, which waits for no disk; name
a durable one of this machine in QUIZAPP_TEST_POSTGRES for its own times.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from quizapp.upgrade import upgrade
from tests.benchmarks.served import cpu_seconds
from tests.cluster.machines import answers, kill, serve_alone
from tests.cluster.nginx import nginx
from tests.faults.classroom import Classroom, classroom, ledger
from tests.faults.site import free_port, until
from tests.faults.trainee import Trainee, answering, back_after
from tests.installations import installation
from tests.postgresql import Server, served

if TYPE_CHECKING:
    from quizapp.settings import Settings
    from tests.faults.site import Site

TRAINEES, QUESTIONS = 16, 400
WRITTEN = "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')"


def measure(arguments: list[str]) -> dict[str, object]:
    """Return what an answer costs, what the kills did, and what is lost or doubled: nothing."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks nodes")
    parser.add_argument("--seconds", type=float, default=20, help="of the quiet part")
    parser.add_argument("--kills", type=int, default=20)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, served() as server, ExitStack() as closing:
        machines = _machines(Path(folder), server)
        room = classroom(machines[0], trainees=TRAINEES, questions=QUESTIONS)
        ports = [free_port() for _ in machines]
        sites = [serve_alone(one, port) for one, port in zip(machines, ports, strict=True)]
        closing.callback(lambda: [site.stop() for site in sites])
        port = closing.enter_context(nginx(Path(folder), ports))
        trainees = _trainees(room, port)
        with answering(trainees):
            costs = _costs(trainees, sites, server, chosen.seconds)
            back = [_killed(machines, sites, trainees, number) for number in range(chosen.kills)]
        found = ledger(room.settings, trainees)
    told = sum((one.told for one in trainees), Counter[str]())
    return costs | {
        "kills": chosen.kills,
        "longest_until_all_were_answered_s": round(max(back, default=0), 1),
        "longest_answer_s": round(max(one.longest for one in trainees), 1),
        "acknowledged": found.acknowledged,
        "lost": found.lost,
        "doubled": found.doubled,
        "cards_that_differ": found.miscounted,
        "lines_cut": sum(not trial.status for one in trainees for trial in one.tries),
        "error_pages": dict(told),
    }


def _machines(folder: Path, server: Server) -> list[Settings]:
    url = server.database(folder)
    found = []
    for name in ("first", "second"):
        (folder / name).mkdir()
        found.append(replace(installation(folder / name), database_url=url))
    upgrade(found[0])
    os.environ |= {"QUIZAPP_SECRET_KEY": found[0].secret_key, "QUIZAPP_PROXIES": "1"}
    return found


def _trainees(room: Classroom, port: int) -> list[Trainee]:
    found = [Trainee(port, id_, room.question_ids, room.version_ids) for id_ in room.trainee_ids]
    for number, trainee in enumerate(found):
        trainee.log_in(f"t{number}")
    return found


def _costs(
    trainees: list[Trainee], sites: list[Site], server: Server, seconds: float
) -> dict[str, object]:
    """Return answers a second, and what one takes: milliseconds of the processor, log written."""
    time.sleep(2)  # the first answers load what the later ones have
    pids = {"web": [site.process.pid for site in sites], "postgresql": [_postmaster(server)]}
    written = _asked(server, WRITTEN)
    before = {name: sum(map(cpu_seconds, some)) for name, some in pids.items()}
    count, begin = sum(len(one.taken) for one in trainees), time.perf_counter()
    time.sleep(seconds)
    took = time.perf_counter() - begin
    answers = sum(len(one.taken) for one in trainees) - count
    return {
        "answers_a_second": round(answers / took),
        "log_bytes_an_answer": round((_asked(server, WRITTEN) - written) / answers),
    } | {
        f"{name}_cpu_ms_an_answer": round(
            (sum(map(cpu_seconds, some)) - before[name]) * 1000 / answers, 2
        )
        for name, some in pids.items()
    }


def _killed(
    machines: list[Settings], sites: list[Site], trainees: list[Trainee], number: int
) -> float:
    """Kill one server and start it again; return how long until everybody was answered."""
    which = number % 2
    moment = time.monotonic()
    kill(sites[which])
    back = back_after(trainees, moment)
    sites[which].stop()
    sites[which] = serve_alone(machines[which], sites[which].port)
    until(lambda: answers(sites[which]) > 0, patience=60)  # nginx has noticed
    return back


def _postmaster(server: Server) -> int:
    """Return the process whose children do PostgreSQL's work."""
    backend = _asked(server, "SELECT pg_backend_pid()")
    return int(Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1])


def _asked(server: Server, question: str) -> int:
    with server.engine.connect() as connection:
        return int(connection.scalar(text(question)))
