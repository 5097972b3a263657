from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from tests.conftest import Someone


@pytest.fixture
def class_(instructor_client: FlaskClient) -> str:
    return instructor_client.post("/cohorts", data={"name": "文秘班"}).location


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
    ],
)
def test_a_person_that_cannot_be_added_is_refused(
    instructor_client: FlaskClient, class_: str, sent: dict[str, str], said: str
) -> None:
    page = instructor_client.post(f"{class_}/members", data=sent)

    assert page.status_code == 422
    assert said in page.text


def test_a_roster_goes_in_and_bad_rows_say_why(instructor_client: FlaskClient, class_: str) -> None:
    table = "姓名,工号\n张三,1001\n李四,110105194912310021\n".encode("gb18030")
    page = instructor_client.post(
        f"{class_}/roster", data={"table": (io.BytesIO(table), "名单.csv")}
    ).text

    assert page.count("<code>") == 1
    assert "身份证号" in page
    assert "110105194912310021" not in page
    assert "有 1 行没有加入" in page


def test_a_file_that_is_no_roster_is_refused(instructor_client: FlaskClient, class_: str) -> None:
    page = instructor_client.post(
        f"{class_}/roster", data={"table": (io.BytesIO(b"a,b\n1,2\n"), "x.csv")}
    )

    assert page.status_code == 422
    assert "姓名" in page.text


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


def test_trainees_see_no_class(trainee_client: FlaskClient, class_: str) -> None:
    assert trainee_client.get("/cohorts").status_code == 403
    assert trainee_client.get(class_).status_code == 403
