"""A drawn test changed by hand: a question swapped for another, moved, or gone meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from question_bank.bank.blueprints.adjusting import moved, require_there, swapped
from question_bank.bank.blueprints.blueprint import Blueprint, Section
from question_bank.bank.blueprints.drawing import pick
from question_bank.bank.blueprints.stock import stock
from question_bank.bank.questions import Question, Status
from question_bank.errors import Refused, Stale
from tests.papers.material import DUTIES, a_cloze, a_course

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

BLUEPRINT = Blueprint("测试", (Section("cloze", 3, 2.0), Section("matching", 1, 10.0)))


@pytest.fixture
def course_id(session: Session) -> int:
    """Give a course with five fill-ins, the last two about the same point, and one matching."""
    contents = [*((a_cloze(number), min(number, 3)) for number in range(5)), (DUTIES, 9)]
    return a_course(session, contents)


def drawn_picks(session: Session, course_id: int) -> tuple[tuple[int, ...], ...]:
    return pick(stock(session, course_id, BLUEPRINT), BLUEPRINT, seed=3)


def test_what_was_drawn_stands_while_the_bank_does(session: Session, course_id: int) -> None:
    picks = drawn_picks(session, course_id)

    require_there(stock(session, course_id, BLUEPRINT), BLUEPRINT, picks)

    assert picks == drawn_picks(session, course_id)


def test_another_question_takes_the_place_of_one_and_the_others_stay(
    session: Session, course_id: int
) -> None:
    picks = drawn_picks(session, course_id)

    for seed in range(5):
        after = swapped(stock(session, course_id, BLUEPRINT), BLUEPRINT, picks, 1, seed=seed)
        assert after[0][0] == picks[0][0]
        assert after[0][2] == picks[0][2]
        assert after[1] == picks[1]
        assert after[0][1] not in picks[0]


def test_the_other_question_asks_what_no_other_asks_if_there_is_one(
    session: Session, course_id: int
) -> None:
    ids = session.scalars(select(Question.id).where(Question.kind == "cloze")).all()
    picks = ((ids[0], ids[1], ids[3]), drawn_picks(session, course_id)[1])  # 3 and 4: one point

    chosen = {
        swapped(stock(session, course_id, BLUEPRINT), BLUEPRINT, picks, 0, seed=seed)[0][0]
        for seed in range(8)
    }

    assert chosen == {ids[2]}


def test_without_another_one_it_is_refused(session: Session, course_id: int) -> None:
    picks = drawn_picks(session, course_id)

    with pytest.raises(Refused, match="no_other_question"):
        swapped(stock(session, course_id, BLUEPRINT), BLUEPRINT, picks, 3, seed=1)


def test_a_question_moves_within_its_section_as_far_as_it_goes() -> None:
    picks = ((1, 2, 3), (4,))

    assert moved(picks, 1, -1) == ((2, 1, 3), (4,))
    assert moved(picks, 0, -1) == picks
    assert moved(picks, 0, 1) == ((2, 1, 3), (4,))
    assert moved(picks, 2, 1) == picks
    assert moved(picks, 3, 1) == picks


@pytest.mark.parametrize("place", [-1, 4])
def test_a_place_that_is_not_there_is_an_old_page(place: int) -> None:
    with pytest.raises(Stale):
        moved(((1, 2, 3), (4,)), place, 1)


def test_a_question_that_was_retired_meanwhile_makes_the_page_old(
    session: Session, course_id: int
) -> None:
    picks = drawn_picks(session, course_id)
    session.execute(
        update(Question).where(Question.id == picks[0][0]).values(status=Status.RETIRED)
    )

    with pytest.raises(Stale):
        require_there(stock(session, course_id, BLUEPRINT), BLUEPRINT, picks)


def test_another_number_of_questions_than_planned_is_an_old_page(
    session: Session, course_id: int
) -> None:
    clozes, matchings = drawn_picks(session, course_id)

    for picks in ((clozes[:2], matchings), (clozes,), (matchings, clozes)):
        with pytest.raises(Stale):
            require_there(stock(session, course_id, BLUEPRINT), BLUEPRINT, picks)
