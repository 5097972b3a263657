from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.base import by_number
from question_bank.bank.blueprints.blueprint import Section
from question_bank.bank.people import Role
from question_bank.bank.questions import AcceptedAnswer, Version
from question_bank.statistics.exam_analysis import (
    figures_of_all_goes,
    keep_figures,
    kept_figures,
)
from question_bank.study.examining.sittings import hand_in
from question_bank.study.exams import Exam, Sitting
from question_bank.study.feedback.regrading import remark_sheets
from tests.study.exam_halls import OPENS, hold_exam, position_of, sit, write
from tests.study.lessons import CHOICE, LOCK, TWO_BLANKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from question_bank.statistics.whole_tests import TestFigures
    from tests.conftest import Someone
    from tests.study.exam_halls import Hall

SECTIONS = (Section("cloze", 2, 2.0), Section("choice", 1, 1.0))
RIGHT = {LOCK: ["双人双锁"], TWO_BLANKS: ["及时归档", "及时收集"], CHOICE: ["及时利用"]}
SLIP = "双人双琐"
# what four people earn: both clozes and the choice; the last writes nothing beside the lock
SHEETS = (
    RIGHT,
    RIGHT | {TWO_BLANKS: ["及时收集", "错"]},
    {LOCK: [SLIP], TWO_BLANKS: ["错", ""], CHOICE: ["及时归档"]},
    {TWO_BLANKS: ["及时收集", "及时存档"], CHOICE: ["及时归档"]},
)


@pytest.fixture
def hall(session: Session, add_person: Callable[..., Someone]) -> Hall:
    """Give an exam of three questions that four people have handed in."""
    trainees = [add_person(session, f"t{number}", Role.TRAINEE).id for number in range(4)]
    found = hold_exam(
        session,
        add_person(session, "wang", Role.INSTRUCTOR).id,
        trainees,
        contents=(LOCK, TWO_BLANKS, CHOICE),
        sections=SECTIONS,
        attempts=2,
    )
    for who, sheet in enumerate(SHEETS):
        go(session, found, who, sheet)
    return found


def go(session: Session, hall: Hall, who: int, sheet: dict) -> int:
    sitting_id = sit(session, hall, who=who)
    for content, response in sheet.items():
        place = position_of(session, sitting_id, hall, content)
        write(session, hall, sitting_id, place, *response, who=who)
    later = OPENS + timedelta(minutes=5)
    hand_in(session, trainee_id=hall.trainee_ids[who], sitting_id=sitting_id, now=later)
    return sitting_id


def figures(session: Session, hall: Hall) -> TestFigures:
    found = keep_figures(session, hall.exam_id)
    assert found is not None
    return found


def test_every_question_is_told_by_its_people_and_its_points(session: Session, hall: Hall) -> None:
    found = figures(session, hall)

    by_content = {hall.contents[one.question_id]: one for one in found.questions}
    lock, blanks, choice = by_content[LOCK], by_content[TWO_BLANKS], by_content[CHOICE]
    counts = [(one.right, one.partly, one.wrong, one.empty) for one in (lock, blanks, choice)]
    assert counts == [(2, 0, 1, 1), (2, 1, 1, 0), (2, 0, 2, 0)]
    assert (lock.share, lock.item.facility) == (2 / 3, 1 / 2)
    assert (choice.guess, lock.guess) == (1 / 4, 0)
    assert [(slip.words, slip.people) for slip in lock.tallies[0].slips] == [(SLIP, 1)]
    assert choice.tallies[0].slips[0].people == 2


def test_the_whole_test_is_told_in_points_and_by_tenths_of_them(
    session: Session, hall: Hall
) -> None:
    found = figures(session, hall)

    # 5, 4, 0 and 2 of 5 points
    assert (found.highest, found.test.n, found.test.mean) == (5, 4, 2.75)
    assert found.bands == (1, 0, 0, 0, 1, 0, 0, 0, 1, 1)


def test_kept_figures_are_what_was_worked_out(session: Session, hall: Hall) -> None:
    assert kept_figures(session, [hall.exam_id]) == {}

    found = figures(session, hall)

    assert kept_figures(session, [hall.exam_id]) == {hall.exam_id: found}


def test_of_an_exam_that_nobody_has_sat_there_are_none(
    session: Session, add_person: Callable[..., Someone]
) -> None:
    person = add_person(session, "wang", Role.INSTRUCTOR).id
    empty = hold_exam(session, person, [], contents=(LOCK,), sections=(Section("cloze", 1, 2.0),))

    assert keep_figures(session, empty.exam_id) is None
    assert kept_figures(session, [empty.exam_id]) == {empty.exam_id: None}


def test_marking_again_makes_kept_figures_old(session: Session, hall: Hall) -> None:
    figures(session, hall)
    version_id = session.scalars(
        select(Version.id).where(Version.question_id == hall.lesson.question_ids[0])
    ).one()
    session.add(AcceptedAnswer(version_id=version_id, part=0, answer=SLIP, added_at=OPENS))
    session.flush()

    remark_sheets(session, question_id=hall.lesson.question_ids[0], written=SLIP)

    assert kept_figures(session, [hall.exam_id]) == {}
    assert figures(session, hall).test.mean == 3.25


def test_a_go_that_was_voided_does_not_count(session: Session, hall: Hall) -> None:
    figures(session, hall)

    by_number(session, Sitting, 1).voided_at = OPENS
    session.flush()

    assert kept_figures(session, [hall.exam_id]) == {}
    assert figures(session, hall).test.n == 3


def test_of_several_goes_the_first_counts(session: Session, hall: Hall) -> None:
    before = figures(session, hall)

    go(session, hall, 2, RIGHT)

    assert kept_figures(session, [hall.exam_id]) == {}
    assert figures(session, hall) == before


def test_on_demand_every_go_counts(session: Session, hall: Hall) -> None:
    first = figures(session, hall)
    go(session, hall, 2, RIGHT)

    every = figures_of_all_goes(session, session.get_one(Exam, hall.exam_id))

    assert every is not None
    assert every.test.n == first.test.n + 1
    assert every.questions[0].right == first.questions[0].right + 1
