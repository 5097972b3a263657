from __future__ import annotations

from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.people import LogIn, Person, Role
from tests.conftest import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from quizapp.database import Database
    from tests.conftest import Someone

OWN = "我自己想出来的口令"


def log_in(client: FlaskClient, login: str, password: str = PASSWORD, to: str = "") -> TestResponse:
    return client.post(f"/log-in{to}", data={"login": login, "password": password})


def test_the_right_password_lets_a_person_in(client: FlaskClient, trainee: Someone) -> None:
    page = log_in(client, trainee.login)

    assert page.status_code == HTTPStatus.FOUND
    assert page.location == "/"
    assert client.get("/password").status_code == HTTPStatus.OK


def test_a_login_may_be_typed_with_spaces_around_it(client: FlaskClient, trainee: Someone) -> None:
    assert log_in(client, f" {trainee.login} ").status_code == HTTPStatus.FOUND


def test_wrong_passwords_and_unknown_logins_get_the_same_answer(
    client: FlaskClient, trainee: Someone
) -> None:
    for login in (trainee.login, "nobody"):
        page = log_in(client, login, "something else")
        assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "登录名或口令不对" in page.text
        assert client.get("/password").status_code == HTTPStatus.FOUND


def test_a_form_left_empty_says_what_is_missing(client: FlaskClient) -> None:
    page = log_in(client, "", "")
    assert "请输入登录名。" in page.text
    assert "请输入口令。" in page.text


def test_after_five_wrong_tries_even_the_right_password_waits(
    client: FlaskClient, trainee: Someone, database: Database
) -> None:
    for _ in range(5):
        log_in(client, trainee.login, "something else")

    page = log_in(client, trainee.login)
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "连续输错的次数太多，请过 1 分钟再试。" in page.text

    with database.writing() as rows:
        rows.get_one(Person, trainee.id).locked_until = datetime.now(UTC) - timedelta(seconds=1)
        rows.commit()
    assert log_in(client, trainee.login).status_code == HTTPStatus.FOUND


def test_a_stopped_person_is_told_so_after_the_right_password_alone(
    client: FlaskClient, make_person: Callable[..., Someone]
) -> None:
    someone = make_person("tingyong", Role.TRAINEE, stopped_at=datetime.now(UTC))

    assert "停用" not in log_in(client, someone.login, "something else").text
    assert "这个账号已停用" in log_in(client, someone.login).text


def test_stopping_a_person_ends_what_they_are_doing(
    trainee_client: FlaskClient, trainee: Someone, database: Database
) -> None:
    assert trainee_client.get("/password").status_code == HTTPStatus.OK
    with database.writing() as rows:
        rows.get_one(Person, trainee.id).stopped_at = datetime.now(UTC)
        rows.commit()
    assert trainee_client.get("/password").status_code == HTTPStatus.FOUND


def test_a_log_in_leads_back_to_the_page_that_was_asked_for(
    client: FlaskClient, trainee: Someone
) -> None:
    asked = client.get("/password")
    assert asked.location == "/log-in?next=/password"
    assert log_in(client, trainee.login, to="?next=/password").location == "/password"


def test_a_form_sent_too_late_leads_to_the_log_in_and_then_home(
    client: FlaskClient, trainee: Someone
) -> None:
    asked = client.post("/log-out")
    assert asked.location == "/log-in"
    assert log_in(client, trainee.login).location == "/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.com/",
        "//example.com/",
        "/\\example.com",
        "\\\\example.com",
        "/%09/example.com",
        "javascript:alert(1)",
        "http:example.com",
    ],
)
def test_a_log_in_never_leads_to_another_site(
    client: FlaskClient, trainee: Someone, elsewhere: str
) -> None:
    assert log_in(client, trainee.login, to=f"?next={elsewhere}").location == "/"


def test_a_log_in_that_was_taken_back_is_over(
    client: FlaskClient, trainee: Someone, database: Database
) -> None:
    log_in(client, trainee.login)
    cookie = client.get_cookie("quizapp")
    assert cookie is not None

    page = client.post("/log-out")

    assert page.location == "/log-in"
    client.set_cookie("quizapp", cookie.value)
    assert client.get("/password").status_code == HTTPStatus.FOUND
    with database.reading() as rows:
        assert [row.ended_at for row in rows.scalars(select(LogIn))] != [None]


def test_the_database_keeps_no_token_that_could_be_used(
    client: FlaskClient, trainee: Someone, database: Database
) -> None:
    log_in(client, trainee.login)
    with client.session_transaction() as cookie, database.reading() as rows:
        assert rows.get(LogIn, cookie["_user_id"]) is None
        assert len(rows.scalars(select(LogIn)).one().token_hash) == 64


def test_a_cookie_from_before_the_log_in_is_worth_nothing_after_it(
    client: FlaskClient, trainee: Someone
) -> None:
    with client.session_transaction() as cookie:
        cookie["planted"] = "by somebody else"
    log_in(client, trainee.login)
    with client.session_transaction() as cookie:
        assert "planted" not in cookie


def change(client: FlaskClient, present: str, chosen: str, again: str = "") -> TestResponse:
    data = {"present": present, "chosen": chosen, "again": again or chosen}
    return client.post("/password", data=data)


def test_an_own_password_replaces_the_old_one_and_logs_other_devices_out(
    trainee: Someone,
    trainee_client: FlaskClient,
    logged_in: Callable[[Someone], FlaskClient],
    client: FlaskClient,
) -> None:
    other_device = logged_in(trainee)

    assert change(trainee_client, PASSWORD, OWN).location == "/"

    assert trainee_client.get("/password").status_code == HTTPStatus.OK
    assert other_device.get("/password").status_code == HTTPStatus.FOUND
    assert log_in(client, trainee.login).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert log_in(client, trainee.login, OWN).status_code == HTTPStatus.FOUND


@pytest.mark.parametrize(
    ("present", "chosen", "again", "sentence"),
    [
        ("wrong one", OWN, OWN, "现在的口令不对。"),
        (PASSWORD, "短", "短", "新口令太短。至少要有 8 个字符。"),
        (PASSWORD, "password", "password", "这个口令太容易被猜到。请换一个。"),
        (PASSWORD, "aaaabbbb", "aaaabbbb", "这个口令太容易被猜到。请换一个。"),
        (PASSWORD, PASSWORD, PASSWORD, "新口令要和现在的口令不同。"),
        (PASSWORD, OWN, OWN + "。", "两次输入的新口令不一样。"),
    ],
)
def test_a_password_that_will_not_do_is_refused_beside_its_field(
    trainee_client: FlaskClient, present: str, chosen: str, again: str, sentence: str
) -> None:
    page = change(trainee_client, present, chosen, again)
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sentence in page.text


def test_who_still_has_the_initial_password_sees_nothing_else_until_it_is_changed(
    make_person: Callable[..., Someone], logged_in: Callable[[Someone], FlaskClient]
) -> None:
    someone = make_person("xinren", Role.ADMINISTRATOR, must_change_password=True)
    client = logged_in(someone)

    assert client.get("/status").location == "/password"
    page = client.get("/password")
    assert "您现在用的是初始口令" in page.text
    assert "主菜单" not in page.text

    change(client, PASSWORD, OWN)
    assert client.get("/status").status_code == HTTPStatus.OK


def test_wrong_tries_on_the_password_page_count_as_wrong_tries(
    trainee_client: FlaskClient,
) -> None:
    for _ in range(5):
        change(trainee_client, "wrong one", OWN)
    assert "连续输错的次数太多" in change(trainee_client, PASSWORD, OWN).text
