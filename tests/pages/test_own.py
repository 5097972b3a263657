from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from sqlalchemy import update

from question_bank.bank.accounts.notice import version_of
from question_bank.bank.audit.entries import Event
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
from tests.pages.logging_in import events, log_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


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
