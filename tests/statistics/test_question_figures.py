from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.people import Role
from question_bank.statistics.answered import behind, catch_up
from question_bank.statistics.exam_analysis import keep_figures
from question_bank.statistics.question_figures import (
    exams_asking,
    in_tests,
    practice_figures,
    trainees_of,
)
from question_bank.statistics.tallies import Slip
from tests.statistics.school import CONTENTS, School
from tests.statistics.test_exam_analysis import hall
from tests.study.lessons import LOCK, MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from question_bank.statistics.question_figures import PracticeFigures
    from tests.conftest import Someone
    from tests.study.exam_halls import Hall

__all__ = ["hall"]


@pytest.fixture
def school(session: Session, add_person: Callable[..., Someone]) -> School:
    return School(session, add_person)


def figures(school: School, person_id: int | None = None) -> PracticeFigures | None:
    """Return the figures of the question about the lock, brought up to date."""
    question_id, person_id = school.lesson.question_ids[1], person_id or school.instructor_id
    for trainee_id in behind(school.session, question_id, trainees_of(person_id)):
        catch_up(school.session, trainee_id, question_ids=[question_id])
    return practice_figures(school.session, question_id, CONTENTS[1], person_id=person_id)


def test_first_answers_count_and_beside_them_the_first_of_the_last_day(school: School) -> None:
    for who in range(6):
        school.answer(who, 1, "单人单锁" if who < 3 else None)
    school.answer(0, 1)
    school.answer(1, 1, now=MONDAY + timedelta(days=1))

    found = figures(school)

    assert found is not None
    assert (found.n, found.answers) == (6, 8)
    assert (found.n, found.right, found.first, found.last) == (6, 3, 3 / 6, 4 / 6)
    assert found.tallies[0].slips == (Slip("单人单锁", 3),)


def test_of_fewer_than_five_people_nothing_is_told(school: School) -> None:
    for who in range(4):
        school.answer(who, 1)

    assert figures(school) is None


def test_other_instructors_trainees_are_not_counted(
    school: School, add_person: Callable[..., Someone]
) -> None:
    for who in range(6):
        school.answer(who, 1)

    assert figures(school, add_person(school.session, "zhao", Role.INSTRUCTOR).id) is None
    assert figures(school) is not None


def test_each_exam_that_asked_a_question_tells_of_it(session: Session, hall: Hall) -> None:
    lock = next(id_ for id_, content in hall.contents.items() if content == LOCK)
    exams = exams_asking(session, lock, person_id=hall.instructor_id)
    assert [exam.id for exam in exams] == [hall.exam_id]

    kept = {hall.exam_id: keep_figures(session, hall.exam_id)}
    [found] = in_tests(lock, exams, kept)

    assert (found.n, found.figures.right) == (4, 2)
    assert exams_asking(session, lock, person_id=999) == ()
    assert in_tests(lock, exams, {hall.exam_id: None}) == ()
