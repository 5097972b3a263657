"""An exam with a question of each kind, and a trainee who sits it in a browser."""

from __future__ import annotations

import re
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.blueprints.blueprint import Section
from question_bank.study.exams import Exam, SheetAnswer, Sitting
from quizapp.clock import now
from tests.study.exam_halls import MINUTE, hold_exam
from tests.study.lessons import (
    CHOICE,
    LOCK,
    MULTIPLE,
    ONE_BLANK,
    ORDERING,
    PAIRS,
    RECALL,
    TWO_BLANKS,
)

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from quizapp.database import Database
    from tests.conftest import Someone
    from tests.study.exam_halls import Hall


CONTENTS = (TWO_BLANKS, LOCK, ONE_BLANK, PAIRS, CHOICE, MULTIPLE, ORDERING, RECALL)


SECTIONS = (
    Section("cloze", 1, 2.0),
    Section("choice", 1, 1.0),
    Section("multiple", 1, 2.0),
    Section("matching", 1, 10.0),
    Section("ordering", 1, 2.0),
    Section("recall", 1, 3.0),
)


def open_exam(database: Database, instructor: Someone, trainee: Someone, **more: object) -> Hall:
    moment = now()
    with database.writing() as rows:
        opens = moment - MINUTE
        hall = hold_exam(
            rows, instructor.id, [trainee.id],
            **{"contents": CONTENTS, "sections": SECTIONS, "opens_at": opens, "now": opens} | more,
        )  # fmt: skip
        rows.commit()
    return hall


def begin(client: FlaskClient, hall: Hall, sort: str = "exam") -> str:
    """Begin a sitting and return its address."""
    started = client.post(f"/sittings/exams/{hall.exam_id}/{sort}")
    assert started.status_code == HTTPStatus.SEE_OTHER
    return started.location


def filled(page: str, **answers: str) -> dict[str, str]:
    """Return the sheet's hidden fields with some answers: `answers-0-0` is written `a0_0`."""
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))
    hidden.pop("csrf_token", None)
    named = {f"answers-{name[1:].replace('_', '-')}": text for name, text in answers.items()}
    return hidden | named


def over(database: Database, minutes: int = 40) -> None:
    """Let so many minutes pass: everything about exams moves into the past."""
    passed = timedelta(minutes=minutes)
    with database.writing() as rows:
        for exam in rows.scalars(select(Exam)):
            exam.opens_at, exam.closes_at = exam.opens_at - passed, exam.closes_at - passed
            exam.shown_at = exam.shown_at and exam.shown_at - passed
        for sitting in rows.scalars(select(Sitting)):
            sitting.started_at -= passed
            sitting.deadline -= passed
            sitting.ended_at = sitting.ended_at and sitting.ended_at - passed
        for answer in rows.scalars(select(SheetAnswer)):
            answer.saved_at -= passed
        rows.commit()


def autosave(
    client: FlaskClient, there: str, position: int, *written: str, base: int = 0, page: str = "p"
) -> TestResponse:
    answers = {f"answers-{position}-{part}": words for part, words in enumerate(written)}
    data = answers | {f"saves-{position}": str(base), "page": page, "saves": str(base + 1)}
    return client.post(f"{there}/answers/{position}", data=data)
