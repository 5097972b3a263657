from __future__ import annotations

from datetime import timedelta

import pytest

from question_bank.errors import Refused
from question_bank.study.quiz.outcomes import outcome
from question_bank.study.record.replay import standing_of
from question_bank.study.reviews import Entry
from question_bank.study.scheduling.schedule import Standing
from tests.study.desk import BLANK, Desk
from tests.study.lessons import (
    MONDAY,
)

DAY = timedelta(days=1)


def test_undoing_puts_the_card_back_exactly(desk: Desk) -> None:
    desk.answer(BLANK, "及时整理")
    before = standing_of(desk.card(BLANK))
    lock = desk.card(BLANK).lock
    desk.answer(BLANK, "写错了", attempt="two", now=MONDAY + 2 * DAY)

    undone = desk.undo("two", now=MONDAY + 2 * DAY)

    assert undone.is_undone
    assert standing_of(desk.card(BLANK)) == before
    assert desk.card(BLANK).lock == lock + 2
    assert [(row.entry, row.refers_to) for row in desk.rows()] == [
        (Entry.ANSWER, None), (Entry.ANSWER, None), (Entry.UNDO, 2),
    ]  # fmt: skip


def test_undoing_the_first_answer_makes_the_question_new_again(desk: Desk) -> None:
    desk.answer(BLANK, "写错了")
    desk.undo("one")

    assert standing_of(desk.card(BLANK)) == Standing()


def test_undoing_goes_back_as_far_as_one_likes_and_twice_is_once(desk: Desk) -> None:
    for number in range(5):
        desk.answer(BLANK, "及时整理", attempt=f"a{number}", now=MONDAY + number * 30 * DAY)
    for number in reversed(range(5)):
        desk.undo(f"a{number}")
        desk.undo(f"a{number}")

    assert standing_of(desk.card(BLANK)) == Standing()
    assert len(desk.rows()) == 10


def test_the_same_answer_after_an_undo_gives_the_same_date(desk: Desk) -> None:
    first = desk.answer(BLANK, "及时整理").due_at
    desk.undo("one")

    assert desk.answer(BLANK, "及时整理", attempt="two").due_at == first


def test_only_the_last_answer_to_a_question_can_be_taken_back(desk: Desk) -> None:
    desk.answer(BLANK, "及时整理")
    desk.answer(BLANK, "及时整理", attempt="two", now=MONDAY + 2 * DAY)

    with pytest.raises(Refused) as refusal:
        desk.undo("one")

    assert refusal.value.reason == "answered_since"
    assert outcome(desk.session, trainee_id=desk.trainee_id, attempt="one").due_at is None
