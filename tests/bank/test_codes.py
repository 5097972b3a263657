from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.accounts import codes
from question_bank.bank.people import RecoveryCode, Role
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

# The test vector of RFC 6238, appendix B, in the six digits that apps show
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
MOMENT = datetime.fromtimestamp(1111111109, UTC)
CODE, NEXT = "081804", "050471"
STEP = timedelta(seconds=30)


def plainly(kept: str, _person_id: int) -> str:
    """Return what was kept as it was."""
    return kept


@pytest.fixture
def someone(session: Session, add_person: Callable[..., Someone]) -> Someone:
    return add_person(session, "zhao", Role.ADMINISTRATOR)


@pytest.fixture
def recovery(session: Session, someone: Someone) -> tuple[str, ...]:
    return codes.turn_on(session, someone.id, SECRET, CODE, now=MOMENT, kept=SECRET)


def test_codes_are_asked_for_once_the_app_has_shown_the_right_one(
    session: Session, someone: Someone
) -> None:
    with pytest.raises(Refused, match="wrong_one_time_code"):
        codes.turn_on(session, someone.id, SECRET, "081805", now=MOMENT, kept=SECRET)
    assert not codes.is_asked(session, someone.id)

    codes.turn_on(session, someone.id, SECRET, " 081 804", now=MOMENT, kept=SECRET)
    assert codes.is_asked(session, someone.id)
    assert codes.turn_off(session, someone.id)
    assert not codes.is_asked(session, someone.id)
    assert not codes.turn_off(session, someone.id)


@pytest.mark.usefixtures("recovery")
def test_a_code_lets_in_once_and_the_ones_before_it_are_over(
    session: Session, someone: Someone
) -> None:
    def let_in(code: str, moment: datetime) -> bool:
        return codes.accept(session, someone.id, code, now=moment, opened=plainly)

    assert not let_in(CODE, MOMENT)
    assert let_in(NEXT, MOMENT + STEP)
    assert not let_in(NEXT, MOMENT + STEP)
    assert not let_in(CODE, MOMENT + STEP)
    assert not let_in("", MOMENT + STEP)


@pytest.mark.usefixtures("recovery")
def test_a_clock_may_be_half_a_minute_off_and_no_more(session: Session, someone: Someone) -> None:
    early = MOMENT + STEP - timedelta(seconds=60)
    assert not codes.accept(session, someone.id, NEXT, now=early, opened=plainly)
    assert codes.accept(session, someone.id, NEXT, now=MOMENT, opened=plainly)


def test_each_recovery_code_lets_in_once_and_is_kept_as_a_hash(
    session: Session, someone: Someone, recovery: tuple[str, ...]
) -> None:
    assert len(set(recovery)) == codes.RECOVERY_CODES
    kept = session.scalars(select(RecoveryCode.code_hash)).all()
    assert not set(kept) & set(recovery)

    typed = recovery[0].replace("-", " ").upper()
    assert codes.accept(session, someone.id, typed, now=MOMENT, opened=plainly)
    assert not codes.accept(session, someone.id, recovery[0], now=MOMENT, opened=plainly)
    assert codes.accept(session, someone.id, recovery[1], now=MOMENT, opened=plainly)


def test_a_recovery_code_is_its_owner_s(
    session: Session, recovery: tuple[str, ...], add_person: Callable[..., Someone]
) -> None:
    other = add_person(session, "qian", Role.INSTRUCTOR)
    codes.turn_on(session, other.id, SECRET, CODE, now=MOMENT, kept=SECRET)
    assert not codes.accept(session, other.id, recovery[0], now=MOMENT, opened=plainly)


def test_the_qr_code_holds_what_apps_read() -> None:
    assert codes.address(SECRET, "赵明").startswith("otpauth://totp/")
    assert f"secret={SECRET}" in codes.address(SECRET, "赵明")
