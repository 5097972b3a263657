from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.questions import Question, Status
from question_bank.statistics.progress import CourseProgress, forecast, progress
from tests.statistics.pupils import Pupil
from tests.study.lessons import MONDAY, SHANGHAI

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

DAY = timedelta(days=1)


def of(pupil: Pupil, now: datetime = MONDAY) -> tuple[CourseProgress, ...]:
    return progress(
        pupil.cards(), courses=pupil.courses(now), today=SHANGHAI.day(now), calendar=SHANGHAI
    )


def test_progress_counts_what_was_met_and_what_is_firm(session: Session, trainee_id: int) -> None:
    pupil = Pupil(session, trainee_id, 4)
    for days in (0, 2, 13):
        pupil.answer(0, now=MONDAY + days * DAY)
    pupil.answer(1)

    (course,) = of(pupil, MONDAY + 14 * DAY)

    assert (course.questions, course.introduced, course.unmet, course.firm) == (4, 2, 2, 1)
    assert (course.exam_on, course.days_left, course.forecast) == (None, None, None)


def test_progress_leaves_out_what_is_no_longer_asked(session: Session, trainee_id: int) -> None:
    pupil = Pupil(session, trainee_id, 3)
    session.get_one(Question, pupil.lesson.question_ids[0]).status = Status.RETIRED
    session.flush()

    assert of(pupil)[0].questions == 2


def test_from_twenty_questions_on_there_is_a_forecast_for_the_exam(
    session: Session, trainee_id: int
) -> None:
    pupil = Pupil(session, trainee_id, 22, exam_on=date(2025, 3, 23))
    for number in range(19):
        pupil.answer(number)
    assert of(pupil)[0].forecast is None

    pupil.answer(19)
    (course,) = of(pupil)

    assert course.days_left == 20
    assert course.forecast is not None
    assert (course.forecast.on, course.forecast.questions) == (date(2025, 3, 23), 20)
    # a memory of 2.3065 days is 0.7067 after twenty; 1.96 deviations of twenty such are 0.1995
    expected = (0.7067 - 0.1995, 0.7067 + 0.1995)
    assert (course.forecast.low, course.forecast.high) == pytest.approx(expected, abs=1e-3)


def test_after_the_exam_the_forecast_is_for_a_week_ahead(session: Session, trainee_id: int) -> None:
    pupil = Pupil(session, trainee_id, 20, exam_on=date(2025, 3, 2))
    for number in range(20):
        pupil.answer(number)
    (course,) = of(pupil)

    assert course.days_left is None
    assert course.forecast is not None
    assert course.forecast.on == date(2025, 3, 10)


def test_a_forecast_is_narrow_where_all_is_certain_and_never_above_everything() -> None:
    sure = forecast([0.9999] * 40, date(2025, 3, 4))
    few = forecast([0.85] * 20, date(2025, 3, 8))
    many = forecast([0.85] * 60 + [0.95] * 30, date(2025, 3, 8))

    assert sure is not None
    assert few is not None
    assert many is not None
    assert 0.99 < sure.low <= sure.high <= 1
    assert (sure.shaky, few.shaky, many.shaky) == (0, 20, 60)
    assert few.high - few.low > many.high - many.low


def test_who_has_more_new_questions_than_days_to_meet_them_is_behind(
    session: Session, trainee_id: int
) -> None:
    pupil = Pupil(session, trainee_id, 21, exam_on=date(2025, 3, 7), new_a_day=5)
    assert of(pupil)[0].is_behind  # 21 in four days

    pupil.answer(0)
    assert not of(pupil)[0].is_behind
