"""Plans of tests that are saved: used again, copied, renamed, deleted, seen by who may use them."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask.testing import FlaskClient


PLAN = {
    "title": "每月一测",
    "cloze_number": "3",
    "cloze_points": "2.5",
    "cloze_band": "unknown",
    "matching_number": "1",
    "matching_points": "10",
    "minutes": "35",
    "notes": "请写清姓名。",
    "must_not": "财务",
    "essays-0-form": "论述题",
    "essays-0-stem": "谈谈体会。",
    "essays-0-points": "条理清楚 10分",
    "sheet": "official",
    "matching": "lines",
    "two": "y",
    "fresh": "y",
    "seed": "5",
}


def saved(browser: FlaskClient, course_id: int, name: str = "月考") -> None:
    answer = browser.post(f"/papers/new/{course_id}/preview", data={**PLAN, "plan_name": name})
    assert answer.status_code == HTTPStatus.OK
    assert "方案已保存" in answer.text
    assert "paper-sheet" in answer.text


def test_without_plans_the_page_says_how_one_is_saved(instructor_client: FlaskClient) -> None:
    assert "还没有存下的方案" in instructor_client.get("/papers/plans").text


def test_a_saved_plan_fills_in_all_that_was_set(
    instructor_client: FlaskClient, course_id: int
) -> None:
    saved(instructor_client, course_id)

    page = instructor_client.get("/papers/plans").text
    assert "5 题 · 满分 27.5 分" in page
    start = instructor_client.get(f"/papers/new/{course_id}?plan=1").text
    for held in (
        'name="title" required type="text" value="每月一测"',
        'value="2.5"',
        '<option selected value="unknown">',
        "财务</textarea>",
        "谈谈体会。</textarea>",
        "条理清楚 10分</textarea>",
        '<option selected value="official">',
        '<option selected value="lines">',
    ):
        assert held in start, held
    for name in ("two", "fresh"):
        assert re.search(f'<input checked [^>]*name="{name}"', start)
    assert "存下的方案" in start
    assert "现在只排得出" not in start


def test_the_same_name_replaces_and_a_copy_has_another(
    instructor_client: FlaskClient, course_id: int
) -> None:
    saved(instructor_client, course_id)
    saved(instructor_client, course_id)
    instructor_client.post("/papers/plans/1/copy")

    page = instructor_client.get("/papers/plans").text
    assert page.count("用它组卷") == 2
    assert "月考（2）" in page


def test_a_plan_is_renamed_but_not_to_the_name_of_another(
    instructor_client: FlaskClient, course_id: int
) -> None:
    saved(instructor_client, course_id)
    saved(instructor_client, course_id, "季考")

    taken = instructor_client.post(
        "/papers/plans/1/rename", data={"plan_name": "季考"}, follow_redirects=True
    ).text
    renamed = instructor_client.post(
        "/papers/plans/1/rename", data={"plan_name": " 年终 测试 "}, follow_redirects=True
    ).text

    assert "您已有同名的方案" in taken
    assert ">年终 测试<" in renamed


def test_a_deleted_plan_is_gone_and_what_was_made_by_it_stays(
    instructor_client: FlaskClient, course_id: int
) -> None:
    saved(instructor_client, course_id)

    page = instructor_client.post("/papers/plans/1/delete", follow_redirects=True).text

    assert "方案“月考”已删除" in page
    assert "还没有存下的方案" in page
    gone = instructor_client.get(f"/papers/new/{course_id}?plan=1")
    assert gone.status_code == HTTPStatus.NOT_FOUND


def test_a_plan_without_a_name_or_of_nothing_is_not_saved(
    instructor_client: FlaskClient, course_id: int
) -> None:
    place = f"/papers/new/{course_id}/preview"

    nameless = instructor_client.post(place, data={**PLAN, "plan_name": " "})
    empty = instructor_client.post(place, data={"plan_name": "月考"})

    assert "方案还没有名称" in nameless.text
    assert empty.status_code == HTTPStatus.BAD_REQUEST
    assert "还没有存下的方案" in instructor_client.get("/papers/plans").text
