from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from sqlalchemy import select

from question_bank.bank.speeches import Speech
from tests.papers.material import a_cloze, a_course

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database


@pytest.fixture
def speech_id(database: Database) -> int:
    with database.writing() as session:
        a_course(session, [(a_cloze(0), 1)])
        session.commit()
        return session.scalars(select(Speech.id)).one()


def test_an_instructor_finds_the_handouts_from_the_papers(
    instructor_client: FlaskClient, speech_id: int
) -> None:
    assert 'href="/handouts"' in instructor_client.get("/papers").text
    assert f'href="/handouts/{speech_id}"' in instructor_client.get("/handouts").text


def test_a_material_whose_questions_leave_nothing_out_says_what_to_do(
    instructor_client: FlaskClient, speech_id: int
) -> None:
    page = instructor_client.get(f"/handouts/{speech_id}").text

    assert "这份材料还没有已入库的填空题" in page


def test_files_are_named_by_the_material(instructor_client: FlaskClient, speech_id: int) -> None:
    for name, begins, called in (
        ("handout.docx", b"PK", "学习资料.docx"),
        ("answered.pdf", b"%PDF", "学习资料（附答案）.pdf"),
        ("deck.pdf", b"%PDF", "记忆卡.pdf"),
    ):
        answer = instructor_client.get(f"/handouts/{speech_id}/{name}")
        assert answer.data.startswith(begins)
        assert called in unquote(answer.headers["Content-Disposition"])


def test_what_is_not_there_is_not_found(instructor_client: FlaskClient, speech_id: int) -> None:
    for place in ("/handouts/404", f"/handouts/{speech_id}/deck.docx"):
        assert instructor_client.get(place).status_code == HTTPStatus.NOT_FOUND


def test_trainees_see_no_handouts(trainee_client: FlaskClient, speech_id: int) -> None:
    for place in ("/handouts", f"/handouts/{speech_id}", f"/handouts/{speech_id}/deck.pdf"):
        assert trainee_client.get(place).status_code == HTTPStatus.FORBIDDEN
