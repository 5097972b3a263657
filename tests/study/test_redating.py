from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.courses import Course
from question_bank.bank.people import Role
from question_bank.study.cards import Card, Phase
from question_bank.study.quiz.answering import undo
from question_bank.study.record.rebuilding import rebuilt
from question_bank.study.record.replay import standing_of
from question_bank.study.scheduling.memory import Memory, recall
from question_bank.study.scheduling.redating import redate
from tests.study.learner import Learner, clozes, start
from tests.study.lessons import MONDAY, SHANGHAI, Lesson

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

DAY = timedelta(days=1)
TODAY = SHANGHAI.day(MONDAY)
EXAM = date(2025, 3, 31)


@pytest.fixture
def learner(session: Session, add_person: Callable[..., Someone]) -> Learner:
    return Learner(session, add_person(session, "li", Role.TRAINEE).id)


def practised(learner: Learner, questions: int = 6) -> Lesson:
    """Give a course whose questions were answered on time until they come back in weeks."""
    lesson = start(learner, contents=clozes(questions), new_a_day=questions)
    for wait in (0, 2, 12):
        for question in lesson.question_ids:
            learner.answer(question, now=MONDAY + wait * DAY)
    return lesson


def due_days(learner: Learner) -> list[int]:
    cards = learner.session.scalars(select(Card).order_by(Card.question_id))
    return [SHANGHAI.day(card.due_at) - TODAY for card in cards if card.due_at]


def moved(learner: Learner, lesson: Lesson, exam_on: date | None, target: float = 0.95) -> int:
    course = learner.session.get_one(Course, lesson.course_id)
    course.exam_on, course.target = exam_on, target
    learner.session.flush()
    return redate(learner.session, lesson.course_id, now=MONDAY + 13 * DAY, calendar=SHANGHAI)


def replay_is_exact(learner: Learner, lesson: Lesson) -> bool:
    return all(
        rebuilt(learner.session, trainee_id=learner.id, question_id=question, calendar=SHANGHAI)
        == standing_of(learner.session.get_one(Card, (learner.id, question)))
        for question in lesson.question_ids
    )


def test_a_new_exam_brings_what_would_be_forgotten_into_the_week_before_it(
    learner: Learner,
) -> None:
    lesson = practised(learner)
    free = due_days(learner)
    card = learner.session.get_one(Card, (learner.id, lesson.question_ids[0]))
    memory = Memory(card.stability or 0, card.difficulty or 0)
    assert min(free) > 28
    assert recall(memory, 28 - 12) < 0.99

    assert moved(learner, lesson, EXAM, 0.99) == 6
    # the exam is on day 28; six cards share the seven days before it, the later ones first
    assert sorted(due_days(learner)) == [22, 23, 24, 25, 26, 27]
    assert replay_is_exact(learner, lesson)


def test_what_will_be_known_stays_where_it_is(learner: Learner) -> None:
    lesson = practised(learner)
    before = due_days(learner)

    assert moved(learner, lesson, EXAM, 0.9) == 0
    assert due_days(learner) == before


def test_doing_it_twice_moves_nothing(learner: Learner) -> None:
    lesson = practised(learner)
    moved(learner, lesson, EXAM, 0.99)
    once = due_days(learner)

    assert moved(learner, lesson, EXAM, 0.99) == 0
    assert due_days(learner) == once


@pytest.mark.parametrize("then", [None, date(2025, 9, 1)])
def test_an_exam_that_is_gone_or_far_off_gives_the_cards_back_their_time(
    learner: Learner, then: date | None
) -> None:
    lesson = practised(learner)
    moved(learner, lesson, EXAM, 0.99)

    assert moved(learner, lesson, then, 0.9) == 6
    assert min(due_days(learner)) > 28
    assert replay_is_exact(learner, lesson)


def test_an_answer_undone_after_the_exam_moved_leaves_the_card_as_the_log_has_it(
    learner: Learner,
) -> None:
    lesson = practised(learner)
    attempt = learner.answer(lesson.question_ids[0], now=MONDAY + 13 * DAY)
    moved(learner, lesson, EXAM, 0.999)
    undo(
        learner.session,
        trainee_id=learner.id,
        attempt=attempt,
        now=MONDAY + 13 * DAY,
        calendar=SHANGHAI,
    )

    assert replay_is_exact(learner, lesson)


def test_what_is_due_already_and_what_is_in_its_steps_is_left_alone(learner: Learner) -> None:
    lesson = practised(learner)
    wrong, overdue = lesson.question_ids[:2]
    learner.answer(wrong, "错", now=MONDAY + 13 * DAY)
    late = learner.session.get_one(Card, (learner.id, overdue))
    late.due_at = datetime.fromisoformat("2025-03-10T20:00:00+00:00")
    learner.session.flush()

    assert moved(learner, lesson, EXAM, 0.999) == 4
    assert learner.session.get_one(Card, (learner.id, wrong)).phase is Phase.RELEARNING
    assert SHANGHAI.day(late.due_at) == TODAY + 8
