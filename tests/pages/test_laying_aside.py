from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from question_bank.study.cards import Card
from question_bank.study.quiz.suspension import suspend
from quizapp.clock import now
from tests.pages.learning import learn

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


def test_a_question_laid_aside_can_be_taken_up_again(
    trainee_client: FlaskClient, trainee: Someone, database: Database
) -> None:
    lesson = learn(database, trainee, questions=5, answered=3)
    assert "先放下的题" not in trainee_client.get("/progress").text
    with database.writing() as rows:
        suspend(rows, trainee_id=trainee.id, question_id=lesson.question_ids[0], now=now())
        rows.commit()
    page = trainee_client.get("/progress").text
    assert "先放下的题" in page
    assert f'href="/materials/{lesson.speech_id}#p3"' in page.partition("先放下的题")[2]

    taken = trainee_client.post(
        f"/progress/aside/{lesson.question_ids[0]}", follow_redirects=True
    ).text

    assert "这道题回到复习里了。" in taken
    assert "先放下的题" not in taken


def test_a_question_is_laid_aside_for_today_or_until_it_is_wanted_again(
    trainee_client: FlaskClient, trainee: Someone, database: Database
) -> None:
    lesson = learn(database, trainee, questions=5, answered=3, ago=timedelta(days=30))
    tired, wearied, kept = lesson.question_ids[:3]
    assert "先放下" in trainee_client.get("/quiz/outcomes/number-0").text

    today = trainee_client.post(
        f"/progress/aside/{tired}/lay", data={"until": "tomorrow"}, follow_redirects=True
    ).text
    wanted = trainee_client.post(f"/progress/aside/{wearied}/lay", follow_redirects=True).text

    assert "这道题今天不再问了。" in today
    assert "这道题先放下了" in wanted
    with database.reading() as rows:
        cards = {one: rows.get(Card, (trainee.id, one)) for one in (tired, wearied, kept)}
        laid = {
            one: (card.buried_day is not None, card.suspended_at is not None)
            for one, card in cards.items()
            if card
        }
    round_ = f"z.{round(now().timestamp() * 1000):x}.{tired:x}.{kept:x}"
    there = trainee_client.post(
        f"/progress/aside/{tired}/lay?round={round_}", data={"until": "tomorrow"}
    )
    assert there.location == f"/quiz?round={round_}"
    assert laid == {tired: (True, False), wearied: (False, True), kept: (False, False)}
    assert trainee_client.post("/progress/aside/77/lay").status_code == HTTPStatus.NOT_FOUND


def test_nobody_takes_up_what_is_not_theirs(trainee_client: FlaskClient) -> None:
    assert trainee_client.post("/progress/aside/77").status_code == HTTPStatus.NOT_FOUND
