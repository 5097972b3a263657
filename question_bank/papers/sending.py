"""送审: which questions can be laid before a leader on paper, and the lists made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select, true

from question_bank.bank.curation.bulk import chosen
from question_bank.bank.curation.waiting import of_speech
from question_bank.bank.members import editable_banks
from question_bank.bank.questions import PASSAGE, Question, Source, Status
from question_bank.bank.speeches import Reading, Speech
from question_bank.errors import NotFound, Refused
from question_bank.papers import tables

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

MOST = 200  # questions on one list, and sent at one time


@dataclass(frozen=True, slots=True)
class Sendable:
    """What can be sent of some questions: id and title of each material with its questions.

    The questions stand in the order of their material; `left` counts those of all that were meant
    that are not among them, as they do not wait, need an edit first or are too many.
    """

    materials: tuple[tuple[int, str, tuple[int, ...]], ...]
    left: int

    @property
    def total(self) -> int:
        """How many questions can be sent."""
        return sum(len(ids) for _, _, ids in self.materials)


def make(session: Session, speech_id: int, *, person_id: int, now: datetime) -> int:
    """Keep a list of the questions of a material that wait and are fit; return its id.

    Raises:
        NotFound: there is no such speech that the person may edit.
        Refused: `nothing_waits`.

    """
    mine = Speech.bank_id.in_(editable_banks(person_id))
    if session.scalar(select(Speech.id).where(Speech.id == speech_id, mine)) is None:
        raise NotFound("speech")
    questions = select(Question.id).where(of_speech(speech_id))
    found = sendable(session, person_id, questions, speech_id=speech_id)
    if not found.materials:
        raise Refused("nothing_waits")
    [list_id] = _kept(session, found, person_id, now)
    return list_id


def send(
    session: Session, question_ids: Iterable[int], *, person_id: int, now: datetime
) -> list[int]:
    """Keep lists of just these questions, one for each material; return the ids of the lists.

    What does not wait any more, or is not fit as it stands, is on none of them.

    Raises:
        Refused: `nothing_to_send`.

    """
    found = sendable(session, person_id, chosen(question_ids))
    if not found.materials:
        raise Refused("nothing_to_send")
    return _kept(session, found, person_id, now)


def sendable(
    session: Session, person_id: int, questions: Select[int], *, speech_id: int | None = None
) -> Sendable:
    """Return which of some questions can be sent, each under the first material that it stands in.

    With `speech_id` all stand under that one.
    """
    start = func.min(Source.start)
    rows = session.execute(
        select(Question.id, Speech.id, Speech.title)
        .join(Source, (Source.question_id == Question.id) & (Source.part == PASSAGE))
        .join(Reading, Reading.id == Source.reading_id)
        .join(Speech, Speech.id == Reading.speech_id)
        .where(Question.id.in_(questions), Question.status == Status.DRAFT, Question.ready)
        .where(Question.bank_id.in_(editable_banks(person_id)))
        .where(Speech.bank_id.in_(editable_banks(person_id)))
        .where(true() if speech_id is None else Speech.id == speech_id)
        .group_by(Question.id, Speech.id, Speech.title)
        .order_by(Speech.id, start, Question.id)
    )
    placed: dict[int, tuple[int, str]] = {}
    for question_id, material_id, title in rows:
        placed.setdefault(question_id, (material_id, title))
    found: dict[tuple[int, str], list[int]] = {}
    for question_id, where in [*placed.items()][:MOST]:
        found.setdefault(where, []).append(question_id)
    meant = session.scalars(select(func.count()).select_from(questions.subquery())).one()
    materials = tuple((id_, title, tuple(ids)) for (id_, title), ids in found.items())
    return Sendable(materials, meant - sum(map(len, found.values())))


def _kept(session: Session, found: Sendable, person_id: int, now: datetime) -> list[int]:
    ids = [one for _, _, some in found.materials for one in some]
    live = dict(
        session.execute(select(Question.id, Question.live).where(Question.id.in_(ids))).all()
    )
    rows = [
        tables.ReviewList(
            speech_id=speech_id,
            asked=[[one, live[one]] for one in some],
            made_by=person_id,
            made_at=now,
        )
        for speech_id, _, some in found.materials
    ]
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]
