"""A question that an instructor writes: worded by hand, and tied to the words it rests on."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.curation.likeness import note_live
from question_bank.bank.materials.catalogue import editable_bank
from question_bank.bank.materials.places import Places
from question_bank.bank.questions import (
    PASSAGE,
    Question,
    Requirement,
    RequirementSource,
    Source,
)
from question_bank.bank.speeches import Reading, latest_reading
from question_bank.bank.versions import first_version
from question_bank.errors import Refused
from question_bank.questions.content import keys
from question_bank.questions.matching import Matching

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content


def write_question(
    session: Session,
    content: Content,
    *,
    speech_id: int,
    rests_on: str,
    person_id: int,
    now: datetime,
    requirement_id: int | None = None,
) -> int:
    """Store a question that a person worded, as a draft; return its id.

    `rests_on` are the words of the speech that it asks about, white space aside; with a requirement
    of the speech it becomes a sibling of that one's questions.

    Raises:
        NotFound: there is no such speech for this person.
        Refused: `not_an_editor`, or `no_such_words`: the speech does not say them.

    """
    bank_id = editable_bank(session, person_id, speech_id)
    reading = latest_reading(session, speech_id)
    places = list(_places(content, reading, rests_on))
    point = _of_reading(session, requirement_id, reading, bank_id)
    question = _question(session, content, bank_id, point, now)
    session.add(first_version(question, content, author_id=person_id))
    note_live(session, [question.id])
    session.add_all(
        Source(question_id=question.id, reading_id=reading.id, part=part, start=start, end=end)
        for part, (start, end) in enumerate(places, start=PASSAGE)
    )
    session.flush()
    return question.id


def _question(
    session: Session, content: Content, bank_id: int, requirement_id: int | None, now: datetime
) -> Question:
    question = Question(
        bank_id=bank_id,
        fingerprint=secrets.token_hex(8),
        requirement_id=requirement_id,
        kind=content.kind,
        ready=True,
        chosen=False,
        score=0.5,
        notes=[],
        created_at=now,
    )
    session.add(question)
    session.flush()
    return question


def _of_reading(
    session: Session, requirement_id: int | None, reading: Reading, bank_id: int
) -> int | None:
    """Return a requirement if it is of the bank and stands in the reading."""
    return session.scalar(
        select(Requirement.id)
        .join(RequirementSource, RequirementSource.requirement_id == Requirement.id)
        .where(Requirement.id == requirement_id, Requirement.bank_id == bank_id)
        .where(RequirementSource.reading_id == reading.id)
        .limit(1)
    )


def _places(content: Content, reading: Reading, rests_on: str) -> Iterator[tuple[int, int]]:
    """Yield where the words stand in the raw text, then each answer that is among them."""
    letters = "".join(rests_on.split())
    found = re.search(r"\s*".join(map(re.escape, letters)), reading.text) if letters else None
    if found is None:
        raise Refused("no_such_words")
    places = Places(reading.removed, reading.repairs)
    yield places.raw(*found.span())
    for words in _asked(content):
        start = reading.text.find(words, *found.span())
        if start >= 0:
            yield places.raw(start, start + len(words))


def _asked(content: Content) -> tuple[str, ...]:
    if isinstance(content, Matching):
        return tuple(side for pair in content.pairs for side in pair)
    return keys(content)
