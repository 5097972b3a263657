from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.courses import Course
from question_bank.statistics.prospects import Pace, Prospect, Shortfall, pace, prospect
from question_bank.study.habits import Habits, change_habits
from question_bank.study.quiz.suspension import suspend
from tests.statistics.pupils import Pupil
from tests.study.lessons import MONDAY, SHANGHAI

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

DAY = timedelta(days=1)
FREE = Pace(None, 0)
SUNDAYS = 0b1000000


def of(pupil: Pupil, room: Pace = FREE, now: datetime = MONDAY) -> Prospect | None:
    (course,) = pupil.courses(now)
    return prospect(
        pupil.cards(), course=course, pace=room, today=SHANGHAI.day(now), calendar=SHANGHAI
    )


def test_with_time_enough_the_plan_can_be_met(session: Session, trainee_id: int) -> None:
    found = of(Pupil(session, trainee_id, 60, exam_on=date(2025, 4, 2), new_a_day=5))

    assert found is not None
    assert (found.shortfall, found.unmet, found.days) == (None, 0, 30)
    assert found.forecast is not None
    assert (found.forecast.on, found.forecast.questions) == (date(2025, 4, 2), 60)
    assert found.forecast.low < found.forecast.mean < found.forecast.high
    assert found.forecast.mean >= 0.9


def test_the_same_day_gives_the_same_figures(session: Session, trainee_id: int) -> None:
    pupil = Pupil(session, trainee_id, 30, exam_on=date(2025, 3, 23))
    assert of(pupil) == of(pupil)


def test_too_few_new_questions_a_day_are_named_with_how_many_it_would_take(
    session: Session, trainee_id: int
) -> None:
    found = of(Pupil(session, trainee_id, 60, exam_on=date(2025, 3, 13), new_a_day=4))

    assert found is not None
    assert found.shortfall is Shortfall.PACE
    # ten days of four are forty; sixty in ten days are six a day
    assert (found.unmet, found.days, found.new_a_day) == (20, 10, 6)
    assert found.questions_a_day > 6


def test_days_off_leave_fewer_days(session: Session, trainee_id: int) -> None:
    pupil = Pupil(session, trainee_id, 40, exam_on=date(2025, 3, 17), new_a_day=3)
    found = of(pupil, Pace(None, SUNDAYS))

    assert found is not None
    # fourteen days from a Monday without two Sundays, three questions each
    assert (found.days, found.unmet) == (12, 4)


def test_a_week_of_nothing_but_days_off_asks_nothing(session: Session, trainee_id: int) -> None:
    pupil = Pupil(session, trainee_id, 5, exam_on=date(2025, 3, 9))
    found = of(pupil, Pace(None, SUNDAYS), MONDAY + 5 * DAY)
    assert found is not None
    assert (found.days, found.unmet) == (1, 0)

    eve = of(pupil, Pace(None, 0b0100000), MONDAY + 5 * DAY)
    assert eve is not None
    assert (eve.days, eve.unmet, eve.questions_a_day) == (0, 5, 0)


def test_what_the_trainee_s_own_minutes_cannot_hold_is_blamed_on_them(
    session: Session, trainee_id: int
) -> None:
    pupil = Pupil(session, trainee_id, 60, exam_on=date(2025, 4, 2), new_a_day=5)
    found = of(pupil, Pace(2, 0))

    assert found is not None
    assert found.shortfall is Shortfall.MINUTES
    assert found.unmet > 0
    assert found.questions_a_day > 2


def test_what_the_course_s_reviews_a_day_cannot_hold_is_blamed_on_it(
    session: Session, trainee_id: int
) -> None:
    pupil = Pupil(session, trainee_id, 60, exam_on=date(2025, 4, 2), new_a_day=5)
    session.get_one(Course, pupil.lesson.course_id).reviews_a_day = 1
    session.flush()
    found = of(pupil)

    assert found is not None
    assert found.shortfall is Shortfall.REVIEWS


def test_what_was_learnt_too_late_to_become_firm_is_too_late(
    session: Session, trainee_id: int
) -> None:
    pupil = Pupil(session, trainee_id, 30, exam_on=date(2025, 3, 6), target=0.99, new_a_day=30)
    found = of(pupil)

    assert found is not None
    assert (found.unmet, found.shortfall) == (0, Shortfall.TIME)


def test_what_was_laid_aside_is_known_less_and_less_and_not_asked(
    session: Session, trainee_id: int
) -> None:
    pupil = Pupil(session, trainee_id, 20, exam_on=date(2025, 4, 2))
    for number in range(20):
        pupil.answer(number)
    before = of(pupil)
    for question_id in pupil.lesson.question_ids[:10]:
        suspend(session, trainee_id=trainee_id, question_id=question_id, now=MONDAY)
    after = of(pupil)

    assert before is not None
    assert after is not None
    assert before.forecast is not None
    assert after.forecast is not None
    assert after.forecast.questions == 20
    assert after.forecast.shaky >= 10 > before.forecast.shaky
    assert after.forecast.mean < before.forecast.mean


@pytest.mark.parametrize("exam_on", [None, date(2025, 3, 3), date(2025, 2, 1), date(2027, 1, 1)])
def test_without_an_exam_ahead_there_is_no_prospect(
    session: Session, trainee_id: int, exam_on: date | None
) -> None:
    assert of(Pupil(session, trainee_id, 3, exam_on=exam_on)) is None


def test_minutes_a_day_become_questions_shared_by_the_courses(
    session: Session, trainee_id: int
) -> None:
    pupil = Pupil(session, trainee_id, 3)
    change_habits(session, trainee_id, Habits(minutes_a_day=10, days_off=SUNDAYS))
    about = {"trainee_id": trainee_id, "today": SHANGHAI.day(MONDAY)}

    # half a minute each is usual where nothing was answered yet
    assert pace(session, courses=pupil.courses(), **about) == Pace(20, SUNDAYS)
    assert pace(session, courses=pupil.courses() * 3, **about) == Pace(6, SUNDAYS)
