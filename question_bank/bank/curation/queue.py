"""The questions that wait for a decision, the best first, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.curating import Proposal
from question_bank.bank.curation.changes import Seen
from question_bank.bank.curation.waiting import Waiting, conditions
from question_bank.bank.members import readable_banks
from question_bank.bank.people import Person
from question_bank.bank.questions import (
    PASSAGE,
    Question,
    Requirement,
    Source,
    Status,
    Version,
)
from question_bank.bank.speeches import Reading, Speech
from question_bank.bank.versions import LIVE
from question_bank.errors import NotFound
from question_bank.questions.content import Content, from_json

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

_ORDER = (
    Question.ready.desc(),
    Question.chosen.desc(),
    Question.score.desc(),
    Question.id,
)


@dataclass(frozen=True, slots=True)
class WaitingSpeech:
    """A speech with questions that wait, and how many."""

    id: int
    title: str
    questions: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """A version that waits for a second approval: what it asks, and who stands for it."""

    version: int
    content: Content
    person_id: int
    person: str
    asks_anew: bool
    proposed_at: datetime


@dataclass(frozen=True, slots=True)
class Item:
    """A question as a curator sees it; `notes` name what speaks against it.

    `content` is what is asked now. `quoted` names whose words it asks, "" where they are the
    speaker's own.
    """

    id: int
    kind: str
    status: Status
    version: int
    content: Content
    ready: bool
    notes: tuple[str, ...]
    source_changed: bool
    quoted: str
    requirement_id: int | None
    proposal: Proposed | None

    @property
    def seen(self) -> Seen:
        """What a page that shows it has shown."""
        return Seen(self.version, self.status, self.proposal.version if self.proposal else None)

    @property
    def shown(self) -> Content:
        """What a decision would be about: what was proposed, else what is asked."""
        return self.proposal.content if self.proposal else self.content


@dataclass(frozen=True, slots=True)
class Turn:
    """The question on the desk, its place in the queue, and the ids of its neighbours."""

    item: Item
    position: int
    total: int
    previous: int | None
    next: int | None


def turn(
    session: Session, person_id: int, waiting: Waiting, *, question_id: int | None = None
) -> Turn | None:
    """Return the question asked for, or the first that waits; None where nothing does."""
    places = (
        select(
            Question.id,
            func.row_number().over(order_by=_ORDER).label("position"),
            func.lag(Question.id).over(order_by=_ORDER).label("previous"),
            func.lead(Question.id).over(order_by=_ORDER).label("next"),
            func.count().over().label("total"),
        )
        .where(*conditions(session, person_id, waiting))
        .subquery()
    )
    wanted = (places.c.id == question_id) | (places.c.position == 1)
    place = session.execute(
        select(places).where(wanted).order_by(places.c.id == question_id, places.c.position)
    ).all()
    if not place:
        return None
    here = place[-1]
    return Turn(item(session, here.id), here.position, here.total, here.previous, here.next)


def item(session: Session, question_id: int) -> Item:
    """Return one question as a curator sees it."""
    question, content, quoted = session.execute(
        select(Question, Version.content, Requirement.said_by)
        .join(Version, LIVE)
        .outerjoin(Requirement, Requirement.id == Question.requirement_id)
        .where(Question.id == question_id)
    ).one()
    return Item(
        id=question.id,
        kind=question.kind,
        status=question.status,
        version=question.live,
        content=from_json(content),
        ready=question.ready,
        notes=tuple(question.notes),
        source_changed=question.source_changed,
        quoted=quoted or "",
        requirement_id=question.requirement_id,
        proposal=_proposed(session, question_id),
    )


def item_for(session: Session, person_id: int, question_id: int) -> Item:
    """Return a question that the person may read.

    Raises:
        NotFound: there is no such question for this person.

    """
    may_read = select(Question.id).where(
        Question.id == question_id, Question.bank_id.in_(readable_banks(person_id))
    )
    if session.scalar(may_read) is None:
        raise NotFound("question")
    return item(session, question_id)


def waiting_in(session: Session, person_id: int) -> tuple[WaitingSpeech, ...]:
    """Return the speeches that have questions waiting, the newest first."""
    rows = session.execute(
        select(Speech.id, Speech.title, func.count(Question.id.distinct()))
        .join(Reading, Reading.speech_id == Speech.id)
        .join(Source, (Source.reading_id == Reading.id) & (Source.part == PASSAGE))
        .join(Question, Question.id == Source.question_id)
        .where(*conditions(session, person_id, Waiting()))
        .group_by(Speech.id, Speech.title)
        .order_by(Speech.id.desc())
    )
    return tuple(WaitingSpeech(*row) for row in rows)


def _proposed(session: Session, question_id: int) -> Proposed | None:
    row = session.execute(
        select(
            Proposal.version,
            Version.content,
            Person.id,
            Person.name,
            Proposal.asks_anew,
            Proposal.proposed_at,
        )
        .join(
            Version,
            (Version.question_id == Proposal.question_id) & (Version.number == Proposal.version),
        )
        .join(Person, Person.id == Proposal.person_id)
        .where(Proposal.question_id == question_id)
    ).one_or_none()
    if row is None:
        return None
    version, content, *rest = row
    return Proposed(version, from_json(content), *rest)
