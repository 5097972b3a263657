"""A trainee who is taught, and a course that tests are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from question_bank.bank.people import Role
from question_bank.study.courses import open_courses
from question_bank.study.quiz.dealing import deal
from quizapp.clock import now
from tests.papers.material import DUTIES, a_cloze, a_course
from tests.study.lessons import SHANGHAI, Lesson, give_course

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from question_bank.questions.content import Content
    from quizapp.database import Database
    from tests.conftest import Someone


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
