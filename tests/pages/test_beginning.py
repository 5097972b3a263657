"""The first start: an empty installation, and the code that the terminal shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.audit.entries import Event
from question_bank.bank.audit.search import Sought, each
from question_bank.bank.people import Person
from question_bank.bank.site.beginning import draw_code
from question_bank.bank.site.settings import settings_of
from quizapp.beginning import invitation

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from quizapp.settings import Settings
    from tests.conftest import Someone

SENT = {"unit": "清源县委办公室", "name": "赵 明", "login": "0001"}


@pytest.fixture
def code(settings: Settings) -> str:
    """Give the code that the terminal shows."""
    return re.search(r"\n\n    (\S+)\n", invitation(settings))[1]


def test_an_empty_installation_leads_to_its_first_administrator(
    client: FlaskClient, code: str, database: Database
) -> None:
    assert 'href="/beginning"' in client.get("/log-in").text
    assert "还没有人" in client.get("/beginning").text
    made = client.post("/beginning", data=SENT | {"code": code.upper()}, follow_redirects=True)

    assert "已建好系统管理员“0001”" in made.text
    assert "清源县委办公室" in made.text
    with database.reading() as rows:
        assert settings_of(rows).unit_name == "清源县委办公室"
        [line] = each(rows, Sought())
        assert (line.event, line.subject, line.subject_name) == (Event.PERSON_ADDED, "0001", "赵明")
    inside = client.post("/log-in", data={"login": "0001", "password": code})
    assert inside.status_code == 302
    assert client.get("/users").location.startswith("/password")


def test_the_code_is_good_once_and_a_later_start_ends_it(
    client: FlaskClient, code: str, database: Database, settings: Settings
) -> None:
    later = re.search(r"\n\n    (\S+)\n", invitation(settings))[1]
    refused = client.post("/beginning", data=SENT | {"code": code})
    assert refused.status_code == 422
    assert "一次性口令不对" in refused.text

    assert client.post("/beginning", data=SENT | {"code": later}).status_code == 302
    again = client.post("/beginning", data=SENT | {"code": later, "login": "0002"})
    assert again.location == "/log-in"
    with database.reading() as rows:
        assert rows.scalars(select(Person.login)).all() == ["0001"]


def test_without_a_code_nothing_begins(client: FlaskClient, database: Database) -> None:
    refused = client.post("/beginning", data=SENT | {"code": "aaaa-aaaa-aaaa"})
    assert refused.status_code == 422
    with database.reading() as rows:
        assert rows.scalars(select(Person)).all() == []


@pytest.mark.usefixtures("trainee")
def test_where_people_are_there_is_no_beginning(
    client: FlaskClient, settings: Settings, database: Database
) -> None:
    assert invitation(settings) == ""
    with database.writing() as rows:
        assert draw_code(rows) is None
    assert client.get("/beginning").location == "/log-in"
    assert client.post("/beginning", data=SENT | {"code": "x"}).location == "/log-in"
    assert "/beginning" not in client.get("/log-in").text


def test_what_is_still_to_be_done_is_listed(
    administrator_client: FlaskClient, instructor: Someone
) -> None:
    page = administrator_client.get("/beginning/next").text
    steps = dict(
        re.findall(r'class="row-title" href="[^"]*">([^<]+)</a>.*?(已完成|待办)', page, re.DOTALL)
    )
    assert instructor.id
    assert steps["添加培训管理员"] == "已完成"
    assert steps["添加审计员"] == "待办"
    assert "清除示例数据" not in steps
