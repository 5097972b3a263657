from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.accounts import log_ins, passwords
from question_bank.bank.people import Role, Stranger, add_person, head_count
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

NOW = datetime(2025, 11, 21, 3, 0, tzinfo=UTC)


@pytest.fixture
def someone(session: Session, add_person: Callable[..., Someone]) -> Someone:
    return add_person(session, "zhang", Role.TRAINEE, Role.INSTRUCTOR, name="张三")


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


def test_waits_double_from_a_minute_to_half_an_hour(session: Session, someone: Someone) -> None:
    now, waits = NOW, []
    for _ in range(12):
        attempt = log_ins.count_attempt(session, someone.login, now=now)
        assert attempt.wait_until is None
        refused = log_ins.count_attempt(session, someone.login, now=now)
        if refused.wait_until is not None:
            waits.append((refused.wait_until - now) / timedelta(minutes=1))
            now = refused.wait_until
    assert waits[:7] == [1, 2, 4, 8, 16, 30, 30]


def test_a_try_during_the_wait_is_not_even_looked_at(session: Session, someone: Someone) -> None:
    for _ in range(log_ins.FREE_TRIES):
        assert log_ins.count_attempt(session, someone.login, now=NOW).kept_password
    refused = log_ins.count_attempt(session, someone.login, now=NOW)
    assert refused.kept_password is None
    assert refused.wait_until == NOW + timedelta(minutes=1)


def test_getting_in_forgets_earlier_slips(session: Session, someone: Someone) -> None:
    for _ in range(log_ins.FREE_TRIES - 1):
        log_ins.count_attempt(session, someone.login, now=NOW)
    log_ins.open_log_in(session, someone.id, now=NOW)
    for _ in range(log_ins.FREE_TRIES):
        assert log_ins.count_attempt(session, someone.login, now=NOW).wait_until is None


def test_an_unknown_login_has_nothing_to_compare_with(session: Session) -> None:
    attempt = log_ins.count_attempt(session, "nobody", now=NOW)
    assert attempt == log_ins.Attempt(None, None, None, stopped=False)
    assert not passwords.matches("whatever", None)


def test_a_login_that_nobody_has_makes_one_wait_like_any_other(
    session: Session, someone: Someone
) -> None:
    def waits(login: str) -> list[datetime | None]:
        tries = (log_ins.count_attempt(session, login, now=NOW) for _ in range(7))
        return [attempt.wait_until for attempt in tries]

    assert waits("nobody") == waits(someone.login)
    assert waits("nobody-else")[0] is None


def test_logins_that_nobody_has_are_forgotten_after_a_day(session: Session) -> None:
    for name in ("one", "two"):
        log_ins.count_attempt(session, name, now=NOW)
    log_ins.count_attempt(session, "two", now=NOW + log_ins.FORGOTTEN)
    log_ins.count_attempt(session, "three", now=NOW + log_ins.FORGOTTEN + timedelta(seconds=1))

    assert len(session.scalars(select(Stranger)).all()) == 2


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
    attempt = log_ins.count_attempt(session, "sun", now=NOW)
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
