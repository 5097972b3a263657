from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.people import Role
from question_bank.errors import NotFound
from question_bank.study.cards import Card
from question_bank.study.quiz.answering import undo
from question_bank.study.quiz.outcomes import outcome
from question_bank.study.quiz.suspension import bury, has_worn_out, resume, suspend, suspended
from question_bank.study.reviews import Review
from tests.study.learner import Learner, clozes, start
from tests.study.lessons import MONDAY, SHANGHAI

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

DAY = timedelta(days=1)


@pytest.fixture
def learner(session: Session, add_person: Callable[..., Someone]) -> Learner:
    return Learner(session, add_person(session, "li", Role.TRAINEE).id)


def lapse(learner: Learner, question: int, times: int, now: object = MONDAY) -> str:
    """Let a question be known and forgotten again so often; return the last wrong attempt."""
    attempt = ""
    for _ in range(times):
        learner.answer(question, now=now)
        now += DAY
        attempt = learner.answer(question, "错", now=now)
    return attempt


def test_a_question_wears_out_at_eight_lapses_and_at_every_fourth_after_them() -> None:
    fired = [lapses for lapses in range(1, 30) if has_worn_out(lapses - 1, lapses)]

    assert fired == [8, 12, 16, 20, 24, 28]
    assert not has_worn_out(8, 8)


def test_what_is_forgotten_the_eighth_time_is_laid_aside_and_comes_back_when_wanted(
    learner: Learner,
) -> None:
    (question, other) = start(learner, contents=clozes(2)).question_ids
    lapse(learner, question, 7)
    card = learner.session.get_one(Card, (learner.id, question))
    assert (card.lapses, card.suspended_at) == (7, None)
    later = MONDAY + 60 * DAY
    lapse(learner, question, 1, later)

    assert (card.lapses, card.suspended_at) == (8, later + DAY)
    row = learner.session.get_one(Review, (learner.id, 16))
    assert row.evidence["worn_out"] is True
    assert learner.queue(later + 9 * DAY).questions == (other,)
    (found,) = suspended(learner.session, trainee_id=learner.id, courses=learner.courses(later))
    assert (found.question_id, found.lapses) == (question, 8)

    resume(learner.session, trainee_id=learner.id, question_id=question)
    assert question in learner.queue(later + 9 * DAY).questions
    assert suspended(learner.session, trainee_id=learner.id, courses=learner.courses(later)) == ()


def test_undoing_the_answer_that_wore_it_out_brings_it_back(learner: Learner) -> None:
    (question,) = start(learner, contents=clozes(1)).question_ids
    attempt = lapse(learner, question, 8)
    told = outcome(learner.session, trainee_id=learner.id, attempt=attempt)
    assert (told.worn_out, told.due_at) == (True, None)
    undo(learner.session, trainee_id=learner.id, attempt=attempt, now=MONDAY, calendar=SHANGHAI)

    card = learner.session.get_one(Card, (learner.id, question))
    assert (card.lapses, card.suspended_at) == (7, None)
    assert not outcome(learner.session, trainee_id=learner.id, attempt=attempt).worn_out


def test_a_trainee_lays_a_question_aside_by_hand(learner: Learner) -> None:
    one, two = start(learner, contents=clozes(2)).question_ids
    suspend(learner.session, trainee_id=learner.id, question_id=one, now=MONDAY)

    assert learner.queue().questions == (two,)
    assert learner.queue(MONDAY + 90 * DAY).questions == (two,)


def test_a_question_buried_today_is_asked_again_tomorrow(learner: Learner) -> None:
    one, two = start(learner, contents=clozes(2)).question_ids
    bury(learner.session, trainee_id=learner.id, question_id=one, now=MONDAY, calendar=SHANGHAI)

    assert learner.queue().questions == (two,)
    assert learner.queue(MONDAY + DAY).questions == (one, two)


@pytest.mark.parametrize("lay_aside", [suspend, resume])
def test_what_one_has_no_card_for_cannot_be_laid_aside(
    learner: Learner, lay_aside: Callable[..., None]
) -> None:
    when = {"now": MONDAY} if lay_aside is suspend else {}
    with pytest.raises(NotFound):
        lay_aside(learner.session, trainee_id=learner.id, question_id=99, **when)
