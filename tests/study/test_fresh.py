from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from question_bank.bank.courses import Course, CourseOmission, CourseSpeech, Order
from tests.study.learner import clozes
from tests.study.lessons import LOCK, MONDAY, ONE_BLANK, add_question, add_speech, give_course

if TYPE_CHECKING:
    from tests.study.learner import Learner
    from tests.study.lessons import Lesson


@pytest.fixture
def lesson(learner: Learner) -> Lesson:
    return give_course(learner.session, [learner.id], contents=clozes(60), new_a_day=80)


@pytest.fixture
def before(learner: Learner, lesson: Lesson) -> tuple[int, ...]:
    """Give the questions of a second material, which the course puts before the first.

    The one that stands later in the text was written first.
    """
    session = learner.session
    speech_id = add_speech(session, "第二篇")
    session.get_one(CourseSpeech, (lesson.course_id, lesson.speech_id)).position = 1
    session.add(CourseSpeech(course_id=lesson.course_id, speech_id=speech_id, position=0))
    session.flush()
    later, _ = add_question(session, speech_id, LOCK, requirement=900)
    sooner, _ = add_question(session, speech_id, ONE_BLANK, requirement=901)
    return sooner, later


def set_order(learner: Learner, lesson: Lesson, order: Order) -> None:
    learner.session.get_one(Course, lesson.course_id).new_order = order
    learner.session.flush()


def test_materials_come_in_the_order_of_the_course_and_questions_in_that_of_the_text(
    learner: Learner, lesson: Lesson, before: tuple[int, ...]
) -> None:
    learner.deal()

    assert learner.queue().new == (*before, *lesson.question_ids)


def test_each_trainee_may_meet_them_in_an_order_of_their_own_that_stays(
    learner: Learner, lesson: Lesson, before: tuple[int, ...]
) -> None:
    set_order(learner, lesson, Order.DRAWN)
    learner.deal()

    found = learner.queue().new

    assert sorted(found) == sorted((*before, *lesson.question_ids))
    assert found != tuple(sorted(found))
    learner.answer(found[0], now=MONDAY)
    assert learner.queue().new == found[1:]


@pytest.mark.parametrize("order", Order)
def test_a_question_that_the_course_leaves_out_is_not_met(
    learner: Learner, lesson: Lesson, before: tuple[int, ...], order: Order
) -> None:
    set_order(learner, lesson, order)
    learner.deal()
    left_out = (before[0], lesson.question_ids[3])

    learner.session.add_all(
        CourseOmission(course_id=lesson.course_id, question_id=id_) for id_ in left_out
    )
    learner.session.flush()

    assert not set(learner.queue().new) & set(left_out)
    assert len(learner.queue().new) == len(lesson.question_ids)
