"""One requirement drafted anew: what the generator makes of it now comes beside what there is.

Nothing that is there changes: a question that was worded, decided on or sent back stays as it is,
and a draft that says the same as any version there has been is not made again.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from question_bank.bank.curation.likeness import note_live
from question_bank.bank.materials.catalogue import editable_bank
from question_bank.bank.materials.drafts import content as content_of
from question_bank.bank.materials.places import Places
from question_bank.bank.materials.siblings import siblings_of
from question_bank.bank.questions import (
    PASSAGE,
    Question,
    Requirement,
    RequirementSource,
    Source,
    Version,
)
from question_bank.bank.speeches import latest_reading
from question_bank.bank.versions import first_version
from question_bank.errors import NotFound, Stale
from question_bank.questions.content import from_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from question_bank.questions.options.shelf import Sibling


@dataclass(frozen=True, slots=True)
class Task:
    """What the generator is to read again: the clean text of a reading, and the bank's lists."""

    reading_id: int
    text: str
    siblings: tuple[Sibling, ...]


@dataclass(frozen=True, slots=True)
class Redrafted:
    """What came of it: whether the requirement was found again, new drafts, and old ones."""

    found: bool
    new: int = 0
    known: int = 0


def task(session: Session, speech_id: int, requirement_id: int, *, person_id: int) -> Task:
    """Return what the generator needs to draft a requirement of a speech anew.

    Raises:
        NotFound: there is no such speech for this person, or no such requirement in it.
        Refused: `not_an_editor`.

    """
    bank_id = editable_bank(session, person_id, speech_id)
    reading = latest_reading(session, speech_id)
    stands = exists().where(
        RequirementSource.requirement_id == requirement_id,
        RequirementSource.reading_id == reading.id,
    )
    if not session.scalar(select(stands)):
        raise NotFound("requirement")
    siblings = siblings_of(session, bank_id, without_reading=reading.id)
    return Task(reading.id, reading.text, siblings)


def take_drafts(
    session: Session,
    printed: dict[str, Any],
    speech_id: int,
    requirement_id: int,
    *,
    reading_id: int,
    person_id: int,
    now: datetime,
) -> Redrafted:
    """Store what the generator printed of the text of a `Task`, as far as it is of the requirement.

    Raises:
        NotFound: there is no such speech or requirement for this person.
        Refused: `not_an_editor`.
        Stale: a new reading of the speech came in between.

    """
    bank_id = editable_bank(session, person_id, speech_id)
    reading = latest_reading(session, speech_id)
    requirement = _requirement(session, requirement_id, bank_id)
    if reading.id != reading_id:
        raise Stale("reading")
    mine = [one for one in printed["questions"] if one["requirement"] == requirement.fingerprint]
    if requirement.fingerprint not in {one["id"] for one in printed["requirements"]}:
        return Redrafted(found=False)
    known = _known(session, requirement_id)
    places = Places(reading.removed, reading.repairs)
    fresh = [(one, content_of(one)) for one in mine if content_of(one) not in known]
    for one, content in fresh:
        question = _question(session, one, requirement, now)
        session.add(first_version(question, content))
        session.add_all(_sources(one, question.id, reading.id, places))
        session.flush()
        note_live(session, [question.id])
    return Redrafted(found=True, new=len(fresh), known=len(mine) - len(fresh))


def _requirement(session: Session, requirement_id: int, bank_id: int) -> Requirement:
    found = session.get(Requirement, requirement_id)
    if found is None or found.bank_id != bank_id:
        raise NotFound("requirement")
    return found


def _known(session: Session, requirement_id: int) -> list[Content]:
    """Return all that questions of a requirement have ever said."""
    rows = session.scalars(
        select(Version.content)
        .join(Question, Question.id == Version.question_id)
        .where(Question.requirement_id == requirement_id)
    )
    return [from_json(stored) for stored in rows]


def _question(
    session: Session, printed: dict[str, Any], requirement: Requirement, now: datetime
) -> Question:
    taken = select(Question.id).where(
        Question.bank_id == requirement.bank_id, Question.fingerprint == printed["id"]
    )
    is_taken = session.scalar(taken) is not None
    question = Question(
        bank_id=requirement.bank_id,
        fingerprint=secrets.token_hex(8) if is_taken else printed["id"],
        requirement_id=requirement.id,
        kind=printed["kind"],
        ready=printed["ready"],
        chosen=False,
        score=printed["score"],
        notes=printed["notes"],
        created_at=now,
    )
    session.add(question)
    session.flush()
    return question


def _sources(
    printed: dict[str, Any], question_id: int, reading_id: int, places: Places
) -> Iterator[Source]:
    """Yield the places of a question: what was read was the clean text, its places are clean."""
    for part, place in enumerate([printed["source"], *printed["parts"]], start=PASSAGE):
        if place["start"] is None:
            continue
        start, end = places.raw(place["start"], place["end"])
        if start < end:
            yield Source(
                question_id=question_id, reading_id=reading_id, part=part, start=start, end=end
            )
