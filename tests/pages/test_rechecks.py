from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.base import by_number
from question_bank.bank.people import Role
from question_bank.study.exams import Exam, Sitting
from question_bank.study.marks import MarkChange
from quizapp.clock import now
from tests.pages.examining import held, sat
from tests.study.exam_halls import HOUR

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone
    from tests.study.exam_halls import Hall


@pytest.fixture
def hall(
    database: Database, instructor: Someone, trainee: Someone, make_person: Callable[..., Someone]
) -> Hall:
    second = make_person("second", Role.TRAINEE)
    return held(database, instructor, [trainee, second])


def close(database: Database, hall: Hall) -> None:
    with database.writing() as rows:
        exam = rows.get_one(Exam, hall.exam_id)
        exam.opens_at, exam.closes_at = now() - 3 * HOUR, now() - HOUR
        exam.shown_at = now() - HOUR
        rows.commit()


def ask(client: FlaskClient, sitting_id: int, position: str = "3") -> HTTPStatus:
    data = {"position": position, "words": "意思一样"}
    return HTTPStatus(client.post(f"/rechecks/sittings/{sitting_id}", data=data).status_code)


def asked(database: Database, hall: Hall, client: FlaskClient) -> int:
    """Let a trainee sit, ask about the fourth question once the marks are shown; return where."""
    id_ = sat(database, hall, right=3)
    close(database, hall)
    assert ask(client, id_) == HTTPStatus.SEE_OTHER
    return id_


def test_a_recheck_is_asked_once_and_when_the_marks_are_shown(
    hall: Hall,
    database: Database,
    trainee_client: FlaskClient,
    instructor_client: FlaskClient,
) -> None:
    id_ = sat(database, hall, right=3)
    assert ask(trainee_client, id_) == HTTPStatus.CONFLICT  # its marks are not shown yet
    close(database, hall)
    page = trainee_client.get(f"/sittings/{id_}/result").text
    assert "申请复核" in page
    assert ask(trainee_client, id_) == HTTPStatus.SEE_OTHER
    assert ask(trainee_client, id_) == HTTPStatus.CONFLICT  # asked once only
    assert "等待答复" in trainee_client.get(f"/sittings/{id_}/result").text

    assert "有 1 条成绩复核等待答复" in instructor_client.get("/exams").text
    for listed in map(instructor_client.get, ("/rechecks", "/rechecks?page=9")):
        assert "意思一样" in listed.text
        assert "第 4 题" in listed.text
    assert "现在是 0 分，这道题共 2 分" in instructor_client.get("/rechecks/1").text


def test_a_recheck_is_answered_and_changes_a_mark_that_stays_changed(
    hall: Hall,
    database: Database,
    trainee_client: FlaskClient,
    instructor_client: FlaskClient,
) -> None:
    id_ = asked(database, hall, trainee_client)
    nothing = instructor_client.post("/rechecks/1", data={"points": "1", "seen": "0"})
    assert nothing.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    too_many = {"points": "3", "seen": "0", "reply": "酌情"}
    refused = instructor_client.post("/rechecks/1", data=too_many)
    assert "请填 0 到 2 之间的分数" in refused.text
    given = {"points": "1", "seen": "0", "reply": "意思相近，给一半"}
    instructor_client.post("/rechecks/1", data=given)
    late = instructor_client.post("/rechecks/1", data=given)
    assert late.status_code == HTTPStatus.CONFLICT

    shown = trainee_client.get(f"/sittings/{id_}/result").text
    assert "<b>7</b>" in shown
    assert "意思相近，给一半" in shown
    sheet = instructor_client.get(f"/results/{hall.exam_id}/sittings/{id_}").text
    assert "0 分改为 1 分：意思相近，给一半" in sheet
    with database.reading() as rows:
        (change,) = rows.query(MarkChange)
        assert (change.before, change.after, change.changed_by) == (0, 1, hall.instructor_id)
        assert by_number(rows, Sitting, id_).points == 7


def test_a_mark_is_changed_on_the_sheet_only_from_what_was_seen(
    hall: Hall, database: Database, instructor_client: FlaskClient
) -> None:
    id_ = sat(database, hall, right=3, blank=1)
    there = f"/rechecks/sittings/{id_}/points"
    data = {"number": "4", "points": "2", "seen": "0", "reason": "题目有误"}
    assert instructor_client.post(there, data=data).status_code == HTTPStatus.SEE_OTHER
    again = instructor_client.post(there, data=data | {"points": "1"})
    assert again.status_code == HTTPStatus.CONFLICT
    assert "内容已被更新" in again.text
    with database.reading() as rows:
        assert by_number(rows, Sitting, id_).points == 8


def test_nobody_else_asks_sees_or_answers(
    hall: Hall,
    database: Database,
    trainee_client: FlaskClient,
    make_person: Callable[..., Someone],
    logged_in: Callable[[Someone], FlaskClient],
) -> None:
    id_ = sat(database, hall, right=3)
    close(database, hall)
    ask(trainee_client, id_)
    other = logged_in(make_person("other", Role.INSTRUCTOR))
    stranger = logged_in(make_person("stranger", Role.TRAINEE))
    assert ask(stranger, id_) == HTTPStatus.NOT_FOUND
    assert "意思一样" not in other.get("/rechecks").text
    assert other.get("/rechecks/1").status_code == HTTPStatus.NOT_FOUND
    answer = {"reply": "好", "points": "2", "seen": "0"}
    assert other.post("/rechecks/1", data=answer).status_code == HTTPStatus.NOT_FOUND
    change = {"number": "4", "points": "2", "seen": "0", "reason": "好"}
    there = f"/rechecks/sittings/{id_}/points"
    assert other.post(there, data=change).status_code == HTTPStatus.NOT_FOUND
    assert trainee_client.post(there, data=change).status_code == HTTPStatus.FORBIDDEN
