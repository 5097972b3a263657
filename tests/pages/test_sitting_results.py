from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from question_bank.study.exams import Sitting
from question_bank.study.reviews import Review
from quizapp.clock import now
from tests.pages.sitting import autosave, begin, filled, open_exam, over

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone
    from tests.study.exam_halls import Hall


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


def test_a_voided_sitting_says_so(
    trainee_client: FlaskClient, hall: Hall, database: Database
) -> None:
    there = begin(trainee_client, hall)
    with database.writing() as rows:
        rows.execute(update(Sitting).values(voided_at=now(), ended_at=now()))
        rows.commit()
    assert "已被培训管理员作废" in trainee_client.get(f"{there}/result").text


def test_an_exam_marked_by_hand_shows_nothing_by_itself(
    trainee_client: FlaskClient, database: Database, instructor: Someone, trainee: Someone
) -> None:
    hall = open_exam(database, instructor, trainee, shows_at_close=False)
    there = begin(trainee_client, replace(hall))
    trainee_client.post(f"{there}/hand-in")
    over(database, minutes=300)
    assert "培训管理员公布以后" in trainee_client.get(f"{there}/result").text
