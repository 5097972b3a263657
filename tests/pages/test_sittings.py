from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from sqlalchemy import update

from question_bank.bank.people import Role
from question_bank.study.exams import Exam
from quizapp.clock import now
from tests.pages.answering import hidden
from tests.pages.sitting import autosave, begin, filled
from tests.study.exam_halls import HOUR
from tests.study.lessons import (
    ORDERING,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone
    from tests.study.exam_halls import Hall


def test_the_list_tells_what_is_open_and_the_start_page_the_rules(
    trainee_client: FlaskClient, hall: Hall
) -> None:
    listed = trainee_client.get("/sittings").text
    assert "结业考试" in listed
    assert "可以开考" in listed

    page = trainee_client.get(f"/sittings/exams/{hall.exam_id}").text
    assert "填空题 1 题，每题 2 分；单项选择题 1 题，每题 1 分；" in page
    assert "满分 20 分，12 分合格，18 分优秀" in page
    assert "30 分钟" in page
    assert "只有一次" in page
    assert "交卷以后不能再改" in page
    assert "开始考试" in page


def test_the_sheet_asks_everything_on_one_page_and_gives_nothing_away(
    trainee_client: FlaskClient, hall: Hall
) -> None:
    page = trainee_client.get(begin(trainee_client, hall)).text
    assert page.count("data-position=") == 6
    assert "保存" in page
    assert "交卷" in page
    assert 'class="options"' in page
    for told in ("应选", "部分对", "已入库", 'class="blank key"', " autofocus", " required"):
        assert told not in page
    names = re.findall(r'<(?:input|select)[^>]* id="([^"]+)"', page)
    assert len(names) == len(set(names))


def test_without_script_one_button_saves_all_and_they_stand_there_again(
    trainee_client: FlaskClient, hall: Hall
) -> None:
    there = begin(trainee_client, hall)
    page = trainee_client.get(there).text
    offered = re.findall(r'name="shown-4-\d" value="([^"]+)"', page)
    places = {
        f"a4_{number}": str(ORDERING.items.index(words) + 1) for number, words in enumerate(offered)
    }
    picked = {"a1_0": "及时利用", "a3_0": "齐全", "a5_1": "及时归档"}
    saved = trainee_client.post(there, data=filled(page, **picked, **places) | {"verb": "save"})
    assert saved.location == there

    again = trainee_client.get(there).text

    assert 'value="及时归档"' in again
    assert "<option selected>齐全</option>" in again
    assert re.search(r'value="及时利用"[^>]* checked', again)
    assert len(re.findall(r"<option selected>[123]</option>", again)) == 3
    assert ">4 / 6<" in again


def test_two_pages_do_not_overwrite_each_other_and_the_older_one_is_told(
    trainee_client: FlaskClient, hall: Hall
) -> None:
    there = begin(trainee_client, hall)
    old = filled(trainee_client.get(there).text, a5_0="旧的")
    new = filled(trainee_client.get(there).text, a5_0="新的")
    trainee_client.post(there, data=new | {"verb": "save"})

    page = trainee_client.post(there, data=old | {"verb": "save"}, follow_redirects=True).text

    assert "第 6 题刚才在另一个页面改过，留下的是较新的答案。" in page
    assert 'value="新的"' in page
    assert "旧的" not in page


def test_an_answer_saves_itself_and_tells_how_long_is_left(
    trainee_client: FlaskClient, hall: Hall
) -> None:
    there = begin(trainee_client, hall)
    told = autosave(trainee_client, there, 0, "及时").get_json()
    assert told["kept"] is True
    assert told["saves"] == 1
    assert 1790 <= told["left"] <= 1800

    other = autosave(trainee_client, there, 0, "别的", page="other").get_json()
    assert other["kept"] is False
    assert autosave(trainee_client, there, 6, "无").status_code == HTTPStatus.NOT_FOUND


def test_before_handing_in_what_is_empty_is_counted_and_named(
    trainee_client: FlaskClient, hall: Hall
) -> None:
    there = begin(trainee_client, hall)
    page = filled(trainee_client.get(there).text, a1_0="及时利用")
    asked = trainee_client.post(there, data=page | {"verb": "check"})
    check = trainee_client.get(asked.location).text

    assert "还有 5 题没有答，交卷后记 0 分" in check
    assert f'href="{there}#q1"' in check
    assert f'href="{there}#q2"' not in check


def test_the_start_page_says_when_a_rehearsal_repeats_questions(
    trainee_client: FlaskClient, hall: Hall
) -> None:
    page = trainee_client.get(f"/sittings/exams/{hall.exam_id}").text
    assert "模拟考试会有 5 题与正式考试用同一批题" in page


def test_books_are_closed_while_an_exam_is_being_sat(
    trainee_client: FlaskClient, hall: Hall
) -> None:
    rehearsed = begin(trainee_client, hall, "mock")
    trainee_client.post(f"{rehearsed}/hand-in")
    assert "及时归档" in trainee_client.get(f"{rehearsed}/result").text
    books = (
        "/quiz",
        "/materials",
        f"/materials/{hall.lesson.speech_id}/questions",
        f"/quiz/{hall.lesson.question_ids[0]}",
        "/practice",
        "/mistakes",
        "/feedback",
        f"{rehearsed}/result",
    )
    there = begin(trainee_client, hall)
    for book in books:
        assert trainee_client.get(book).location == there, book
    assert "考试期间看不了学习内容" in trainee_client.get(there).text

    trainee_client.post(f"{there}/hand-in")
    assert trainee_client.get("/materials").status_code == HTTPStatus.OK


def test_a_rehearsal_closes_no_books(trainee_client: FlaskClient, hall: Hall) -> None:
    begin(trainee_client, hall, "mock")
    assert trainee_client.get("/materials").status_code == HTTPStatus.OK


def test_nobody_sees_another_s_sheet(
    hall: Hall,
    trainee_client: FlaskClient,
    make_person: Callable[..., Someone],
    logged_in: Callable[[Someone], FlaskClient],
) -> None:
    there = begin(trainee_client, hall)
    other = logged_in(make_person("other", Role.TRAINEE))
    for address in (there, f"{there}/hand-in", f"{there}/result", f"{there}/clock"):
        assert other.get(address).status_code == HTTPStatus.NOT_FOUND
    assert other.post(there, data={}).status_code == HTTPStatus.NOT_FOUND
    assert other.get(f"/sittings/exams/{hall.exam_id}").status_code == HTTPStatus.NOT_FOUND


def test_a_refused_start_is_told_in_words(
    trainee_client: FlaskClient, hall: Hall, database: Database
) -> None:
    there = begin(trainee_client, hall)
    trainee_client.post(f"{there}/hand-in")
    again = trainee_client.post(f"/sittings/exams/{hall.exam_id}/exam")
    assert again.status_code == HTTPStatus.CONFLICT
    assert "这场考试的次数已经用完" in again.text

    with database.writing() as rows:
        rows.execute(update(Exam).values(opens_at=now() + HOUR, closes_at=now() + 2 * HOUR))
        rows.commit()
    early = trainee_client.post(f"/sittings/exams/{hall.exam_id}/exam")
    assert "考试还没有开始" in early.text


def test_without_exams_the_page_says_what_will_come(trainee_client: FlaskClient) -> None:
    assert "还没有考试" in trainee_client.get("/sittings").text


def test_a_question_that_was_opened_before_an_exam_tells_nothing_while_it_is_being_sat(
    trainee_client: FlaskClient, hall: Hall
) -> None:
    question = f"/quiz/{hall.lesson.question_ids[0]}"
    opened = hidden(trainee_client.get(question).text)
    begin(trainee_client, hall)

    for verb in ("hint", "reveal"):
        refused = trainee_client.post(question, data=opened | {"verb": verb})
        assert (refused.status_code, "及时归档" in refused.text) == (HTTPStatus.CONFLICT, False)
        assert "考试期间看不了学习内容" in refused.text

    given = trainee_client.post(question, data=opened | {"verb": "give-up"})
    assert given.status_code == HTTPStatus.SEE_OTHER  # what was answered counts
    again = opened | {"verb": "give-up", "attempt": "from another page"}
    refused = trainee_client.post(question, data=again)
    assert (refused.status_code, "及时归档" in refused.text) == (HTTPStatus.CONFLICT, False)
