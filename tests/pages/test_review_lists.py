from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from sqlalchemy import select, update

from question_bank.bank.questions import Question, Status
from question_bank.bank.speeches import Speech
from tests.papers.material import a_cloze, a_course

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database


@pytest.fixture
def speech_id(database: Database) -> int:
    with database.writing() as session:
        a_course(session, [(a_cloze(number), number) for number in range(3)])
        session.execute(update(Question).values(status=Status.DRAFT))
        session.commit()
        return session.scalars(select(Speech.id)).one()


def test_a_list_is_made_printed_and_settled(
    instructor_client: FlaskClient, speech_id: int, database: Database
) -> None:
    assert "还没有送审稿" in instructor_client.get("/review-lists").text
    made = instructor_client.post("/review-lists", data={"speech": str(speech_id)})
    place = made.location

    page = instructor_client.get(place).text
    assert "3 题送审" in page
    word = instructor_client.get(f"{place}/list.docx")
    assert word.data.startswith(b"PK")
    assert "试题送审稿.docx" in unquote(word.headers["Content-Disposition"])

    wrong = instructor_client.post(place, data={"refused": "3、九"})
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "“九”不是题号" in wrong.text

    done = instructor_client.post(place, data={"refused": "2"}, follow_redirects=True)
    assert "已采纳 2 道，退回 1 道。" in done.text
    assert "已经审完" in done.text
    with database.reading() as session:
        found = session.scalars(select(Question.status).order_by(Question.id)).all()
    assert found == [Status.APPROVED, Status.REJECTED, Status.APPROVED]
    assert "已审完" in instructor_client.get("/review-lists").text


def test_without_anything_that_waits_it_says_so(
    instructor_client: FlaskClient, speech_id: int, database: Database
) -> None:
    with database.writing() as session:
        session.execute(update(Question).values(status=Status.APPROVED))
        session.commit()

    answer = instructor_client.post("/review-lists", data={"speech": str(speech_id)})

    assert answer.status_code == HTTPStatus.CONFLICT
    assert "没有可以送审的试题" in answer.text


def test_what_is_to_be_edited_waits_and_is_led_to(
    instructor_client: FlaskClient, speech_id: int, database: Database
) -> None:
    place = instructor_client.post("/review-lists", data={"speech": str(speech_id)}).location

    done = instructor_client.post(
        place, data={"refused": "1", "edited": "3"}, follow_redirects=True
    )

    assert "已采纳 1 道，退回 1 道。" in done.text
    with database.reading() as session:
        ids = session.scalars(select(Question.id).order_by(Question.id)).all()
        found = session.scalars(select(Question.status).order_by(Question.id)).all()
    assert found == [Status.REJECTED, Status.APPROVED, Status.DRAFT]
    assert f'href="/curation/{ids[2]}/edit?to=bank">第 3 题</a>' in done.text


def test_what_was_ticked_in_the_bank_or_looked_at_on_the_desk_is_sent_alone(
    instructor_client: FlaskClient, speech_id: int, database: Database
) -> None:
    with database.reading() as session:
        ids = session.scalars(select(Question.id).order_by(Question.id)).all()

    ticked = instructor_client.get(f"/review-lists/chosen?ids={ids[0]}&ids={ids[2]}").text
    assert "2 道可以送审" in ticked
    assert f'value="{ids[1]}"' not in ticked
    found = instructor_client.get("/review-lists/chosen?all=3&kind=cloze&status=draft").text
    assert "3 道可以送审" in found
    desk = f"/review-lists/chosen?desk=1&speech={speech_id}"
    assert "3 道可以送审" in instructor_client.get(desk).text
    assert "没有可以送审的试题" in instructor_client.get(f"{desk}&kind=matching").text
    assert desk.replace("&", "&amp;") in instructor_client.get(f"/curation?speech={speech_id}").text
    assert 'formaction="/review-lists/chosen"' in instructor_client.get("/bank").text

    made = instructor_client.post("/review-lists/chosen", data={"ids": [ids[0], ids[2]]})
    assert "2 题送审" in instructor_client.get(made.location).text
    none = instructor_client.post("/review-lists/chosen")
    assert none.status_code == HTTPStatus.CONFLICT
    assert "没有选中可以送审的试题" in none.text
