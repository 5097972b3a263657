from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.study.cards import Card, Phase
from question_bank.study.habits import Habits, habits
from question_bank.study.quiz.answering import answer
from question_bank.study.record.rebuilding import rebuilt
from quizapp.clock import now
from tests.study.lessons import CONTENTS, SHANGHAI, Lesson, key

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


def kept(database: Database, trainee: Someone) -> Habits:
    with database.reading() as rows:
        return habits(rows, trainee.id)


def respond(database: Database, trainee: Someone, lesson: Lesson) -> None:
    with database.writing() as rows:
        for place, content in enumerate(CONTENTS):
            answer(
                rows,
                trainee_id=trainee.id,
                question_id=lesson.question_ids[place],
                version_id=lesson.version_ids[place],
                attempt=f"number-{place}",
                response=key(content),
                now=now(),
                calendar=SHANGHAI,
            )
        rows.commit()


def due_days(database: Database, trainee: Someone) -> dict[int, int]:
    with database.reading() as rows:
        cards = rows.scalars(
            select(Card).where(Card.trainee_id == trainee.id, Card.phase == Phase.REVIEW)
        )
        return {card.question_id: SHANGHAI.day(card.due_at) for card in cards if card.due_at}


def test_what_is_chosen_is_kept_and_shown(
    trainee_client: FlaskClient, trainee: Someone, database: Database
) -> None:
    chosen = {"minutes_a_day": "25", "days_off": ["5", "6"], "grades": "y"}
    answered = trainee_client.post("/habits", data=chosen, follow_redirects=True)

    assert "已保存，现在就生效。" in answered.text
    assert kept(database, trainee) == Habits(25, 0b1100000, grades=True, taps=False)
    page = trainee_client.get("/habits").text
    assert 'value="25"' in page
    assert page.count("checked") == 3 + 2  # two days and the grades; two of the own menu


def test_before_anything_is_chosen_the_usual_is_shown(trainee_client: FlaskClient) -> None:
    page = trainee_client.get("/habits").text

    assert 'name="minutes_a_day"' in page
    assert page.count("checked") == 1 + 2  # the taps; two of the own menu


def test_no_limit_is_an_empty_field(
    trainee_client: FlaskClient, trainee: Someone, database: Database
) -> None:
    trainee_client.post("/habits", data={"minutes_a_day": "5"})
    trainee_client.post("/habits", data={"minutes_a_day": "", "taps": "y"})

    assert kept(database, trainee) == Habits()


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"minutes_a_day": "0"}, "请填 1 到 600 之间的整数；不限就空着。"),
        ({"minutes_a_day": "601"}, "请填 1 到 600 之间的整数；不限就空着。"),
        ({"minutes_a_day": "半小时"}, "不是有效的整数"),
        ({"days_off": list("0123456")}, "一周至少留一天学习，请去掉一个休息日。"),
        ({"days_off": ["7"]}, "请从星期一到星期日里选。"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    trainee_client: FlaskClient,
    trainee: Someone,
    database: Database,
    sent: dict[str, object],
    told: str,
) -> None:
    answered = trainee_client.post("/habits", data=sent)

    assert answered.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert told in answered.text
    assert kept(database, trainee) == Habits()


def test_a_limit_holds_at_once(trainee_client: FlaskClient, teach: Callable[..., Lesson]) -> None:
    teach(*CONTENTS)
    assert "开始复习 · 4 题" in trainee_client.get("/today").text

    trainee_client.post("/habits", data={"minutes_a_day": "1"})

    assert "开始复习 · 2 题 · 约 1 分钟" in trainee_client.get("/today").text


def test_reviews_leave_the_days_that_are_off_at_once_and_the_log_knows(
    trainee_client: FlaskClient,
    trainee: Someone,
    database: Database,
    teach: Callable[..., Lesson],
) -> None:
    lesson = teach(*CONTENTS)
    respond(database, trainee, lesson)
    before = due_days(database, trainee)
    weekdays = {(day - 1) % 7 for day in before.values()}
    assert 0 < len(weekdays) < 7

    chosen = {"days_off": [str(day) for day in weekdays]}
    told = trainee_client.post("/habits", data=chosen, follow_redirects=True).text

    after = due_days(database, trainee)
    assert f"原来排在休息日的 {len(before)} 题，已经挪到别的日子。" in told
    assert all((day - 1) % 7 not in weekdays for day in after.values())
    assert all(0 < after[one] - before[one] < 7 for one in before)
    with database.reading() as rows:
        for question_id, day in after.items():
            stands = rebuilt(
                rows, trainee_id=trainee.id, question_id=question_id, calendar=SHANGHAI
            )
            assert stands.due_at is not None
            assert SHANGHAI.day(stands.due_at) == day


def test_before_an_exam_they_go_to_the_day_before_the_day_off(
    trainee_client: FlaskClient,
    trainee: Someone,
    database: Database,
    teach: Callable[..., Lesson],
) -> None:
    today = SHANGHAI.day(now())
    lesson = teach(*CONTENTS, exam_on=SHANGHAI.date(today + 3), target=0.99)
    respond(database, trainee, lesson)
    eve = [one for one, day in due_days(database, trainee).items() if day == today + 2]
    assert eve

    trainee_client.post("/habits", data={"days_off": [str((today + 1) % 7), str((today + 2) % 7)]})

    assert {due_days(database, trainee)[one] for one in eve} == {today + 1}


def test_the_way_to_it_stands_in_the_own_menu_of_trainees_alone(
    trainee_client: FlaskClient, instructor_client: FlaskClient
) -> None:
    assert 'href="/habits"' in trainee_client.get("/today").text
    assert 'href="/habits"' not in instructor_client.get("/speeches").text
    assert instructor_client.get("/habits").status_code == HTTPStatus.FORBIDDEN
