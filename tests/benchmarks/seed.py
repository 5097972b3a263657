"""A large installation by bulk inserts: what an office would have after some years.

`python -m tests.benchmarks seed FOLDER` makes 200 speeches, 20,000 questions, 2,000 trainees in 40
classes and 2,000,000 reviews in FOLDER, where `quizapp serve --instance FOLDER` can show them.
Ten trainees are simulated; the others are copies of them who take courses of their own.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from sqlalchemy import func, select

from question_bank.bank.questions import Question
from question_bank.bank.speeches import Speech
from question_bank.study.reviews import Review
from quizapp.database import Database
from quizapp.settings import Settings
from quizapp.upgrade import upgrade
from tests.benchmarks import seeded_bank, seeded_exams, seeded_log, seeded_people
from tests.benchmarks.bulk import Size


def measure(arguments: list[str]) -> dict[str, object]:
    """Make the installation; return what is in it and how many seconds that took."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks seed")
    parser.add_argument("folder", type=Path, help="a new folder")
    begin = perf_counter()
    settings = seeded(parser.parse_args(arguments).folder, Size())
    seconds = perf_counter() - begin
    with Database(settings).reading() as session:
        counts = {
            table.__tablename__: session.scalar(select(func.count()).select_from(table))
            for table in (Speech, Question, Review)
        }
    return counts | {"seconds": round(seconds)}


def seeded(folder: Path, size: Size) -> Settings:
    """Return the settings of a new installation in a folder, filled."""
    folder.mkdir(parents=True)
    settings = Settings.from_environment(folder)
    upgrade(settings)
    fill(Database(settings), size, now=datetime.now(UTC))
    return settings


def fill(database: Database, size: Size, *, now: datetime) -> None:
    """Fill an empty installation."""
    for write in (seeded_bank.write, seeded_people.write, seeded_log.write, seeded_exams.write):
        with database.writing() as session:
            write(session, size, now=now)
            session.commit()
