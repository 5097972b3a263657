"""Somebody who logs in with the password, and what the log says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.audit.search import Sought, search
from tests.conftest import PASSWORD

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from question_bank.bank.audit.entries import Event
    from quizapp.database import Database
    from tests.conftest import Someone


def log_in(client: FlaskClient, someone: Someone, **more: object) -> TestResponse:
    data = {"login": someone.login, "password": PASSWORD}
    return client.post("/log-in", data=data, **more)


def events(database: Database) -> list[Event]:
    with database.reading() as rows:
        return [line.event for line in reversed(search(rows, Sought()).lines)]
