"""A question that asks something else: its cards begin anew, and the log says why."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.people import Role
from question_bank.errors import Refused
from question_bank.study.cards import Card, Phase
from question_bank.study.quiz.answering import answer, undo
from question_bank.study.record.checking import check
from question_bank.study.record.forgetting import forget, recall
from question_bank.study.record.replay import log_of, standing_of
from question_bank.study.reviews import Entry
from tests.study.lessons import MONDAY, ONE_BLANK, PAIRS, SHANGHAI, Lesson, give_course

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def trainees(session: Session, add_person: Callable[..., object]) -> list[int]:
    return [add_person(session, f"x{number}", Role.TRAINEE).id for number in range(3)]


@pytest.fixture
def lesson(session: Session, trainees: list[int]) -> Lesson:
    """Give a course two of whose three trainees have answered its first question."""
    found = give_course(session, trainees, contents=[ONE_BLANK, PAIRS])
    for trainee_id in trainees[:2]:
        give(session, found, trainee_id, "first", MONDAY)
    return found


def give(session: Session, lesson: Lesson, trainee_id: int, attempt: str, now: object) -> None:
    answer(
        session, trainee_id=trainee_id, question_id=lesson.question_ids[0],
        version_id=lesson.version_ids[0], attempt=attempt, response=["及时整理"],
        seconds_taken=5, now=now, calendar=SHANGHAI,
    )  # fmt: skip


def begin_anew(session: Session, lesson: Lesson) -> int:
    return forget(
        session, question_id=lesson.question_ids[0], decision_id=7, now=TUESDAY, calendar=SHANGHAI
    )


def card(session: Session, lesson: Lesson, trainee_id: int) -> Card:
    return session.get_one(Card, (trainee_id, lesson.question_ids[0]), populate_existing=True)


def test_whoever_has_answered_begins_anew_and_the_log_keeps_the_answers(
    session: Session, lesson: Lesson, trainees: list[int]
) -> None:
    assert begin_anew(session, lesson) == 2

    found = card(session, lesson, trainees[0])
    assert (found.phase, found.reps, found.stability, found.due_at) == (Phase.NEW, 0, None, None)
    log = log_of(session, trainee_id=trainees[0], question_id=lesson.question_ids[0])
    assert [row.entry for row in log] == [Entry.ANSWER, Entry.RESET]


def test_the_log_gives_the_same_cards_again(session: Session, lesson: Lesson) -> None:
    begin_anew(session, lesson)

    assert [one.differing for one in check(session, calendar=SHANGHAI)] == [(), ()]


def test_an_answer_to_what_is_asked_now_is_a_first_answer(
    session: Session, lesson: Lesson, trainees: list[int]
) -> None:
    begin_anew(session, lesson)
    give(session, lesson, trainees[0], "second", TUESDAY)

    assert card(session, lesson, trainees[0]).reps == 1
    assert [one.differing for one in check(session, calendar=SHANGHAI)] == [(), ()]


def test_an_answer_to_something_else_cannot_be_taken_back_any_more(
    session: Session, lesson: Lesson, trainees: list[int]
) -> None:
    begin_anew(session, lesson)

    with pytest.raises(Refused, match="answered_since"):
        undo(session, trainee_id=trainees[0], attempt="first", now=TUESDAY, calendar=SHANGHAI)


def test_taking_the_edit_back_brings_the_memory_back(
    session: Session, lesson: Lesson, trainees: list[int]
) -> None:
    before = standing_of(card(session, lesson, trainees[0]))
    begin_anew(session, lesson)

    back = recall(
        session, question_id=lesson.question_ids[0], decision_id=7, now=TUESDAY, calendar=SHANGHAI
    )

    assert back == 2
    assert standing_of(card(session, lesson, trainees[0])) == before
    assert [one.differing for one in check(session, calendar=SHANGHAI)] == [(), ()]
