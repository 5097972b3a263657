"""What a release's database is, kept for the tests that upgrade it.

`python -m tests.migrations.freeze 1.0.0` writes, on the day of the release, into `releases/1.0.0`:

- `sqlite.sql`: a small installation of that release, its schema and its rows;
- `postgresql.sql`: the statements that make the same schema there, a line of `--` between them.

The rows are a class of ours that learns from a page of our own; tables it does not reach get a row
made from the schema. Nothing in a folder is changed after its release.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlalchemy import event

from question_bank.bank.people import Person, PersonRole, Role
from quizapp.backups.rows import transfer
from quizapp.database import Database
from quizapp.schema import migrate, migrating
from quizapp.upgrade import upgrade
from tests.installations import FILE, installation
from tests.migrations.filling import fill, rows_of
from tests.postgresql import served
from tests.study.exam_halls import CLOZES, FOUR, OPENS, hold_exam, sit
from tests.study.learner import Learner
from tests.study.lessons import MONDAY, OF_EVERY_KIND, give_course

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine
    from sqlalchemy.orm import Session

    from quizapp.settings import Settings

RELEASES = Path(__file__).with_name("releases")
SQLITE, POSTGRESQL = "sqlite.sql", "postgresql.sql"
BETWEEN = "\n--\n"
MAKES = re.compile(r"\s*(CREATE|ALTER|DROP|(INSERT INTO|UPDATE) alembic_version)\b")
# who sits the exam is number 1, as their sitting is: so rows made from the schema go with it
PEOPLE = (
    ("xueyuan", Role.TRAINEE),
    ("xueyuan2", Role.TRAINEE),
    ("xueyuan3", Role.TRAINEE),
    ("guanli", Role.INSTRUCTOR),
)


def freeze(version: str) -> Path:
    """Write what this program makes of an empty place; return the folder it was written into."""
    folder = RELEASES / version
    folder.mkdir(parents=True)
    with TemporaryDirectory() as place:
        settings = installation(Path(place))
        small_installation(settings)
        write_sqlite(settings, folder)
        with served() as server:
            there = replace(settings, database_url=server.database(Path(place)))
            (folder / POSTGRESQL).write_text(BETWEEN.join(_statements(there)), encoding="utf-8")
    return folder


def write_sqlite(settings: Settings, folder: Path) -> None:
    """Write an installation's schema and rows into a folder."""
    with closing(sqlite3.connect(settings.instance / FILE)) as rows:
        dump = "\n".join(rows.iterdump())
    (folder / SQLITE).write_text(f"{dump}\n", encoding="utf-8")


def small_installation(settings: Settings) -> None:
    """Make an installation with rows in every table."""
    upgrade(settings)
    database = Database(settings)
    with database.writing() as session:
        _study(session)
        session.commit()
    with migrating(database.engine) as connection:
        empty = {name for name, rows in rows_of(connection).items() if not rows}
        fill(connection, first=1, count=1, only=empty)
    database.engine.dispose()


def load_sqlite(engine: Engine, release: Path) -> None:
    """Bring a release's installation back, into an empty SQLite database."""
    with closing(sqlite3.connect(str(engine.url.database))) as rows:
        rows.executescript((release / SQLITE).read_text(encoding="utf-8"))


def load_postgresql(connection: Connection, release: Path, rows: Connection) -> None:
    """Make a release's schema in an empty PostgreSQL database and fill it with rows of SQLite's."""
    for statement in (release / POSTGRESQL).read_text(encoding="utf-8").split(BETWEEN):
        connection.exec_driver_sql(statement)
    transfer(rows, connection)


def _study(session: Session) -> None:
    """Let a class answer questions of every kind, and sit an exam."""
    people = [
        Person(login=login, name=login, password_hash="-", created_at=MONDAY) for login, _ in PEOPLE
    ]
    session.add_all(people)
    session.flush()
    *trainees, instructor = ids = [person.id for person in people]
    session.add_all(
        PersonRole(person_id=id_, role=role) for id_, (_, role) in zip(ids, PEOPLE, strict=True)
    )
    lesson = give_course(session, trainees, contents=OF_EVERY_KIND)
    learner = Learner(session, trainees[0])
    learner.deal()
    for written in ("及时整理", "及时归档"):
        learner.answer(lesson.question_ids[0], written)
    hall = hold_exam(session, instructor, trainees, contents=CLOZES, sections=FOUR)
    sit(session, hall, now=OPENS)


def _statements(settings: Settings) -> Iterator[str]:
    """Give the statements that make the schema on PostgreSQL."""
    engine, sent = Database(settings).engine, []
    event.listen(engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    with migrating(engine) as connection:
        migrate(connection)
    engine.dispose()
    yield from (one.strip() for one in sent if MAKES.match(one))


if __name__ == "__main__":
    print(freeze(sys.argv[1]))
