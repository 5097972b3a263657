"""A list costs as many statements with three things in it as with one."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.blueprints.blueprint import Blueprint, Section
from question_bank.bank.classes.cohorts import add_member, create_cohort
from question_bank.bank.classes.planning import Plan, create_course, open_course
from question_bank.bank.curation.together import accept_ready
from question_bank.bank.materials.intake import take_in
from question_bank.bank.members import public_bank
from question_bank.papers import issuing
from quizapp.clock import now
from tests.printed import RAW, printed

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient
    from sqlalchemy.orm import Session

    from quizapp.database import Database
    from tests.conftest import Someone

LISTS = (
    "/speeches",
    "/curation",
    "/bank",
    "/courses",
    "/courses/new",
    "/cohorts",
    "/papers",
    "/papers/new",
)


def add_one_of_each(rows: Session, name: str, instructor_id: int, trainee_id: int) -> None:
    """Add a speech with its questions, a class, a course and a paper."""
    time = now()
    text = printed(RAW.replace("全县", f"{name}县"), title=f"{name}县讲话")
    taken = take_in(rows, text, bank_id=public_bank(rows), name=f"{name}.txt", now=time)
    accept_ready(rows, taken.speech_id, person_id=instructor_id, now=time)
    cohort_id = create_cohort(rows, f"{name}班", now=time, instructors=[instructor_id])
    add_member(rows, cohort_id, trainee_id, now=time)
    plan = Plan(f"{name}专题", None, 10, (taken.speech_id,), (cohort_id,))
    course_id = create_course(rows, plan, person_id=instructor_id, now=time)
    open_course(rows, course_id, person_id=instructor_id, now=time)
    asked = Blueprint(f"{name}测试", (Section("cloze", 1, 2.0),))
    papers = issuing.draw(rows, asked, course_id=course_id, seed=1, booklets=2, today=time.date())
    issuing.issue(rows, papers, asked, course_id=course_id, seed=1, by=instructor_id, now=time)


@pytest.fixture
def fill(database: Database, instructor: Someone, trainee: Someone) -> Callable[[str], None]:
    def add(names: str) -> None:
        with database.writing() as rows:
            for name in names:
                add_one_of_each(rows, name, instructor.id, trainee.id)
            rows.commit()

    return add


@pytest.mark.parametrize("address", LISTS)
def test_a_list_takes_the_same_statements_however_long(
    address: str,
    instructor_client: FlaskClient,
    fill: Callable[[str], None],
    statements: list[str],
) -> None:
    taken = []
    for names in ("甲", "乙丙"):
        fill(names)
        statements.clear()
        page = instructor_client.get(address)
        taken.append(len(statements))
        assert page.status_code == HTTPStatus.OK
        assert names[-1] in page.text

    assert taken[0] == taken[1] > 0
