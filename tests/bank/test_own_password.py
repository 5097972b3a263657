from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from question_bank.bank.accounts.own_password import change_password, require_good
from question_bank.bank.accounts.passwords import hashed
from question_bank.bank.people import OldPassword, Role
from question_bank.bank.site.settings import SiteSettings, change_settings
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

NOW = datetime(2025, 11, 21, 3, 0, tzinfo=UTC)
GRADED = SiteSettings(graded_protection=True)


@pytest.fixture
def someone(session: Session, add_person: Callable[..., Someone]) -> Someone:
    return add_person(session, "zhangsan", Role.TRAINEE, name="张三丰")


def fault(session: Session, someone: Someone, password: str) -> str:
    try:
        require_good(session, someone.id, password)
    except Refused as error:
        return error.reason
    return ""


@pytest.mark.parametrize(
    ("site", "password", "reason"),
    [
        (SiteSettings(), "及时准确报送", "password_short"),
        (SiteSettings(), "及时准确地报送", "password_short"),
        (SiteSettings(), "及时准确全面报送", ""),
        (SiteSettings(password_shortest=12), "及时准确全面报送", "password_short"),
        (SiteSettings(), "Password", "password_guessed"),
        (SiteSettings(), "zhangsan2025", "password_guessed"),
        (SiteSettings(), "张三丰@2025", "password_guessed"),
        (SiteSettings(), "zhangsan 报送及时", ""),
        (SiteSettings(), "11112222", "password_guessed"),
        (SiteSettings(password_kinds=2), "kuaibaoxinxi", "password_kinds"),
        (SiteSettings(password_kinds=2), "kuaibao信息", ""),
        (GRADED, "kuaibao2025", "password_kinds"),
        (GRADED, "Kuaibao2025", ""),
        (GRADED, "kuaibao-2025", ""),
        (SiteSettings(graded_protection=True, password_kinds=4), "Kuaibao2025", "password_kinds"),
        (SiteSettings(graded_protection=True, password_kinds=4), "Kuaibao-2025", ""),
    ],
)
def test_a_password_follows_the_rules_of_the_office(
    session: Session, someone: Someone, site: SiteSettings, password: str, reason: str
) -> None:
    change_settings(session, site)
    assert fault(session, someone, password) == reason


def test_the_last_five_do_not_come_again_and_older_ones_are_forgotten(
    session: Session, someone: Someone
) -> None:
    change_settings(session, GRADED)
    chosen = [f"Kuaibao-{number}" for number in range(7)]
    for days, password in enumerate(chosen):
        assert fault(session, someone, password) == ""
        change_password(session, someone.id, hashed(password), now=NOW + timedelta(days=days))

    found = [fault(session, someone, password) for password in chosen]
    assert found == ["", "", *["password_again"] * 5]
    assert session.scalar(select(func.count()).select_from(OldPassword)) == 4


def test_without_the_rule_nothing_is_kept_of_old_passwords(
    session: Session, someone: Someone
) -> None:
    change_password(session, someone.id, hashed("及时准确全面报送"), now=NOW)
    assert session.scalar(select(func.count()).select_from(OldPassword)) == 0
