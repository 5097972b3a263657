from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.people import Role
from question_bank.study.cards import Card
from question_bank.study.courses import open_courses
from question_bank.study.quiz.answering import answer
from question_bank.study.quiz.dealing import deal
from question_bank.study.quiz.queue import queue
from question_bank.study.record.checking import check
from question_bank.study.reviews import Review
from tests.faults.storage.clocks import calendar_of, faults, moved
from tests.study.learner import clozes
from tests.study.lessons import give_course

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from question_bank.study.days import Calendar

NEW_A_DAY = 2


def test_no_walk_of_a_clock_gives_a_wrong_date_or_loses_or_repeats_a_day() -> None:
    assert list(faults(range(300))) == []


def moments(calendar: Calendar, chance: random.Random, count: int) -> Iterator[datetime]:
    """Give what the clock shows: a minute later, or wherever it was moved to."""
    now = datetime(2026, 3, 27, 20, 0, tzinfo=UTC)
    for _ in range(count):
        again = chance.random() < 0.5
        now = now + timedelta(minutes=1) if again else moved(now, calendar, chance)
        yield now


@pytest.mark.parametrize("number", range(4))
def test_whatever_the_clock_shows_the_log_stays_in_order_and_the_cards_follow_from_it(
    session: Session, add_person: Callable[..., object], number: int
) -> None:
    chance = random.Random(number)  # noqa: S311 - no secret
    calendar = calendar_of(chance)
    me = add_person(session, "li", Role.TRAINEE).id
    lesson = give_course(session, [me], contents=clozes(12), new_a_day=NEW_A_DAY)
    versions = dict(zip(lesson.question_ids, lesson.version_ids, strict=True))
    asked, days = 0, []
    for step, now in enumerate(moments(calendar, chance, 60)):
        days.append(calendar.day(now))
        courses = open_courses(session, trainee_id=me, now=now, calendar=calendar)
        mine = {"trainee_id": me, "courses": courses}
        deal(session, **mine)
        waiting = queue(session, **mine, now=now, calendar=calendar).questions
        if waiting:
            asked += 1
            answer(
                session, trainee_id=me, question_id=waiting[0], version_id=versions[waiting[0]],
                attempt=f"a{step}", response=[chance.choice(("及时整理", "错"))], now=now,
                calendar=calendar,
            )  # fmt: skip

    cards = session.scalars(select(Card).where(Card.reps > 0)).all()
    log = session.scalars(select(Review.seq).order_by(Review.seq)).all()
    assert list(log) == list(range(1, asked + 1))
    assert sum(card.reps for card in cards) == len(log) > 10
    assert [one for one in check(session, calendar=calendar) if one.differing] == []
    assert all(card.due_at > card.last_at for card in cards)
    assert_no_day_gave_more(cards, days)


def assert_no_day_gave_more(cards: Sequence[Card], days: Sequence[int]) -> None:
    """Hold that a day the clock comes back to gives at most as many new questions once more."""
    visits = Counter(day for day, _ in groupby(days))
    begun = Counter(card.introduced_day for card in cards)
    assert all(count <= NEW_A_DAY * visits[day] for day, count in begun.items())
