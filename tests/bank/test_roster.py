from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.accounts.enrolling import enrol, foreseen
from question_bank.bank.accounts.own_password import change_password
from question_bank.bank.accounts.passwords import matches
from question_bank.bank.accounts.roster import MOST_ROWS, Roster, Row, as_table, roster_of
from question_bank.bank.accounts.slips import drawn, reset
from question_bank.bank.accounts.tries import count_attempt
from question_bank.bank.classes.changes import Act
from question_bank.bank.classes.cohort_view import cohort, whom_to_ask
from question_bank.bank.classes.cohorts import add_member, create_cohort
from question_bank.bank.classes.ownership import Asker
from question_bank.bank.people import Person, Role
from question_bank.errors import Refused
from question_bank.exchange.tables import cells_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

ROSTER = "姓名,所在单位,职 务,工号\n张 三,县档案馆,科员,1001\n李四,县政府办公室,,1002\n"


def rows_of(content: bytes, **more: object) -> Roster:
    return roster_of(cells_of(content), **more)


@pytest.fixture
def asker(curator: int) -> Asker:
    return Asker(curator)


@pytest.fixture
def class_id(session: Session, curator: int, now: datetime) -> int:
    return create_cohort(session, "文秘班", now=now, instructors=[curator])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_roster_is_read_as_excel_and_wps_save_it(encoding: str) -> None:
    first, second = rows_of(ROSTER.encode(encoding)).rows

    assert (first.line, first.name, first.unit, first.post, first.login) == (
        2, "张三", "县档案馆", "科员", "1001",
    )  # fmt: skip
    assert (second.post, second.login) == ("", "1002")


def test_without_a_number_people_log_in_by_name() -> None:
    [row] = rows_of("学员姓名\n张三\n".encode()).rows

    assert row.login == "张三"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("王五,11010519491231002X", "identity_number"),
        ("王五（11010519491231002X）,1003", "identity_number"),
        ("王五,13800138000", "phone_number"),
        ("王五,\uff11\uff11010519491231002X", "identity_number"),
        (",1003", "no_name"),
        ("赵六,1001", "twice"),
        ("王" * 41 + ",1003", "too_long"),
    ],
)
def test_a_row_that_cannot_be_used_says_why(line: str, problem: str) -> None:
    rows = rows_of(f"姓名,工号\n张三,1001\n{line}\n\n".encode()).rows

    assert [row.problem for row in rows] == ["", problem]


def test_an_identity_number_is_not_even_reported() -> None:
    rows = rows_of("姓名,工号\n王五,110105194912310021\n赵六110105194912310021,1\n".encode()).rows

    assert "110105194912310021" not in repr(rows)
    assert [row.name for row in rows] == ["王五", "赵六"]


def test_titles_and_notes_above_the_heading_are_passed_over() -> None:
    [row] = rows_of("2025年培训班学员名单\n\n序号\t*姓名\t单位\n1\t张三\t县档案馆\n".encode()).rows

    assert (row.line, row.name, row.unit) == (4, "张三", "县档案馆")


def test_telephone_numbers_are_kept_only_where_they_are_wanted() -> None:
    table = "姓名,手机\n张三,138-0013-8000\n".encode()

    without, with_ = rows_of(table), rows_of(table, phones=True)

    assert (without.rows[0].phone, without.drops_phones) == ("", True)
    assert (with_.rows[0].phone, with_.drops_phones) == ("13800138000", False)


def test_rows_that_are_good_are_read_again_as_they_are() -> None:
    rows = rows_of((ROSTER + "王五,,,11010519491231002X\n").encode()).rows

    again = rows_of(as_table(rows).encode()).rows

    assert [(row.name, row.unit, row.post, row.login) for row in again] == [
        ("张三", "县档案馆", "科员", "1001"),
        ("李四", "县政府办公室", "", "1002"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("单位,工号\nx,1\n".encode(), "no_names"),
        (b"", "no_table"),
        ("姓名,工号\n".encode(), "no_people"),
        (b"\xff\xff\xff", "no_table"),
        (("姓名\n" + "张三\n" * (MOST_ROWS + 1)).encode(), "long_table"),
    ],
)
def test_what_is_no_roster_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        rows_of(content)


def known_and_new(session: Session, add_person: Callable[..., object]) -> tuple[Row, ...]:
    """Return a roster of which two have an account, one of them by another name."""
    add_person(session, "1002", Role.INSTRUCTOR, name="李四")
    add_person(session, "1003", Role.TRAINEE, name="王五")
    return rows_of((ROSTER + "王二,乡镇,,1003\n").encode()).rows


def test_good_rows_go_in_with_passwords_and_known_people_join(
    session: Session,
    class_id: int,
    asker: Asker,
    now: datetime,
    add_person: Callable[..., object],
) -> None:
    rows = known_and_new(session, add_person)
    ends = now + timedelta(14)

    told = foreseen(session, class_id, rows, asker=asker)
    results = enrol(session, class_id, rows, drawn(1), asker=asker, now=now, expires_at=ends)
    again = enrol(session, class_id, rows, (), asker=asker, now=now)

    assert [one.outcome for one in told] == [one.outcome for one in results]
    assert [result.outcome for result in results] == ["added", "joined", "refused"]
    assert results[2].row.problem == "someone_else"
    assert [result.outcome for result in again] == ["known", "known", "refused"]
    added = session.scalars(select(Person).where(Person.login == "1001")).one()
    assert (added.name, added.unit, added.must_change_password) == ("张三", "县档案馆", True)
    assert added.password_expires_at == ends
    assert matches(results[0].password, added.password_hash)
    shown = cohort(session, class_id, asker)
    assert [member.login for member in shown.members] == ["1001", "1002"]
    assert (shown.count, shown.fresh) == (2, 1)
    assert [(change.act, change.about, change.by) for change in shown.changes] == [
        (Act.JOINED, "李四", "wang"),
        (Act.JOINED, "张三", "wang"),
        (Act.MADE, "", ""),
    ]


def test_more_new_people_than_passwords_store_nothing(
    session: Session, class_id: int, asker: Asker, now: datetime
) -> None:
    rows = rows_of(ROSTER.encode()).rows

    with pytest.raises(Refused, match="roster_changed"):
        enrol(session, class_id, rows, drawn(1), asker=asker, now=now)


def test_initial_passwords_hold_nothing_that_looks_like_something_else() -> None:
    for one in drawn(50):
        assert re.fullmatch(r"[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){2}", one.password)
        assert matches(one.password, one.kept)


def test_a_password_that_was_given_ends_and_one_s_own_does_not(
    session: Session, now: datetime, add_person: Callable[..., object]
) -> None:
    someone = add_person(
        session, "zhang", Role.TRAINEE, password_expires_at=now, must_change_password=True
    )
    before = now - timedelta(seconds=1)

    assert not count_attempt(session, "zhang", now=before).expired
    assert count_attempt(session, "zhang", now=now).expired

    change_password(session, someone.id, "自己的口令一二三", now=now)
    assert not count_attempt(session, "zhang", now=now + timedelta(365)).expired


def test_an_instructor_gives_no_password_to_who_is_more_than_a_trainee(
    session: Session, class_id: int, asker: Asker, now: datetime, add_person: Callable[..., object]
) -> None:
    boss = add_person(session, "xitong", Role.ADMINISTRATOR, name="赵系统").id
    add_member(session, class_id, boss, now=now)
    [given] = drawn(1)

    with pytest.raises(Refused, match="more_than_a_trainee"):
        reset(session, class_id, {boss: given}, asker=asker, now=now, expires_at=now)

    office = Asker(asker.person_id, sees_all=True)
    [slip] = reset(session, class_id, {boss: given}, asker=office, now=now, expires_at=now)
    assert (slip.name, slip.password) == ("赵系统", given.password)


def test_who_can_help_is_named_to_whoever_has_waited_too_long(
    session: Session, class_id: int, now: datetime, add_person: Callable[..., object]
) -> None:
    someone = add_person(session, "zhang", Role.TRAINEE).id
    assert whom_to_ask(session, someone) == ()

    add_member(session, class_id, someone, now=now)

    assert whom_to_ask(session, someone) == ("wang",)
