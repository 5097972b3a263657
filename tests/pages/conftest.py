"""What a page is opened on: a trainee who is taught, a course, a class, a speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.classes.cohorts import add_member, create_cohort
from question_bank.bank.curation.together import accept_ready
from question_bank.bank.materials.intake import take_in
from question_bank.bank.members import public_bank
from question_bank.bank.people import Role
from question_bank.study.courses import open_courses
from question_bank.study.quiz.dealing import deal
from quizapp.clock import now
from tests.pages.answering import send
from tests.pages.sitting import open_exam
from tests.papers.material import DUTIES, a_cloze, a_course
from tests.printed import RAW, printed
from tests.study.lessons import (
    ONE_BLANK,
    SHANGHAI,
    Lesson,
    give_course,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from question_bank.questions.content import Content
    from quizapp.database import Database
    from tests.conftest import Someone
    from tests.study.exam_halls import Hall


@pytest.fixture
def teach(database: Database, trainee: Someone) -> Callable[..., Lesson]:
    """Put the trainee on a course: `teach(ONE_BLANK)`."""

    def make(*contents: Content, deal_cards: bool = True, **more: object) -> Lesson:
        with database.writing() as rows:
            lesson = give_course(rows, [trainee.id], contents=contents, **more)
            if deal_cards:
                mine = open_courses(rows, trainee_id=trainee.id, now=now(), calendar=SHANGHAI)
                deal(rows, trainee_id=trainee.id, courses=mine)
            rows.commit()
        return lesson

    return make


@pytest.fixture
def colleague_client(
    logged_in: Callable[[Someone], FlaskClient], make_person: Callable[..., Someone]
) -> FlaskClient:
    """Give the browser of a second instructor."""
    return logged_in(make_person("tongshi", Role.INSTRUCTOR, name="赵同事"))


@pytest.fixture
def course_id(database: Database) -> int:
    """Give a course with six fill-ins and one matching."""
    with database.writing() as session:
        contents = [*((a_cloze(number), number) for number in range(6)), (DUTIES, None)]
        made = a_course(session, contents)
        session.commit()
    return made


@pytest.fixture
def class_(instructor_client: FlaskClient) -> str:
    return instructor_client.post("/cohorts", data={"name": "文秘班"}).location


@pytest.fixture
def set_(database: Database, instructor: Someone, trainee: Someone) -> dict[str, str]:
    """Give what a course is made of: a speech with approved questions and a class of one."""
    with database.writing() as rows:
        speech = take_in(
            rows, printed(), bank_id=public_bank(rows), name="档案.txt", now=now()
        ).speech_id
        accept_ready(rows, speech, person_id=instructor.id, now=now())
        cohort = create_cohort(rows, "文秘班", now=now(), instructors=[instructor.id])
        add_member(rows, cohort, trainee.id, now=now())
        rows.commit()
    return {
        "name": "档案专题",
        "exam_on": "2030-06-01",
        "new_a_day": "10",
        "speeches": str(speech),
        "cohorts": str(cohort),
    }


@pytest.fixture
def speech(database: Database) -> int:
    return taken_in(database, RAW, "档案讲话")


def taken_in(database: Database, raw: str, title: str) -> int:
    with database.writing() as rows:
        report = take_in(
            rows, printed(raw, title=title), bank_id=public_bank(rows), name="档案.txt", now=now()
        )
        rows.commit()
    return report.speech_id


@pytest.fixture
def hall(database: Database, instructor: Someone, trainee: Someone) -> Hall:
    """Give an exam that opened a minute ago."""
    return open_exam(database, instructor, trainee)


def appeal_address(page: str) -> str:
    """Return where the first 我的答案也对 of an outcome is sent to."""
    found = re.search(r'action="(/feedback/appeals/[^"]+)"', page)
    assert found
    return found[1]


@pytest.fixture
def disputed(trainee_client: FlaskClient, teach: Callable[..., Lesson]) -> Lesson:
    """Give a course whose question was answered with 按时整理, and an appeal for it."""
    lesson = teach(ONE_BLANK)
    there = send(trainee_client, lesson.question_ids[0], "按时整理").location
    trainee_client.post(appeal_address(trainee_client.get(there).text), data={"back": there})
    return lesson
