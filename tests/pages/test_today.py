from __future__ import annotations

import re
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from question_bank.study.answering import answer
from quizapp.clock import now
from tests.study.lessons import CONTENTS, SHANGHAI, Lesson, give_course, key

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


@pytest.fixture
def lesson(database: Database, trainee: Someone) -> Lesson:
    exam_on = SHANGHAI.date(SHANGHAI.day(now()) + 23)
    with database.writing() as rows:
        made = give_course(rows, [trainee.id], exam_on=exam_on)
        rows.commit()
    return made


def respond(database: Database, trainee: Someone, lesson: Lesson, *, right: bool = True) -> None:
    """Answer every question of the lesson."""
    with database.writing() as rows:
        for place, content in enumerate(CONTENTS):
            answer(
                rows,
                trainee_id=trainee.id,
                question_id=lesson.question_ids[place],
                version_id=lesson.version_ids[place],
                attempt=f"number-{place}",
                response=key(content) if right else ["错"],
                seconds_taken=15,
                now=now() - timedelta(minutes=1),
                calendar=SHANGHAI,
            )
        rows.commit()


def test_one_button_says_how_many_questions_and_how_many_minutes(
    trainee_client: FlaskClient, lesson: Lesson
) -> None:
    page = trainee_client.get("/today")

    assert page.status_code == HTTPStatus.OK
    assert "开始复习 · 4 题 · 约 2 分钟" in page.text
    assert "新题 4 题" in page.text
    assert lesson.course_id


def test_the_exam_is_counted_down(trainee_client: FlaskClient, lesson: Lesson) -> None:
    assert lesson.course_id
    assert "距考试还有 23 天" in trainee_client.get("/today").text


def test_who_takes_no_course_is_told_what_will_happen(trainee_client: FlaskClient) -> None:
    page = trainee_client.get("/today").text

    assert "还没有为您开设学习专题" in page
    assert "开始复习" not in page


def test_when_all_is_done_it_says_when_there_is_more_and_offers_practice(
    trainee_client: FlaskClient, trainee: Someone, lesson: Lesson, database: Database
) -> None:
    respond(database, trainee, lesson)
    page = trainee_client.get("/today").text

    assert "今天的题都答完了" in page
    assert re.search(r"(后天|2 天后（\d+月\d+日）)</time>再来复习", page)
    assert 'href="/practice"' in page.partition("<main")[2]
    assert 'href="/answers"' in page


def test_what_went_wrong_is_named_with_the_way_to_its_paragraph(
    trainee_client: FlaskClient, trainee: Someone, lesson: Lesson, database: Database
) -> None:
    respond(database, trainee, lesson, right=False)
    page = trainee_client.get("/today").text

    assert "近四周答错 1 次" in page
    assert f'href="/materials/{lesson.speech_id}#p3"' in page
    assert f'href="/quiz/{lesson.question_ids[0]}"' in page
    assert "到期 4 题" in page


def test_the_heat_map_can_be_read_as_a_table(
    trainee_client: FlaskClient, trainee: Someone, lesson: Lesson, database: Database
) -> None:
    respond(database, trainee, lesson)
    page = trainee_client.get("/today").text

    assert page.count('<td class="figure">4</td>') == 1
    assert page.count("<title>") >= 7 * 11


def test_nothing_says_how_long_one_sat_or_how_others_do(
    trainee_client: FlaskClient, trainee: Someone, lesson: Lesson, database: Database
) -> None:
    respond(database, trainee, lesson)
    for address in ("/today", "/progress"):
        page = trainee_client.get(address).text
        assert not re.search(r"连续|打卡|排名|名次|时长|登录时间", page)


def test_the_front_door_leads_trainees_here(trainee_client: FlaskClient) -> None:
    assert trainee_client.get("/").location == "/today"


def test_a_visit_writes_nothing_when_no_card_is_missing(
    trainee_client: FlaskClient, lesson: Lesson, database: Database
) -> None:
    trainee_client.get("/today")
    with database.writing():
        # a writer would wait five seconds for its turn here, and then fail
        page = trainee_client.get("/today")

    assert page.status_code == HTTPStatus.OK
    assert lesson.question_ids


def test_it_is_for_trainees(instructor_client: FlaskClient, client: FlaskClient) -> None:
    assert instructor_client.get("/today").status_code == HTTPStatus.FORBIDDEN
    assert "/log-in" in client.get("/today").location
