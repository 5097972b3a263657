from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

import pyotp
import pytest
from sqlalchemy import update

from question_bank.bank.accounts import codes
from question_bank.bank.accounts.notice import version_of
from question_bank.bank.audit.entries import Event
from question_bank.bank.audit.search import Sought, search
from question_bank.bank.people import LogIn, Person, Role
from question_bank.bank.site.settings import (
    SECRECY_NOTICE,
    SiteSettings,
    change_settings,
    settings_of,
)
from question_bank.study.examining.sittings import hand_in, start
from question_bank.study.exams import Sort
from quizapp.clock import now
from tests.conftest import PASSWORD
from tests.pages.examining import held

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from quizapp.database import Database
    from tests.conftest import Someone

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def log_in(client: FlaskClient, someone: Someone, **more: object) -> TestResponse:
    data = {"login": someone.login, "password": PASSWORD}
    return client.post("/log-in", data=data, **more)


def events(database: Database) -> list[Event]:
    with database.reading() as rows:
        return [line.event for line in reversed(search(rows, Sought()).lines)]


def ticked(page: str) -> dict[str, str]:
    """Return what the form of a notice sends when it is ticked."""
    return {"agreed": "y", "version": re.search(r'name="version" [^>]*value="(\w*)"', page)[1]}


def test_the_first_log_in_leads_to_who_sees_what_and_nothing_opens_before_it_is_noted(
    make_person: Callable[..., Someone], client: FlaskClient, database: Database
) -> None:
    log_in(client, make_person("xinren", Role.TRAINEE, notice_at=None, secrecy_version=None))

    assert client.get("/today").location == "/own/notice?next=/today"
    page = client.get("/own/notice?next=/today")
    for words in ("用之前请先看一下", "只有您自己", SECRECY_NOTICE):
        assert words in page.text
    assert "主菜单" not in page.text

    untouched = client.post("/own/notice")
    assert untouched.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "请先勾选，再继续。" in untouched.text
    assert client.get("/today").location == "/own/notice?next=/today"

    sent = ticked(page.text)
    assert client.post("/own/notice?next=/today", data=sent).location == "/today"
    assert client.get("/today").status_code == HTTPStatus.OK
    assert "我已看过" not in client.get("/own/notice").text
    client.post("/own/notice", data=sent)
    assert events(database) == [Event.LOG_IN, Event.SECRECY_CONFIRMED, Event.NOTICE_ACCEPTED]


def change_notice(database: Database, words: str) -> None:
    with database.writing() as rows:
        change_settings(rows, replace(settings_of(rows), secrecy_notice=words))
        rows.commit()


def test_the_notice_on_secrecy_is_ticked_once_and_again_when_it_reads_otherwise(
    trainee: Someone,
    trainee_client: FlaskClient,
    client: FlaskClient,
    database: Database,
    administrator_client: FlaskClient,
) -> None:
    log_in(client, trainee)
    assert client.get("/today").status_code == HTTPStatus.OK

    change_notice(database, "不得录入涉密内容。")
    assert trainee_client.get("/today").status_code == HTTPStatus.OK  # who is in goes on
    assert "下次登录时请您确认" in trainee_client.get("/own/notice").text
    client.post("/log-out")
    log_in(client, trainee)
    page = client.get("/own/notice").text
    assert "不得录入涉密内容。" in page
    assert "只有您自己" not in page  # that was noted before
    assert client.get("/today").location == "/own/notice?next=/today"
    client.post("/own/notice", data=ticked(page))
    assert client.get("/today").status_code == HTTPStatus.OK
    assert "确认过" in client.get("/own/notice").text

    client.post("/log-out")
    log_in(client, trainee)
    assert client.get("/today").status_code == HTTPStatus.OK
    assert events(database).count(Event.SECRECY_CONFIRMED) == 1
    told = administrator_client.get("/journal").text
    assert f"保密提示编号：{version_of('不得录入涉密内容。')}" in told


def test_a_wording_that_was_changed_meanwhile_is_not_ticked(
    make_person: Callable[..., Someone], client: FlaskClient, database: Database
) -> None:
    log_in(client, make_person("xinren", Role.TRAINEE, secrecy_version=None))
    seen = ticked(client.get("/own/notice").text)
    change_notice(database, "另一份提示。")
    assert client.post("/own/notice", data=seen).status_code == HTTPStatus.CONFLICT
    assert "另一份提示。" in client.get("/own/notice").text
    assert Event.SECRECY_CONFIRMED not in events(database)


def test_without_a_notice_nothing_is_to_be_ticked(
    make_person: Callable[..., Someone], client: FlaskClient, database: Database
) -> None:
    someone = make_person("xinren", Role.TRAINEE, secrecy_version=None)
    log_in(client, someone)
    change_notice(database, "")
    page = client.get("/own/notice").text
    assert "保密提示</h2>" not in page
    client.post("/own/notice")
    assert client.get("/today").status_code == HTTPStatus.OK
    client.post("/log-out")
    log_in(client, someone)
    assert client.get("/today").status_code == HTTPStatus.OK
    assert Event.SECRECY_CONFIRMED not in events(database)


def test_a_password_of_one_s_own_comes_before_the_notice(
    make_person: Callable[..., Someone], client: FlaskClient
) -> None:
    log_in(client, make_person("xinren", Role.TRAINEE, notice_at=None, must_change_password=True))
    assert client.get("/own/notice").location == "/password"


def test_own_log_ins_are_listed_and_can_be_ended(
    trainee: Someone,
    trainee_client: FlaskClient,
    client: FlaskClient,
    database: Database,
) -> None:
    log_in(client, trainee, headers={"User-Agent": FIREFOX})
    page = trainee_client.get("/own").text
    assert "Linux · Firefox" in page
    assert "来自 127.0.0.1" in page
    [mark] = set(re.findall(r"/own/log-ins/(\w+)/end\"", page))

    assert trainee_client.post(f"/own/log-ins/{mark}/end").location == "/own"
    assert client.get("/own").location == "/log-in?next=/own"
    assert trainee_client.post(f"/own/log-ins/{mark}/end").status_code == HTTPStatus.NOT_FOUND

    log_in(client, trainee)
    trainee_client.post("/own/log-ins/end-others")
    assert client.get("/own").status_code == HTTPStatus.FOUND
    assert trainee_client.get("/own").status_code == HTTPStatus.OK
    assert events(database).count(Event.LOG_IN_ENDED) == 2


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


def idle(database: Database, minutes: int) -> None:
    with database.writing() as rows:
        then = datetime.now(UTC) - timedelta(minutes=minutes)
        rows.execute(update(LogIn).values(seen_at=then))
        rows.commit()


def protect(database: Database) -> None:
    """Turn 等保模式 on; everybody has just chosen their password."""
    with database.writing() as rows:
        change_settings(rows, SiteSettings(graded_protection=True))
        rows.execute(update(Person).values(password_set_at=datetime.now(UTC)))
        rows.commit()


def test_in_graded_protection_an_idle_log_in_ends_and_says_so(
    trainee_client: FlaskClient, database: Database
) -> None:
    protect(database)
    for minutes in (20, 20):
        idle(database, minutes)
        assert trainee_client.get("/own").status_code == HTTPStatus.OK
    idle(database, 31)
    assert trainee_client.get("/own").status_code == HTTPStatus.FOUND
    assert "离开得太久，已自动退出" in trainee_client.get("/log-in").text
    assert events(database) == [Event.LOG_OUT]


def test_idleness_never_strikes_during_an_exam(
    trainee: Someone, instructor: Someone, trainee_client: FlaskClient, database: Database
) -> None:
    hall = held(database, instructor, [trainee])
    with database.writing() as rows:
        sitting_id = start(
            rows, trainee_id=trainee.id, exam_id=hall.exam_id, sort=Sort.EXAM, seed=3, now=now()
        )
        rows.commit()
    protect(database)
    idle(database, 120)
    sheet = f"/sittings/{sitting_id}"
    assert trainee_client.get(sheet).status_code == HTTPStatus.OK

    with database.writing() as rows:
        hand_in(rows, trainee_id=trainee.id, sitting_id=sitting_id, now=now())
        rows.commit()
    idle(database, 120)
    assert trainee_client.get(sheet).status_code == HTTPStatus.FOUND


def test_in_graded_protection_a_password_that_is_too_old_comes_first(
    trainee_client: FlaskClient, database: Database
) -> None:
    protect(database)
    with database.writing() as rows:
        rows.execute(update(Person).values(password_set_at=datetime.now(UTC) - timedelta(days=90)))
        rows.commit()

    assert trainee_client.get("/own").location == "/password"
    page = trainee_client.get("/password").text
    assert "您的口令用得太久了" in page
    assert "其他符号里至少用 3 种；最近 5 次用过的不能再用。" in page
    data = {"present": PASSWORD, "chosen": "Kuaibao-2025", "again": "Kuaibao-2025"}
    assert trainee_client.post("/password", data=data).location == "/"
    assert trainee_client.get("/own").status_code == HTTPStatus.OK
