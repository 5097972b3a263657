from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.questions.cloze import Cloze
from question_bank.statistics.fading import fading, worded
from question_bank.study.quiz.suspension import suspend
from tests.statistics.pupils import Pupil
from tests.study.lessons import MONDAY, SHANGHAI

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DAY = timedelta(days=1)
TODAY = SHANGHAI.day(MONDAY)


def test_what_is_least_likely_known_in_three_days_comes_first_and_nothing_that_is_sure(
    session: Session, trainee_id: int
) -> None:
    pupil = Pupil(session, trainee_id, 4)
    for days in (0, 2, 13):
        pupil.answer(0, now=MONDAY + days * DAY)
    pupil.answer(1, now=MONDAY + 13 * DAY)
    pupil.answer(2, now=MONDAY + 12 * DAY)
    pupil.answer(3, now=MONDAY + 14 * DAY)
    ids = pupil.lesson.question_ids

    assert fading(pupil.cards(), today=TODAY + 14) == (ids[2], ids[1])


def test_what_was_laid_aside_or_never_asked_is_not_fading(
    session: Session, trainee_id: int
) -> None:
    pupil = Pupil(session, trainee_id, 2)
    pupil.answer(0)
    suspend(session, trainee_id=trainee_id, question_id=pupil.lesson.question_ids[0], now=MONDAY)

    assert fading(pupil.cards(), today=TODAY + 9) == ()


def test_it_stands_as_it_is_asked_with_how_likely_it_is_known(
    session: Session, trainee_id: int
) -> None:
    pupil = Pupil(session, trainee_id, 1)
    pupil.answer(0)
    cards, ids = pupil.cards(), pupil.lesson.question_ids

    (found,) = worded(session, ids, cards, today=TODAY + 2)

    assert found.question_id == ids[0]
    assert isinstance(found.content, Cloze)
    assert found.content.stem == "第0项是____。"
    # the stability of a first right answer is 2.3065 days: a little more than 0.9 after two
    assert found.share == pytest.approx(0.91, abs=0.01)
