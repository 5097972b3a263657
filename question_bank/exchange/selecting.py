"""Questions of the bank as they travel: in their live version, with what is known of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.blueprints.drawing import Origin
from question_bank.bank.curation.filters import matching
from question_bank.bank.questions import PASSAGE, Question, Source, Version
from question_bank.bank.speeches import Publicity, Reading, Speech
from question_bank.bank.tags import tags_on
from question_bank.bank.versions import LIVE, contents
from question_bank.errors import Refused
from question_bank.exchange.found import MOST
from question_bank.exchange.record import Record
from question_bank.study.reading.excerpts import quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from question_bank.bank.curation.filters import Filters


def records(session: Session, person_id: int, filters: Filters) -> list[Record]:
    """Return the questions a person may read and looks for, those of one material together.

    Raises:
        Refused: `too_many_questions`, with how many there may be at `most`.

    """
    ids = session.scalars(matching(session, person_id, filters).limit(MOST + 1)).all()
    if len(ids) > MOST:
        raise Refused("too_many_questions", most=MOST)
    rows = session.execute(
        select(Question.id, Question.bank_id, Question.fingerprint, Version)
        .join(Version, LIVE)
        .where(Question.id.in_(ids))
        .order_by(Question.id)
    ).all()
    asked = contents(session, {version.id: version.content for *_, version in rows})
    places, tags, sentences = _places(session, ids), tags_on(session, ids), quotations(session, ids)
    found = []
    for question_id, bank_id, fingerprint, version in rows:
        speech, publicity = places.get(question_id, (Origin("", "", None, ""), Publicity.PUBLIC))
        found.append(
            Record(
                name=f"{bank_id}-{fingerprint}",
                content=asked[version.id],
                material=speech.title,
                origin=speech.words,
                passage=sentences.get(question_id, ""),
                tags=tuple(tags[question_id]),
                internal=publicity == Publicity.INTERNAL,
                changed=int(version.created_at.timestamp()),
            )
        )
    return sorted(found, key=lambda record: record.material)


def _places(session: Session, ids: Sequence[int]) -> dict[int, tuple[Origin, Publicity]]:
    """Return the first speech of each question; one internal speech makes it internal."""
    rows = session.execute(
        select(
            Source.question_id,
            Speech.title,
            Speech.speaker,
            Speech.given_on,
            Speech.occasion,
            Speech.publicity,
        )
        .join(Reading, Reading.id == Source.reading_id)
        .join(Speech, Speech.id == Reading.speech_id)
        .where(Source.question_id.in_(ids), Source.part == PASSAGE)
        .order_by(Source.question_id, Speech.id, Source.start)
    )
    found: dict[int, tuple[Origin, Publicity]] = {}
    for question_id, title, speaker, given_on, occasion, publicity in rows:
        speech = Origin(title, speaker, given_on, occasion)
        origin, known = found.get(question_id, (speech, publicity))
        found[question_id] = (origin, max(known, publicity, key=_closeness))
    return found


def _closeness(publicity: Publicity) -> bool:
    return publicity == Publicity.INTERNAL
