from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import verify_secret
from sqlalchemy import select

from question_bank.bank.accounts import log_ins, passwords, tries
from question_bank.bank.people import (
    AddressTries,
    Person,
    Role,
    Stranger,
    add_person,
)
from question_bank.bank.site.settings import SiteSettings, change_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from sqlalchemy.orm import Session

    from quizapp.database import Database
    from quizapp.settings import Settings
    from tests.conftest import Someone


FREE_TRIES = 5
NOW = datetime(2025, 11, 21, 3, 0, tzinfo=UTC)


def test_waits_double_from_a_minute_to_half_an_hour(session: Session, someone: Someone) -> None:
    now, waits = NOW, []
    for _ in range(12):
        attempt = tries.count_attempt(session, someone.login, now=now)
        assert attempt.wait_until is None
        refused = tries.count_attempt(session, someone.login, now=now)
        if refused.wait_until is not None:
            waits.append((refused.wait_until - now) / timedelta(minutes=1))
            now = refused.wait_until
    assert waits[:7] == [1, 2, 4, 8, 16, 30, 30]


def test_a_try_during_the_wait_is_not_even_looked_at(session: Session, someone: Someone) -> None:
    for _ in range(FREE_TRIES):
        assert tries.count_attempt(session, someone.login, now=NOW).kept_password
    refused = tries.count_attempt(session, someone.login, now=NOW)
    assert refused.kept_password is None
    assert refused.wait_until == NOW + timedelta(minutes=1)


def test_getting_in_forgets_earlier_slips(session: Session, someone: Someone) -> None:
    for _ in range(FREE_TRIES - 1):
        tries.count_attempt(session, someone.login, now=NOW)
    log_ins.open_log_in(session, someone.id, now=NOW)
    for _ in range(FREE_TRIES):
        assert tries.count_attempt(session, someone.login, now=NOW).wait_until is None


def test_an_unknown_login_has_nothing_to_compare_with(session: Session) -> None:
    attempt = tries.count_attempt(session, "nobody", now=NOW)
    assert attempt == tries.Attempt(None, None, None, stopped=False)
    assert not passwords.matches("whatever", None)


def test_a_login_that_nobody_has_makes_one_wait_like_any_other(
    session: Session, someone: Someone
) -> None:
    def waits(login: str) -> list[datetime | None]:
        made = (tries.count_attempt(session, login, now=NOW) for _ in range(7))
        return [attempt.wait_until for attempt in made]

    assert waits("nobody") == waits(someone.login)
    assert waits("nobody-else")[0] is None


def test_logins_that_nobody_has_are_forgotten_after_a_day(session: Session) -> None:
    for name in ("one", "two"):
        tries.count_attempt(session, name, now=NOW)
    tries.count_attempt(session, "two", now=NOW + tries.FORGOTTEN)
    tries.count_attempt(session, "three", now=NOW + tries.FORGOTTEN + timedelta(seconds=1))

    assert len(session.scalars(select(Stranger)).all()) == 2


def test_one_address_that_is_wrong_all_the_time_waits_whoever_it_tries(
    session: Session, someone: Someone
) -> None:
    def attempt(login: str, address: str) -> tries.Attempt:
        return tries.count_attempt(session, login, now=NOW, address=address)

    for number in range(tries.FROM_ONE_ADDRESS):
        assert attempt(f"guess-{number}", "10.0.0.9").wait_until is None

    assert attempt(someone.login, "10.0.0.9").wait_until == NOW + tries.WINDOW
    assert attempt(someone.login, "10.0.0.8").kept_password
    assert attempt(someone.login, "").kept_password
    later = NOW + tries.WINDOW + timedelta(seconds=1)
    assert tries.count_attempt(session, someone.login, now=later, address="10.0.0.9").kept_password


def test_whoever_gets_in_costs_their_address_nothing(session: Session, someone: Someone) -> None:
    for _ in range(tries.FROM_ONE_ADDRESS + 5):
        attempt = tries.count_attempt(session, someone.login, now=NOW, address="10.0.0.9")
        assert attempt.wait_until is None
        log_ins.open_log_in(session, someone.id, now=NOW, address="10.0.0.9")


def test_in_graded_protection_the_whole_wait_comes_at_once_and_then_counts_anew(
    session: Session, someone: Someone
) -> None:
    site = SiteSettings(graded_protection=True, failures_allowed=3, lock_minutes=20)
    change_settings(session, site)
    for _ in range(3):
        assert tries.count_attempt(session, someone.login, now=NOW).wait_until is None

    until = tries.count_attempt(session, someone.login, now=NOW).wait_until
    assert until == NOW + timedelta(minutes=20)
    assert tries.count_attempt(session, someone.login, now=until).wait_until is None
    assert tries.count_attempt(session, someone.login, now=until).wait_until is None


def test_a_known_and_an_unknown_login_cost_the_same_work(
    session: Session, someone: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = passwords.initial()
    given = add_person(session, login="fresh", name="新", roles=[], password="x", now=NOW)
    session.get_one(Person, given).password_hash = passwords.hashed_initial(fresh)
    passwords.matches("x", None)  # what nobody has is hashed once a process
    looked: list[int] = []

    def look(hashed: bytes, *more: object) -> bool:
        looked.append(extract_parameters(hashed.decode()).memory_cost)
        return verify_secret(hashed, *more)

    monkeypatch.setattr("argon2._password_hasher.verify_secret", look)

    def work(login: str) -> list[int]:
        looked.clear()
        attempt = tries.count_attempt(session, login, now=NOW, address="10.0.0.9")
        assert not passwords.matches("wrong", attempt.kept_password)
        return [cost for cost in looked if cost > 1024]  # the quick ones take half a millisecond

    slow = PasswordHasher().memory_cost
    assert work(someone.login) == work("nobody") == work("fresh") == [slow]


def test_tries_that_many_workers_count_at_once_are_all_counted(
    settings: Settings,
    open_database: Callable[[Settings], Database],
    make_person: Callable[..., Someone],
) -> None:
    someone = make_person("zhang", Role.TRAINEE)
    databases = [open_database(settings) for _ in range(4)]

    def guess(number: int) -> bool:
        with databases[number % 4].writing() as rows:
            attempt = tries.count_attempt(rows, someone.login, now=NOW, address="10.0.0.9")
            rows.commit()
        return attempt.wait_until is None

    with ThreadPoolExecutor(4) as workers:
        looked_at = sum(workers.map(guess, range(24)))

    assert looked_at == FREE_TRIES
    with databases[0].reading() as rows:
        assert rows.scalars(select(AddressTries.wrong)).one() == 24
