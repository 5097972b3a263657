"""What an answer is judged by, read at once: the wording, the card, and what was said before."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, select

from question_bank.bank.columns import columns
from question_bank.bank.questions import Version
from question_bank.bank.versions import worded, wording
from question_bank.errors import NotFound
from question_bank.study.cards import Card
from question_bank.study.habits import Habit
from question_bank.study.quiz.outcomes import taken
from question_bank.study.record.log import Held
from question_bank.study.scheduling.schedule import Standing

if TYPE_CHECKING:
    from sqlalchemy import BindParameter, Select
    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content

_NAMES = tuple(field.name for field in fields(Standing))


@dataclass(frozen=True, slots=True)
class Grounds:
    """What was asked, the trainee's card for it and their days off, as `Habit` has them.

    With `is_taken` the answer has been given before. `is_dealt` tells whether the card is stored.
    """

    content: Content
    card: Held
    is_dealt: bool
    is_taken: bool
    days_off: int


def grounds(
    session: Session, *, trainee_id: int, question_id: int, version_id: int, attempt: str
) -> Grounds:
    """Return what an answer to one wording of a question is judged by.

    Raises:
        NotFound: the question has no such version.

    """
    named = {
        "trainee_id": trainee_id,
        "question_id": question_id,
        "version_id": version_id,
        "attempt": attempt,
    }
    rows = columns(session, _read(), named).all()
    if not rows:
        raise NotFound("question", id=question_id)
    seq, days_off, lock, *stands = rows[0][3:]
    is_dealt = lock is not None
    standing = Standing(*stands) if is_dealt else Standing()
    return Grounds(
        worded(rows),
        Held(trainee_id, question_id, lock or 0, standing),
        is_dealt,
        seq is not None,
        days_off or 0,
    )


@cache
def _read() -> Select[*tuple[Any, ...]]:
    """Return the select of all of it; it is part of every answer, so it is built once."""
    trainee_id: BindParameter[int] = bindparam("trainee_id")
    mine = and_(Card.question_id == Version.question_id, Card.trainee_id == trainee_id)
    days_off = select(Habit.days_off).where(Habit.trainee_id == trainee_id)
    return (
        wording()
        .outerjoin(Card, mine)
        .add_columns(
            taken().scalar_subquery(),
            days_off.scalar_subquery(),
            Card.lock,
            *(getattr(Card, name) for name in _NAMES),
        )
    )
