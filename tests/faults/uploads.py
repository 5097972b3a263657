"""One speech uploaded by eight instructors at once, as a Word file and as plain text."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from datetime import UTC, datetime
from functools import partial
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from question_bank.bank.accounts.log_ins import open_log_in
from question_bank.bank.people import Person, PersonRole, Role
from question_bank.bank.questions import Source, Version
from question_bank.bank.speeches import Reading, ReadingFile
from quizapp.database import Database
from tests.benchmarks.client import Client, found_token
from tests.benchmarks.served import cookies
from tests.faults.classroom import Ledger, broken
from tests.faults.drill import Drill
from tests.faults.site import Site
from tests.faults.together import at_once
from tests.speech.material import word_file

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from quizapp.settings import Settings

SPEECH = Path(__file__).parents[1] / "speeches" / "petitions.txt"
INSTRUCTORS = 8
NAME = "同一篇讲话"
CHECK = re.compile(r"^/speeches/\d+/check$")


def upload_at_once(settings: Settings, times: int) -> Drill:
    """Let all of them upload one speech together, so many times another one.

    `lost` are uploads that did not lead to the one material, `doubled` materials, readings, files
    and questions that are there more than once.
    """
    drill = Drill(f"one speech uploaded by {INSTRUCTORS} at once", times)
    database = Database(settings)
    with database.writing() as rows:
        ids = _instructors(rows)
        tokens = [open_log_in(rows, id_, now=datetime.now(UTC)) for id_ in ids]
        rows.commit()
    lost = doubled = 0
    with Site.of(settings) as site:
        of_each = [(site.port, cookie) for cookie in cookies(settings, tokens)]
        for number in range(times):
            begin = time.monotonic()
            files = [_file(number, as_word=as_word) for as_word in (True, False)] * INSTRUCTORS
            jobs = [
                partial(_uploaded, *one, *file) for one, file in zip(of_each, files, strict=False)
            ]
            came = Counter(at_once(jobs))
            drill.longest = max(drill.longest, time.monotonic() - begin)
            (there, usual), *_ = came.most_common(1)
            lost += INSTRUCTORS - usual if CHECK.match(there) else INSTRUCTORS
            drill.told.update(
                {words[:80]: n for words, n in came.items() if not CHECK.match(words)}
            )
        drill.ended_with(site.stop())
    with database.reading() as rows:
        doubled = _doubled(rows, times)
        drill.ledger = Ledger(times * INSTRUCTORS - lost, lost, doubled, 0, broken(rows))
    database.engine.dispose()
    return drill


def _instructors(rows: Session) -> list[int]:
    now = datetime.now(UTC)
    people = [
        Person(login=f"i{number}", name="管理", password_hash="-", created_at=now, notice_at=now)
        for number in range(INSTRUCTORS)
    ]
    rows.add_all(people)
    rows.flush()
    rows.add_all(PersonRole(person_id=one.id, role=Role.INSTRUCTOR) for one in people)
    return [one.id for one in people]


def _file(number: int, *, as_word: bool) -> tuple[str, bytes]:
    text = SPEECH.read_text(encoding="utf-8").rstrip() + f"\n第{number + 1}次会议印发。"
    if as_word:
        return f"{NAME}{number}.docx", word_file(tuple(text.splitlines()))
    return f"{NAME}{number}.txt", text.encode()


def _uploaded(port: int, cookie: str, name: str, content: bytes) -> str:
    """Upload a file; return the address that it leads to, or what came instead."""
    browser = Client(port, 0, (), (), cookie)
    try:
        token = found_token(browser.ask("GET", "/speeches/upload")[1])
        browser.connection.close()
        browser.connection = HTTPConnection("127.0.0.1", port, timeout=120)
        form = {"csrf_token": token, "agreed": "y", "files": FileStorage(BytesIO(content), name)}
        boundary, body = encode_multipart(form)
        kind = f'multipart/form-data; boundary="{boundary}"'
        headers = {"Content-Type": kind, "Cookie": browser.cookie}
        browser.connection.request("POST", "/speeches/upload", body, headers)
        answer = browser.connection.getresponse()
        there, page = answer.getheader("Location"), answer.read().decode()
        return there or f"{answer.status} {page}"
    finally:
        browser.connection.close()


def _doubled(rows: Session, times: int) -> int:
    """Return how many materials, readings, files and questions are too many."""
    mine = select(ReadingFile.reading_id).where(ReadingFile.name.startswith(NAME)).distinct()
    readings = rows.scalars(mine).all()
    of_files = select(ReadingFile.file_hash).where(ReadingFile.name.startswith(NAME))
    of_speeches = select(Reading.speech_id).where(Reading.id.in_(mine)).distinct()
    found = [readings, rows.scalars(of_files).all(), rows.scalars(of_speeches).all()]
    asked = select(Source.question_id).where(Source.reading_id.in_(mine))
    versions = select(Version.content).where(Version.question_id.in_(asked))
    contents = [json.dumps(content) for content in rows.scalars(versions)]
    assert contents, (len(readings), "nothing is asked")
    too_many = sum(map(len, found)) - times * (1 + 2 + 1)
    return too_many + len(contents) - len(set(contents))
