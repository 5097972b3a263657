from __future__ import annotations

import io
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from question_bank.bank.blueprints.blueprint import Section
from question_bank.bank.people import Person, Role
from question_bank.study.examining.sittings import start
from question_bank.study.exams import Act, Exam, Invigilation, Sort
from quizapp.clock import now
from tests.pages.examining import held, sat, times
from tests.study.exam_halls import HOUR

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone
    from tests.study.exam_halls import Hall


@pytest.fixture
def hold(
    database: Database, instructor: Someone, trainee: Someone, make_person: Callable[..., Someone]
) -> Callable[..., Hall]:
    """Set an exam for two trainees; it opened a minute ago unless told otherwise."""

    def make(**more: object) -> Hall:
        second = make_person("second", Role.TRAINEE, name="=周二")
        return held(database, instructor, [trainee, second], **more)

    return make


def test_the_room_shows_who_writes_who_is_done_and_who_is_missing(
    instructor_client: FlaskClient, hold: Callable[..., Hall], database: Database
) -> None:
    hall = hold()
    sat(database, hall, right=2, blank=1)
    page = instructor_client.get(f"/exams/{hall.exam_id}").text
    assert "李学员" in page
    assert "3 / 4" in page
    assert "已交卷" in page
    assert "未开始" in page
    assert "得分" not in page


def test_more_time_a_void_sitting_and_one_more_go_are_logged(
    instructor_client: FlaskClient, hold: Callable[..., Hall], database: Database
) -> None:
    hall = hold()
    me = hall.trainee_ids[0]
    with database.writing() as rows:
        id_ = start(rows, trainee_id=me, exam_id=hall.exam_id, sort=Sort.EXAM, seed=3, now=now())
        rows.commit()
    sitting = f"/invigilation/{hall.exam_id}/sittings/{id_}"
    instructor_client.post(f"{sitting}/extend", data={"minutes": "15", "reason": "断电"})
    without = instructor_client.post(f"{sitting}/void", data={"reason": ""})
    assert without.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    instructor_client.post(f"{sitting}/void", data={"reason": "代考"})
    instructor_client.post(f"/invigilation/{hall.exam_id}/people/{me}/readmit", data={})

    page = instructor_client.get(f"/exams/{hall.exam_id}").text
    assert "加时 15 分钟（断电）" in page
    assert "作废（代考）" in page
    assert "准许再考一次" in page
    with database.reading() as rows:
        acts = rows.scalars(select(Invigilation.act).order_by(Invigilation.id)).all()
        assert acts == [Act.EXTENDED, Act.VOIDED, Act.READMITTED]


def test_results_stand_by_person_and_by_question(
    instructor_client: FlaskClient, hold: Callable[..., Hall], database: Database
) -> None:
    hall = hold()
    id_ = sat(database, hall, right=2, blank=1)
    page = instructor_client.get(f"/results/{hall.exam_id}").text
    assert '<td data-label="得分" class="figure">4</td>' in page
    assert '<td data-label="未作答" class="figure only-wide">1</td>' in page
    assert "缺考 0 人" not in page
    page = instructor_client.get(f"/results/{hall.exam_id}/questions").text
    assert page.count('得分率 <b class="number">100%</b>') == 2
    assert page.count('得分率 <b class="number">0%</b>') == 1
    assert page.count("没有人作答") == 1

    sheet = instructor_client.get(f"/results/{hall.exam_id}/sittings/{id_}").text
    assert "未作答" in sheet
    assert "<del>错</del>" in sheet


def test_a_sheet_is_not_looked_at_while_it_is_written(
    instructor_client: FlaskClient, hold: Callable[..., Hall], database: Database
) -> None:
    hall = hold()
    with database.writing() as rows:
        id_ = start(
            rows, trainee_id=hall.trainee_ids[0], exam_id=hall.exam_id, sort=Sort.EXAM, seed=3,
            now=now(),
        )  # fmt: skip
        rows.commit()
    page = instructor_client.get(f"/results/{hall.exam_id}/sittings/{id_}")
    assert page.status_code == HTTPStatus.CONFLICT
    assert "这份卷子还在作答" in page.text


def test_the_table_to_take_along_keeps_every_cell_as_text_that_a_table_would_run(
    instructor_client: FlaskClient, hold: Callable[..., Hall], database: Database
) -> None:
    hall = hold()
    sat(database, hall, right=3)
    with database.writing() as rows:
        second = rows.get_one(Person, hall.trainee_ids[1])
        second.unit, second.post = "\uff1d1+1", "@处"
        rows.commit()
    sent = instructor_client.get(f"/results/{hall.exam_id}/results.xlsx")
    assert (
        "filename*=UTF-8''%E7%BB%93%E4%B8%9A%E8%80%83%E8%AF%95%E6%88%90%E7%BB%A9.xlsx"
        in (sent.headers["Content-Disposition"])
    )
    people = load_workbook(io.BytesIO(sent.data))["成绩登记表"]
    rows_ = list(people.iter_rows(min_row=3))
    assert [cell.value for cell in rows_[0]] == [
        "登录名", "姓名", "单位", "职务", "填空题（8分）", "总分", "等次",
    ]  # fmt: skip
    lines = {row[0].value: row for row in rows_[1:]}
    absent, present = lines["second"], lines["xueyuan"]
    assert [cell.value for cell in absent[1:4]] == ["=周二", "\uff1d1+1", "@处"]
    assert {cell.data_type for cell in absent[1:4]} == {"s"}
    assert [cell.value for cell in present[4:]] == [6, 6, "合格"]


def test_marks_are_shown_by_hand_after_the_end(
    instructor_client: FlaskClient, hold: Callable[..., Hall], database: Database
) -> None:
    hall = hold(shows_at_close=False)
    early = instructor_client.post(f"/exams/{hall.exam_id}/show")
    assert early.status_code == HTTPStatus.CONFLICT
    assert "还有人可以作答" in early.text
    with database.writing() as rows:
        exam = rows.get_one(Exam, hall.exam_id)
        exam.opens_at, exam.closes_at = now() - 3 * HOUR, now() - HOUR
        rows.commit()
    instructor_client.post(f"/exams/{hall.exam_id}/show")
    assert "已公布" in instructor_client.get(f"/exams/{hall.exam_id}").text


def test_an_exam_can_close_later_be_opened_early_and_be_called_off(
    instructor_client: FlaskClient, hold: Callable[..., Hall], database: Database
) -> None:
    hall = hold(opens_at=now() + HOUR)
    there = f"/exams/{hall.exam_id}"
    instructor_client.post(f"{there}/open")
    late = times(hours=6)["opens_at"]
    instructor_client.post(f"{there}/close-later", data={"closes_at": late})
    with database.reading() as rows:
        exam = rows.get_one(Exam, hall.exam_id)
        assert exam.opens_at <= now()
        assert exam.closes_at > now() + 5 * HOUR
    refused = instructor_client.post(f"{there}/cancel")
    assert "考试已经开始，不能再改" in refused.text


def test_an_exam_that_is_called_off_is_gone(
    instructor_client: FlaskClient, hold: Callable[..., Hall]
) -> None:
    hall = hold(opens_at=now() + HOUR)
    gone = instructor_client.post(f"/exams/{hall.exam_id}/cancel", follow_redirects=True)
    assert "考试已取消" in gone.text
    assert instructor_client.get(f"/exams/{hall.exam_id}").status_code == HTTPStatus.NOT_FOUND


def test_other_instructors_and_trainees_see_nothing_of_it(
    hold: Callable[..., Hall],
    make_person: Callable[..., Someone],
    logged_in: Callable[[Someone], FlaskClient],
    trainee_client: FlaskClient,
) -> None:
    hall = hold()
    other = logged_in(make_person("other", Role.INSTRUCTOR))
    addresses = (
        f"/exams/{hall.exam_id}",
        f"/exams/{hall.exam_id}/edit",
        f"/results/{hall.exam_id}",
        f"/exams/{hall.exam_id}/make-up",
        f"/results/{hall.exam_id}/questions",
        f"/results/{hall.exam_id}/results.xlsx",
        f"/results/{hall.exam_id}/register.docx",
        f"/results/{hall.exam_id}/report.docx",
        f"/results/{hall.exam_id}/archive.zip",
        f"/results/{hall.exam_id}/sittings/1",
    )
    for address in addresses:
        assert other.get(address).status_code == HTTPStatus.NOT_FOUND, address
        assert trainee_client.get(address).status_code == HTTPStatus.FORBIDDEN, address
    assert "结业考试" not in other.get("/exams").text


def test_without_exams_or_courses_the_pages_say_what_to_do(
    instructor_client: FlaskClient,
) -> None:
    assert "还没有安排过考试" in instructor_client.get("/exams").text
    assert "您还没有管理的学习专题" in instructor_client.get("/exams/new").text


def test_the_list_takes_the_same_statements_however_long(
    instructor_client: FlaskClient,
    hold: Callable[..., Hall],
    database: Database,
    statements: list[str],
) -> None:
    hall = hold()
    taken = []
    for _ in range(2):
        statements.clear()
        assert "结业考试" in instructor_client.get("/exams").text
        taken.append(len(statements))
        with database.writing() as rows:
            old = rows.get_one(Exam, hall.exam_id)
            values = {c.name: getattr(old, c.name) for c in Exam.__table__.columns}
            rows.add(Exam(**(values | {"id": None, "title": "另一场"})))
            rows.commit()
    assert taken[0] == taken[1] > 0


def test_today_shows_what_is_open_and_leads_there(
    trainee_client: FlaskClient, hold: Callable[..., Hall]
) -> None:
    hall = hold(sections=(Section("cloze", 2, 1.0),))
    page = trainee_client.get("/today").text
    assert "可以开考" in page
    assert f'href="/sittings/exams/{hall.exam_id}"' in page
