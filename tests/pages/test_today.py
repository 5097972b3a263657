from __future__ import annotations

import re
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.courses import Course
from question_bank.study.habits import Habits, change_habits
from question_bank.study.quiz.answering import answer
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


def respond(
    database: Database,
    trainee: Someone,
    lesson: Lesson,
    *,
    right: bool = True,
    ago: timedelta = timedelta(minutes=1),
) -> None:
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
                now=now() - ago,
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
    assert re.search(r"(明天|2 天后（\d+月\d+日）)</time>再来复习", page)
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


def test_a_backlog_is_spread_and_said_so_kindly(
    trainee_client: FlaskClient, trainee: Someone, lesson: Lesson, database: Database
) -> None:
    respond(database, trainee, lesson, ago=timedelta(days=40))
    with database.writing() as rows:
        rows.get_one(Course, lesson.course_id).reviews_a_day = 1
        rows.commit()
    page = trainee_client.get("/today").text

    assert "开始复习 · 1 题" in page
    assert "另有 3 题到期，会分到后面几天，不用急着补。" in page


def test_when_the_day_is_full_the_rest_is_for_tomorrow(
    trainee_client: FlaskClient, trainee: Someone, lesson: Lesson, database: Database
) -> None:
    respond(database, trainee, lesson, ago=timedelta(days=40))
    with database.writing() as rows:
        rows.get_one(Course, lesson.course_id).reviews_a_day = 0
        rows.commit()
    page = trainee_client.get("/today").text

    assert "今天的量已经够了" in page
    assert "另有 4 题到期，会分到后面几天。" in page
    assert re.search(r"(明天|小时后|分钟后)</time>再来复习", page)  # the day ends at four


def test_when_all_was_met_it_says_so(
    trainee_client: FlaskClient, trainee: Someone, lesson: Lesson, database: Database
) -> None:
    respond(database, trainee, lesson)
    assert "专题里的题，您都学过一遍了。" in trainee_client.get("/today").text


def test_a_course_without_questions_says_what_it_waits_for(
    trainee_client: FlaskClient, trainee: Someone, database: Database
) -> None:
    with database.writing() as rows:
        give_course(rows, [trainee.id], contents=())
        rows.commit()
    assert "专题里还没有题目，等培训管理员审核入库。" in trainee_client.get("/today").text


def test_on_a_day_off_nothing_is_pressed(
    trainee_client: FlaskClient, trainee: Someone, lesson: Lesson, database: Database
) -> None:
    assert lesson.course_id
    with database.writing() as rows:
        today = SHANGHAI.day(now())
        change_habits(rows, trainee.id, Habits(days_off=1 << (today - 1) % 7))
        rows.commit()
    page = trainee_client.get("/today").text

    assert "开始复习 · 4 题" in page
    assert "今天是您定的休息日，放到明天也没关系。" in page


def test_who_will_not_be_through_by_the_exam_is_told_on_the_first_page(
    trainee_client: FlaskClient, trainee: Someone, database: Database
) -> None:
    exam_on = SHANGHAI.date(SHANGHAI.day(now()) + 3)
    with database.writing() as rows:
        give_course(rows, [trainee.id], exam_on=exam_on, new_a_day=1)
        rows.commit()
    page = trainee_client.get("/today").text

    assert "照每天 1 道新题，考试前学不完。" in page


def test_the_first_page_says_who_sees_what_and_leads_to_other_ways_of_studying(
    trainee_client: FlaskClient, lesson: Lesson
) -> None:
    page = trainee_client.get("/today").text.partition("<main")[2]

    assert "只有您自己看得到，培训管理员只看到五人以上合在一起的数字" in page
    for address in ("/practice", "/practice/start?feedback=cards", "/mistakes", "/favourites"):
        assert f'href="{address}' in page
    assert lesson.question_ids
