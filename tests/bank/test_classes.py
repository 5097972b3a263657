from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.accounts.enrolling import foreseen
from question_bank.bank.accounts.slips import fresh_members, reset
from question_bank.bank.classes.cohort_view import cohort, cohorts
from question_bank.bank.classes.cohorts import (
    CohortPlan,
    add_member,
    close_cohort,
    create_cohort,
    edit_cohort,
    move_member,
    remove_member,
    reopen_cohort,
)
from question_bank.bank.classes.ownership import Asker, taught
from question_bank.bank.courses import Course, CourseCohort, Enrolment
from question_bank.bank.people import PersonRole, Role
from question_bank.errors import NotFound, Refused, Stale

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session


@pytest.fixture
def asker(curator: int) -> Asker:
    return Asker(curator)


@pytest.fixture
def class_id(session: Session, curator: int, now: datetime) -> int:
    return create_cohort(session, "文秘班", now=now, instructors=[curator])


@pytest.fixture
def course_id(session: Session, class_id: int, now: datetime) -> int:
    course = Course(name="专题", created_at=now)
    session.add(course)
    session.flush()
    session.add(CourseCohort(course_id=course.id, cohort_id=class_id))
    session.flush()
    return course.id


def test_two_classes_cannot_have_one_name(
    session: Session, class_id: int, asker: Asker, now: datetime
) -> None:
    with pytest.raises(Refused, match="cohort_exists"):
        create_cohort(session, "文秘班", now=now)
    assert [row.id for row in cohorts(session, asker).rows] == [class_id]


def test_joining_a_class_enrols_and_leaving_keeps_the_row(
    session: Session, *, class_id: int, course_id: int, curator: int, asker: Asker, now: datetime
) -> None:
    assert add_member(session, class_id, curator, now=now)
    assert not add_member(session, class_id, curator, now=now)
    row = session.get(Enrolment, (course_id, curator))
    assert (row.enrolled_at, row.left_at) == (now, None)
    assert session.get(PersonRole, (curator, Role.TRAINEE))

    assert row.cohort_id == class_id
    remove_member(session, class_id, curator, asker=asker, now=now + timedelta(1))
    assert (row.left_at, row.cohort_id) == (now + timedelta(1), class_id)
    assert cohort(session, class_id, asker).members == ()

    add_member(session, class_id, curator, now=now + timedelta(2))
    assert (row.enrolled_at, row.left_at) == (now, None)


def test_the_list_counts_members_and_open_courses(
    session: Session, *, class_id: int, course_id: int, curator: int, asker: Asker, now: datetime
) -> None:
    add_member(session, class_id, curator, now=now)

    [row] = cohorts(session, asker).rows
    assert (row.members, row.courses) == (1, 1)

    session.get(Course, course_id).closed_at = now
    session.flush()
    assert cohorts(session, asker).rows[0].courses == 0


def test_a_class_that_is_not_there_is_not_found(session: Session, asker: Asker) -> None:
    with pytest.raises(NotFound):
        cohort(session, 99, asker)


def test_only_those_who_run_a_class_see_it_and_administrators_see_all(
    session: Session, class_id: int, now: datetime, add_person: Callable[..., object]
) -> None:
    other = Asker(add_person(session, "liu", Role.INSTRUCTOR).id)
    office = Asker(add_person(session, "xitong", Role.ADMINISTRATOR).id, sees_all=True)
    someone = add_person(session, "zhang", Role.TRAINEE).id
    add_member(session, class_id, someone, now=now)

    assert cohorts(session, other).rows == ()
    assert [row.id for row in cohorts(session, office).rows] == [class_id]
    assert cohort(session, class_id, office).count == 1
    for act in (
        lambda: cohort(session, class_id, other),
        lambda: remove_member(session, class_id, someone, asker=other, now=now),
        lambda: close_cohort(session, class_id, asker=other, now=now),
        lambda: reopen_cohort(session, class_id, asker=other, now=now),
        lambda: edit_cohort(session, class_id, CohortPlan("甲"), asker=other, seen=0, now=now),
        lambda: fresh_members(session, class_id, asker=other),
        lambda: foreseen(session, class_id, (), asker=other),
        lambda: reset(session, class_id, {}, asker=other, now=now, expires_at=now),
    ):
        with pytest.raises(NotFound):
            act()


def test_a_class_is_set_once_by_each_who_saw_it_as_it_is(
    session: Session, class_id: int, asker: Asker, now: datetime, add_person: Callable[..., object]
) -> None:
    liu = add_person(session, "liu", Role.INSTRUCTOR).id
    seen = cohort(session, class_id, asker).lock

    edit_cohort(session, class_id, CohortPlan("文秘一班", (liu,)), asker=asker, seen=seen, now=now)
    with pytest.raises(Stale):
        edit_cohort(session, class_id, CohortPlan("甲"), asker=Asker(liu), seen=seen, now=now)

    shown = cohort(session, class_id, Asker(liu))
    assert shown.name == "文秘一班"
    assert [id_ for id_, _ in shown.instructors] == sorted([asker.person_id, liu])


def test_nobody_but_instructors_runs_a_class(
    session: Session, now: datetime, add_person: Callable[..., object]
) -> None:
    someone = add_person(session, "zhang", Role.TRAINEE).id

    with pytest.raises(NotFound):
        create_cohort(session, "甲班", now=now, instructors=[someone])


def test_a_closed_class_leaves_its_courses_until_it_goes_on(
    session: Session,
    *,
    class_id: int,
    course_id: int,
    asker: Asker,
    now: datetime,
    add_person: Callable[..., object],
) -> None:
    someone = add_person(session, "zhang", Role.TRAINEE).id
    add_member(session, class_id, someone, now=now)
    row = session.get_one(Enrolment, (course_id, someone))

    close_cohort(session, class_id, asker=asker, now=now + timedelta(1))
    assert row.left_at == now + timedelta(1)
    assert [found.id for found in cohorts(session, asker, closed=True).rows] == [class_id]
    assert cohorts(session, asker).rows == ()
    with pytest.raises(Refused, match="cohort_closed"):
        foreseen(session, class_id, (), asker=asker)

    reopen_cohort(session, class_id, asker=asker, now=now + timedelta(2))
    assert row.left_at is None


def test_whoever_is_moved_goes_on_with_the_course_that_both_classes_take(
    session: Session,
    *,
    class_id: int,
    course_id: int,
    asker: Asker,
    now: datetime,
    add_person: Callable[..., object],
) -> None:
    someone = add_person(session, "zhang", Role.TRAINEE).id
    liu = add_person(session, "liu", Role.INSTRUCTOR).id
    runners = [asker.person_id, liu]
    other = create_cohort(session, "二班", now=now, instructors=runners)
    session.add(CourseCohort(course_id=course_id, cohort_id=other))
    add_member(session, class_id, someone, now=now)
    row = session.get_one(Enrolment, (course_id, someone))
    assert session.scalars(taught(liu, course_id)).all() == []

    move_member(session, class_id, someone, into=other, asker=asker, now=now + timedelta(1))

    assert (row.left_at, row.cohort_id) == (None, other)
    assert cohort(session, class_id, asker).members == ()
    assert [member.id for member in cohort(session, other, asker).members] == [someone]
    assert session.scalars(taught(liu, course_id)).all() == [someone]
    with pytest.raises(NotFound):
        move_member(session, other, someone, into=class_id, asker=Asker(liu), now=now)


def test_marks_of_who_left_stay_with_those_who_taught_them(
    session: Session,
    *,
    class_id: int,
    course_id: int,
    asker: Asker,
    now: datetime,
    add_person: Callable[..., object],
) -> None:
    someone = add_person(session, "zhang", Role.TRAINEE).id
    liu = add_person(session, "liu", Role.INSTRUCTOR).id
    add_member(session, class_id, someone, now=now)

    remove_member(session, class_id, someone, asker=asker, now=now)

    assert session.scalars(taught(asker.person_id, course_id)).all() == [someone]
    assert session.scalars(taught(liu, course_id)).all() == []


def test_a_class_takes_as_many_statements_however_many_are_in_it(
    session: Session,
    *,
    class_id: int,
    asker: Asker,
    now: datetime,
    add_person: Callable[..., object],
    statements: list[str],
) -> None:
    counts = []
    for number in range(3):
        add_member(session, class_id, add_person(session, f"p{number}", Role.TRAINEE).id, now=now)
        statements.clear()
        cohort(session, class_id, asker)
        cohorts(session, asker)
        counts.append(len(statements))
    assert len(set(counts)) == 1
