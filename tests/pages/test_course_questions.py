from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.blueprints.drawing import available
from question_bank.bank.courses import approved_questions
from question_bank.bank.materials.intake import take_in
from question_bank.bank.members import public_bank
from question_bank.study.cards import Card
from question_bank.study.courses import open_courses
from question_bank.study.quiz.dealing import deal
from quizapp.clock import now
from tests.printed import RAW, printed
from tests.study.lessons import SHANGHAI

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


def test_questions_are_left_out_of_a_course_and_put_back(
    instructor_client: FlaskClient, set_: dict[str, str]
) -> None:
    made = instructor_client.post("/courses/new", data=set_).location
    page = instructor_client.get(f"{made}/questions").text
    first, second = re.findall(r'name="question" value="(\d+)"', page)

    left = instructor_client.post(
        f"{made}/questions", data={"question": first, "verb": "out"}, follow_redirects=True
    ).text

    assert "1 道题不考了" in left
    assert "另有 1 道不考" in instructor_client.get(made).text
    only = instructor_client.get(f"{made}/questions?left=1").text
    assert re.findall(r'name="question" value="(\d+)"', only) == [first]
    nothing = instructor_client.post(
        f"{made}/questions", data={"question": first, "verb": "out"}, follow_redirects=True
    ).text
    assert "没有变化" in nothing
    instructor_client.post(f"{made}/questions", data={"question": [first, second], "verb": "back"})
    assert "没有挑出不考的题" in instructor_client.get(f"{made}/questions?left=1").text


def test_a_question_that_is_left_out_is_neither_studied_nor_drawn(
    instructor_client: FlaskClient, database: Database, set_: dict[str, str], trainee: Someone
) -> None:
    made = instructor_client.post("/courses/new", data=set_).location
    instructor_client.post(f"{made}/open")
    course_id = int(made.rpartition("/")[2])
    page = instructor_client.get(f"{made}/questions").text
    left, kept = map(int, re.findall(r'name="question" value="(\d+)"', page))

    instructor_client.post(f"{made}/questions", data={"question": left, "verb": "out"})

    with database.writing() as rows:
        courses = open_courses(rows, trainee_id=trainee.id, now=now(), calendar=SHANGHAI)
        deal(rows, trainee_id=trainee.id, courses=courses)
        dealt = rows.scalars(select(Card.question_id)).all()
        there = available(rows, [course_id])[course_id]
        asked = rows.scalars(approved_questions(course_id)).all()
    assert dealt == asked == [kept]
    assert sum(there.values()) == 1


def test_last_year_s_course_is_copied_without_its_people(
    instructor_client: FlaskClient, set_: dict[str, str]
) -> None:
    made = instructor_client.post(
        "/courses/new", data=set_ | {"percent": "95", "new_order": "drawn"}
    ).location
    page = instructor_client.get(f"{made}/questions").text
    first = re.search(r'name="question" value="(\d+)"', page)[1]
    instructor_client.post(f"{made}/questions", data={"question": first, "verb": "out"})

    again = instructor_client.post(f"{made}/copy", data={"name": "档案专题"})
    copied = instructor_client.post(f"{made}/copy", data={"name": "明年的档案专题"})

    assert again.status_code == 422
    page = instructor_client.get(copied.location.removesuffix("/edit")).text
    assert "明年的档案专题" in page
    assert "没有考试日期" in page
    assert "打乱，各人不同" in page
    assert "另有 1 道不考" in page
    assert "还没有选培训班" in page
    assert "复制自" in page


def test_materials_change_places(
    instructor_client: FlaskClient, set_: dict[str, str], database: Database
) -> None:
    with database.writing() as rows:
        second = printed(f"{RAW}会后各单位要抓好落实。\n", title="第二讲")
        bank_id = public_bank(rows)
        other = take_in(rows, second, bank_id=bank_id, name="乙.txt", now=now()).speech_id
        rows.commit()
    sent = set_ | {"speeches": [set_["speeches"], str(other)]}
    made = instructor_client.post("/courses/new", data=sent).location

    def order() -> list[str]:
        page = instructor_client.get(made).text
        return re.findall(r'row-title" href="/speeches/(\d+)"', page)

    before = order()
    instructor_client.post(f"{made}/speeches/{before[1]}/up")

    assert order() == before[::-1]
    instructor_client.post(f"{made}/speeches/{before[1]}/up")
    assert order() == before[::-1]
    assert instructor_client.post(f"{made}/speeches/999/up").status_code == 404
