"""用户: the pages on which a system administrator looks after accounts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from question_bank.bank.audit.entries import Event
from question_bank.bank.audit.search import Sought, each
from question_bank.bank.people import Person, Role
from question_bank.bank.site.settings import SiteSettings, change_settings
from quizapp.clock import now

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


@pytest.fixture
def events(database: Database) -> Callable[[], list[tuple[Event, str, str]]]:
    """Give what the log holds, the latest first: event, who, about whom."""

    def found() -> list[tuple[Event, str, str]]:
        with database.reading() as rows:
            return [(line.event, line.login, line.subject) for line in each(rows, Sought())]

    return found


def test_people_are_looked_for_and_opened(
    administrator_client: FlaskClient, trainee: Someone
) -> None:
    page = administrator_client.get("/users").text
    assert "李学员" in page
    assert "赵系统" in page

    found = administrator_client.get("/users?words=学员&role=trainee").text
    assert "找到" in found
    assert "赵系统" not in re.search(r"<tbody>.*</tbody>", found, re.DOTALL)[0]
    assert "没有找到这样的人" in administrator_client.get("/users?words=无此人").text
    assert "李学员" in administrator_client.get(f"/users/{trainee.id}").text
    assert administrator_client.get("/users/999").status_code == 404


def test_somebody_is_added_with_a_password_that_is_shown_once(
    administrator_client: FlaskClient,
    client: FlaskClient,
    events: Callable[[], list[tuple[Event, str, str]]],
) -> None:
    sent = {"name": "王 新", "unit": "县水务局", "roles": ["instructor", "trainee"]}
    page = administrator_client.post("/users/new", data=sent).text

    password = re.search(r"<code>(\S+)</code>", page)[1]
    assert "系统管理员重置" in page
    assert client.post("/log-in", data={"login": "王新", "password": password}).status_code == 302
    assert (Event.PERSON_ADDED, "xitong", "王新") in events()
    assert password not in administrator_client.get("/users?words=王新").text

    again = administrator_client.post("/users/new", data=sent)
    assert again.status_code == 422
    assert "登录名“王新”已有人使用" in again.text


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"roles": "trainee"}, "请填写姓名。"),
        ({"name": "甲"}, "至少要选一个角色"),
        ({"name": "甲", "roles": "trainee", "login": "110101199001011234"}, "不要填身份证号"),
    ],
)
def test_what_is_wrong_stands_beside_the_field(
    administrator_client: FlaskClient, sent: dict[str, str], sentence: str
) -> None:
    page = administrator_client.post("/users/new", data=sent)
    assert page.status_code == 422
    assert sentence in page.text


def test_facts_roles_and_standing_are_changed_and_written_down(
    administrator_client: FlaskClient,
    trainee: Someone,
    events: Callable[[], list[tuple[Event, str, str]]],
) -> None:
    where = f"/users/{trainee.id}"
    facts = {"name": "李学员", "unit": "县档案馆", "post": "科员"}
    assert (
        "已保存"
        in administrator_client.post(f"{where}/facts", data=facts, follow_redirects=True).text
    )
    roles = {"roles": ["trainee", "instructor"]}
    assert (
        "角色已改"
        in administrator_client.post(f"{where}/roles", data=roles, follow_redirects=True).text
    )
    for deed, said in (("stop", "已停用"), ("restore", "已恢复")):
        assert said in administrator_client.post(f"{where}/{deed}", follow_redirects=True).text

    assert [event for event, who, about in events() if (who, about) == ("xitong", "xueyuan")] == [
        Event.PERSON_RESTORED,
        Event.PERSON_STOPPED,
        Event.ROLES_CHANGED,
        Event.PERSON_CHANGED,
    ]


def test_who_is_stopped_is_thrown_out(
    administrator_client: FlaskClient, trainee_client: FlaskClient, trainee: Someone
) -> None:
    assert trainee_client.get("/today").status_code == 200
    administrator_client.post(f"/users/{trainee.id}/stop")

    assert trainee_client.get("/today").location.startswith("/log-in")


def test_an_administrator_does_not_lock_themselves_out(
    administrator_client: FlaskClient, administrator: Someone
) -> None:
    where = f"/users/{administrator.id}"
    assert administrator_client.post(f"{where}/stop").status_code == 422
    refused = administrator_client.post(f"{where}/roles", data={"roles": "trainee"})
    assert refused.status_code == 422
    assert "请让另一位系统管理员来改" in refused.text


def test_in_graded_protection_the_page_refuses_two_offices_in_one_hand(
    administrator_client: FlaskClient, instructor: Someone, database: Database
) -> None:
    with database.writing() as rows:
        change_settings(rows, replace(SiteSettings(), graded_protection=True))
        rows.execute(update(Person).values(password_set_at=now()))  # else they were too old
        rows.commit()

    refused = administrator_client.post(
        f"/users/{instructor.id}/roles", data={"roles": ["instructor", "auditor"]}
    )
    assert refused.status_code == 422
    assert "等保模式下" in refused.text


def test_those_ticked_are_looked_at_before_they_are_stopped(
    administrator_client: FlaskClient, trainee: Someone, instructor: Someone, database: Database
) -> None:
    look = administrator_client.get(f"/users/bulk/stop?ids={trainee.id}&ids={instructor.id}").text
    assert "选中 2 人" in look
    assert "李学员" in look
    ids = {"ids": [str(trainee.id), str(instructor.id)]}
    done = administrator_client.post("/users/bulk/stop", data=ids, follow_redirects=True).text

    assert "已停用 2 个账号" in done
    with database.reading() as rows:
        assert rows.get_one(Person, trainee.id).stopped_at is not None


def test_all_that_were_found_are_meant_unless_there_are_others_by_now(
    administrator_client: FlaskClient, make_person: Callable[..., Someone], database: Database
) -> None:
    people = [make_person(f"shui{number}", Role.TRAINEE, unit="水务局") for number in range(3)]
    sent = {"words": "水务局", "all": "2", "unit": "县水利局"}
    assert administrator_client.post("/users/bulk/move", data=sent).status_code == 409

    administrator_client.post("/users/bulk/move", data=sent | {"all": "3"})
    with database.reading() as rows:
        assert {rows.get_one(Person, one.id).unit for one in people} == {"县水利局"}


def test_many_new_passwords_stand_on_slips(
    administrator_client: FlaskClient, make_person: Callable[..., Someone]
) -> None:
    people = [make_person(f"shui{number}", Role.TRAINEE) for number in range(3)]
    page = administrator_client.post(
        "/users/bulk/reset", data={"ids": [str(one.id) for one in people]}
    ).text
    assert len(set(re.findall(r"<code>(\S+)</code>", page))) == 3


def test_nothing_chosen_is_told(administrator_client: FlaskClient) -> None:
    assert (
        "请先选中人员" in administrator_client.get("/users/bulk/stop", follow_redirects=True).text
    )
    one = administrator_client.post("/users/bulk/stop", data={"ids": "9"}, follow_redirects=True)
    assert "没有要改的" in one.text


def test_a_bulk_stop_that_holds_oneself_stops_nobody(
    administrator_client: FlaskClient, administrator: Someone, trainee: Someone, database: Database
) -> None:
    ids = {"ids": [str(trainee.id), str(administrator.id)]}
    refused = administrator_client.post("/users/bulk/stop", data=ids)
    assert refused.status_code == 422
    with database.reading() as rows:
        assert rows.get_one(Person, trainee.id).stopped_at is None
