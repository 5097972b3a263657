"""How hard a question is: counted along with what people answered first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.statistics.answered import catch_up
from question_bank.statistics.difficulty import FirstAnswers, facilities
from question_bank.study.quiz.answering import undo
from tests.statistics.school import School
from tests.study.lessons import MONDAY, SHANGHAI

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone


@pytest.fixture
def school(session: Session, add_person: Callable[..., Someone]) -> School:
    return School(session, add_person, trainees=12)


def known(session: Session) -> dict[int, float]:
    rows = session.execute(select(facilities()))
    return {question_id: round(facility, 3) for question_id, facility in rows}


def count(school: School, who: int) -> None:
    catch_up(school.session, school.ids[who], question_ids=list(school.lesson.question_ids))


def test_first_answers_count_from_ten_people_up(session: Session, school: School) -> None:
    for who in range(9):
        school.answer(who, 0, None if who < 6 else "按时整理")
        count(school, who)
    assert known(session) == {}

    school.answer(9, 0)
    count(school, 9)

    assert known(session) == {school.lesson.question_ids[0]: 0.7}  # seven of ten


def test_later_answers_and_counting_twice_change_nothing(session: Session, school: School) -> None:
    for who in range(10):
        school.answer(who, 0, "按时整理")
        school.answer(who, 0)
        count(school, who)
        count(school, who)

    assert known(session) == {school.lesson.question_ids[0]: 0.0}


def test_an_answer_that_is_taken_back_was_never_given(session: Session, school: School) -> None:
    attempts = [school.answer(who, 0) for who in range(10)]
    for who in range(10):
        count(school, who)
    undo(session, trainee_id=school.ids[0], attempt=attempts[0], now=MONDAY, calendar=SHANGHAI)
    count(school, 0)

    kept = session.scalars(select(FirstAnswers)).one()
    assert (kept.people, kept.shares) == (9, 9.0)
    assert known(session) == {}
