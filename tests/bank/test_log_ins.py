from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.accounts import log_ins, passwords, tries
from question_bank.bank.accounts.own_log_ins import close_others, close_own, open_log_ins
from question_bank.bank.people import (
    Person,
    Role,
    add_person,
    head_count,
)
from question_bank.bank.site.settings import SiteSettings, change_settings
from question_bank.errors import NotFound, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

NOW = datetime(2025, 11, 21, 3, 0, tzinfo=UTC)


def test_a_token_tells_who_holds_it(session: Session, someone: Someone) -> None:
    token = log_ins.open_log_in(session, someone.id, now=NOW)

    found = log_ins.identity(session, token, now=NOW)

    assert found is not None
    assert (found.person_id, found.name) == (someone.id, "张三")
    assert found.roles == {Role.TRAINEE, Role.INSTRUCTOR}


def test_a_token_ends_after_a_week_or_when_it_is_closed(session: Session, someone: Someone) -> None:
    token = log_ins.open_log_in(session, someone.id, now=NOW)
    almost = NOW + log_ins.LASTS - timedelta(seconds=1)
    assert log_ins.identity(session, token, now=almost) is not None
    assert log_ins.identity(session, token, now=NOW + log_ins.LASTS) is None

    log_ins.close_log_in(session, token, now=NOW)
    assert log_ins.identity(session, token, now=NOW) is None


def test_closing_one_log_in_leaves_the_others_open(session: Session, someone: Someone) -> None:
    here, there = (log_ins.open_log_in(session, someone.id, now=NOW) for _ in "ab")
    log_ins.close_log_in(session, here, now=NOW)
    assert log_ins.identity(session, there, now=NOW) is not None


def test_a_person_without_a_role_is_still_somebody(
    session: Session, add_person: Callable[..., Someone]
) -> None:
    nobody_yet = add_person(session, "li")
    token = log_ins.open_log_in(session, nobody_yet.id, now=NOW)
    found = log_ins.identity(session, token, now=NOW)
    assert found is not None
    assert found.roles == frozenset()


def test_two_people_cannot_share_a_login(session: Session, someone: Someone) -> None:
    with pytest.raises(Refused) as refused:
        add_person(
            session,
            login=someone.login,
            name="张四",
            roles=[Role.TRAINEE],
            password="x",
            now=NOW,
        )
    assert refused.value.reason == "login_taken"


def test_an_added_person_logs_in_with_the_password_and_has_to_change_it(session: Session) -> None:
    password = passwords.initial()
    person_id = add_person(
        session, login="sun", name="孙五", roles={Role.AUDITOR}, password=password, now=NOW
    )
    attempt = tries.count_attempt(session, "sun", now=NOW)
    assert passwords.matches(password, attempt.kept_password)
    token = log_ins.open_log_in(session, person_id, now=NOW)
    found = log_ins.identity(session, token, now=NOW)
    assert found is not None
    assert found.must_change_password


def test_heads_are_counted_by_role_without_those_who_were_stopped(
    session: Session, add_person: Callable[..., Someone]
) -> None:
    add_person(session, "a", Role.TRAINEE)
    add_person(session, "b", Role.TRAINEE, Role.INSTRUCTOR)
    add_person(session, "c", Role.TRAINEE, stopped_at=NOW)
    assert head_count(session) == {
        Role.TRAINEE: 2,
        Role.INSTRUCTOR: 1,
        Role.ADMINISTRATOR: 0,
        Role.AUDITOR: 0,
    }


def test_initial_passwords_hold_nothing_that_looks_like_something_else() -> None:
    drawn = {passwords.initial() for _ in range(200)}
    assert len(drawn) == 200
    assert not set("".join(drawn)) & set("0O1lIo")


def test_a_login_is_the_same_however_it_is_written(session: Session) -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in "ZHAO")
    add_person(session, login=f"{wide}　01", name="赵", roles=[], password="x", now=NOW)

    for written in ("ZHAO 01", "zhao 01", f" {wide.casefold()}  01"):
        assert tries.count_attempt(session, written, now=NOW).kept_password, written
        with pytest.raises(Refused):
            add_person(session, login=written, name="别人", roles=[], password="x", now=NOW)


def test_a_log_in_idles_out_only_where_the_office_says_so(
    session: Session, someone: Someone
) -> None:
    token = log_ins.open_log_in(session, someone.id, now=NOW)
    later = NOW + timedelta(minutes=31)

    def idled() -> bool:
        found = log_ins.identity(session, token, now=later)
        assert found is not None
        return found.has_idled(later)

    assert not idled()
    change_settings(session, SiteSettings(graded_protection=True))
    assert idled()
    change_settings(session, SiteSettings(graded_protection=True, idle_minutes=45))
    assert not idled()
    log_ins.see(session, token, now=NOW - timedelta(hours=1))
    assert idled()


def test_an_own_password_that_is_too_old_must_be_changed(
    session: Session, someone: Someone
) -> None:
    session.get_one(Person, someone.id).password_set_at = NOW - timedelta(days=89)
    token = log_ins.open_log_in(session, someone.id, now=NOW)

    def must(**site: object) -> tuple[bool, bool]:
        change_settings(session, SiteSettings(**site))
        found = log_ins.identity(session, token, now=NOW)
        assert found is not None
        return found.must_change_password, found.is_outdated

    assert must() == (False, False)
    assert must(password_days=60) == (True, True)
    assert must(graded_protection=True) == (False, False)
    session.get_one(Person, someone.id).password_set_at = NOW - timedelta(days=90)
    session.flush()
    assert must(graded_protection=True) == (True, True)


def test_own_log_ins_are_listed_and_ended_by_their_mark(
    session: Session, someone: Someone, add_person: Callable[..., Someone]
) -> None:
    here = log_ins.open_log_in(session, someone.id, now=NOW, address="10.0.0.1", device="Windows")
    there = log_ins.open_log_in(session, someone.id, now=NOW - timedelta(days=1), device="安卓")
    log_ins.open_log_in(session, someone.id, now=NOW - timedelta(days=8))
    log_ins.open_log_in(session, someone.id, now=NOW, awaits_code=True)

    def listed() -> list[tuple[str, str, bool]]:
        found = open_log_ins(session, someone.id, token=here, now=NOW)
        return [(one.device, one.address, one.is_this) for one in found]

    assert listed() == [("Windows", "10.0.0.1", True), ("安卓", "", False)]
    mark = open_log_ins(session, someone.id, token=here, now=NOW)[1].mark
    stranger = add_person(session, "li")
    with pytest.raises(NotFound):
        close_own(session, stranger.id, mark, now=NOW)
    with pytest.raises(NotFound):
        close_own(session, someone.id, mark[:3], now=NOW)
    close_own(session, someone.id, mark, now=NOW)
    assert log_ins.identity(session, there, now=NOW) is None
    assert listed() == [("Windows", "10.0.0.1", True)]

    log_ins.open_log_in(session, someone.id, now=NOW)
    close_others(session, someone.id, token=here, now=NOW)
    assert listed() == [("Windows", "10.0.0.1", True)]


def test_from_the_day_they_leave_nobody_is_let_in(session: Session, someone: Someone) -> None:
    token = log_ins.open_log_in(session, someone.id, now=NOW)
    session.get_one(Person, someone.id).leaves_at = NOW + timedelta(hours=1)
    session.flush()

    assert log_ins.identity(session, token, now=NOW) is not None
    assert not tries.count_attempt(session, someone.login, now=NOW).stopped
    assert log_ins.identity(session, token, now=NOW + timedelta(hours=1)) is None
    assert tries.count_attempt(session, someone.login, now=NOW + timedelta(hours=1)).stopped


@pytest.mark.parametrize(
    ("held", "acts_as"),
    [
        (set(Role), {Role.ADMINISTRATOR, Role.TRAINEE}),
        ({Role.ADMINISTRATOR, Role.AUDITOR}, {Role.ADMINISTRATOR}),
        ({Role.AUDITOR, Role.INSTRUCTOR, Role.TRAINEE}, {Role.AUDITOR}),
        ({Role.INSTRUCTOR, Role.TRAINEE}, {Role.INSTRUCTOR, Role.TRAINEE}),
    ],
)
def test_in_graded_protection_nobody_acts_in_two_roles_that_are_kept_apart(
    session: Session, add_person: Callable[..., Someone], held: set[Role], acts_as: set[Role]
) -> None:
    someone = add_person(session, "zhao", *sorted(held), password_set_at=NOW)
    token = log_ins.open_log_in(session, someone.id, now=NOW)

    def roles() -> frozenset[Role]:
        found = log_ins.identity(session, token, now=NOW)
        assert found is not None
        return found.roles

    assert roles() == held
    change_settings(session, SiteSettings(graded_protection=True))
    assert roles() == acts_as
