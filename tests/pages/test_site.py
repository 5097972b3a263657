"""单位设置: what the office chooses, and where it shows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.audit.entries import Event
from question_bank.bank.audit.search import Sought, each
from question_bank.bank.people import Role
from question_bank.bank.site.settings import SiteSettings, change_settings, settings_of
from quizapp.forms.site import FORMS
from quizapp.site import LABELS

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone

UNIT = {
    "unit_name": "清源县委办公室",
    "paper_heading": "清源县委办公室",
    "address": "http://10.1.2.3:8000/",
    "secrecy_notice": "严禁上传\r\n涉密材料。",
}


def stamp(page: str) -> str:
    return re.search(r'name="seen" type="hidden" value="(\w+)"', page)[1]


@pytest.fixture
def save(administrator_client: FlaskClient) -> Callable[..., str]:
    """Save a group and return the page that comes: `save("unit", unit_name="…")`."""

    def saved(group: str, **sent: str) -> str:
        seen = stamp(administrator_client.get("/site").text)
        return administrator_client.post(
            f"/site/{group}", data={"seen": seen, **sent}, follow_redirects=True
        ).text

    return saved


def test_every_setting_has_its_field_and_its_name() -> None:
    fields = {name for form in FORMS.values() for name in vars(form) if name in LABELS}
    assert fields == LABELS.keys() == set(SiteSettings.__slots__)


def test_the_unit_is_named_where_people_log_in_and_on_slips(
    save: Callable[..., str],
    client: FlaskClient,
    administrator_client: FlaskClient,
    trainee: Someone,
    database: Database,
) -> None:
    assert "已保存" in save("unit", **UNIT)

    log_in = client.get("/log-in").text
    assert "清源县委办公室" in log_in
    assert "严禁上传\n涉密材料。" in log_in
    slip = administrator_client.post(f"/users/{trainee.id}/reset").text
    assert "http://10.1.2.3:8000/" in slip
    with database.reading() as rows:
        [line] = (line for line in each(rows, Sought()) if line.event is Event.SETTINGS_CHANGED)
    assert sorted(line.facts["fields"]) == sorted(UNIT)
    assert line.facts["words"] == "严禁上传\n涉密材料。"
    assert line.facts["version"] in administrator_client.get("/site").text
    assert "改了：单位名称、试卷抬头、网址、保密提示" in administrator_client.get("/journal").text


def test_a_switch_that_is_not_ticked_is_off_and_others_stay(
    save: Callable[..., str], database: Database
) -> None:
    save("unit", **UNIT)
    assert "已保存" in save("spreading")

    with database.reading() as rows:
        found = settings_of(rows)
    assert (found.anki_export, found.unit_name) == (False, "清源县委办公室")
    assert "没有改动" in save("spreading")


@pytest.mark.parametrize(
    ("group", "sent", "sentence"),
    [
        ("unit", {"address": "javascript:alert(1)"}, "请写完整的网址"),
        ("unit", {"address": "http://[::1"}, "请写完整的网址"),
        ("unit", {"unit_name": "长" * 41}, "最多 40 个字"),
        ("keeping", {"log_days": "30"}, "请填 184 到 3650 的整数"),
        ("keeping", {"log_days": "many"}, "请填 184 到 3650 的整数"),
        ("spreading", {"offline_reading": "y"}, "离线阅读只能在 https 下开启"),
    ],
)
def test_what_cannot_be_is_told_beside_the_field(
    save: Callable[..., str], database: Database, group: str, sent: dict[str, str], sentence: str
) -> None:
    assert sentence in save(group, **sent)
    with database.reading() as rows:
        assert settings_of(rows) == SiteSettings()


def test_what_another_saved_meanwhile_is_not_overwritten(
    administrator_client: FlaskClient, database: Database
) -> None:
    seen = stamp(administrator_client.get("/site").text)
    with database.writing() as rows:
        change_settings(rows, replace(SiteSettings(), unit_name="甲"))
        rows.commit()

    late = administrator_client.post("/site/unit", data={"seen": seen, "unit_name": "乙"})
    assert late.status_code == 409
    assert "内容已被更新" in late.text


def test_whoever_holds_two_offices_is_named_beside_the_switch(
    administrator_client: FlaskClient, make_person: Callable[..., Someone]
) -> None:
    assert "兼任" not in administrator_client.get("/site").text
    make_person("liang", Role.AUDITOR, Role.INSTRUCTOR, name="梁双职")
    assert "梁双职" in administrator_client.get("/site").text


def test_without_leave_there_are_no_decks_to_take_along(
    save: Callable[..., str], instructor_client: FlaskClient
) -> None:
    assert instructor_client.get("/exports/anki").status_code == 200
    save("spreading")

    assert instructor_client.get("/exports/anki").status_code == 404
    assert instructor_client.get("/exports/anki/file").status_code == 404


def test_a_line_that_was_not_sent_is_empty(save: Callable[..., str], database: Database) -> None:
    save("unit", **UNIT)
    assert "已保存" in save("unit", address="http://10.1.2.3/")
    with database.reading() as rows:
        assert (settings_of(rows).unit_name, settings_of(rows).secrecy_notice) == ("", "")
