"""A class that hands in one exam at the same moment, to `serve` with its two workers.

Everybody has opened the sheet and written nothing yet; then each browser sends the whole sheet with
an answer to each question and hands it in, all on connections of their own and all at once. Counted
are the waits until each is told that it is handed in, what went wrong, and what is stored.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from sqlalchemy import func, select

from question_bank.bank.accounts.log_ins import open_log_in
from question_bank.bank.blueprints.blueprint import Section
from question_bank.bank.people import Person, PersonRole, Role
from question_bank.study.examining.sittings import start
from question_bank.study.exams import SheetAnswer, Sitting, Sort
from quizapp.database import Database
from tests.benchmarks.served import cookies, cpu_seconds, installation, served
from tests.papers.material import a_cloze
from tests.study.exam_halls import SEED, hold_exam

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

ASKED = 20
SENT = "写的答案"
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
FIELD = re.compile(r'name="(answers-\d+-\d+)"')


@dataclass
class Browser:
    """One trainee's browser, which answers on one connection after the other."""

    port: int
    sitting_id: int
    cookie: str
    form: str = ""
    wait: float = 0.0
    status: int = 0

    async def open(self) -> None:
        """Open the sheet, and write an answer beside each question."""
        status, page = await self._ask("GET", f"/sittings/{self.sitting_id}")
        assert status == 200, (status, page[:300])
        answers = dict.fromkeys(FIELD.findall(page), SENT)
        saves = {f"saves-{position}": 0 for position in range(ASKED)}
        found = TOKEN.search(page)
        assert found
        self.form = urlencode({"csrf_token": found[1], "page": "a-page"} | saves | answers)

    async def hand_in(self) -> None:
        """Send the sheet and hand it in; note how long that took and what came of it."""
        begin = time.perf_counter()
        try:
            self.status, _ = await self._ask("POST", f"/sittings/{self.sitting_id}/hand-in")
        except OSError:
            self.status = 0
        self.wait = time.perf_counter() - begin

    async def _ask(self, verb: str, path: str) -> tuple[int, str]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        body = self.form.encode()
        head = (
            f"{verb} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            f"Cookie: {self.cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        writer.write(head.encode() + body)
        answer = (await reader.read()).decode()
        writer.close()
        if cookie := re.search(r"Set-Cookie: ([^;]+)", answer):
            self.cookie = cookie[1]
        return int(answer.split(" ", 2)[1]), answer


def measure(arguments: list[str]) -> dict[str, object]:
    """Return the waits, how many were refused, and how many sheets and answers are stored."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks handin")
    parser.add_argument("--trainees", type=int, default=500)
    parser.add_argument("--database", help="an empty database instead of SQLite")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        settings = installation(folder, chosen.database)
        database = Database(settings)
        with database.writing() as session:
            sittings, tokens = _seated(session, chosen.trainees)
            session.commit()
        with served(settings) as (port, pid):
            places = zip(sittings, cookies(settings, tokens), strict=True)
            browsers = [Browser(port, sitting_id, cookie) for sitting_id, cookie in places]
            seconds, cpu = asyncio.run(_hand_in(browsers, pid))
        stored = _stored(database)
        database.engine.dispose()
    waits = sorted(browser.wait for browser in browsers)
    return {
        "trainees": chosen.trainees,
        "not_taken": sum(browser.status != 303 for browser in browsers),
        "seconds_for_all": round(seconds, 2),
        "server_cpu_ms_each": round(cpu * 1000 / chosen.trainees, 1),
        "p50_s": round(waits[len(waits) // 2], 2),
        "p99_s": round(waits[int(len(waits) * 0.99)], 2),
    } | stored


async def _hand_in(browsers: Sequence[Browser], pid: int) -> tuple[float, float]:
    """Return how long it took for all of them, and what it took of the server's processors."""
    for begin in range(0, len(browsers), 8):
        await asyncio.gather(*(browser.open() for browser in browsers[begin : begin + 8]))
    began, before = time.perf_counter(), cpu_seconds(pid)
    await asyncio.gather(*(browser.hand_in() for browser in browsers))
    return time.perf_counter() - began, cpu_seconds(pid) - before


def _seated(session: Session, trainees: int) -> tuple[list[int], list[str]]:
    """Make a class and its exam, seat everybody, and log everybody in."""
    now = datetime.now(UTC)
    people = [
        Person(login=f"t{number}", name="学员", password_hash="-", created_at=now, notice_at=now)
        for number in range(trainees + 1)
    ]
    session.add_all(people)
    session.flush()
    ids = [person.id for person in people]
    roles = [Role.INSTRUCTOR, *[Role.TRAINEE] * trainees]
    session.add_all(
        PersonRole(person_id=id_, role=role) for id_, role in zip(ids, roles, strict=True)
    )
    hall = hold_exam(
        session,
        ids[0],
        ids[1:],
        contents=[a_cloze(number) for number in range(ASKED)],
        sections=[Section("cloze", ASKED, 5.0)],
        opens_at=now,
        now=now - timedelta(days=1),
    )
    asked = {"exam_id": hall.exam_id, "sort": Sort.EXAM, "seed": SEED, "now": now}
    sittings = [start(session, trainee_id=id_, **asked) for id_ in ids[1:]]
    return sittings, [open_log_in(session, id_, now=now) for id_ in ids[1:]]


def _stored(database: Database) -> dict[str, object]:
    with database.reading() as session:
        ended = select(func.count()).select_from(Sitting)
        marked = ended.where(Sitting.ended_at.is_not(None), Sitting.points.is_not(None))
        return {
            "sheets_ended_and_marked": session.scalar(marked),
            "answers_stored": session.scalar(select(func.count()).select_from(SheetAnswer)),
        }
