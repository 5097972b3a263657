from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.people import Person, Role
from quizapp.clock import now

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


def test_without_classes_the_page_says_how_to_make_one(instructor_client: FlaskClient) -> None:
    assert "还没有培训班" in instructor_client.get("/cohorts").text


def test_a_class_is_made_once(instructor_client: FlaskClient, class_: str) -> None:
    assert "班上还没有人" in instructor_client.get(class_).text

    again = instructor_client.post("/cohorts", data={"name": "文秘班"})

    assert again.status_code == 422
    assert "文秘班" in again.text


def test_one_person_is_added_and_the_password_is_shown_once(
    instructor_client: FlaskClient, class_: str
) -> None:
    sent = {"name": "张 三", "login": "1001", "unit": "县档案馆", "post": ""}
    page = instructor_client.post(f"{class_}/members", data=sent).text

    password = page.partition("<code>")[2].partition("</code>")[0]
    assert len(password) >= 12
    shown = instructor_client.get(class_).text
    assert "张三" in shown
    assert "县档案馆" in shown
    assert "未改初始口令" in shown
    assert password not in shown


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": ""}, "请填写姓名"),
        ({"name": "王五", "login": "110105194912310021"}, "不要填身份证号"),
        ({"name": "王五", "login": "138 0013 8000"}, "不要填手机号"),
    ],
)
def test_a_person_that_cannot_be_added_is_refused(
    instructor_client: FlaskClient, class_: str, sent: dict[str, str], said: str
) -> None:
    page = instructor_client.post(f"{class_}/members", data=sent)

    assert page.status_code == 422
    assert said in page.text


def test_a_person_is_taken_out(
    instructor_client: FlaskClient, class_: str, trainee: Someone
) -> None:
    instructor_client.post(f"{class_}/members", data={"name": "李学员", "login": "xueyuan"})
    assert "李学员" in instructor_client.get(class_).text

    page = instructor_client.post(
        f"{class_}/members/{trainee.id}/remove", follow_redirects=True
    ).text

    assert "已移出本班" in page
    assert "班上还没有人" in page


def test_somebody_goes_over_into_another_class(
    instructor_client: FlaskClient, class_: str, trainee: Someone
) -> None:
    other = instructor_client.post("/cohorts", data={"name": "二班"}).location
    instructor_client.post(f"{class_}/members", data={"name": "李学员", "login": "xueyuan"})
    assert "二班" in instructor_client.get(f"{class_}/members/{trainee.id}").text

    into = {"into": other.rpartition("/")[2]}
    page = instructor_client.post(
        f"{class_}/members/{trainee.id}/move", data=into, follow_redirects=True
    ).text

    assert "已调到“二班”" in page
    assert "李学员" in instructor_client.get(other).text
    foreign = instructor_client.post(f"{other}/members/{trainee.id}/move", data={"into": "999"})
    assert foreign.status_code == 404


def test_a_password_is_reset_with_a_fresh_slip_that_is_shown_once(
    instructor_client: FlaskClient, class_: str, client: FlaskClient
) -> None:
    instructor_client.post(f"{class_}/members", data={"name": "张三"})
    page = instructor_client.get(class_).text
    address = re.search(rf"{class_}/members/\d+/reset", page)[0]

    slip = instructor_client.post(address).text

    password = re.search(r"<code>(\S+)</code>", slip)[1]
    assert password not in instructor_client.get(class_).text
    sent = {"login": "张三", "password": password}
    assert client.post("/log-in", data=sent).status_code == 302

    both = instructor_client.post(f"{class_}/reset").text
    assert re.search(r"<code>(\S+)</code>", both)[1] != password


def test_an_initial_password_that_has_ended_says_whom_to_ask(
    instructor_client: FlaskClient, class_: str, client: FlaskClient, database: Database
) -> None:
    slip = instructor_client.post(f"{class_}/members", data={"name": "张三"}).text
    sent = {"login": "张三", "password": re.search(r"<code>(\S+)</code>", slip)[1]}
    with database.writing() as rows:
        person = rows.scalars(select(Person).where(Person.login == "张三")).one()
        assert person.password_expires_at - person.created_at == timedelta(14)
        person.password_expires_at = now()
        rows.commit()

    page = client.post("/log-in", data=sent)

    assert page.status_code == 422
    assert "请联系培训管理员王管理重置" in page.text
    assert "初始口令已过期" in instructor_client.get(class_).text


def test_a_class_is_closed_and_goes_on(instructor_client: FlaskClient, class_: str) -> None:
    closed = instructor_client.post(f"{class_}/close", follow_redirects=True).text

    assert "这个班已经结班" in closed
    assert "核对名单" not in closed
    assert "文秘班" in instructor_client.get("/cohorts?closed=1").text
    refused = instructor_client.post(f"{class_}/members", data={"name": "张三"})
    assert refused.status_code == 409
    assert "已恢复" in instructor_client.post(f"{class_}/reopen", follow_redirects=True).text


def test_what_two_people_set_at_once_is_lost_by_neither(
    instructor_client: FlaskClient, class_: str
) -> None:
    instructor_client.post(f"{class_}/edit", data={"name": "文秘一班", "seen": "0"})

    late = instructor_client.post(f"{class_}/edit", data={"name": "文秘二班", "seen": "0"})

    assert late.status_code == 409
    assert "现在的名称是“文秘一班”" in late.text
    assert 'value="文秘二班"' in late.text
    seen = re.search(r'name="seen" type="hidden" value="(\d+)"', late.text)[1]
    instructor_client.post(f"{class_}/edit", data={"name": "文秘二班", "seen": seen})
    assert "文秘二班" in instructor_client.get(class_).text


def test_another_instructor_sees_a_class_only_when_named_and_administrators_see_it(
    instructor_client: FlaskClient,
    administrator_client: FlaskClient,
    class_: str,
    make_person: Callable[..., Someone],
    logged_in: Callable[[Someone], FlaskClient],
) -> None:
    liu = make_person("liu", Role.INSTRUCTOR, name="刘管理")
    browser = logged_in(liu)
    assert browser.get(class_).status_code == 404
    assert "文秘班" not in browser.get("/cohorts").text
    assert "文秘班" in administrator_client.get("/cohorts").text
    assert administrator_client.get(class_).status_code == 200

    administrator_client.post(
        f"{class_}/edit", data={"name": "文秘班", "seen": "0", "instructors": str(liu.id)}
    )

    assert browser.get(class_).status_code == 200
    assert instructor_client.get(class_).status_code == 404


def test_trainees_see_no_class(trainee_client: FlaskClient, class_: str) -> None:
    assert trainee_client.get("/cohorts").status_code == 403
    assert trainee_client.get(class_).status_code == 403
