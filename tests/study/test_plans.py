"""No answer and no queue reads a whole table: the plans of SQLite and of PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from question_bank.study.quiz.answering import undo
from question_bank.study.quiz.asking import asked
from question_bank.study.quiz.dealing import undealt
from question_bank.study.quiz.outcomes import outcome
from question_bank.study.record.history import last_given
from tests.plans import fill, reads
from tests.study.learner import clozes
from tests.study.lessons import MONDAY, SHANGHAI, give_course
from tests.study.test_queue import DAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.plans import Read
    from tests.study.learner import Learner
    from tests.study.lessons import Lesson

QUESTIONS = 200
OF_ALL = {"card", "review", "enrolment", "redating"}


@pytest.fixture
def busy(learner: Learner) -> Learner:
    """Give a trainee with answers of several days, among thousands of others."""
    lesson = start(learner)
    for day in range(3):
        for question_id in learner.queue(MONDAY + day * DAY).questions[:8]:
            learner.answer(question_id, "对" if question_id % 3 else "错", now=MONDAY + day * DAY)
    fill(learner.session, lesson)
    return learner


def start(learner: Learner) -> Lesson:
    lesson = give_course(learner.session, [learner.id], contents=clozes(QUESTIONS))
    learner.deal()
    return lesson


def own_rows(learner: Learner, act: Callable[[], object]) -> list[Read]:
    """Return what an act reads of the tables that grow with every trainee, all by one trainee."""
    found = [read for one in reads(learner.session, act) for read in one if read.table in OF_ALL]
    assert [read for read in found if "trainee_id" not in read.condition] == []
    return found


def test_the_queue_reads_the_trainees_own_cards_in_the_order_of_their_index(busy: Learner) -> None:
    found = own_rows(busy, lambda: (busy.queue(), busy.next_time()))

    cards = [read.index for read in found if read.table == "card"]
    # what is due and what is new are read from their index alone
    assert cards.count("COVERING INDEX ix_card_asked") >= 2, found
    assert {read.table for read in found} == {"card", "enrolment"}


@pytest.mark.parametrize("written", ["及时整理", "错"])
def test_an_answer_reads_and_writes_the_trainees_own_rows(busy: Learner, written: str) -> None:
    question_id = busy.queue(MONDAY + 3 * DAY).questions[0]

    found = own_rows(busy, lambda: busy.answer(question_id, written, now=MONDAY + 3 * DAY))

    assert {read.table for read in found} == {"card", "review", "enrolment"}


def test_an_answer_is_read_for_twice_and_written_twice(busy: Learner) -> None:
    question_id = busy.queue(MONDAY + 3 * DAY).questions[0]
    takes_turn = busy.session.connection().dialect.name != "sqlite"

    found = reads(busy.session, lambda: busy.answer(question_id, "错", now=MONDAY + 3 * DAY))

    found_by_the_learner = 1  # which version is to be answered
    assert len(found) == found_by_the_learner + takes_turn + 4


def test_asking_showing_and_taking_back_read_the_trainees_own_rows(busy: Learner) -> None:
    moment = MONDAY + 3 * DAY
    question_id = busy.queue(moment).questions[0]
    mine = {"trainee_id": busy.id}

    def all_of_it() -> None:
        courses = busy.courses(moment)
        undealt(busy.session, **mine, courses=courses)
        asked(busy.session, **mine, question_id=question_id, courses=courses)
        attempt = busy.answer(question_id, now=moment)
        outcome(busy.session, **mine, attempt=attempt)
        assert last_given(busy.session, **mine, day=SHANGHAI.day(moment)) == attempt
        undo(busy.session, **mine, attempt=attempt, now=moment, calendar=SHANGHAI)

    assert len(own_rows(busy, all_of_it)) > 10
