"""The questions that wait for a decision, the best first, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select

from question_bank.bank.members import editable_banks, readable_banks
from question_bank.bank.questions import PASSAGE, Question, Source, Status, Version
from question_bank.bank.speeches import Reading, Speech
from question_bank.bank.versions import LIVE, is_reworded
from question_bank.errors import NotFound
from question_bank.questions.content import Content, from_json

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

_ORDER = (
    Question.ready.desc(),
    Question.chosen.desc(),
    Question.score.desc(),
    Question.id,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Which questions are looked at; None means all."""

    speech_id: int | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class WaitingSpeech:
    """A speech with questions that wait, and how many."""

    id: int
    title: str
    questions: int


@dataclass(frozen=True, slots=True)
class Item:
    """A question as a curator sees it; `notes` name what speaks against it."""

    id: int
    kind: str
    status: Status
    version: int
    content: Content
    ready: bool
    notes: tuple[str, ...]
    source_changed: bool


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
        .where(*_conditions(person_id, waiting))
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
    row = session.execute(
        select(Question, Version.content).join(Version, LIVE).where(Question.id == question_id)
    ).one()
    question: Question = row[0]
    return Item(
        id=question.id,
        kind=question.kind,
        status=question.status,
        version=question.live,
        content=from_json(row[1]),
        ready=question.ready,
        notes=tuple(question.notes),
        source_changed=question.source_changed,
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
        .where(*_conditions(person_id, Waiting()))
        .group_by(Speech.id, Speech.title)
        .order_by(Speech.id.desc())
    )
    return tuple(WaitingSpeech(*row) for row in rows)


def ready_count(session: Session, person_id: int, speech_id: int) -> int:
    """Return how many questions of a speech could be accepted together."""
    return session.scalars(
        select(func.count(Question.id)).where(
            ready_drafts(speech_id), Question.bank_id.in_(editable_banks(person_id))
        )
    ).one()


def ready_drafts(speech_id: int) -> ColumnElement[bool]:
    """Return the condition on questions of a speech that are fit to be accepted together."""
    return (
        (Question.status == Status.DRAFT)
        & Question.ready
        & ~is_reworded()
        & Question.source_changed.is_(False)
        & of_speech(speech_id)
    )


def of_speech(speech_id: int) -> ColumnElement[bool]:
    """Return the condition on questions that stand in a speech."""
    return (
        exists()
        .where(Source.question_id == Question.id, Source.part == PASSAGE)
        .where(Reading.id == Source.reading_id, Reading.speech_id == speech_id)
    )


def _conditions(person_id: int, waiting: Waiting) -> list[ColumnElement[bool]]:
    """Drafts wait, and so do approved questions whose source has changed."""
    changed = Question.source_changed & (Question.status == Status.APPROVED)
    conditions: list[ColumnElement[bool]] = [
        (Question.status == Status.DRAFT) | changed,
        Question.bank_id.in_(editable_banks(person_id)),
    ]
    if waiting.speech_id is not None:
        conditions.append(of_speech(waiting.speech_id))
    if waiting.kind is not None:
        conditions.append(Question.kind == waiting.kind)
    return conditions
