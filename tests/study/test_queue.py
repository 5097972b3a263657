from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from question_bank.bank.courses import CourseSpeech
from question_bank.bank.questions import Question, Status
from question_bank.bank.speeches import Speech
from question_bank.study.quiz.answering import undo
from question_bank.study.quiz.queue import Queue, minutes, queue
from tests.study.learner import Learner, clozes, start
from tests.study.lessons import MONDAY, SHANGHAI, add_speech

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def test_new_questions_come_in_the_order_of_the_text_and_no_more_than_the_day_allows(
    learner: Learner,
) -> None:
    lesson = start(learner, contents=clozes(5), new_a_day=3)

    assert learner.queue() == Queue((), (), lesson.question_ids[:3])


def test_the_day_allows_what_is_left_after_what_was_met_today(learner: Learner) -> None:
    lesson = start(learner, contents=clozes(5), new_a_day=3)
    learner.answer(lesson.question_ids[0])

    assert learner.queue().new == lesson.question_ids[1:3]
    assert learner.queue(MONDAY + DAY).new == lesson.question_ids[1:4]


def test_a_wrong_answer_waits_ten_minutes_and_comes_at_once_where_nothing_else_is_left(
    learner: Learner,
) -> None:
    lesson = start(learner, contents=clozes(2))
    learner.answer(lesson.question_ids[0], "不对")

    assert learner.queue() == Queue((), (), lesson.question_ids[1:], lesson.question_ids[:1])
    later = learner.queue(MONDAY + 10 * MINUTE)
    assert later == Queue(lesson.question_ids[:1], (), lesson.question_ids[1:])


def test_what_is_due_comes_before_what_is_new(learner: Learner) -> None:
    lesson = start(learner, contents=clozes(4), new_a_day=2)
    learner.answer(lesson.question_ids[0])

    assert learner.queue(MONDAY + DAY).review == ()
    due = learner.queue(MONDAY + 2 * DAY)
    assert due == Queue((), lesson.question_ids[:1], lesson.question_ids[1:3])
    assert due.questions[0] == lesson.question_ids[0]


def test_the_longest_overdue_comes_first(learner: Learner) -> None:
    lesson = start(learner, contents=clozes(3))
    learner.answer(lesson.question_ids[2])
    learner.answer(lesson.question_ids[0], now=MONDAY + DAY)

    assert learner.queue(MONDAY + 9 * DAY).review == (
        lesson.question_ids[2],
        lesson.question_ids[0],
    )


def test_of_one_requirement_only_one_question_is_new_on_one_day(learner: Learner) -> None:
    lesson = start(learner, contents=clozes(4), requirements=[1, 1, 1, 2])
    first, second, _, other = lesson.question_ids

    assert learner.queue().new == (first, other)
    learner.answer(first)
    assert learner.queue().new == (other,)
    assert learner.queue(MONDAY + DAY).new == (second, other)


def test_of_two_reviews_of_one_requirement_the_second_waits_one_day_and_no_longer(
    learner: Learner,
) -> None:
    lesson = start(learner, contents=clozes(2), requirements=[1, 1])
    for question in lesson.question_ids:
        learner.answer(question)
    due = MONDAY + 2 * DAY

    assert len(learner.queue(due).review) == 1
    learner.answer(learner.queue(due).review[0], now=due)
    assert learner.queue(due).review == ()
    assert learner.next_time(due) == SHANGHAI.begins(SHANGHAI.day(due) + 1)
    assert len(learner.queue(due + DAY).review) == 1
    assert len(learner.queue(due + 3 * DAY).review) == 1


def test_in_the_week_before_the_exam_no_review_waits(learner: Learner) -> None:
    lesson = start(
        learner, contents=clozes(2), requirements=[1, 1], exam_on=date(2025, 3, 10), target=0.5
    )
    for question in lesson.question_ids:
        learner.answer(question)

    assert set(learner.queue(MONDAY + 2 * DAY).review) == set(lesson.question_ids)


def test_what_was_undone_is_due_as_before(learner: Learner) -> None:
    lesson = start(learner, contents=clozes(3), new_a_day=2)
    before = learner.queue()
    attempt = learner.answer(lesson.question_ids[0])
    undo(learner.session, trainee_id=learner.id, attempt=attempt, now=MONDAY, calendar=SHANGHAI)

    assert learner.queue() == before


@pytest.mark.parametrize("status", [Status.DRAFT, Status.REJECTED, Status.RETIRED])
def test_only_approved_questions_are_asked(learner: Learner, status: Status) -> None:
    lesson = start(learner, contents=clozes(2))
    learner.session.get_one(Question, lesson.question_ids[0]).status = status
    learner.session.flush()

    assert learner.queue().questions == lesson.question_ids[1:]


def test_a_material_that_is_no_longer_current_is_not_asked(learner: Learner) -> None:
    lesson = start(learner)
    learner.session.get_one(Speech, lesson.speech_id).is_current = False
    learner.session.flush()

    assert len(learner.queue()) == 0


def test_a_material_taken_out_of_the_course_is_not_asked(learner: Learner) -> None:
    lesson = start(learner)
    row = learner.session.get_one(CourseSpeech, (lesson.course_id, lesson.speech_id))
    learner.session.delete(row)
    learner.session.flush()

    assert len(learner.queue()) == 0


def test_when_all_is_done_it_says_when_there_is_more(learner: Learner) -> None:
    lesson = start(learner, contents=clozes(2), new_a_day=1)
    assert learner.queue(MONDAY + DAY).new == lesson.question_ids[:1]
    learner.answer(lesson.question_ids[0])

    assert learner.next_time() == SHANGHAI.begins(SHANGHAI.day(MONDAY) + 1)
    learner.answer(lesson.question_ids[1], now=MONDAY + DAY)
    assert learner.next_time(MONDAY + DAY) == SHANGHAI.begins(SHANGHAI.day(MONDAY) + 2)


def test_without_a_course_there_is_never_anything(learner: Learner) -> None:
    add_speech(learner.session, "没有人学的讲话")

    assert len(learner.queue()) == 0
    assert learner.next_time() is None


def test_the_minutes_go_by_how_long_the_last_answers_took(learner: Learner) -> None:
    lesson = start(learner, contents=clozes(2))
    assert minutes(learner.session, trainee_id=learner.id, questions=12) == 6
    learner.answer(lesson.question_ids[0])

    assert minutes(learner.session, trainee_id=learner.id, questions=12) == 4
    assert minutes(learner.session, trainee_id=learner.id, questions=0) == 0


def plans(session: Session, act: Callable[[], object]) -> list[str]:
    """Return how the database carries out each statement of an act."""
    connection, seen = session.connection(), []

    def note(*called: object) -> None:
        seen.append((called[2], called[3]))

    event.listen(connection, "before_cursor_execute", note)
    act()
    event.remove(connection, "before_cursor_execute", note)
    return [
        "\n".join(
            str(row[-1])
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        )
        for statement, values in seen
    ]


@pytest.mark.sqlite
def test_the_queue_reads_nothing_but_the_trainees_own_cards(learner: Learner) -> None:
    start(learner, contents=clozes(3))
    courses = learner.courses()
    found = plans(
        learner.session,
        lambda: queue(
            learner.session, trainee_id=learner.id, courses=courses, now=MONDAY, calendar=SHANGHAI
        ),
    )

    assert len(found) == 4
    assert all("SCAN" not in one and "TEMP B-TREE" not in one for one in found), found
    # what is due and what is new; then what was asked today and how long the trainee wants to study
    assert sum("COVERING INDEX ix_card_asked" in one for one in found) == 2, found
    assert sum("INDEX ix_card_trainee_id_last_day" in one for one in found) == 1, found
    assert sum("habit" in one for one in found) == 1, found


@pytest.mark.sqlite
def test_whether_there_is_anything_new_is_read_from_the_same_index(learner: Learner) -> None:
    start(learner, contents=clozes(3))
    found = plans(learner.session, learner.next_time)

    # open courses, then whether there is anything new
    assert "COVERING INDEX ix_card_asked" in found[-1]
    assert "TEMP B-TREE" not in found[-1]
