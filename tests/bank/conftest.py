"""A bank with a speech in it, and somebody who may decide."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.curation.deciding import Seen, decide
from question_bank.bank.materials.intake import take_in
from question_bank.bank.members import public_bank
from question_bank.bank.people import (
    Role,
)
from question_bank.bank.questions import (
    Action,
    Question,
    Status,
)
from tests.printed import printed

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

NOW = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def bank(session: Session) -> int:
    return public_bank(session)


@pytest.fixture
def curator(session: Session, add_person: Callable[..., object]) -> int:
    return add_person(session, "wang", Role.INSTRUCTOR).id


@pytest.fixture
def speech(session: Session, bank: int, now: datetime) -> int:
    """Give the id of a speech that was taken in."""
    return take_in(session, printed(), bank_id=bank, name="档案.txt", now=now).speech_id


@pytest.fixture
def question(session: Session, speech: int) -> Callable[[str], Question]:
    """Find a question by the start of its fingerprint, or `cloze` for the best of them."""

    def find(what: str = "cloze") -> Question:
        return session.scalars(
            select(Question).where(Question.kind == what).order_by(Question.score.desc())
        ).first()

    assert speech
    return find


DRAFT = Seen(1, Status.DRAFT)


@pytest.fixture
def verdict(session: Session, curator: int, now: datetime) -> Callable[..., None]:
    def give(question: Question, action: Action, seen: Seen = DRAFT, reason: str = "") -> None:
        decide(session, question.id, action, person_id=curator, seen=seen, now=now, reason=reason)
        session.refresh(question)

    return give


@pytest.fixture
def someone(session: Session, add_person: Callable[..., Someone]) -> Someone:
    return add_person(session, "zhang", Role.TRAINEE, Role.INSTRUCTOR, name="张三")
