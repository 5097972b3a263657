from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from question_bank.bank.courses import Course, CourseSpeech, Enrolment
from question_bank.bank.people import Role
from question_bank.study.cards import Card
from question_bank.study.quiz.dealing import undealt
from tests.study.learner import Learner, clozes, start
from tests.study.lessons import MONDAY, enrol, give_course

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Someone

DAY = timedelta(days=1)


def test_a_course_that_is_closed_or_was_left_is_not_asked(learner: Learner) -> None:
    lesson = start(learner)
    course = learner.session.get_one(Course, lesson.course_id)
    course.closed_at = MONDAY
    learner.session.flush()
    assert learner.courses() == ()

    course.closed_at = None
    learner.session.get_one(Enrolment, (lesson.course_id, learner.id)).left_at = MONDAY
    learner.session.flush()
    assert learner.courses() == ()
    assert len(learner.queue()) == 0


def test_the_pace_of_each_course_is_its_own(learner: Learner) -> None:
    one = start(learner, contents=clozes(3), new_a_day=1)
    two = start(learner, contents=clozes(3), new_a_day=2, name="保密专题")

    assert learner.queue().new == one.question_ids[:1] + two.question_ids[:2]


def test_a_question_of_two_courses_belongs_to_the_one_with_the_nearer_exam(
    learner: Learner,
) -> None:
    first = start(learner, contents=clozes(2))
    second = Course(
        name="考前专题",
        exam_on=date(2025, 4, 1),
        opened_at=MONDAY,
        closed_at=MONDAY + 5 * DAY,
        created_at=MONDAY,
    )
    learner.session.add(second)
    learner.session.flush()
    learner.session.add(CourseSpeech(course_id=second.id, speech_id=first.speech_id))
    enrol(learner.session, second.id, learner.id)

    def scheduled_by() -> set[int | None]:
        cards = [(learner.id, question) for question in first.question_ids]
        return {learner.session.get_one(Card, card).course_id for card in cards}

    assert learner.deal() == 2
    assert scheduled_by() == {second.id}
    assert len(learner.queue()) == 2
    # once that course is over, the other one takes the cards back
    assert learner.deal(MONDAY + 5 * DAY) == 2
    assert scheduled_by() == {first.course_id}
    assert len(learner.queue(MONDAY + 5 * DAY)) == 2


def test_a_card_moves_when_its_material_leaves_the_first_of_two_courses(learner: Learner) -> None:
    first = start(learner, contents=clozes(1), exam_on=date(2025, 4, 1))
    second = start(learner, contents=[], name="另一个专题")
    learner.session.add(CourseSpeech(course_id=second.course_id, speech_id=first.speech_id))
    learner.session.flush()
    assert learner.deal() == 0

    row = learner.session.get_one(CourseSpeech, (first.course_id, first.speech_id))
    learner.session.delete(row)
    learner.session.flush()
    assert undealt(learner.session, trainee_id=learner.id, courses=learner.courses()) == {
        first.question_ids[0]: second.course_id
    }


def test_cards_are_dealt_once(learner: Learner) -> None:
    give_course(learner.session, [learner.id])

    assert learner.queue().questions == ()
    assert learner.deal() == 4
    assert learner.deal() == 0


def test_what_another_trainee_learns_is_not_mine(
    learner: Learner, add_person: Callable[..., Someone]
) -> None:
    other = Learner(learner.session, add_person(learner.session, "wang", Role.TRAINEE).id)
    lesson = give_course(learner.session, [learner.id, other.id], contents=clozes(1))
    learner.deal()
    other.deal()
    learner.answer(lesson.question_ids[0])

    assert other.queue().new == lesson.question_ids
