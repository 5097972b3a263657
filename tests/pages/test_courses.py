from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.classes.cohorts import create_cohort
from question_bank.bank.courses import Enrolment
from question_bank.bank.people import Role
from question_bank.study.cards import Card, Phase
from question_bank.study.courses import open_courses
from question_bank.study.quiz.dealing import deal
from quizapp.clock import now
from tests.study.lessons import SHANGHAI

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


def test_without_courses_the_page_says_how_to_make_one(instructor_client: FlaskClient) -> None:
    assert "还没有学习专题" in instructor_client.get("/courses").text


def test_a_course_tells_per_material_how_many_questions_are_approved(
    instructor_client: FlaskClient, set_: dict[str, str]
) -> None:
    assert "已入库 2 道" in instructor_client.get("/courses/new").text

    page = instructor_client.post("/courses/new", data=set_, follow_redirects=True).text

    assert "准备中" in page
    assert "已入库 2 道" in page
    assert "2030年6月1日" in page


def test_a_course_is_opened_closed_and_opened_again(
    instructor_client: FlaskClient, set_: dict[str, str]
) -> None:
    address = instructor_client.post("/courses/new", data=set_).location

    opened = instructor_client.post(f"{address}/open", follow_redirects=True).text
    closed = instructor_client.post(f"{address}/close", follow_redirects=True).text

    assert "进行中" in opened
    assert "已结束" in closed
    assert "重新开放" in closed


def test_an_empty_course_is_not_opened(instructor_client: FlaskClient) -> None:
    address = instructor_client.post("/courses/new", data={"name": "空", "new_a_day": "5"}).location

    assert "还没有选材料" in instructor_client.get(address).text
    assert instructor_client.post(f"{address}/open").status_code == 409


def test_taking_the_class_out_ends_the_enrolment(
    instructor_client: FlaskClient, set_: dict[str, str], database: Database
) -> None:
    address = instructor_client.post("/courses/new", data=set_).location
    assert "checked" in instructor_client.get(f"{address}/edit").text

    instructor_client.post(f"{address}/edit", data={**set_, "cohorts": []})

    with database.reading() as rows:
        assert rows.scalars(select(Enrolment.left_at)).one() is not None


def test_the_target_and_the_most_reviews_of_a_day_are_set_and_shown_again(
    instructor_client: FlaskClient, set_: dict[str, str]
) -> None:
    made = instructor_client.post(
        "/courses/new", data=set_ | {"percent": "95", "reviews_a_day": "60"}
    ).location

    assert "目标是记得 95%" in instructor_client.get(made).text
    form = instructor_client.get(f"{made}/edit").text
    assert 'value="95"' in form
    assert 'value="60"' in form


def test_moving_the_exam_moves_the_questions_that_would_be_forgotten_by_then(
    instructor_client: FlaskClient, database: Database, set_: dict[str, str], trainee: Someone
) -> None:
    made = instructor_client.post("/courses/new", data=set_).location
    instructor_client.post(f"{made}/open")
    course_id, today = int(made.rpartition("/")[2]), SHANGHAI.day(now())
    with database.writing() as rows:
        courses = open_courses(rows, trainee_id=trainee.id, now=now(), calendar=SHANGHAI)
        deal(rows, trainee_id=trainee.id, courses=courses)
        card = rows.scalars(select(Card).where(Card.trainee_id == trainee.id).limit(1)).one()
        assert card.course_id == course_id
        card.phase, card.stability, card.difficulty, card.reps = Phase.REVIEW, 60.0, 5.0, 4
        card.last_day, card.due_at = today, SHANGHAI.begins(today + 60)
        key = (card.trainee_id, card.question_id)
        rows.commit()
    exam_on = SHANGHAI.date(today + 30)

    instructor_client.post(f"{made}/edit", data=set_ | {"exam_on": str(exam_on), "percent": "99"})

    with database.reading() as rows:
        due_at = rows.get_one(Card, key).due_at
    assert due_at == SHANGHAI.begins(today + 29)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": ""}, "请填写名称"),
        ({"new_a_day": "999"}, "0 到 200"),
        ({"percent": "100"}, "50 到 99"),
        ({"reviews_a_day": "0"}, "1 到 2000"),
        ({"new_a_day": ""}, "请填写每天新题数"),
    ],
)
def test_a_plan_that_cannot_be_kept_is_refused(
    instructor_client: FlaskClient, set_: dict[str, str], change: dict[str, str], said: str
) -> None:
    page = instructor_client.post("/courses/new", data={**set_, **change})

    assert page.status_code == 422
    assert said in page.text


def test_a_name_that_is_taken_is_refused(
    instructor_client: FlaskClient, set_: dict[str, str]
) -> None:
    instructor_client.post("/courses/new", data=set_)

    again = instructor_client.post("/courses/new", data=set_)

    assert again.status_code == 422
    assert "档案专题" in again.text


def test_another_instructor_sees_a_course_only_when_named(
    instructor_client: FlaskClient,
    set_: dict[str, str],
    make_person: Callable[..., Someone],
    logged_in: Callable[[Someone], FlaskClient],
) -> None:
    address = instructor_client.post("/courses/new", data=set_).location
    other = make_person("liu", Role.INSTRUCTOR, name="刘管理")
    browser = logged_in(other)
    assert browser.get(address).status_code == 404
    assert browser.post(f"{address}/close").status_code == 404

    instructor_client.post(f"{address}/edit", data={**set_, "instructors": str(other.id)})

    assert "档案专题" in browser.get("/courses").text
    assert browser.get(address).status_code == 200


def test_a_course_opens_and_closes_by_itself_on_its_days(
    instructor_client: FlaskClient, database: Database, set_: dict[str, str], trainee: Someone
) -> None:
    days = {"opens_on": "2030-03-01", "closes_on": "2030-05-31"}
    made = instructor_client.post("/courses/new", data=set_ | days).location
    assert "到期自动开放" in instructor_client.get(made).text
    form = instructor_client.get(f"{made}/edit").text
    assert 'value="2030-03-01"' in form
    assert 'value="2030-05-31"' in form

    def is_open(moment: datetime) -> bool:
        with database.reading() as rows:
            return bool(open_courses(rows, trainee_id=trainee.id, now=moment, calendar=SHANGHAI))

    begins, ends = (SHANGHAI.begins(date(2030, *day).toordinal()) for day in ((3, 1), (6, 1)))
    second = timedelta(seconds=1)
    moments = (begins - second, begins, ends - second, ends)
    assert [is_open(moment) for moment in moments] == [False, True, True, False]

    wrong = instructor_client.post(
        f"{made}/edit",
        data=set_ | {"opens_on": "2030-03-01", "closes_on": "2030-02-01", "seen": "0"},
    )
    assert "结束日期要在开放日期之后" in wrong.text


def test_what_two_people_set_at_once_is_lost_by_neither(
    instructor_client: FlaskClient, set_: dict[str, str]
) -> None:
    made = instructor_client.post("/courses/new", data=set_).location
    instructor_client.post(f"{made}/edit", data=set_ | {"new_a_day": "20", "seen": "0"})

    late = instructor_client.post(f"{made}/edit", data=set_ | {"name": "我的名称", "seen": "0"})

    assert late.status_code == 409
    assert 'value="我的名称"' in late.text
    told = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", late.text)
    assert ("每天新题", "20") in told
    assert ("名称", "档案专题") in told
    seen = re.search(r'name="seen" type="hidden" value="(\d+)"', late.text)[1]
    again = instructor_client.post(
        f"{made}/edit", data=set_ | {"name": "我的名称", "seen": seen}, follow_redirects=True
    )
    assert "已保存" in again.text
    assert "我的名称" in again.text
    assert "修改设置" in again.text


def test_a_class_that_somebody_else_runs_cannot_be_chosen(
    instructor_client: FlaskClient, database: Database, set_: dict[str, str]
) -> None:
    with database.writing() as rows:
        other = create_cohort(rows, "别人的班", now=now())
        rows.commit()

    assert "别人的班" not in instructor_client.get("/courses/new").text
    refused = instructor_client.post("/courses/new", data=set_ | {"cohorts": str(other)})
    assert refused.status_code == 422


def test_trainees_set_no_course(trainee_client: FlaskClient) -> None:
    assert trainee_client.get("/courses").status_code == 403
    assert trainee_client.post("/courses/new", data={}).status_code == 403
