from __future__ import annotations

import re
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from question_bank.study.habits import Habits, change_habits
from quizapp.clock import now
from tests.pages.learning import learn, respond
from tests.study.lessons import SHANGHAI, give_course

if TYPE_CHECKING:
    from datetime import date

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


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


def in_days(days: int) -> date:
    return SHANGHAI.date(SHANGHAI.day(now()) + days)


def test_an_exam_that_can_be_met_shows_both_ranges_and_the_target(
    trainee_client: FlaskClient, trainee: Someone, database: Database
) -> None:
    learn(database, trainee, questions=25, answered=21, exam_on=in_days(20))
    page = trainee_client.get("/progress").text

    ranges = re.findall(r'<th scope="row">(照安排学下去|从今天起不再复习)</th>\s*<td', page)
    assert ranges == ["照安排学下去", "从今天起不再复习"]
    assert "竖线是目标 90%" in page
    assert "照安排到那天学过 25 题" in page
    assert "赶得上。" in page
    assert "赶不上" not in page


def test_an_exam_that_cannot_be_met_says_what_would_have_to_change(
    trainee_client: FlaskClient, trainee: Someone, database: Database
) -> None:
    learn(database, trainee, questions=60, answered=0, new_a_day=2, exam_on=in_days(10))
    page = trainee_client.get("/progress").text

    assert "照现在的安排赶不上。" in page
    # ten days of two leave forty of sixty; six a day would do, or twenty days more
    assert "每天 2 道新题，到考试还会有 40 题没学到。" in page
    assert "从今天起每天要学 6 道新题" in page
    assert "要早 20 天开始" in page


def test_minutes_that_are_too_few_lead_to_where_they_are_chosen(
    trainee_client: FlaskClient, trainee: Someone, database: Database
) -> None:
    learn(database, trainee, questions=60, answered=0, exam_on=in_days(20))
    with database.writing() as rows:
        change_habits(rows, trainee.id, Habits(minutes_a_day=1))
        rows.commit()
    page = trainee_client.get("/progress").text

    assert "您定的每天时间不够" in page
    assert 'href="/habits">改一改每天的时间' in page


def test_the_days_ahead_are_drawn_and_stand_in_a_table_with_days_off(
    trainee_client: FlaskClient, trainee: Someone, database: Database
) -> None:
    learn(database, trainee, questions=5, answered=3)
    with database.writing() as rows:
        change_habits(rows, trainee.id, Habits(days_off=0b1100000))
        rows.commit()
    page = trainee_client.get("/progress").text
    section = page.partition("接下来四周的复习")[2].partition("</section>")[0]
    cells = re.findall(r'<td class="figure">(\d*) ?(休?)</td>', section)

    assert len(cells) == 28
    assert sum(int(count or 0) for count, _ in cells) == 3
    assert sum(1 for _, off in cells if off) == 8
    assert section.count('class="off"') == 8
    bars = re.findall(r"<title>[^<]+：(\d+) 题</title>", section)
    assert sum(map(int, bars)) == 3


def test_what_is_soon_forgotten_is_asked_by_one_button(
    trainee_client: FlaskClient, trainee: Someone, database: Database
) -> None:
    lesson = learn(database, trainee, questions=9, answered=8, ago=timedelta(days=5))
    page = trainee_client.get("/progress").text

    assert "现在就答全部 8 题" in page
    assert page.count("现在大约有 8") == 6
    assert "第0项是……。" in page
    started = trainee_client.get("/practice/start?list=fading&size=50")
    assert started.status_code == HTTPStatus.FOUND
    asked = trainee_client.get(started.location).text
    assert "8 题" in asked
    assert f'/quiz/{lesson.question_ids[8]}"' not in asked


def test_what_was_just_answered_is_not_about_to_be_forgotten(
    trainee_client: FlaskClient, trainee: Someone, database: Database
) -> None:
    learn(database, trainee, questions=5, answered=3)
    assert "三天内都有九成以上的把握" in trainee_client.get("/progress").text


def test_sections_can_be_practised_by_themselves(
    trainee_client: FlaskClient, trainee: Someone, database: Database
) -> None:
    with database.writing() as rows:
        lesson = give_course(rows, [trainee.id])
        rows.commit()
    page = trainee_client.get("/progress").text

    assert "一、把档案收全" in page
    for section in (1, 2):
        address = f"/practice/start?from={lesson.speech_id}.{section}"
        assert f'href="{address}"' in page
        assert trainee_client.get(address).status_code == HTTPStatus.FOUND


def test_it_takes_the_same_statements_however_much_there_is(
    trainee_client: FlaskClient, trainee: Someone, database: Database, statements: list[str]
) -> None:
    def taken() -> int:
        trainee_client.get("/progress")
        statements.clear()
        trainee_client.get("/progress")
        return len(statements)

    lesson = learn(database, trainee, questions=25, answered=4, ago=timedelta(days=6))
    before = taken()
    respond(database, trainee, lesson, range(4, 21), timedelta(days=6))

    assert taken() == before
