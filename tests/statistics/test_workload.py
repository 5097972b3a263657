from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.courses import Course
from question_bank.statistics.workload import DayAhead, workload
from question_bank.study.habits import Habits, change_habits
from question_bank.study.quiz.queue import queue
from question_bank.study.quiz.suspension import suspend
from tests.statistics.pupils import Pupil
from tests.study.lessons import MONDAY, SHANGHAI

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

DAY = timedelta(days=1)


def ahead(pupil: Pupil, now: datetime = MONDAY) -> tuple[DayAhead, ...]:
    return workload(
        pupil.session,
        pupil.cards(),
        trainee_id=pupil.id,
        courses=pupil.courses(now),
        waiting=queue(pupil.session, **pupil.about(now)),
        today=SHANGHAI.day(now),
        calendar=SHANGHAI,
    )


def test_four_weeks_have_each_card_on_its_day(session: Session, trainee_id: int) -> None:
    pupil = Pupil(session, trainee_id, 9)
    for number in range(6):
        pupil.answer(number)
    days = ahead(pupil)

    due = Counter(card.due_day for card in pupil.cards() if card.due_day is not None)
    assert len(days) == 28
    assert days[0] == DayAhead(date(2025, 3, 3), 0, is_off=False)
    assert {one.on.toordinal(): one.reviews for one in days if one.reviews} == due


def test_today_is_what_the_queue_asks_and_the_rest_of_a_backlog_fills_the_days_after(
    session: Session, trainee_id: int
) -> None:
    pupil = Pupil(session, trainee_id, 12)
    for number in range(10):
        pupil.answer(number)
    session.get_one(Course, pupil.lesson.course_id).reviews_a_day = 3
    session.flush()
    back = MONDAY + 30 * DAY

    days = ahead(pupil, back)

    assert len(queue(session, **pupil.about(back)).review) == 3
    assert [one.reviews for one in days[:5]] == [3, 3, 3, 1, 0]


def test_nothing_is_carried_to_a_day_off(session: Session, trainee_id: int) -> None:
    pupil = Pupil(session, trainee_id, 12)
    for number in range(10):
        pupil.answer(number)
    session.get_one(Course, pupil.lesson.course_id).reviews_a_day = 3
    change_habits(session, trainee_id, Habits(days_off=0b0001000))
    wednesday = MONDAY + 30 * DAY

    days = ahead(pupil, wednesday)

    assert [one.is_off for one in days[:3]] == [False, True, False]
    assert [one.reviews for one in days[:6]] == [3, 0, 3, 3, 1, 0]


def test_what_was_laid_aside_is_not_counted(session: Session, trainee_id: int) -> None:
    pupil = Pupil(session, trainee_id, 2)
    pupil.answer(0)
    suspend(session, trainee_id=trainee_id, question_id=pupil.lesson.question_ids[0], now=MONDAY)

    assert sum(one.reviews for one in ahead(pupil)) == 0


@pytest.mark.parametrize("seed", range(12))
def test_what_is_foretold_for_today_is_what_today_asks(
    session: Session, trainee_id: int, seed: int
) -> None:
    """Whatever was done before: with limits, siblings and a backlog, until nothing is left."""
    chance = random.Random(seed)  # noqa: S311 - a fixed seed is the point
    siblings = [chance.randrange(10) for _ in range(20)]
    pupil = Pupil(session, trainee_id, 20, requirements=siblings, new_a_day=6)
    course = session.get_one(Course, pupil.lesson.course_id)
    course.reviews_a_day = chance.choice([None, 2, 5])
    change_habits(session, trainee_id, Habits(minutes_a_day=chance.choice([None, 3])))
    numbers = {id_: number for number, id_ in enumerate(pupil.lesson.question_ids)}
    now = MONDAY
    for _ in range(40):
        now += timedelta(minutes=chance.choice([1, 11, 400, 1440, 3000]))
        for question_id in queue(session, **pupil.about(now)).questions[:2]:
            pupil.answer(numbers[question_id], right=chance.random() < 0.7, now=now)
    now = SHANGHAI.begins(SHANGHAI.day(now) + 1) + timedelta(hours=5)

    foretold = ahead(pupil, now)[0].reviews
    course.new_a_day, served = 0, set()
    session.flush()
    while left := queue(session, **pupil.about(now)).questions:
        served.add(left[0])
        pupil.answer(numbers[left[0]], now=now)
        now += timedelta(minutes=1)

    assert len(served) == foretold
