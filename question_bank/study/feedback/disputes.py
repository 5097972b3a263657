"""答案异议 as an instructor sees them: by question, and by what was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from question_bank.bank.classes.ownership import name_for
from question_bank.bank.members import editable_banks
from question_bank.bank.people import Person
from question_bank.bank.questions import Question, Requirement, Version
from question_bank.bank.versions import contents
from question_bank.questions.content import keys
from question_bank.questions.marking import comparable
from question_bank.study.appeals import Appeal, Verdict
from question_bank.study.feedback.appealing import slot
from question_bank.study.feedback.judging import obstacle

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select, SQLColumnExpression
    from sqlalchemy.orm import Session

    from question_bank.errors import Refused
    from question_bank.questions.content import Content

DECIDED_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent the words, when, and what they said for them."""

    name: str
    reason: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Writing:
    """Words that trainees hold to be right, with all who sent them.

    `appeal_id` is the first of their appeals: deciding it decides all. `key` is the answer of the
    blank they were written into, empty where the order is free: then `part` is the most like them.
    `obstacle` says why they may not be accepted (judging.obstacle), None where they may.
    """

    appeal_id: int
    part: int
    key: str
    written: str
    senders: tuple[Sender, ...]
    obstacle: Refused | None
    verdict: Verdict
    reply: str
    decider: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A question in the wording that was answered, and what is held against its answers."""

    question_id: int
    content: Content
    keys: tuple[str, ...]
    writings: tuple[Writing, ...]


def disputes(session: Session, person_id: int) -> tuple[Dispute, ...]:
    """Return what waits for a decision of this person, the oldest question first."""
    return _disputes(session, _appeals(person_id, Appeal.verdict == Verdict.OPEN, Appeal.id))


def decided(session: Session, person_id: int) -> tuple[Dispute, ...]:
    """Return what was decided last, the latest first."""
    is_decided = Appeal.verdict != Verdict.OPEN
    latest = _appeals(person_id, is_decided, Appeal.decided_at.desc(), Appeal.id)
    return _disputes(session, latest.limit(DECIDED_SHOWN))


def open_appeals(session: Session, person_id: int) -> int:
    """Return how many appeals wait for this person."""
    return session.scalars(
        select(func.count(Appeal.id))
        .join(Question, Question.id == Appeal.question_id)
        .where(Appeal.verdict == Verdict.OPEN, Question.bank_id.in_(editable_banks(person_id)))
    ).one()


class _Sent(NamedTuple):
    """An appeal, who sent it, who decided it, and whether its question asks a quotation."""

    appeal: Appeal
    sender: str
    decider: str | None
    is_quoted: bool


def _appeals(
    person_id: int, condition: ColumnElement[bool], *order: SQLColumnExpression[Any]
) -> Select[Appeal, str, str | None, dict[str, Any] | None]:
    sender, decider = aliased(Person), aliased(Person)
    called = name_for(person_id, Appeal.trainee_id, sender.name)
    return (
        select(Appeal, called, decider.name, Requirement.content)
        .join(Question, Question.id == Appeal.question_id)
        .join(sender, sender.id == Appeal.trainee_id)
        .outerjoin(decider, decider.id == Appeal.decided_by)
        .outerjoin(Requirement, Requirement.id == Question.requirement_id)
        .where(condition, Question.bank_id.in_(editable_banks(person_id)))
        .order_by(*order)
    )


def _disputes(
    session: Session, query: Select[Appeal, str, str | None, dict[str, Any] | None]
) -> tuple[Dispute, ...]:
    rows = [
        _Sent(appeal, sender, decider, bool(requirement and requirement.get("said_by")))
        for appeal, sender, decider, requirement in session.execute(query)
    ]
    asked = _asked(session, {row.appeal.version_id for row in rows})
    of_question: dict[int, dict[tuple[object, ...], list[_Sent]]] = {}
    for row in rows:
        groups = of_question.setdefault(row.appeal.question_id, {})
        groups.setdefault(_group(row.appeal, asked), []).append(row)
    return tuple(_dispute(list(groups.values()), asked) for groups in of_question.values())


def _group(appeal: Appeal, asked: Mapping[int, Content]) -> tuple[object, ...]:
    """Return what appeals have in common that one decision decides."""
    place = slot(asked[appeal.version_id], appeal.part)
    return place, comparable(appeal.written), appeal.decided_at


def _dispute(groups: Sequence[Sequence[_Sent]], asked: Mapping[int, Content]) -> Dispute:
    first = groups[0][0].appeal
    content = asked[first.version_id]
    return Dispute(
        question_id=first.question_id,
        content=content,
        keys=keys(content),
        writings=tuple(_writing(group, asked) for group in groups),
    )


def _writing(group: Sequence[_Sent], asked: Mapping[int, Content]) -> Writing:
    first = group[0]
    appeal, content = first.appeal, asked[first.appeal.version_id]
    place = slot(content, appeal.part)
    part = _likest(content, appeal.written) if place is None else place
    return Writing(
        appeal_id=appeal.id,
        part=part,
        key="" if place is None else keys(content)[part],
        written=appeal.written,
        senders=tuple(Sender(one.sender, one.appeal.reason, one.appeal.made_at) for one in group),
        obstacle=obstacle(content, part, appeal.written, is_quoted=first.is_quoted),
        verdict=appeal.verdict,
        reply=appeal.reply,
        decider=first.decider or "",
        decided_at=appeal.decided_at,
    )


def _likest(content: Content, written: str) -> int:
    """Return the part whose key shares most characters with what was written."""
    shared = [len(set(key) & set(written)) for key in keys(content)]
    return shared.index(max(shared))


def _asked(session: Session, version_ids: Collection[int]) -> dict[int, Content]:
    stored = session.execute(
        select(Version.id, Version.content).where(Version.id.in_(version_ids)).order_by(Version.id)
    )
    return contents(session, dict(stored.all()))
