from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.questions import Source
from question_bank.bank.speeches import Reading
from question_bank.study.courses import open_courses
from question_bank.study.quiz.dealing import deal
from quizapp.clock import now
from tests.pages.answering import send
from tests.study.lessons import ONE_BLANK, SHANGHAI, Lesson, add_speech, give_course

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


@pytest.fixture
def lesson(database: Database, trainee: Someone) -> Lesson:
    """Give a course whose question stands, before its own speech, in one of no course."""
    with database.writing() as rows:
        earlier = add_speech(rows, "不在专题里的讲话")
        found = give_course(rows, [trainee.id], contents=[ONE_BLANK])
        reading = rows.scalars(select(Reading.id).where(Reading.speech_id == earlier)).one()
        for own in rows.scalars(select(Source)).all():
            rows.add(
                Source(
                    question_id=own.question_id,
                    reading_id=reading,
                    part=own.part,
                    start=own.start,
                    end=own.end,
                )
            )
        mine = open_courses(rows, trainee_id=trainee.id, now=now(), calendar=SHANGHAI)
        deal(rows, trainee_id=trainee.id, courses=mine)
        rows.commit()
    return found


def test_of_two_places_a_trainee_sees_the_one_in_a_material_of_theirs(
    trainee_client: FlaskClient, lesson: Lesson
) -> None:
    asked = trainee_client.get("/quiz").text
    told = trainee_client.get(send(trainee_client, lesson.question_ids[0], "随便写").location).text
    today = trainee_client.get("/today").text

    assert "档案工作专题 › 一、把档案收全" in asked
    assert f'href="/materials/{lesson.speech_id}#p3"' in told
    assert f'href="/materials/{lesson.speech_id}#p3"' in today
    assert "不在专题里" not in asked + told + today
