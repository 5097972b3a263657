from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.classes.cohorts import add_member, create_cohort
from question_bank.bank.classes.course_view import course, courses
from question_bank.bank.classes.offers import choices
from question_bank.bank.classes.planning import (
    Plan,
    close_course,
    create_course,
    edit_course,
    open_course,
)
from question_bank.bank.courses import Enrolment
from question_bank.bank.curation.together import accept_ready
from question_bank.bank.people import Role
from question_bank.errors import NotFound, Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session


@pytest.fixture
def class_id(
    session: Session, curator: int, now: datetime, add_person: Callable[..., object]
) -> int:
    made = create_cohort(session, "文秘班", now=now, instructors=[curator])
    for login in ("1001", "1002"):
        add_member(session, made, add_person(session, login, Role.TRAINEE).id, now=now)
    return made


@pytest.fixture
def plan(speech: int, class_id: int) -> Plan:
    return Plan("档案专题", date(2025, 6, 1), 10, (speech,), (class_id,))


def test_a_course_enrols_its_classes_and_counts_what_it_has(
    session: Session, plan: Plan, speech: int, curator: int, now: datetime
) -> None:
    accept_ready(session, speech, person_id=curator, now=now)

    course_id = create_course(session, plan, person_id=curator, now=now)

    [row] = courses(session, curator).rows
    assert (row.id, row.speeches, row.questions, row.trainees) == (course_id, 1, 2, 2)
    assert (row.opened_at, row.closed_at) == (None, None)
    shown = course(session, course_id, curator)
    assert [(choice.title, choice.approved) for choice in shown.speeches] == [("档案讲话", 2)]
    assert shown.plan == replace(plan, instructors=(curator,))


def test_taking_a_class_out_notes_when_its_trainees_left(
    session: Session, plan: Plan, curator: int, now: datetime
) -> None:
    course_id = create_course(session, plan, person_id=curator, now=now)

    edit_course(
        session,
        course_id,
        replace(plan, cohorts=()),
        person_id=curator,
        seen=0,
        now=now + timedelta(3),
    )

    left = session.scalars(select(Enrolment.left_at)).all()
    assert left == [now + timedelta(3)] * 2


def test_a_course_is_opened_closed_and_opened_again(
    session: Session, plan: Plan, curator: int, now: datetime
) -> None:
    course_id = create_course(session, plan, person_id=curator, now=now)

    open_course(session, course_id, person_id=curator, now=now)
    close_course(session, course_id, person_id=curator, now=now + timedelta(1))
    assert courses(session, curator).rows[0].closed_at == now + timedelta(1)
    open_course(session, course_id, person_id=curator, now=now + timedelta(2))

    row = courses(session, curator).rows[0]
    assert (row.opened_at, row.closed_at) == (now, None)


def test_a_course_with_nothing_in_it_is_not_opened(
    session: Session, curator: int, now: datetime
) -> None:
    course_id = create_course(session, Plan("空", None, 5), person_id=curator, now=now)

    with pytest.raises(Refused, match="empty_course"):
        open_course(session, course_id, person_id=curator, now=now)


def test_two_courses_cannot_have_one_name(
    session: Session, plan: Plan, curator: int, now: datetime
) -> None:
    create_course(session, plan, person_id=curator, now=now)

    with pytest.raises(Refused, match="course_exists"):
        create_course(session, plan, person_id=curator, now=now)
    assert len(courses(session, curator).rows) == 1


def test_only_those_who_run_a_course_see_it(
    session: Session, plan: Plan, curator: int, now: datetime, add_person: Callable[..., object]
) -> None:
    other = add_person(session, "liu", Role.INSTRUCTOR).id
    course_id = create_course(session, plan, person_id=curator, now=now)

    assert courses(session, other).rows == ()
    with pytest.raises(NotFound):
        course(session, course_id, other)

    shared = replace(plan, instructors=(other,))
    edit_course(session, course_id, shared, person_id=curator, seen=0, now=now)
    assert course(session, course_id, other).plan.instructors == (curator, other)


@pytest.mark.parametrize("part", ["speeches", "cohorts", "instructors"])
def test_what_is_not_there_cannot_be_chosen(
    session: Session, plan: Plan, curator: int, now: datetime, part: str
) -> None:
    with pytest.raises(NotFound):
        create_course(session, replace(plan, **{part: (999,)}), person_id=curator, now=now)


def test_choices_tell_how_much_there_is(
    session: Session, speech: int, class_id: int, curator: int, now: datetime
) -> None:
    accept_ready(session, speech, person_id=curator, now=now)

    found = choices(session, curator)

    assert [(choice.id, choice.approved) for choice in found.speeches] == [(speech, 2)]
    assert [(choice.id, choice.members) for choice in found.cohorts] == [(class_id, 2)]
    assert found.instructors == ((curator, "wang"),)


def test_the_list_of_courses_takes_two_statements(
    session: Session, plan: Plan, curator: int, now: datetime, statements: list[str]
) -> None:
    for name in "甲乙丙":
        create_course(session, replace(plan, name=name), person_id=curator, now=now)
    session.flush()
    statements.clear()

    assert len(courses(session, curator).rows) == 3
    assert len(statements) == 2
