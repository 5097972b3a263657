"""The whole history of a question: its versions, what was decided, compared and remarked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import aliased

from question_bank.bank.people import Person
from question_bank.bank.questions import AcceptedAnswer, Action, Decision, Status, Version
from question_bank.questions.content import Content, from_json
from question_bank.questions.differences import Difference, differences

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Wording:
    """A version, who wrote it (None: read from the speech), and what differs from the one before.

    `accepted` are other right answers that were added to it: the part, counted from 1, and words.
    """

    number: int
    content: Content
    author: str | None
    written_at: datetime
    changed: tuple[Difference, ...]
    accepted: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A decision: `proposed` is the version that waited for a second approval after it."""

    action: Action
    person: str
    decided_at: datetime
    before: Status
    after: Status
    version_before: int
    version: int
    proposed: int | None
    asks_anew: bool
    reason: str
    is_batch: bool


def wordings(session: Session, question_id: int) -> tuple[Wording, ...]:
    """Return the versions of a question, the latest first."""
    author = aliased(Person)
    rows = session.execute(
        select(Version.id, Version.number, Version.content, author.name, Version.created_at)
        .outerjoin(author, author.id == Version.author_id)
        .where(Version.question_id == question_id)
        .order_by(Version.number)
    ).all()
    accepted = _accepted(session, question_id)
    contents = {row.id: from_json(row.content) for row in rows}
    found, before = [], None
    for id_, number, _, name, written_at in rows:
        content = contents[id_]
        changed = differences(before, content) if before else ()
        answers = tuple(accepted.get(id_, ()))
        found.append(Wording(number, content, name, written_at, changed, answers))
        before = content
    return tuple(reversed(found))


def events(session: Session, question_id: int) -> tuple[Event, ...]:
    """Return what was decided about a question, the latest first."""
    rows = session.execute(
        select(
            Decision.action,
            Person.name,
            Decision.decided_at,
            Decision.before,
            Decision.after,
            Decision.version_before,
            Decision.version_after,
            Decision.proposed,
            Decision.asks_anew,
            Decision.reason,
            Decision.batch_id.is_not(None),
        )
        .join(Person, Person.id == Decision.person_id)
        .where(Decision.question_id == question_id)
        .order_by(Decision.id.desc())
    )
    return tuple(Event(*row) for row in rows)


def _accepted(session: Session, question_id: int) -> dict[int, list[tuple[int, str]]]:
    rows = session.execute(
        select(AcceptedAnswer.version_id, AcceptedAnswer.part, AcceptedAnswer.answer)
        .join(Version, Version.id == AcceptedAnswer.version_id)
        .where(Version.question_id == question_id)
        .order_by(AcceptedAnswer.version_id, AcceptedAnswer.part, AcceptedAnswer.answer)
    )
    found: dict[int, list[tuple[int, str]]] = {}
    for version_id, part, answer in rows:
        found.setdefault(version_id, []).append((part + 1, answer))
    return found
