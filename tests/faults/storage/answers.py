"""Answers given to the page itself, in this process, one after the other.

`python -m tests.faults.storage.answers FOLDER COUNT` gives so many to the installation in FOLDER
and writes a line for each when its page has come back.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from question_bank.bank.accounts.log_ins import open_log_in
from quizapp import create_app
from tests.installations import FILE, installation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quizapp.database import Database
    from quizapp.settings import Settings

ACKNOWLEDGED = "acknowledged "
TRAINEE = 1
REPS = "SELECT coalesce(sum(reps), 0) FROM card"


@dataclass(frozen=True, slots=True)
class State:
    """What a database file holds; `said` is what SQLite says of it, "ok" where it is whole."""

    attempts: frozenset[str]
    reps: int
    said: str

    @property
    def is_whole(self) -> bool:
        """Whether nothing is broken and each answer has moved its card once."""
        return self.said == "ok" and self.reps == len(self.attempts)


def state(file: Path) -> State:
    """Look into a database file; what lies beside it counts."""
    try:
        with closing(sqlite3.connect(file)) as rows:
            [said] = rows.execute("PRAGMA integrity_check").fetchone()
            attempts = frozenset(one for [one] in rows.execute("SELECT attempt FROM review"))
            [reps] = rows.execute(REPS).fetchone()
    except sqlite3.DatabaseError as error:
        return State(frozenset(), 0, str(error))
    return State(attempts, reps, said)


@contextmanager
def answerer(settings: Settings) -> Iterator[Callable[[int], str]]:
    """Give the one trainee's browser: `answer(number)` sends the answer of that number.

    It returns the answer's token when the page has come back.
    """
    app = create_app(settings)
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    database: Database = app.extensions["quizapp_database"]
    with database.writing() as rows:
        token = open_log_in(rows, TRAINEE, now=datetime.now(UTC))
        versions = rows.connection().exec_driver_sql("SELECT question_id, id FROM version").all()
        rows.commit()
    browser = app.test_client()
    with browser.session_transaction() as cookie:
        cookie["_user_id"] = token

    def answer(number: int) -> str:
        lock, place = divmod(number, len(versions))
        question, version = versions[place]
        form = {"attempt": f"attempt-{number}", "version": version, "lock": lock, "hints": 0}
        more = {"seq": number, "shown_at": time.time() - 5, "answers-0": "双人双锁"}
        page = browser.post(f"/quiz/{question}", data=form | more)
        assert page.status_code == 303, page.text
        return f"attempt-{number}"

    try:
        yield answer
    finally:
        database.engine.dispose()


def main(folder: str, count: str) -> None:
    """Answer so often."""
    settings = installation(Path(folder))
    assert (settings.instance / FILE).exists()
    with answerer(settings) as answer:
        for number in range(int(count)):
            os.write(1, f"{ACKNOWLEDGED}{answer(number)}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
