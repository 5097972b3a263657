"""The code of an exam's room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from question_bank.errors import Refused
from question_bank.study.examining.entering import CLOSED, TRIES
from question_bank.study.examining.openings import recode
from question_bank.study.examining.sittings import start
from question_bank.study.exams import Sort
from tests.study.exam_halls import (
    MINUTE,
    OPENS,
    SEED,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.study.exam_halls import Hall


def enter(session: Session, hall: Hall, code: str, *, now: object = OPENS) -> int:
    return start(
        session, trainee_id=hall.trainee_ids[0], exam_id=hall.exam_id, sort=Sort.EXAM, seed=SEED,
        now=now, code=code,
    )  # fmt: skip


def refusal(session: Session, hall: Hall, code: str, *, now: object = OPENS) -> Refused:
    with pytest.raises(Refused) as error:
        enter(session, hall, code, now=now)
    return error.value


def test_only_who_types_the_code_begins_whatever_its_width_and_case(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold(code="春风 A1")
    assert refusal(session, hall, " ").reason == "no_code"
    wrong = refusal(session, hall, "春风A2")
    assert (wrong.reason, wrong.facts) == ("wrong_code", {"left": TRIES - 1})
    id_ = enter(session, hall, "春风\uff41\uff11")
    assert enter(session, hall, "") == id_  # who is in goes on without it


def test_too_many_wrong_codes_close_the_door_for_a_while(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold(code="春风")
    reasons = [refusal(session, hall, f"猜{number}").reason for number in range(TRIES)]
    assert reasons == ["wrong_code"] * (TRIES - 1) + ["door_closed"]
    assert refusal(session, hall, "春风", now=OPENS + CLOSED - MINUTE).facts == {"minutes": 1}
    assert enter(session, hall, "春风", now=OPENS + CLOSED)


def test_another_code_lets_those_try_again_who_were_shut_out(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold(code="春风")
    for number in range(TRIES):
        refusal(session, hall, f"猜{number}")
    recode(session, hall.exam_id, "秋月", person_id=hall.instructor_id, now=OPENS)
    assert refusal(session, hall, "春风").reason == "wrong_code"
    assert enter(session, hall, "秋月")
