from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.accounts.roster import MOST_ROWS, enrol, rows_of
from question_bank.bank.classes.cohorts import (
    add_member,
    cohort,
    cohorts,
    create_cohort,
    remove_member,
)
from question_bank.bank.courses import Course, CourseCohort, Enrolment
from question_bank.bank.people import Person, PersonRole, Role
from question_bank.errors import NotFound, Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

ROSTER = "姓名,所在单位,职 务,工号\n张 三,县档案馆,科员,1001\n李四,县政府办公室,,1002\n"


@pytest.fixture
def class_id(session: Session, now: datetime) -> int:
    return create_cohort(session, "文秘班", now=now)


@pytest.fixture
def course_id(session: Session, class_id: int, now: datetime) -> int:
    course = Course(name="专题", created_at=now)
    session.add(course)
    session.flush()
    session.add(CourseCohort(course_id=course.id, cohort_id=class_id))
    session.flush()
    return course.id


def test_two_classes_cannot_have_one_name(session: Session, class_id: int, now: datetime) -> None:
    with pytest.raises(Refused, match="cohort_exists"):
        create_cohort(session, "文秘班", now=now)
    assert [row.id for row in cohorts(session)] == [class_id]


def test_joining_a_class_enrols_and_leaving_keeps_the_row(
    session: Session, class_id: int, course_id: int, curator: int, now: datetime
) -> None:
    assert add_member(session, class_id, curator, now=now)
    assert not add_member(session, class_id, curator, now=now)
    row = session.get(Enrolment, (course_id, curator))
    assert (row.enrolled_at, row.left_at) == (now, None)
    assert session.get(PersonRole, (curator, Role.TRAINEE))

    remove_member(session, class_id, curator, now=now + timedelta(1))
    assert row.left_at == now + timedelta(1)
    assert cohort(session, class_id).members == ()

    add_member(session, class_id, curator, now=now + timedelta(2))
    assert (row.enrolled_at, row.left_at) == (now, None)


def test_the_list_counts_members_and_open_courses(
    session: Session, class_id: int, course_id: int, curator: int, now: datetime
) -> None:
    add_member(session, class_id, curator, now=now)

    [row] = cohorts(session)
    assert (row.members, row.courses) == (1, 1)

    session.get(Course, course_id).closed_at = now
    session.flush()
    assert cohorts(session)[0].courses == 0


def test_a_class_that_is_not_there_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        cohort(session, 99)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_roster_is_read_as_excel_and_wps_save_it(encoding: str) -> None:
    first, second = rows_of(ROSTER.encode(encoding))

    assert (first.line, first.name, first.unit, first.post, first.login) == (
        2, "张三", "县档案馆", "科员", "1001",
    )  # fmt: skip
    assert (second.post, second.login) == ("", "1002")


def test_without_a_number_people_log_in_by_name() -> None:
    [row] = rows_of("学员姓名\n张三\n".encode())

    assert row.login == "张三"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("王五,11010519491231002X", "identity_number"),
        ("王五,\uff11\uff11010519491231002X", "identity_number"),
        (",1003", "no_name"),
        ("赵六,1001", "twice"),
        ("王" * 41 + ",1003", "too_long"),
    ],
)
def test_a_row_that_cannot_be_used_says_why(line: str, problem: str) -> None:
    rows = rows_of(f"姓名,工号\n张三,1001\n{line}\n\n".encode())

    assert [row.problem for row in rows] == ["", problem]


def test_an_identity_number_is_not_even_reported() -> None:
    [row] = rows_of("姓名,工号\n王五,110105194912310021\n".encode())

    assert "110105194912310021" not in repr(row)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("单位,工号\nx,1\n".encode(), "no_names"),
        (b"", "no_table"),
        (b"\xff\xff\xff", "no_table"),
        (("姓名\n" + "张三\n" * (MOST_ROWS + 1)).encode(), "long_table"),
    ],
)
def test_what_is_no_roster_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        rows_of(content)


def test_good_rows_go_in_with_passwords_and_known_people_join(
    session: Session, class_id: int, now: datetime, add_person: Callable[..., object]
) -> None:
    add_person(session, "1002", Role.INSTRUCTOR, name="李四")
    add_person(session, "1003", Role.TRAINEE, name="王五")
    rows = rows_of((ROSTER + "王二,乡镇,,1003\n").encode())

    results = [enrol(session, class_id, row, now=now) for row in rows]
    again = [enrol(session, class_id, row, now=now) for row in rows]

    assert [result.outcome for result in results] == ["added", "joined", "refused"]
    assert results[2].row.problem == "someone_else"
    assert len(results[0].password) >= 12
    assert [result.outcome for result in again] == ["known", "known", "refused"]
    added = session.scalars(select(Person).where(Person.login == "1001")).one()
    assert (added.name, added.unit, added.must_change_password) == ("张三", "县档案馆", True)
    assert [member.login for member in cohort(session, class_id).members] == ["1001", "1002"]
