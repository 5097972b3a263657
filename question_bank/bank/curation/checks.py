"""核对原文: a question that asks a quotation is compared with the words quoted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from question_bank.bank.curating import SourceCheck
from question_bank.bank.people import Person
from question_bank.bank.questions import Question, Requirement
from question_bank.errors import Refused

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Checked:
    """Who compared a version of a question with the words quoted, and when."""

    version: int
    person: str
    checked_at: datetime


def quotes() -> ColumnElement[bool]:
    """Return the condition on questions that ask what somebody else has said."""
    said = exists().where(Requirement.id == Question.requirement_id, Requirement.said_by != "")
    return said.correlate(Question)


def quoted(session: Session, question_id: int) -> str:
    """Return who is quoted by what a question asks; "" is nobody."""
    return (
        session.scalar(
            select(Requirement.said_by)
            .join(Question, Question.requirement_id == Requirement.id)
            .where(Question.id == question_id)
        )
        or ""
    )


def checks(session: Session, question_id: int) -> tuple[Checked, ...]:
    """Return who has compared which version, the latest first."""
    rows = session.execute(
        select(SourceCheck.version, Person.name, SourceCheck.checked_at)
        .join(Person, Person.id == SourceCheck.person_id)
        .where(SourceCheck.question_id == question_id)
        .order_by(SourceCheck.checked_at.desc(), SourceCheck.person_id)
    )
    return tuple(Checked(*row) for row in rows)


def require_check(
    session: Session,
    question_id: int,
    version: int,
    *,
    ticked: bool,
    person_id: int,
    now: datetime,
) -> None:
    """Keep that a person compared a quotation; let nobody accept one they have not.

    Raises:
        Refused: `not_checked`, they have not said that they did.

    """
    if not quoted(session, question_id):
        return
    if session.get(SourceCheck, (question_id, version, person_id)):
        return
    if not ticked:
        raise Refused("not_checked")
    session.add(
        SourceCheck(question_id=question_id, version=version, person_id=person_id, checked_at=now)
    )
