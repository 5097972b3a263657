"""Which answers are taken, and which find nothing to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from question_bank.bank.people import Role
from question_bank.bank.questions import Question, Status, Version
from question_bank.errors import NotFound, Stale
from question_bank.questions.content import to_json
from question_bank.study.courses import open_courses
from question_bank.study.quiz.asking import asked
from question_bank.study.quiz.outcomes import outcome
from tests.study.desk import BLANK, BLANKS, Desk
from tests.study.lessons import (
    LOCK,
    MONDAY,
    SHANGHAI,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Someone


def test_a_form_made_before_another_answer_is_stale(desk: Desk) -> None:
    lock = 0
    desk.answer(BLANK, "及时归档", lock=lock)

    with pytest.raises(Stale):
        desk.answer(BLANK, "及时整理", attempt="two", lock=lock)

    assert desk.answer(BLANK, "及时整理", attempt="two", lock=desk.card(BLANK).lock).is_right


def test_a_card_changed_between_reading_and_writing_is_stale(desk: Desk) -> None:
    desk.answer(BLANK, "及时整理")
    read = desk.card(BLANK)
    desk.session.execute(text("UPDATE card SET lock = 2"))

    with pytest.raises(Stale):
        desk.undo("one")
    assert read in desk.session


def test_what_was_seen_is_what_is_marked_even_after_an_edit(desk: Desk) -> None:
    question_id = desk.lesson.question_ids[BLANK]
    edited = Version(question_id=question_id, number=2, content=to_json(LOCK), created_at=MONDAY)
    desk.session.add(edited)
    desk.session.flush()
    desk.session.get_one(Question, question_id).live = 2
    desk.session.flush()
    courses = open_courses(desk.session, trainee_id=desk.trainee_id, now=MONDAY, calendar=SHANGHAI)

    assert desk.answer(BLANK, "及时整理").is_right
    now_asked = asked(
        desk.session, trainee_id=desk.trainee_id, question_id=question_id, courses=courses
    )
    assert (now_asked.version_id, now_asked.content) == (edited.id, LOCK)


def test_a_version_of_another_question_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.answer(BLANK, "及时整理", version_id=desk.lesson.version_ids[BLANKS])


def test_a_question_of_a_course_one_is_not_in_is_not_found(
    desk: Desk, add_person: Callable[..., Someone]
) -> None:
    stranger = add_person(desk.session, "zhao", Role.TRAINEE).id

    with pytest.raises(NotFound):
        desk.answer(BLANK, "及时整理", trainee_id=stranger)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.REJECTED, Status.RETIRED])
def test_a_question_that_is_not_approved_takes_no_answer(desk: Desk, status: Status) -> None:
    desk.session.get_one(Question, desk.lesson.question_ids[BLANK]).status = status
    desk.session.flush()

    with pytest.raises(NotFound):
        desk.answer(BLANK, "及时整理")


def test_another_persons_outcome_is_not_found(desk: Desk) -> None:
    desk.answer(BLANK, "及时整理")

    with pytest.raises(NotFound):
        outcome(desk.session, trainee_id=desk.trainee_id + 1, attempt="one")
    with pytest.raises(NotFound):
        desk.undo("never")
