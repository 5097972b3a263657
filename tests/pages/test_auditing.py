from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from question_bank.bank.audit.entries import Event, Outcome
from question_bank.bank.audit.search import Sought, search
from quizapp.auditing import EVENTS, OUTCOMES
from tests.conftest import PASSWORD

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone

OWN = "我自己想出来的口令"


def lines(database: Database) -> list[tuple[str, str, str, dict[str, object]]]:
    """Return the log as it was written: event, outcome, login, facts."""
    with database.reading() as rows:
        found = search(rows, Sought()).lines
    assert all(line.address == "127.0.0.1" for line in found)
    return [(line.event, line.outcome, line.login, dict(line.facts)) for line in reversed(found)]


def test_logging_in_and_out_is_written_down_and_so_is_a_refusal(
    client: FlaskClient, trainee: Someone, database: Database
) -> None:
    client.post("/log-in", data={"login": trainee.login, "password": "something else"})
    client.post("/log-in", data={"login": "my secret password", "password": "x"})
    client.post("/log-in", data={"login": trainee.login, "password": PASSWORD})
    client.post("/log-out")

    assert lines(database) == [
        (Event.LOG_IN, Outcome.REFUSED, trainee.login, {"reason": "password"}),
        (Event.LOG_IN, Outcome.REFUSED, "", {"reason": "password"}),
        (Event.LOG_IN, Outcome.DONE, trainee.login, {}),
        (Event.LOG_OUT, Outcome.DONE, trainee.login, {}),
    ]


def test_a_changed_password_a_page_refused_and_a_file_given_are_written_down(
    instructor_client: FlaskClient, instructor: Someone, database: Database
) -> None:
    data = {"present": PASSWORD, "chosen": OWN, "again": OWN}
    instructor_client.post("/password", data=data)
    assert instructor_client.get("/status").status_code == HTTPStatus.FORBIDDEN
    instructor_client.get("/cohorts/roster.xlsx")
    instructor_client.get("/cohorts")

    assert lines(database) == [
        (Event.PASSWORD_CHANGED, Outcome.DONE, instructor.login, {}),
        (Event.REFUSED, Outcome.REFUSED, instructor.login, {"page": "/status"}),
        (Event.DOWNLOAD, Outcome.DONE, instructor.login, {"page": "/cohorts/roster.xlsx"}),
    ]


def test_every_event_has_its_words() -> None:
    assert set(EVENTS) == set(Event)
    assert set(OUTCOMES) == set(Outcome)
