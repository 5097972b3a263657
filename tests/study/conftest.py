from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from question_bank.bank.people import Role
from tests.study.desk import Desk
from tests.study.exam_halls import CLOZES, FOUR, hold_exam
from tests.study.learner import Learner
from tests.study.office import Office

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone
    from tests.study.exam_halls import Hall


@pytest.fixture
def hold(session: Session, add_person: Callable[..., object]) -> Callable[..., Hall]:
    """Set an exam for three trainees: `hold(contents=…, sections=…)`."""

    def make(**more: object) -> Hall:
        instructor = add_person(session, "guanli", Role.INSTRUCTOR)
        trainees = [add_person(session, f"x{number}", Role.TRAINEE).id for number in range(3)]
        asked = {"contents": CLOZES, "sections": FOUR} | more
        return hold_exam(session, instructor.id, trainees, **asked)

    return make


@pytest.fixture
def learner(session: Session, add_person: Callable[..., Someone]) -> Learner:
    return Learner(session, add_person(session, "li", Role.TRAINEE).id)


@pytest.fixture
def trainee_id(session: Session, add_person: Callable[..., Someone]) -> int:
    return add_person(session, "li", Role.TRAINEE).id


@pytest.fixture
def desk(session: Session, trainee_id: int) -> Desk:
    return Desk(session, trainee_id)


@pytest.fixture
def office(session: Session, add_person: Callable[..., Someone]) -> Office:
    return Office(session, add_person)


@pytest.fixture
def furnish(session: Session, add_person: Callable[..., Someone]) -> Callable[..., Office]:
    """Give a office where other questions are asked: `furnish(TWO_BLANKS)`."""
    return lambda *contents: Office(session, add_person, *contents)
