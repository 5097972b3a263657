from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.courses import CourseInstructor
from question_bank.study.exams import Exam
from tests.pages.examining import FORM, times
from tests.study.exam_halls import CLOZES
from tests.study.lessons import ESSAY, give_course

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone
    from tests.study.lessons import Lesson


@pytest.fixture
def lesson(database: Database, instructor: Someone, trainee: Someone) -> Lesson:
    with database.writing() as rows:
        found = give_course(rows, [trainee.id], contents=CLOZES)
        rows.add(CourseInstructor(course_id=found.course_id, person_id=instructor.id))
        rows.commit()
    return found


def test_an_exam_is_planned_looked_at_set_and_changed(
    instructor_client: FlaskClient, lesson: Lesson, database: Database
) -> None:
    new = f"/exams/new/{lesson.course_id}"
    assert "已入库 8 道" in instructor_client.get(new).text
    typed = FORM | times()

    looked = instructor_client.post(new, data=typed | {"verb": "look"}).text
    assert "共 4 题，满分 <b>8</b> 分" in looked
    assert "不够给模拟考试另抽" not in looked
    assert "抽中的题照常留在学习里" in looked

    saved = instructor_client.post(new, data=typed | {"verb": "save"})
    assert saved.status_code == HTTPStatus.SEE_OTHER
    page = instructor_client.get(saved.location).text
    assert "考试已安排" in page
    assert "未开始" in page
    edited = {**typed, "title": "改名考试", "cloze_number": "6"}
    edit = f"{saved.location}/edit"
    assert 'value="结业考试"' in instructor_client.get(edit).text
    thin = instructor_client.post(edit, data=edited | {"verb": "look"}).text
    assert "填空题有 4 道会与正式考试相同" in thin
    instructor_client.post(edit, data=edited | {"verb": "save"})
    with database.reading() as rows:
        exam = rows.scalars(select(Exam)).one()
        assert exam.title == "改名考试"
        assert [len(section) for section in exam.drawn] == [6]
        assert exam.shown_at == exam.closes_at
    assert "改名考试" in instructor_client.get("/exams").text


@pytest.mark.parametrize(
    ("slip", "words"),
    [
        ({"cloze_number": "9"}, "已入库的填空题只有 8 道"),
        ({"cloze_number": "0"}, "至少要出一道题"),
        ({"title": " "}, "请填考试名称"),
        ({"minutes": "0"}, "请填 1 到 300 的整数"),
        ({"attempts": ""}, "请填 1 到 10 的整数"),
        ({"opens_at": ""}, "请填日期和时间"),
        ({"minutes": "121"}, "要放得下作答时间"),
        (times(hours=-24), "截止时间已经过去"),
    ],
)
def test_a_slip_is_named_beside_its_field(
    instructor_client: FlaskClient, lesson: Lesson, slip: dict[str, str], words: str
) -> None:
    data = FORM | times() | slip | {"verb": "save"}
    page = instructor_client.post(f"/exams/new/{lesson.course_id}", data=data)
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert words in page.text


def test_drawing_again_asks_other_questions(instructor_client: FlaskClient, lesson: Lesson) -> None:
    data = FORM | times() | {"verb": "again"}
    pages = {
        "".join(re.findall(r'<ol class="exam-preview">.*?</ol>', page.text, re.DOTALL))
        for page in (
            instructor_client.post(f"/exams/new/{lesson.course_id}", data=data) for _ in range(6)
        )
    }
    assert len(pages) > 1


def test_what_only_a_person_can_mark_is_not_offered(
    instructor_client: FlaskClient, database: Database, instructor: Someone
) -> None:
    with database.writing() as rows:
        lesson = give_course(rows, [], contents=[ESSAY], name="只有论述")
        rows.add(CourseInstructor(course_id=lesson.course_id, person_id=instructor.id))
        rows.commit()
    page = instructor_client.get(f"/exams/new/{lesson.course_id}").text
    assert "还没有能在网上考的题" in page
