from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from question_bank.bank.blueprints.blueprint import Section
from question_bank.bank.people import Role
from question_bank.study.exams import Exam, SheetAnswer, Sitting
from question_bank.study.reviews import Review
from quizapp.clock import now
from tests.study.exam_halls import HOUR, MINUTE, hold_exam
from tests.study.lessons import (
    CHOICE,
    LOCK,
    MULTIPLE,
    ONE_BLANK,
    ORDERING,
    PAIRS,
    RECALL,
    TWO_BLANKS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from quizapp.database import Database
    from tests.conftest import Someone
    from tests.study.exam_halls import Hall

CONTENTS = (TWO_BLANKS, LOCK, ONE_BLANK, PAIRS, CHOICE, MULTIPLE, ORDERING, RECALL)
SECTIONS = (
    Section("cloze", 1, 2.0),
    Section("choice", 1, 1.0),
    Section("multiple", 1, 2.0),
    Section("matching", 1, 10.0),
    Section("ordering", 1, 2.0),
    Section("recall", 1, 3.0),
)


@pytest.fixture
def hall(database: Database, instructor: Someone, trainee: Someone) -> Hall:
    """Give an exam that opened a minute ago."""
    return open_exam(database, instructor, trainee)


def open_exam(database: Database, instructor: Someone, trainee: Someone, **more: object) -> Hall:
    moment = now()
    with database.writing() as rows:
        opens = moment - MINUTE
        hall = hold_exam(
            rows, instructor.id, [trainee.id],
            **{"contents": CONTENTS, "sections": SECTIONS, "opens_at": opens, "now": opens} | more,
        )  # fmt: skip
        rows.commit()
    return hall


def begin(client: FlaskClient, hall: Hall, sort: str = "exam") -> str:
    """Begin a sitting and return its address."""
    started = client.post(f"/sittings/exams/{hall.exam_id}/{sort}")
    assert started.status_code == HTTPStatus.SEE_OTHER
    return started.location


def filled(page: str, **answers: str) -> dict[str, str]:
    """Return the sheet's hidden fields with some answers: `answers-0-0` is written `a0_0`."""
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))
    hidden.pop("csrf_token", None)
    named = {f"answers-{name[1:].replace('_', '-')}": text for name, text in answers.items()}
    return hidden | named


def over(database: Database, minutes: int = 40) -> None:
    """Let so many minutes pass: everything about exams moves into the past."""
    passed = timedelta(minutes=minutes)
    with database.writing() as rows:
        for exam in rows.scalars(select(Exam)):
            exam.opens_at, exam.closes_at = exam.opens_at - passed, exam.closes_at - passed
            exam.shown_at = exam.shown_at and exam.shown_at - passed
        for sitting in rows.scalars(select(Sitting)):
            sitting.started_at -= passed
            sitting.deadline -= passed
            sitting.ended_at = sitting.ended_at and sitting.ended_at - passed
        for answer in rows.scalars(select(SheetAnswer)):
            answer.saved_at -= passed
        rows.commit()


def autosave(
    client: FlaskClient, there: str, position: int, *written: str, base: int = 0, page: str = "p"
) -> TestResponse:
    answers = {f"answers-{position}-{part}": words for part, words in enumerate(written)}
    data = answers | {f"saves-{position}": str(base), "page": page, "saves": str(base + 1)}
    return client.post(f"{there}/answers/{position}", data=data)


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


def test_after_handing_in_nothing_is_told_until_the_marks_are_shown(
    trainee_client: FlaskClient, hall: Hall, database: Database
) -> None:
    there = begin(trainee_client, hall)
    autosave(trainee_client, there, 1, "及时利用")
    for _ in range(2):
        handed = trainee_client.post(f"{there}/hand-in")
    assert handed.location == f"{there}/result"

    hidden = trainee_client.get(handed.location).text
    assert "已交卷" in hidden
    assert "及时利用" not in hidden
    assert autosave(trainee_client, there, 1, "改").get_json() == {"over": True}
    assert trainee_client.get(there).location == f"{there}/result"
    with database.reading() as rows:
        assert rows.scalars(select(Review)).all() == []

    over(database, minutes=180)
    shown = trainee_client.get(handed.location).text
    assert "<b>1</b>" in shown
    assert "及时利用" in shown
    assert "未作答" in shown
    assert "在原文中看这一段" in shown
    with database.reading() as rows:
        assert [row.rating for row in rows.scalars(select(Review))] == ["good"]


def test_time_ends_a_sitting_and_what_comes_later_is_named(
    trainee_client: FlaskClient, hall: Hall, database: Database
) -> None:
    there = begin(trainee_client, hall)
    late = filled(trainee_client.get(there).text, a1_0="及时利用")
    over(database)

    assert autosave(trainee_client, there, 0, "迟").status_code == HTTPStatus.CONFLICT
    assert trainee_client.get(f"{there}/clock").get_json() == {"left": 0, "over": True}
    page = trainee_client.post(f"{there}/hand-in", data=late, follow_redirects=True).text

    assert "时间已到，第 2 题最后的改动来不及计入。" in page
    with database.reading() as rows:
        sitting = rows.scalars(select(Sitting)).one()
        assert sitting.ended_at == sitting.deadline
        assert sitting.points == 0.0


def test_a_rehearsal_tells_at_once_what_was_right(trainee_client: FlaskClient, hall: Hall) -> None:
    there = begin(trainee_client, hall, "mock")
    autosave(trainee_client, there, 1, "及时利用")
    page = trainee_client.post(f"{there}/hand-in", follow_redirects=True).text
    assert "模拟考试" in page
    assert "得分" in page
    assert "再做一套" in trainee_client.get(f"/sittings/exams/{hall.exam_id}").text


def test_the_start_page_says_when_a_rehearsal_repeats_questions(
    trainee_client: FlaskClient, hall: Hall
) -> None:
    page = trainee_client.get(f"/sittings/exams/{hall.exam_id}").text
    assert "模拟考试会有 5 题与正式考试用同一批题" in page


def test_books_are_closed_while_an_exam_is_being_sat(
    trainee_client: FlaskClient, hall: Hall
) -> None:
    books = (
        "/quiz",
        "/materials",
        f"/materials/{hall.lesson.speech_id}/questions",
        f"/quiz/{hall.lesson.question_ids[0]}",
        "/practice",
        "/mistakes",
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


def test_a_voided_sitting_says_so(
    trainee_client: FlaskClient, hall: Hall, database: Database
) -> None:
    there = begin(trainee_client, hall)
    with database.writing() as rows:
        rows.execute(update(Sitting).values(voided_at=now(), ended_at=now()))
        rows.commit()
    assert "已被培训管理员作废" in trainee_client.get(f"{there}/result").text


def test_without_exams_the_page_says_what_will_come(trainee_client: FlaskClient) -> None:
    assert "还没有考试" in trainee_client.get("/sittings").text


def test_an_exam_marked_by_hand_shows_nothing_by_itself(
    trainee_client: FlaskClient, database: Database, instructor: Someone, trainee: Someone
) -> None:
    hall = open_exam(database, instructor, trainee, shows_at_close=False)
    there = begin(trainee_client, replace(hall))
    trainee_client.post(f"{there}/hand-in")
    over(database, minutes=300)
    assert "培训管理员公布以后" in trainee_client.get(f"{there}/result").text
