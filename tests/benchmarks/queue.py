"""How long the due queue takes as the cards grow: 1,000 a trainee, ever more trainees.

Measured is the whole of `queue`: what is due, what was asked today, what is new, limits and
siblings, of trainees picked at random, in the installation's own kind of SQLite session.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, literal, select

from question_bank.bank.courses import Enrolment
from question_bank.bank.people import Person
from question_bank.study.cards import Card, Phase
from question_bank.study.courses import open_courses
from question_bank.study.quiz.queue import queue
from quizapp.database import Database
from quizapp.settings import Settings
from quizapp.upgrade import upgrade
from tests.study.lessons import LOCK, MONDAY, SHANGHAI, give_course

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CARDS_EACH = 1000
NEW_EACH = 200
TRAINEES_AT_ONCE = 50
MODELS = 10
SIZES = (10_000, 100_000, 1_000_000)
LARGE = 10_000_000
NOW = datetime(2025, 6, 2, 1, tzinfo=UTC)
TODAY = SHANGHAI.day(NOW)


def measure(arguments: list[str]) -> dict[str, object]:
    """Return the median wait in milliseconds at each size, and the largest by the smallest."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks queue")
    parser.add_argument("--large", action="store_true", help=f"{LARGE} cards too: some minutes")
    parser.add_argument("--asked", type=int, default=300, help="how often at each size")
    chosen = parser.parse_args(arguments)
    figures: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        database = _installation(Path(folder))
        with database.writing() as session:
            lesson = give_course(session, [], contents=[LOCK] * CARDS_EACH)
            session.commit()
        trainees: list[int] = []
        waits = []
        for size in (*SIZES, *([LARGE] if chosen.large else [])):
            with database.writing() as session:
                while len(trainees) * CARDS_EACH < size:
                    trainees += _enrol(session, lesson.course_id, lesson.question_ids)
                    session.commit()
            waits.append(_wait(database, trainees, chosen.asked))
            figures[f"p50_ms_at_{size}"] = round(waits[-1], 3)
    return figures | {"largest_by_smallest": round(waits[-1] / waits[0], 2)}


def _installation(folder: Path) -> Database:
    settings = Settings(
        instance=folder,
        database_url=f"sqlite:///{folder / 'quizapp.sqlite3'}",
        secret_key="only for a measurement",
        timezone=ZoneInfo("Asia/Shanghai"),
    )
    upgrade(settings)
    return Database(settings)


def _enrol(session: Session, course_id: int, question_ids: tuple[int, ...]) -> list[int]:
    """Add trainees to the course, each with a card for every question.

    Those of the first ten are made up, those of all others are copied from one of them.
    """
    models = list(session.scalars(select(Card.trainee_id).distinct().order_by(Card.trainee_id)))
    number = session.scalar(select(func.count(Person.id))) or 0
    made = [
        Person(name="学员", login=f"t{number + n}", password_hash="-", created_at=NOW)
        for n in range(TRAINEES_AT_ONCE if models else MODELS)
    ]
    session.add_all(made)
    session.flush()
    ids = [person.id for person in made]
    session.execute(
        insert(Enrolment),
        [{"course_id": course_id, "trainee_id": id_, "enrolled_at": MONDAY} for id_ in ids],
    )
    if not models:
        rows = [_card(id_, question, course_id) for id_ in ids for question in question_ids]
        session.connection().execute(insert(Card), rows)
    others = [column for column in Card.__table__.columns if column.name != "trainee_id"]
    for place, id_ in enumerate(ids if models else []):
        copied = select(literal(id_), *others).where(Card.trainee_id == models[place % MODELS])
        names = ["trainee_id", *(column.name for column in others)]
        session.execute(insert(Card).from_select(names, copied, include_defaults=False))
    return ids


def _card(trainee_id: int, question_id: int, course_id: int) -> dict[str, object]:
    chance = random.Random(f"{trainee_id}/{question_id}")  # noqa: S311 - a simulation
    row: dict[str, object] = {
        "trainee_id": trainee_id,
        "question_id": question_id,
        "course_id": course_id,
        "phase": Phase.NEW,
        "stability": None,
        "difficulty": None,
        "due_at": None,
        "last_at": None,
        "last_day": None,
        "introduced_day": None,
        "reps": 0,
    }
    if chance.randrange(CARDS_EACH) < NEW_EACH:
        return row
    due, last = TODAY + chance.randrange(-1, 60), TODAY - chance.randrange(1, 30)
    return row | {
        "phase": Phase.REVIEW,
        "stability": 20.0,
        "difficulty": 5.0,
        "due_at": SHANGHAI.begins(due),
        "last_at": NOW - timedelta(days=TODAY - last),
        "last_day": last,
        "introduced_day": last - 20,
        "reps": 3,
    }


def _wait(database: Database, trainees: list[int], times: int) -> float:
    """Return the median wait in milliseconds."""
    chance, waits = random.Random(7), []  # noqa: S311 - a fixed seed is the point
    with database.reading() as session:
        for number in range(times + 20):
            trainee_id = chance.choice(trainees)
            courses = open_courses(session, trainee_id=trainee_id, now=NOW, calendar=SHANGHAI)
            begin = perf_counter()
            due = queue(session, trainee_id=trainee_id, courses=courses, now=NOW, calendar=SHANGHAI)
            if number >= 20:
                waits.append((perf_counter() - begin) * 1000)
            assert len(due) > 0
    return median(waits)
