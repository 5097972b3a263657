from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from question_bank.statistics.activity import heat
from question_bank.study.quiz.answering import undo
from tests.statistics.pupils import Pupil
from tests.study.lessons import MONDAY, SHANGHAI

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DAY = timedelta(days=1)


def test_the_heat_map_ends_with_this_week_and_counts_each_day(
    session: Session, trainee_id: int
) -> None:
    pupil = Pupil(session, trainee_id, 3)
    wednesday = MONDAY + 2 * DAY
    for number in range(2):
        pupil.answer(number)
    pupil.answer(2, now=MONDAY - DAY)
    attempt = pupil.answer(2, right=False, now=wednesday)
    undo(session, trainee_id=trainee_id, attempt=attempt, now=wednesday, calendar=SHANGHAI)

    weeks = heat(session, trainee_id=trainee_id, now=wednesday, calendar=SHANGHAI)

    assert len(weeks) == 12
    assert (weeks[-1].monday, weeks[0].monday) == (date(2025, 3, 3), date(2024, 12, 16))
    assert weeks[-1].answers == (2, 0, 0, None, None, None, None)
    assert weeks[-2].answers == (0, 0, 0, 0, 0, 0, 1)
