from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from question_bank.bank.courses import Course
from question_bank.bank.people import Person, Role
from question_bank.study.cards import Card
from question_bank.study.habits import Habit
from question_bank.study.quiz.queue import Queue
from question_bank.study.scheduling.memory import Memory, recall
from question_bank.tables import Base
from tests.study.learner import Learner, clozes, start
from tests.study.lessons import MONDAY, SHANGHAI, Lesson

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from tests.conftest import Someone

DAY = timedelta(days=1)
BACK = MONDAY + 40 * DAY


@pytest.fixture
def learner(session: Session, add_person: Callable[..., Someone]) -> Learner:
    return Learner(session, add_person(session, "li", Role.TRAINEE).id)


def after_a_break(learner: Learner, questions: int = 6, **limits: int) -> Lesson:
    """Give a course whose first questions were met one a day, and then nothing for weeks."""
    lesson = start(learner, contents=clozes(questions + 2), new_a_day=50)
    for day, question in enumerate(lesson.question_ids[:questions]):
        learner.answer(question, now=MONDAY + day * DAY)
    course = learner.session.get_one(Course, lesson.course_id)
    for name, value in limits.items():
        setattr(course, name, value)
    learner.session.flush()
    return lesson


def known(learner: Learner, question: int) -> float:
    card = learner.session.get_one(Card, (learner.id, question))
    memory = Memory(card.stability or 0, card.difficulty or 0)
    return recall(memory, SHANGHAI.day(BACK) - (card.last_day or 0))


def test_without_a_limit_all_that_is_due_is_asked_the_longest_overdue_first(
    learner: Learner,
) -> None:
    lesson = after_a_break(learner)

    assert learner.queue(BACK).review == lesson.question_ids[:6]
    assert learner.queue(BACK).new == lesson.question_ids[6:]


def test_after_a_break_a_day_holds_what_the_course_allows_and_the_rest_waits(
    learner: Learner,
) -> None:
    lesson = after_a_break(learner, reviews_a_day=4)
    first = learner.queue(BACK)

    assert (len(first.review), first.later) == (4, 2)
    assert first.new == ()
    for question in first.review:
        learner.answer(question, now=BACK)
    assert learner.queue(BACK) == Queue((), (), (), done=4, later=2)
    assert learner.next_time(BACK) == SHANGHAI.begins(SHANGHAI.day(BACK) + 1)
    next_day = learner.queue(BACK + DAY)
    assert set(next_day.review) == set(lesson.question_ids[:6]) - set(first.review)
    assert next_day.new == lesson.question_ids[6:]


def test_of_a_backlog_what_is_known_best_comes_first(learner: Learner) -> None:
    after_a_break(learner, reviews_a_day=3)
    shares = [known(learner, question) for question in learner.queue(BACK).review]

    assert shares == sorted(shares, reverse=True)
    assert shares[0] > shares[-1]
    assert shares[-1] >= max(
        known(learner, card.question_id)
        for card in learner.session.query(Card).filter(Card.reps > 0)
        if card.question_id not in learner.queue(BACK).review
    )


def test_the_minutes_a_trainee_gives_hold_so_many_questions(learner: Learner) -> None:
    lesson = after_a_break(learner)
    learner.session.add(Habit(trainee_id=learner.id, minutes_a_day=1))
    learner.session.flush()

    # each answer took 18 seconds: the fourth begins within the minute
    first = learner.queue(BACK)
    assert (len(first), first.later) == (4, 2)
    learner.answer(first.review[0], now=BACK)
    learner.answer(first.review[1], now=BACK)
    assert len(learner.queue(BACK)) == 2
    assert len(learner.queue(BACK + DAY)) == 4
    assert lesson.question_ids


def test_minutes_that_are_used_up_leave_the_steps_of_today(learner: Learner) -> None:
    after_a_break(learner)
    learner.session.add(Habit(trainee_id=learner.id, minutes_a_day=1))
    learner.session.flush()
    for question in learner.queue(BACK).review:
        learner.answer(question, "错", now=BACK)

    later = learner.queue(BACK + timedelta(minutes=11))
    assert len(later.learning) == 4
    assert later.review == later.new == ()


class Days:
    """What was answered on each study day: of what was new, and of what came back."""

    def __init__(self) -> None:
        self.new: Counter[int] = Counter()
        self.reviews: Counter[int] = Counter()
        self.begun: set[tuple[int, int]] = set()

    def take(self, due: Queue, question: int, day: int) -> None:
        self.reviews[day] += question in due.review
        if question in due.new:
            self.new[day] += 1
            siblings = (day, question // 2)
            assert siblings not in self.begun
            self.begun.add(siblings)


@cache
def engine() -> Engine:
    made = create_engine("sqlite://", poolclass=StaticPool)
    Base.metadata.create_all(made)
    return made


moves = st.lists(st.tuples(st.integers(0, 30), st.booleans(), st.integers(0, 30)), max_size=20)


@settings(max_examples=20, phases=(Phase.explicit, Phase.generate))
@given(moves, st.integers(1, 5), st.integers(1, 4))
def test_no_way_through_the_days_asks_more_than_a_day_allows(
    way: list[tuple[int, bool, int]], reviews: int, new: int
) -> None:
    with Session(engine()) as session:
        person = Person(login="li", name="李", password_hash="-", created_at=MONDAY)
        session.add(person)
        session.flush()
        learner, now, days = Learner(session, person.id), MONDAY, Days()
        # of each two questions one after the other the second is the first one's sibling
        lesson = start(learner, contents=clozes(12), requirements=[(n + 1) // 2 for n in range(12)])
        course = session.get_one(Course, lesson.course_id)
        course.new_a_day, course.reviews_a_day = new, reviews
        session.flush()
        for hours, right, which in way:
            now += timedelta(hours=hours)
            due = learner.queue(now)
            if due.questions:
                question = due.questions[which % len(due.questions)]
                days.take(due, question, SHANGHAI.day(now))
                learner.answer(question, "及时整理" if right else "错", now=now)
        session.rollback()
    assert max(days.new.values(), default=0) <= new
    assert max(days.reviews.values(), default=0) <= reviews


def test_a_day_off_gets_no_reviews_where_another_day_is_near(learner: Learner) -> None:
    # MONDAY + 2 days, on which a new question that is known comes back, is a Wednesday
    learner.session.add(Habit(trainee_id=learner.id, days_off=0b0000100))
    lesson = start(learner, contents=clozes(3))
    for question in lesson.question_ids:
        learner.answer(question)

    due = [card.due_at for card in learner.session.query(Card)]
    days = {SHANGHAI.date(SHANGHAI.day(moment)) for moment in due if moment}
    assert days == {date(2025, 3, 6)}
