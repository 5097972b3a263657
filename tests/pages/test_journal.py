"""日志: read by administrators and auditors, changed by nobody."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DatabaseError

from question_bank.bank.audit.entries import AuditEntry, Event, record
from question_bank.bank.people import Role
from quizapp import access

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone

NOON = datetime(2025, 6, 2, 4, 0, tzinfo=UTC)  # 12:00 in Shanghai


@pytest.fixture
def auditor_client(
    logged_in: Callable[[Someone], FlaskClient], make_person: Callable[..., Someone]
) -> FlaskClient:
    return logged_in(make_person("shenji", Role.AUDITOR, name="周审计"))


@pytest.fixture
def history(database: Database, trainee: Someone, administrator: Someone) -> None:
    """Write three lines of three days, one with words that a program could take for a formula."""
    with database.writing() as rows:
        for days, event, who, about, facts in (
            (0, Event.LOG_IN, trainee.id, None, {}),
            (1, Event.PERSON_STOPPED, administrator.id, trainee.id, {}),
            (2, Event.DOWNLOAD, administrator.id, None, {"page": "=1+1"}),
        ):
            at = NOON + timedelta(days=days)
            record(rows, event, who=who, address="10.0.0.7", now=at, about=about, facts=facts)
        rows.commit()


def body(page: str) -> str:
    return re.search(r"<tbody>.*</tbody>", page, re.DOTALL)[0]


@pytest.mark.usefixtures("history")
def test_an_auditor_finds_lines_by_day_person_and_event(auditor_client: FlaskClient) -> None:
    page = auditor_client.get("/journal").text
    assert "停用账号" in body(page)
    assert "李学员" in body(page)

    one_day = body(auditor_client.get("/journal?since=2025-06-03&until=2025-06-03").text)
    assert "停用账号" in one_day
    assert "登录" not in one_day.replace("没有登录的人", "")
    assert "停用账号" not in body(auditor_client.get("/journal?event=log_in").text)
    assert "没有这样的记录" in auditor_client.get("/journal?words=无此人").text
    assert auditor_client.get("/journal?since=yesterday").status_code == 422


@pytest.mark.usefixtures("history")
def test_the_table_taken_along_holds_what_was_found_and_no_formula(
    auditor_client: FlaskClient,
) -> None:
    table = auditor_client.get("/journal/log.csv?event=download&words=10.0.0.7")
    assert table.headers["Content-Disposition"].startswith("attachment")
    rows = list(csv.reader(io.StringIO(table.data.decode("utf-8-sig"))))

    assert rows[0][:3] == ["时间", "事件", "结果"]
    assert len(rows) == 2
    assert rows[1][0] == "2025-06-04 12:00:00"
    assert rows[1][-1] == "页面：=1+1"
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_an_auditor_sees_the_log_and_nothing_else(app: Flask, auditor_client: FlaskClient) -> None:
    home = auditor_client.get("/")
    assert home.location == "/journal"
    opened = set()
    for rule in app.url_map.iter_rules():
        allowed = access.audience(app.view_functions[rule.endpoint])
        if rule.endpoint != "static" and allowed and Role.AUDITOR in allowed:
            opened.add(rule.endpoint.partition(".")[0])
    assert opened == {"account", "help", "home", "journal", "own", "own_words"}


def test_no_page_changes_the_log(app: Flask) -> None:
    methods = {
        method
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("journal.")
        for method in rule.methods or ()
    }
    assert methods == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.usefixtures("history")
def test_the_database_itself_refuses_to_change_a_line(database: Database) -> None:
    with database.writing() as rows, pytest.raises(DatabaseError):
        rows.execute(update(AuditEntry).values(login="somebody"))


def test_instructors_and_trainees_do_not_read_it(
    instructor_client: FlaskClient, trainee_client: FlaskClient
) -> None:
    for browser in (instructor_client, trainee_client):
        assert browser.get("/journal").status_code == 403
        assert browser.get("/journal/log.csv").status_code == 403
