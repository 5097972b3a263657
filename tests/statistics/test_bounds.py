"""A trainee's figures are read from their own rows: the plans of all statements of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from question_bank.bank.people import Role
from question_bank.statistics.activity import heat
from question_bank.statistics.fading import fading, worded
from question_bank.statistics.mastery import mastery
from question_bank.statistics.prospects import pace
from question_bank.statistics.weaknesses import weaknesses
from question_bank.statistics.workload import workload
from question_bank.study.quiz.queue import queue
from tests.plans import fill, reads
from tests.statistics.pupils import Pupil
from tests.study.lessons import MONDAY, SHANGHAI, enrol

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

TODAY = SHANGHAI.day(MONDAY)


@pytest.fixture
def pupil(session: Session, trainee_id: int) -> Pupil:
    made = Pupil(session, trainee_id, 120)
    made.answer(0, right=False)
    made.answer(1)
    return made


def figures(pupil: Pupil) -> None:
    """Work out all that 学习情况 shows."""
    session, about = pupil.session, pupil.about()
    mine = {"trainee_id": pupil.id, "courses": about["courses"]}
    cards = pupil.cards()
    waiting = queue(session, **about)
    workload(session, cards, **mine, waiting=waiting, today=TODAY, calendar=SHANGHAI)
    worded(session, fading(cards, today=TODAY + 9), cards, today=TODAY + 9)
    mastery(session, cards, **mine)
    pace(session, **mine, today=TODAY)
    weaknesses(session, **about)
    heat(session, trainee_id=pupil.id, now=MONDAY, calendar=SHANGHAI)


def test_no_statement_reads_a_whole_table_of_cards_or_answers(pupil: Pupil) -> None:
    fill(pupil.session, pupil.lesson)

    found = [read for one in reads(pupil.session, lambda: figures(pupil)) for read in one]

    own = [read for read in found if read.table in {"card", "review", "enrolment"}]
    assert len(own) > 8
    assert [read for read in own if "trainee_id" not in read.condition] == []


def test_the_figures_take_the_same_statements_however_many_study(
    pupil: Pupil, add_person: Callable[..., Someone], statements: list[str]
) -> None:
    def taken() -> int:
        statements.clear()
        figures(pupil)
        return len(statements)

    before = taken()
    for number in range(3):
        other = add_person(pupil.session, f"wang{number}", Role.TRAINEE).id
        enrol(pupil.session, pupil.lesson.course_id, other)
    for number in range(2, 9):
        pupil.answer(number)

    assert taken() == before
