from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from question_bank.bank.accounts import codes
from question_bank.bank.audit.entries import Event
from question_bank.bank.audit.search import Sought, search
from question_bank.bank.people import Person
from question_bank.study.examining.sittings import start
from question_bank.study.exams import Sort
from quizapp.clock import now
from tests.house.worlds import World, make_world
from tests.pages.examining import held

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


@pytest.fixture
def world(database: Database, trainee: Someone, instructor: Someone) -> World:
    with database.writing() as rows:
        made = make_world(rows, "甲", instructor_id=instructor.id, trainee_id=trainee.id)
        rows.commit()
    return made


def stop(database: Database, someone: Someone) -> None:
    with database.writing() as rows:
        rows.get_one(Person, someone.id).stopped_at = now()
        rows.commit()


def logged(database: Database) -> list[tuple[Event, str, str]]:
    with database.reading() as rows:
        found = search(rows, Sought(events=frozenset({Event.PERSON_EXPORTED}))).lines
    return [(line.event, line.login, line.subject) for line in found]


@pytest.mark.usefixtures("world")
def test_people_look_at_what_is_kept_of_them_and_take_it_away(
    trainee: Someone, trainee_client: FlaskClient, database: Database
) -> None:
    page = trainee_client.get("/own/data")
    assert page.status_code == HTTPStatus.OK
    assert "不对的" in page.text
    assert "甲班" in page.text

    found = json.loads(trainee_client.get("/own/data/all.json").data)
    assert found["person"][0]["login"] == trainee.login
    book = load_workbook(BytesIO(trainee_client.get("/own/data/all.xlsx").data))
    assert book.sheetnames[:4] == ["基本信息", "培训班", "学习专题", "练习"]
    assert [cell.value for cell in book["练习"][2]][2:] == ["不对的", "没记住"]
    assert logged(database) == [(Event.PERSON_EXPORTED, trainee.login, trainee.login)] * 2


def test_during_an_exam_nobody_looks_at_what_they_answered(
    trainee: Someone, instructor: Someone, trainee_client: FlaskClient, database: Database
) -> None:
    hall = held(database, instructor, [trainee])
    with database.writing() as rows:
        start(rows, trainee_id=trainee.id, exam_id=hall.exam_id, sort=Sort.EXAM, seed=3, now=now())
        rows.commit()
    for address in ("/own/data", "/own/data/all.json", "/own/data/all.xlsx"):
        assert trainee_client.get(address).location.startswith("/sittings/")


@pytest.mark.usefixtures("world")
def test_an_administrator_gives_it_out_and_that_is_written_down(
    trainee: Someone,
    administrator: Someone,
    administrator_client: FlaskClient,
    database: Database,
) -> None:
    found = administrator_client.get(f"/users/{trainee.id}/personal/all.json").data
    assert json.loads(found)["person"][0]["login"] == trainee.login
    assert logged(database) == [(Event.PERSON_EXPORTED, administrator.login, trainee.login)]
    missing = administrator_client.get("/users/999/personal/all.xlsx")
    assert missing.status_code == HTTPStatus.NOT_FOUND


def test_from_the_day_that_was_written_down_somebody_is_let_in_no_more(
    trainee: Someone, trainee_client: FlaskClient, administrator_client: FlaskClient
) -> None:
    where = f"/users/{trainee.id}/personal"
    today = datetime.now(UTC) + timedelta(hours=8)
    administrator_client.post(f"{where}/leaving", data={"day": f"{today + timedelta(days=1):%F}"})
    assert trainee_client.get("/own").status_code == HTTPStatus.OK
    assert f'value="{today + timedelta(days=1):%F}"' in administrator_client.get(where).text

    administrator_client.post(f"{where}/leaving", data={"day": f"{today:%F}"})
    assert trainee_client.get("/own").status_code == HTTPStatus.FOUND

    administrator_client.post(f"{where}/leaving", data={"day": ""})
    assert trainee_client.get("/own").status_code == HTTPStatus.OK
    wrong = administrator_client.post(f"{where}/leaving", data={"day": "后天"})
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


@pytest.mark.usefixtures("world")
def test_somebody_is_forgotten_only_when_stopped_and_on_purpose(
    trainee: Someone, administrator_client: FlaskClient, database: Database
) -> None:
    where = f"/users/{trainee.id}/personal"
    assert "要先停用这个账号" in administrator_client.get(where).text
    early = administrator_client.post(f"{where}/erase", data={"sure": "y"})
    assert early.status_code == HTTPStatus.CONFLICT
    stop(database, trainee)
    unsure = administrator_client.post(f"{where}/erase")
    assert "请先勾选，再删除。" in unsure.text

    administrator_client.post(f"{where}/erase", data={"sure": "y"})

    page = administrator_client.get("/users").text
    assert "李学员的个人信息已删除，留下的只有不带姓名的数字。" in page
    assert "已删除人员" not in page
    for address in (where, f"/users/{trainee.id}"):
        assert administrator_client.get(address).status_code == HTTPStatus.NOT_FOUND


def test_an_administrator_turns_codes_off_for_who_lost_their_telephone(
    instructor: Someone, administrator_client: FlaskClient, database: Database
) -> None:
    where = f"/users/{instructor.id}/personal"
    assert "停用动态口令" not in administrator_client.get(where).text
    with database.writing() as rows:
        rows.get_one(Person, instructor.id).code_secret = codes.new_secret()
        rows.commit()

    assert "停用动态口令" in administrator_client.get(where).text
    administrator_client.post(f"{where}/codes-off")

    with database.reading() as rows:
        assert not codes.is_asked(rows, instructor.id)
