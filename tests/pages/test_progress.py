from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from question_bank.questions.cloze import Cloze
from question_bank.study.answering import answer
from quizapp.clock import now
from tests.study.lessons import SHANGHAI, give_course

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


def learn(database: Database, trainee: Someone, *, questions: int, answered: int) -> None:
    contents = [Cloze(f"第{n}项是____。", ("及时整理",), ((),)) for n in range(questions)]
    with database.writing() as rows:
        lesson = give_course(rows, [trainee.id], contents=contents, new_a_day=5)
        for place in range(answered):
            answer(
                rows,
                trainee_id=trainee.id,
                question_id=lesson.question_ids[place],
                version_id=lesson.version_ids[place],
                attempt=f"number-{place}",
                response=["及时整理"],
                now=now(),
                calendar=SHANGHAI,
            )
        rows.commit()


def test_each_course_shows_what_is_firm_what_is_not_and_what_is_left(
    trainee_client: FlaskClient, trainee: Someone, database: Database
) -> None:
    learn(database, trainee, questions=5, answered=2)
    page = trainee_client.get("/progress").text

    for words in ("记牢 <b>0</b>", "还不牢 <b>2</b>", "还没学 <b>3</b>", "共 5 题"):
        assert words in page
    assert "学满 20 题后" in page


def test_from_twenty_questions_on_there_is_a_range_with_its_number(
    trainee_client: FlaskClient, trainee: Someone, database: Database
) -> None:
    learn(database, trainee, questions=25, answered=21)
    page = trainee_client.get("/progress").text

    assert "一周后大约还能记得已学题目的" in page
    assert "按已学的 21 题推算" in page


def test_without_a_course_it_says_what_will_stand_here(trainee_client: FlaskClient) -> None:
    assert "还没有学习情况" in trainee_client.get("/progress").text


def test_it_is_one_s_own(instructor_client: FlaskClient) -> None:
    assert instructor_client.get("/progress").status_code == HTTPStatus.FORBIDDEN
