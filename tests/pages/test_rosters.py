from __future__ import annotations

import html
import io
from typing import TYPE_CHECKING

import pytest

from question_bank.exchange.sheets import Table, workbook
from question_bank.exchange.tables import cells_of

if TYPE_CHECKING:
    from flask.testing import FlaskClient


def preview(browser: FlaskClient, class_: str, table: bytes, name: str = "名单.csv") -> str:
    sent = {"table": (io.BytesIO(table), name)}
    return browser.post(f"{class_}/roster", data=sent).text


def carried(page: str) -> str:
    """Return the rows that a preview holds for the next step."""
    held = page.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0]
    return html.unescape(held).lstrip("\r\n")


def test_a_roster_is_shown_before_it_goes_in_and_bad_rows_say_why(
    instructor_client: FlaskClient, class_: str
) -> None:
    table = "姓名,工号\n张三,1001\n李四,110105194912310021\n".encode("gb18030")

    shown = preview(instructor_client, class_, table)

    assert "将加入" in shown
    assert "有 1 行不能加入" in shown
    assert "110105194912310021" not in shown
    assert "班上还没有人" in instructor_client.get(class_).text
    done = instructor_client.post(f"{class_}/roster/confirm", data={"rows": carried(shown)}).text
    assert done.count("<code>") == 1
    assert "张三" in instructor_client.get(class_).text


def test_a_workbook_goes_in_like_any_other_table(
    instructor_client: FlaskClient, class_: str
) -> None:
    table = workbook(Table("名单", ["姓名", "工号"], [["张三", "0012"]]))

    shown = preview(instructor_client, class_, table, "名单.xlsx")
    instructor_client.post(f"{class_}/roster/confirm", data={"rows": carried(shown)})

    assert "0012" in instructor_client.get(class_).text


def test_a_pasted_table_goes_in_like_a_file(instructor_client: FlaskClient, class_: str) -> None:
    shown = instructor_client.post(
        f"{class_}/roster", data={"text": "姓名\t单位\n张三\t县档案馆"}
    ).text

    assert "县档案馆" in shown
    assert "导入 1 人" in shown


def test_the_template_is_a_roster_without_people(
    instructor_client: FlaskClient, class_: str
) -> None:
    content = instructor_client.get("/cohorts/roster.xlsx").data

    assert cells_of(content)[2] == ["姓名", "单位", "职务", "工号"]
    page = instructor_client.post(
        f"{class_}/roster", data={"table": (io.BytesIO(content), "模板.xlsx")}
    )
    assert page.status_code == 422
    assert "列名下面没有人" in page.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a,b\n1,2\n", "没有“姓名”这一列"),
        (b"", "文件里没有名单"),
        (b"\xd0\xcf\x11\xe0", "旧版 Excel"),
        (b"PK\x03\x04broken", "读不了"),
    ],
)
def test_a_file_that_is_no_roster_is_refused(
    instructor_client: FlaskClient, class_: str, content: bytes, said: str
) -> None:
    page = instructor_client.post(
        f"{class_}/roster", data={"table": (io.BytesIO(content), "x.csv")}
    )

    assert page.status_code == 422
    assert said in page.text
