"""The questions that somebody means: those that were ticked, or all that the filters let pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.curation.filters import Filters, matching
from question_bank.bank.curation.moving import with_siblings
from question_bank.bank.members import editable_banks
from question_bank.bank.questions import Question, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import FromClause, Select
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Picked:
    """Questions that are meant: the select of their ids, their number and the first few of them.

    `editable` of them are in banks that the person may edit, `approved` of these are approved; with
    the other questions of the same requirements the editable ones are `with_siblings`.
    """

    questions: Select[int]
    total: int
    editable: int
    approved: int
    with_siblings: int
    first: tuple[int, ...]


def picked(
    session: Session,
    person_id: int,
    *,
    shown: int,
    ids: Iterable[int] = (),
    filters: Filters | None = None,
    facilities: FromClause | None = None,
) -> Picked:
    """Return the questions of some ids, or those that filters let pass, as far as one may read."""
    if filters is None:
        questions = matching(session, person_id, Filters()).where(Question.id.in_(list(ids)))
    else:
        questions = matching(session, person_id, filters, facilities)
    editable = select(Question.id).where(
        Question.id.in_(questions), Question.bank_id.in_(editable_banks(person_id))
    )
    return Picked(
        questions,
        _count(session, questions),
        _count(session, editable),
        _count(session, editable.where(Question.status == Status.APPROVED)),
        _count(session, with_siblings(editable)),
        tuple(session.scalars(questions.order_by(Question.id.desc()).limit(shown))),
    )


def _count(session: Session, questions: Select[int]) -> int:
    return session.scalars(select(func.count()).select_from(questions.subquery())).one()
