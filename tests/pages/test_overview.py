from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from question_bank.bank.courses import Cohort, CohortInstructor, CourseCohort, CourseInstructor
from question_bank.bank.people import Role
from question_bank.study.quiz.answering import answer
from quizapp.clock import now
from tests.study.lessons import LOCK, ONE_BLANK, SHANGHAI, Lesson, give_course

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone

SLIP = "单人单锁"


class Class:
    """A course with trainees who answer its two questions."""

    def __init__(self, database: Database, lesson: Lesson, ids: list[int]) -> None:
        self.database, self.lesson, self.ids, self.count = database, lesson, ids, 0

    def answer(self, who: int, number: int, words: str, *, days_ago: int = 0) -> None:
        self.count += 1
        with self.database.writing() as rows:
            answer(
                rows,
                trainee_id=self.ids[who],
                question_id=self.lesson.question_ids[number],
                version_id=self.lesson.version_ids[number],
                attempt=f"a{self.count}",
                response=[words],
                now=now() - timedelta(days=days_ago),
                calendar=SHANGHAI,
            )
            rows.commit()

    @property
    def address(self) -> str:
        return f"/overview/{self.lesson.course_id}"


@pytest.fixture
def course(database: Database, make_person: Callable[..., Someone], instructor: Someone) -> Class:
    ids = [make_person(f"x{n}", Role.TRAINEE, name=f"某学员{n}").id for n in range(6)]
    with database.writing() as rows:
        exam_on = (now() + timedelta(days=20)).date()
        lesson = give_course(rows, ids, contents=(ONE_BLANK, LOCK), exam_on=exam_on)
        rows.add(CourseInstructor(course_id=lesson.course_id, person_id=instructor.id))
        rows.add(cohort := Cohort(name="一班", created_at=now()))
        rows.flush()
        rows.add(CohortInstructor(cohort_id=cohort.id, person_id=instructor.id))
        rows.add(CourseCohort(course_id=lesson.course_id, cohort_id=cohort.id))
        rows.commit()
    return Class(database, lesson, ids)


def everybody_slips(course: Class, days_ago: int = 0) -> None:
    for who in range(6):
        course.answer(who, 0, "及时整理", days_ago=days_ago)
        course.answer(who, 1, SLIP if who < 3 else "双人双锁", days_ago=days_ago)


def test_a_course_is_found_in_the_list(instructor_client: FlaskClient, course: Class) -> None:
    page = instructor_client.get("/overview").text

    assert "档案工作专题" in page
    assert course.address in page


def test_without_courses_the_list_says_what_to_do(instructor_client: FlaskClient) -> None:
    assert "建专题" in instructor_client.get("/overview").text


def test_practice_of_fewer_than_five_people_is_not_shown(
    instructor_client: FlaskClient, course: Class
) -> None:
    for who in range(4):
        course.answer(who, 1, SLIP)

    page = instructor_client.get(course.address).text

    assert "还不满 5 人" in page
    assert SLIP not in page


def test_weak_points_lead_to_their_paragraph_and_name_nobody(
    instructor_client: FlaskClient, course: Class
) -> None:
    everybody_slips(course)

    page = instructor_client.get(course.address).text

    assert "已开始学习 6 人" in page
    assert "考试当天还记得" in page
    assert f"常见错误：<b>{SLIP}</b>" in page
    assert f"/speeches/{course.lesson.speech_id}?question={course.lesson.question_ids[1]}" in page
    assert "某学员" not in page


def test_weak_points_can_be_set_as_a_test(instructor_client: FlaskClient, course: Class) -> None:
    everybody_slips(course)
    lock = course.lesson.question_ids[1]
    page = instructor_client.get(course.address).text
    assert f"chosen={lock}" in page

    plan = instructor_client.get(f"/exams/new/{course.lesson.course_id}?way=hand&chosen={lock}")

    assert "双人双锁" in plan.text


def test_weak_points_are_printed_to_be_learnt_and_to_be_filled_in(
    instructor_client: FlaskClient, course: Class
) -> None:
    everybody_slips(course)

    learnt = instructor_client.get(f"{course.address}/handout").text
    assert "<mark>双人双锁</mark>" in learnt

    drill = instructor_client.get(f"{course.address}/handout?drill=1").text
    assert "参考答案" in drill
    assert drill.index("讲话要求库房管理坚持") < drill.index("双人双锁")


def test_what_was_answered_since_is_shown_at_the_next_look(
    instructor_client: FlaskClient, course: Class
) -> None:
    everybody_slips(course, days_ago=1)
    assert SLIP in instructor_client.get(course.address).text

    for who in range(6):
        course.answer(who, 1, "双人双锁")

    page = instructor_client.get(course.address).text
    shares = re.findall(r'<b class="number">(\d+)%</b>', page)
    assert shares == ["50", "100"]


def test_looking_again_takes_no_more_statements_however_many_have_answered(
    instructor_client: FlaskClient, course: Class, statements: list[str]
) -> None:
    taken = []
    for answered in (5, 6):
        for who in range(answered):
            course.answer(who, 1, SLIP)
        instructor_client.get(course.address)
        statements.clear()
        assert SLIP in instructor_client.get(course.address).text
        taken.append(len(statements))

    assert taken[0] == taken[1]


def test_all_points_can_be_taken_along(instructor_client: FlaskClient, course: Class) -> None:
    everybody_slips(course)

    sent = instructor_client.get(f"{course.address}/figures.xlsx")

    [sheet] = load_workbook(io.BytesIO(sent.data)).worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    flat = [row[:6] for row in rows if row[2] == 6]
    assert [row[2:5] for row in flat] == [[6, 0.5, 0.5], [6, 1, 1]]
    assert flat[0][5] == SLIP


def test_a_class_is_told_of_apart_and_a_strange_one_is_not_there(
    instructor_client: FlaskClient, course: Class
) -> None:
    everybody_slips(course)

    assert "这里还没有学员" in instructor_client.get(f"{course.address}?cohort=1").text
    assert instructor_client.get(f"{course.address}?cohort=9").status_code == 404


def test_others_do_not_see_a_course(
    course: Class,
    make_person: Callable[..., Someone],
    logged_in: Callable[[Someone], FlaskClient],
) -> None:
    everybody_slips(course)
    other = logged_in(make_person("lin", Role.INSTRUCTOR))

    for address in ("", "/handout", "/figures.xlsx"):
        assert other.get(course.address + address).status_code == 404
