"""Accounts stopped, restored, unlocked, corrected; roles given; and who is found in the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.accounts import administering, directory
from question_bank.bank.accounts.administering import Facts
from question_bank.bank.accounts.directory import Sought, State
from question_bank.bank.accounts.log_ins import identity, open_log_in
from question_bank.bank.accounts.slips import drawn
from question_bank.bank.people import Person, Role
from question_bank.bank.site.settings import SiteSettings, change_settings
from question_bank.errors import NotFound, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

NOW = datetime(2025, 6, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
def office(session: Session, add_person: Callable[..., Someone]) -> dict[str, int]:
    """Give the ids of an office of five by login."""
    people = {
        "zhao": ((Role.ADMINISTRATOR,), {"name": "赵明", "unit": "县政务信息中心"}),
        "qian": ((Role.INSTRUCTOR, Role.TRAINEE), {"name": "钱进", "unit": "县委办公室"}),
        "sun": ((Role.TRAINEE,), {"name": "孙若彤", "unit": "县水务局", "post": "文秘"}),
        "li": ((Role.TRAINEE,), {"name": "李水清", "unit": "县教育局"}),
        "zhou": ((Role.AUDITOR,), {"name": "周审", "unit": "县审计局"}),
    }
    return {
        login: add_person(session, login, *roles, **more).id
        for login, (roles, more) in people.items()
    }


def logins(session: Session, sought: Sought) -> list[str]:
    found = directory.accounts(session, sought, now=NOW)
    assert found.total == len(found.rows)
    return [row.login for row in found.rows]


def test_everybody_is_listed_by_unit_with_all_roles(
    session: Session, office: dict[str, int]
) -> None:
    rows = directory.accounts(session, Sought(), now=NOW).rows

    assert [row.unit for row in rows] == sorted(row.unit for row in rows)
    assert len(rows) == len(office)
    [qian] = [row for row in rows if row.login == "qian"]
    assert qian.roles == (Role.TRAINEE, Role.INSTRUCTOR)


@pytest.mark.usefixtures("office")
def test_each_word_is_looked_for_in_name_login_unit_and_post(session: Session) -> None:
    assert sorted(logins(session, Sought("水"))) == ["li", "sun"]
    assert logins(session, Sought("水 文秘")) == ["sun"]
    assert logins(session, Sought("教育局 李")) == ["li"]
    assert logins(session, Sought("100%")) == []
    assert logins(session, Sought("%")) == []  # a sign of SQL is a letter like any other


@pytest.mark.usefixtures("office")
def test_people_of_a_role_are_found(session: Session) -> None:
    assert sorted(logins(session, Sought(role=Role.TRAINEE))) == ["li", "qian", "sun"]
    assert logins(session, Sought("水", role=Role.AUDITOR)) == []


def test_people_are_found_by_how_their_account_stands(
    session: Session, office: dict[str, int]
) -> None:
    session.get_one(Person, office["sun"]).locked_until = NOW + timedelta(minutes=5)
    session.get_one(Person, office["li"]).locked_until = NOW - timedelta(minutes=5)
    session.get_one(Person, office["qian"]).must_change_password = True
    administering.stop(session, [office["zhou"]], by=None, now=NOW)

    assert logins(session, Sought(state=State.LOCKED)) == ["sun"]
    assert logins(session, Sought(state=State.FRESH)) == ["qian"]
    assert logins(session, Sought(state=State.STOPPED)) == ["zhou"]
    assert "zhou" not in logins(session, Sought(state=State.ACTIVE))


def test_unused_is_who_has_not_been_logged_in_for_three_months(
    session: Session, office: dict[str, int], add_person: Callable[..., Someone]
) -> None:
    open_log_in(session, office["zhao"], now=NOW - timedelta(days=89))
    open_log_in(session, office["qian"], now=NOW - timedelta(days=91))
    administering.stop(session, [office["li"]], by=None, now=NOW)
    add_person(session, "xin", Role.TRAINEE, created_at=NOW - timedelta(days=30))

    assert sorted(logins(session, Sought(state=State.UNUSED))) == ["qian", "sun", "zhou"]
    assert directory.count_in(session, State.UNUSED, now=NOW) == 3


def test_ten_thousand_people_are_shown_by_pages(session: Session) -> None:
    session.add_all(
        Person(login=f"{number:05}", name=f"学员{number}", password_hash="x", created_at=NOW)
        for number in range(10_000)
    )
    session.flush()

    last = directory.accounts(session, Sought(), now=NOW, page=999)
    assert (last.total, last.page, last.pages) == (10_000, 200, 200)
    assert [row.login for row in last.rows][-1] == "09999"
    assert directory.accounts(session, Sought("学员123"), now=NOW).total == 11


def test_who_is_stopped_is_out_at_once_and_comes_back_with_all_that_was_theirs(
    session: Session, office: dict[str, int]
) -> None:
    token = open_log_in(session, office["sun"], now=NOW)

    stopped = administering.stop(session, [office["sun"]], by=office["zhao"], now=NOW)
    assert stopped == (office["sun"],)
    assert identity(session, token, now=NOW) is None
    assert administering.stop(session, [office["sun"]], by=office["zhao"], now=NOW) == ()

    assert administering.restore(session, [office["sun"]]) == (office["sun"],)
    assert directory.account(session, office["sun"], now=NOW).stopped_at is None


def test_nobody_stops_themselves_or_changes_their_own_roles(
    session: Session, office: dict[str, int]
) -> None:
    me = office["zhao"]
    with pytest.raises(Refused, match="own_account"):
        administering.stop(session, [office["li"], me], by=me, now=NOW)
    with pytest.raises(Refused, match="own_account"):
        administering.give_roles(session, me, [Role.ADMINISTRATOR, Role.INSTRUCTOR], by=me)


def test_the_last_administrator_stays(session: Session, office: dict[str, int]) -> None:
    with pytest.raises(Refused, match="last_administrator"), session.begin_nested():
        administering.stop(session, [office["zhao"]], by=office["qian"], now=NOW)
    with pytest.raises(Refused, match="last_administrator"), session.begin_nested():
        administering.give_roles(session, office["zhao"], [Role.TRAINEE], by=None)

    administering.give_roles(session, office["qian"], [Role.ADMINISTRATOR], by=None)
    assert administering.stop(session, [office["zhao"]], by=office["qian"], now=NOW)


def test_roles_are_given_and_taken(session: Session, office: dict[str, int]) -> None:
    added, taken = administering.give_roles(
        session, office["qian"], [Role.INSTRUCTOR, Role.AUDITOR], by=office["zhao"]
    )
    assert (added, taken) == ({Role.AUDITOR}, {Role.TRAINEE})
    with pytest.raises(Refused, match="no_role"):
        administering.give_roles(session, office["qian"], [], by=office["zhao"])
    with pytest.raises(NotFound):
        administering.give_roles(session, 999, [Role.TRAINEE], by=office["zhao"])


@pytest.mark.parametrize(
    ("roles", "passes"),
    [
        ([Role.ADMINISTRATOR], True),
        ([Role.ADMINISTRATOR, Role.TRAINEE], True),
        ([Role.INSTRUCTOR, Role.TRAINEE], True),
        ([Role.ADMINISTRATOR, Role.INSTRUCTOR], False),
        ([Role.ADMINISTRATOR, Role.AUDITOR], False),
        ([Role.AUDITOR, Role.INSTRUCTOR], False),
        ([Role.AUDITOR, Role.TRAINEE], False),
    ],
)
def test_in_graded_protection_administrators_are_kept_apart(
    session: Session, *, roles: list[Role], passes: bool
) -> None:
    administering.require_roles(session, roles)  # in a small office one person may hold several
    change_settings(session, replace(SiteSettings(), graded_protection=True))

    if passes:
        administering.require_roles(session, roles)
    else:
        with pytest.raises(Refused, match="roles_apart"):
            administering.require_roles(session, roles)


def test_who_holds_roles_that_would_be_kept_apart_is_named(
    session: Session, office: dict[str, int]
) -> None:
    assert administering.mixed(session) == ()
    administering.give_roles(
        session, office["qian"], [Role.ADMINISTRATOR, Role.INSTRUCTOR], by=None
    )
    assert administering.mixed(session) == ("钱进",)


def test_facts_are_corrected_and_the_login_stays(session: Session, office: dict[str, int]) -> None:
    changed = administering.correct(session, office["sun"], Facts("孙若桐", "县水务局", "科员"))

    assert changed == ("name", "post")
    found = directory.account(session, office["sun"], now=NOW).account
    assert (found.login, found.name, found.post) == ("sun", "孙若桐", "科员")


def test_many_are_moved_and_unlocked_at_once(session: Session, office: dict[str, int]) -> None:
    some = [office["sun"], office["li"]]
    session.get_one(Person, office["li"]).locked_until = NOW
    session.get_one(Person, office["li"]).failed_attempts = 7

    assert administering.move(session, some, "县水务局") == (office["li"],)
    assert administering.unlock(session, some) == (office["li"],)
    assert session.get_one(Person, office["li"]).failed_attempts == 0


def test_new_passwords_go_to_whoever_is_not_stopped(
    session: Session, office: dict[str, int]
) -> None:
    administering.stop(session, [office["li"]], by=None, now=NOW)
    some = [office["sun"], office["li"]]
    slips = administering.reset(
        session,
        dict(zip(some, drawn(2), strict=True)),
        now=NOW,
        expires_at=NOW + timedelta(days=14),
    )

    assert [slip.login for slip in slips.values()] == ["sun"]
    assert session.get_one(Person, office["sun"]).must_change_password
