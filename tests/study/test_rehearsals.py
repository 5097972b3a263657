"""Rehearsals of an exam."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from question_bank.errors import Refused
from question_bank.study.examining.plans import asked_by
from question_bank.study.examining.scope import repeats
from question_bank.study.examining.sittings import hand_in
from question_bank.study.exams import Exam, Sort
from tests.study.exam_halls import (
    CLOZES,
    HOUR,
    sit,
    sitting,
)
from tests.study.lessons import MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.study.exam_halls import Hall


def test_a_rehearsal_asks_other_questions_as_long_as_there_are_any(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    exam = session.get_one(Exam, hall.exam_id)
    for round_ in range(3):
        id_ = sit(session, hall, sort=Sort.MOCK, now=MONDAY + round_ * HOUR)
        asked = {question for _, question, _ in sitting(session, id_).drawn}
        assert len(asked) == 4
        assert not asked & asked_by(exam)
        hand_in(session, trainee_id=hall.trainee_ids[0], sitting_id=id_, now=MONDAY + round_ * HOUR)
    assert repeats(session, hall.exam_id) == 0


def test_a_rehearsal_takes_as_many_of_the_exam_s_own_as_are_missing(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold(contents=CLOZES[:6])
    exam = session.get_one(Exam, hall.exam_id)
    id_ = sit(session, hall, sort=Sort.MOCK, now=MONDAY)
    asked = {question for _, question, _ in sitting(session, id_).drawn}

    assert repeats(session, hall.exam_id) == 2
    assert len(asked & asked_by(exam)) == 2
    assert len(asked) == 4


def test_a_rehearsal_cannot_be_begun_beside_the_exam(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    sit(session, hall)
    with pytest.raises(Refused) as error:
        sit(session, hall, sort=Sort.MOCK)
    assert error.value.reason == "exam_is_running"
