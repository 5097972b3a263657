from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

import pyotp
import pytest

from question_bank.bank.accounts import codes
from question_bank.bank.audit.entries import Event
from question_bank.bank.people import Person
from tests.pages.logging_in import events, log_in

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


@pytest.fixture
def secret(instructor_client: FlaskClient) -> str:
    """Turn codes on for the instructor."""
    page = instructor_client.get("/own/code").text
    assert "<svg" in page
    found = "".join(re.search(r'class="secret">([A-Z2-7 ]+)<', page)[1].split())
    code = pyotp.TOTP(found).at(datetime.now(UTC) - timedelta(seconds=30))
    page = instructor_client.post("/own/code", data={"code": code}).text
    assert len(re.findall(r"<li><code>(?:\w{4}-){3}\w{4}</code>", page)) == codes.RECOVERY_CODES
    return found


def test_with_codes_the_password_is_half_of_the_way(
    secret: str, instructor: Someone, client: FlaskClient, database: Database
) -> None:
    half = log_in(client, instructor, query_string={"next": "/own"})
    assert half.location == "/log-in/code?next=/own"
    assert client.get("/own").location.startswith("/log-in")

    wrong = client.post("/log-in/code", data={"code": "000000"})
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "动态口令不对，或者已经用过" in wrong.text

    right = client.post("/log-in/code?next=/own", data={"code": pyotp.TOTP(secret).now()})
    assert right.location == "/own"
    assert client.get("/own").status_code == HTTPStatus.OK
    assert events(database) == [Event.CODES_ON, Event.LOG_IN, Event.LOG_IN]


def test_the_database_does_not_tell_the_secret_and_without_our_key_it_is_of_no_use(
    secret: str, instructor: Someone, client: FlaskClient, database: Database, app: Flask
) -> None:
    with database.reading() as rows:
        kept = rows.get_one(Person, instructor.id).code_secret
    assert kept
    assert secret not in kept

    settings = app.extensions["quizapp_settings"]
    app.extensions["quizapp_settings"] = replace(settings, secret_key="another key, long enough")
    log_in(client, instructor)
    page = client.post("/log-in/code", data={"code": pyotp.TOTP(secret).now()})
    assert "动态口令不对，或者已经用过" in page.text


def test_codes_are_tried_no_oftener_than_passwords(
    secret: str, instructor: Someone, client: FlaskClient
) -> None:
    log_in(client, instructor)
    for _ in range(5):
        client.post("/log-in/code", data={"code": "000000"})
    page = client.post("/log-in/code", data={"code": pyotp.TOTP(secret).now()})
    assert "连续输错的次数太多" in page.text


def test_nobody_asks_for_a_code_without_the_password(client: FlaskClient) -> None:
    assert client.get("/log-in/code").location == "/log-in"
    assert client.post("/log-in/code", data={"code": "123456"}).location == "/log-in"


def test_codes_are_turned_off_with_a_last_code(secret: str, instructor_client: FlaskClient) -> None:
    instructor_client.post("/own/code/off", data={"code": "000000"})
    assert "动态口令不对，没有停用" in instructor_client.get("/own").text
    instructor_client.post("/own/code/off", data={"code": pyotp.TOTP(secret).now()})
    assert "动态口令已停用" in instructor_client.get("/own").text


def test_codes_are_not_for_trainees(trainee_client: FlaskClient) -> None:
    assert "动态口令" not in trainee_client.get("/own").text
    assert trainee_client.get("/own/code").status_code == HTTPStatus.NOT_FOUND
