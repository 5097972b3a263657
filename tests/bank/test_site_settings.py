"""What the office chooses: defaults, changes, bounds, and two people at once."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.site.settings import (
    BOUNDS,
    LONGEST,
    SiteSetting,
    SiteSettings,
    change_settings,
    settings_of,
)
from question_bank.errors import Refused, Stale

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DELIVERED = SiteSettings()


def test_an_office_that_chose_nothing_has_what_is_delivered(session: Session) -> None:
    assert settings_of(session) == DELIVERED
    assert DELIVERED.initial_password_lasts == timedelta(days=14)
    assert "非涉密系统" in DELIVERED.secrecy_notice
    assert (DELIVERED.graded_protection, DELIVERED.offline_reading, DELIVERED.keeps_phones) == (
        False,
        False,
        False,
    )


def test_what_was_changed_is_kept_and_told(session: Session) -> None:
    wanted = replace(DELIVERED, unit_name="清源县委办公室", idle_minutes=30)

    assert change_settings(session, wanted) == ("unit_name", "idle_minutes")
    assert settings_of(session) == wanted
    assert change_settings(session, wanted) == ()


def test_every_change_tells_from_which_state_it_came(session: Session) -> None:
    seen = settings_of(session).stamp
    change_settings(session, replace(DELIVERED, unit_name="甲"), seen=seen)

    with pytest.raises(Stale):
        change_settings(session, replace(DELIVERED, unit_name="乙"), seen=seen)
    assert settings_of(session).unit_name == "甲"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("log_days", 182),  # less than six months
        ("password_shortest", 7),
        ("password_kinds", 5),
        ("idle_minutes", -1),
        ("unit_name", "长" * 41),
    ],
)
def test_what_is_out_of_bounds_is_refused(session: Session, name: str, value: object) -> None:
    with pytest.raises(Refused) as refused:
        change_settings(session, replace(DELIVERED, **{name: value}))
    assert (refused.value.reason, refused.value.facts) == ("bad_setting", {"name": name})


def test_each_setting_but_the_switches_has_its_bounds() -> None:
    bounded = {name for name, value in asdict(DELIVERED).items() if not isinstance(value, bool)}
    assert bounded == BOUNDS.keys() | LONGEST.keys()


def test_a_setting_of_another_version_is_passed_over(session: Session) -> None:
    session.add(SiteSetting(name="of_a_later_version", value=3))
    session.flush()

    assert settings_of(session) == DELIVERED
