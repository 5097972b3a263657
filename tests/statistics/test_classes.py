from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.people import Role
from question_bank.bank.questions import Question, Status
from question_bank.errors import NotFound
from question_bank.statistics.classes import behind, class_figures, group_of
from question_bank.statistics.studied import studied
from question_bank.statistics.tallies import Slip
from question_bank.statistics.weak_points import weak_points
from question_bank.study.courses import open_courses
from question_bank.study.quiz.answering import undo
from tests.statistics.school import TODAY, School
from tests.study.lessons import MONDAY, SHANGHAI

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

EXAM = (MONDAY + timedelta(days=20)).date()


@pytest.fixture
def school(session: Session, add_person: Callable[..., Someone]) -> School:
    return School(session, add_person, exam_on=EXAM)


def known_from_scratch(school: School) -> list[float]:
    """Return how likely each question that anybody met is known on the day of the exam."""
    found = []
    for trainee_id in school.ids:
        courses = open_courses(school.session, trainee_id=trainee_id, now=MONDAY, calendar=SHANGHAI)
        cards = studied(school.session, trainee_id=trainee_id, courses=courses, calendar=SHANGHAI)
        found += [card.known.on(EXAM.toordinal()) for card in cards if card.known]
    return found


def test_practice_is_told_of_five_people_together_or_not_at_all(school: School) -> None:
    for who in range(4):
        school.answer(who, 0)
    assert class_figures(school.session, school.group()) is None

    school.answer(4, 0)

    found = class_figures(school.session, school.group())
    assert found is not None
    assert (found.begun, found.asked, found.introduced) == (5, 18, 5)


def test_the_forecast_is_that_of_all_who_have_begun(school: School) -> None:
    for who in range(6):
        school.answer(who, 0)
        school.answer(who, 1, "错" if who % 2 else None)

    found = class_figures(school.session, school.group())

    shares = known_from_scratch(school)
    assert found is not None
    assert len(shares) == 12
    assert found.share == pytest.approx(sum(shares) / 12)


def test_what_is_answered_later_is_added_and_what_is_undone_is_taken_away(school: School) -> None:
    for who in range(6):
        school.answer(who, 0)
    school.group()

    attempt = school.answer(0, 1, "错")
    group = school.group()
    assert class_figures(school.session, group).introduced == 7
    assert weak_points(school.session, group) == ()

    undo(
        school.session,
        trainee_id=school.ids[0],
        attempt=attempt,
        now=MONDAY,
        calendar=SHANGHAI,
    )
    found = class_figures(school.session, school.group())
    assert found.introduced == 6
    assert found.share == pytest.approx(sum(known_from_scratch(school)) / 6)


def test_a_question_that_is_no_longer_asked_is_not_counted(school: School) -> None:
    for who in range(6):
        school.answer(who, 0)
        school.answer(who, 1, "错")
    assert class_figures(school.session, school.group()).introduced == 12

    school.session.get_one(Question, school.lesson.question_ids[1]).status = Status.RETIRED
    school.session.flush()

    group = school.group()
    assert class_figures(school.session, group).introduced == 6
    assert weak_points(school.session, group) == ()


def test_the_weakest_point_comes_first_with_the_commonest_slip(school: School) -> None:
    for who in range(6):
        school.answer(who, 0, "按时整理" if who < 2 else None)
        school.answer(who, 1, ("单人单锁", "单人单锁", "三人三锁", "双锁", None, None)[who])
        school.answer(who, 2)

    first, second = weak_points(school.session, school.group())

    lock, blank = school.lesson.question_ids[1], school.lesson.question_ids[0]
    assert (first.question_id, second.question_id) == (lock, blank)
    assert (first.people, first.first, first.last) == (6, pytest.approx(1 / 3), first.first)
    assert (first.slip, second.slip) == (Slip("单人单锁", 2), Slip("按时整理", 2))


def test_what_was_learnt_since_comes_behind_what_was_not(school: School) -> None:
    for who in range(6):
        school.answer(who, 0, "按时整理")
        school.answer(who, 1, "双锁" if who < 3 else None)
        school.answer(who, 2)
        school.answer(who, 0, now=MONDAY + timedelta(days=1))

    points = weak_points(school.session, school.group())

    lock, blank, choice = (school.lesson.question_ids[number] for number in (1, 0, 2))
    found = [(point.question_id, point.first, point.last) for point in points]
    assert found == [(lock, 1 / 2, 1 / 2), (blank, 0, 1)]
    everything = weak_points(school.session, school.group(), most=None)
    assert choice in {point.question_id for point in everything}


def test_what_was_repeated_on_the_same_day_is_still_weak(school: School) -> None:
    for who in range(6):
        school.answer(who, 0, "按时整理")
        school.answer(who, 0)

    [point] = weak_points(school.session, school.group())

    assert (point.first, point.last) == (0, 0)


def test_a_point_is_weak_only_when_five_people_were_asked_about_it(school: School) -> None:
    for who in range(4):
        school.answer(who, 0, "按时整理")
    assert weak_points(school.session, school.group()) == ()

    school.answer(4, 0, "按时整理")

    assert len(weak_points(school.session, school.group())) == 1


def test_a_class_is_told_of_apart(school: School) -> None:
    for who in range(6):
        school.answer(who, 0)

    apart = school.group(school.cohort_id)

    assert apart.cohorts == ((school.cohort_id, "一班"),)
    assert apart.trainee_ids == tuple(school.ids[:4])
    assert class_figures(school.session, apart) is None


def test_a_class_is_not_told_of_apart_when_that_would_tell_of_the_few_others(
    session: Session, add_person: Callable[..., Someone]
) -> None:
    school = School(session, add_person, trainees=9, members=5)
    for who in range(9):
        school.answer(who, 0, "按时整理")
    assert class_figures(session, school.group()) is not None

    apart = school.group(school.cohort_id)

    assert (apart.others, apart.tells_of_few) == (4, True)
    assert class_figures(session, apart) is None
    assert weak_points(session, apart) == ()


def test_without_an_exam_ahead_a_week_is_looked_forward_to(school: School) -> None:
    day = EXAM.toordinal()
    ahead, after = school.group(today=day), school.group(today=day + 1)

    assert (ahead.has_exam_ahead, ahead.day) == (True, day)
    assert (after.has_exam_ahead, after.day) == (False, day + 8)


def test_only_those_are_behind_who_have_answered_since(school: School) -> None:
    for who in range(6):
        school.answer(who, 0)
    group = school.group()

    school.answer(2, 1)

    assert list(behind(school.session, group)) == [school.ids[2]]


def test_a_course_and_a_class_of_others_are_not_there(
    school: School, add_person: Callable[..., Someone]
) -> None:
    other = add_person(school.session, "zhao", Role.INSTRUCTOR).id
    course_id = school.lesson.course_id

    with pytest.raises(NotFound, match="course"):
        group_of(school.session, course_id, person_id=other, today=TODAY)
    with pytest.raises(NotFound, match="cohort"):
        school.group(cohort_id=99)
