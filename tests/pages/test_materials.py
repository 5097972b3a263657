from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.speeches import Speech
from tests.study.lessons import Lesson, add_speech, give_course

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


@pytest.fixture
def lesson(database: Database, trainee: Someone) -> Lesson:
    with database.writing() as rows:
        made = give_course(rows, [trainee.id])
        rows.get_one(Speech, made.speech_id).speaker = "林怀远"
        rows.commit()
    return made


def test_the_list_shows_each_material_with_what_was_learnt_of_it(
    trainee_client: FlaskClient, lesson: Lesson
) -> None:
    page = trainee_client.get("/materials").text

    assert f'href="/materials/{lesson.speech_id}">档案工作专题</a>' in page
    assert "0 / 4" in page
    assert f'href="/quiz?material={lesson.speech_id}"' in page


def test_an_empty_list_says_what_will_happen(trainee_client: FlaskClient) -> None:
    assert "还没有要读的材料" in trainee_client.get("/materials").text


def test_the_text_is_shown_with_anchors_and_an_outline(
    trainee_client: FlaskClient, lesson: Lesson
) -> None:
    page = trainee_client.get(f"/materials/{lesson.speech_id}").text

    assert '<h2 id="p2">一、把档案收全</h2>' in page
    assert '<p id="p5">库房管理要坚持“双人双锁”。</p>' in page
    assert '<a href="#p4">二、把档案管好</a>' in page
    assert "林怀远" in page


def test_the_questions_are_shown_with_their_answers(
    trainee_client: FlaskClient, lesson: Lesson
) -> None:
    page = trainee_client.get(f"/materials/{lesson.speech_id}/questions").text

    assert "及时收集、<mark>及时整理</mark>、及时归档。" in page
    assert "<dt>收集</dt><dd><mark>齐全</mark></dd>" in page


def test_a_material_of_a_course_one_is_not_in_is_not_found(
    trainee_client: FlaskClient, lesson: Lesson, database: Database
) -> None:
    with database.writing() as rows:
        other = add_speech(rows, "别的专题的讲话")
        rows.commit()

    for address in (f"/materials/{other}", f"/materials/{other}/questions", "/materials/999"):
        assert trainee_client.get(address).status_code == HTTPStatus.NOT_FOUND
    assert "别的专题的讲话" not in trainee_client.get("/materials").text
    assert lesson.speech_id != other


def test_it_is_for_trainees(instructor_client: FlaskClient) -> None:
    assert instructor_client.get("/materials").status_code == HTTPStatus.FORBIDDEN
    assert instructor_client.get("/materials/1").status_code == HTTPStatus.FORBIDDEN
