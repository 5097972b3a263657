"""Questions whose source changed: a later text leaves their words out, or alters them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from question_bank.bank.materials.places import Places
from question_bank.bank.questions import PASSAGE, Question, Source
from question_bank.bank.speeches import Reading, Speech
from question_bank.questions.differences import Piece, pieces
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Select
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Standing:
    """A speech that holds a question or has held it.

    `words` are the passage as it changed from an earlier text to the latest, in pieces; none where
    it did not. `is_gone` where the latest text does not hold it any more.
    """

    speech_id: int
    title: str
    is_gone: bool
    words: tuple[Piece, ...]


def flag_changed_sources(session: Session, reading: Reading, earlier: Collection[int]) -> int:
    """Flag the questions that earlier readings of the speech held and this one holds otherwise.

    Flagged is a question whose passage is gone or reads differently, even where another speech
    holds it unchanged: which of the two is right is for a person to say. Returns how many.
    """
    before: dict[int, set[str]] = {}
    for id_ in earlier:
        for question_id, words in _passages(session, session.get_one(Reading, id_)).items():
            before.setdefault(question_id, set()).add(words)
    now = _passages(session, reading)
    changed = [
        question_id
        for question_id, words in before.items()
        if now.get(question_id, "") not in words
    ]
    session.execute(
        update(Question)
        .where(Question.id.in_(changed))
        .values(source_changed=True)
        .execution_options(synchronize_session="fetch")
    )
    return len(changed)


def reading_before(session: Session, reading: Reading) -> list[int]:
    """Return the id of the reading that this one takes the place of, if there is one."""
    found = session.scalar(
        select(Reading.id)
        .where(Reading.speech_id == reading.speech_id, Reading.id < reading.id)
        .order_by(Reading.id.desc())
        .limit(1)
    )
    return [] if found is None else [found]


def standings(session: Session, question_id: int) -> tuple[Standing, ...]:
    """Return where a question stands or stood, and what became of its words there."""
    rows = session.execute(
        select(Speech.id, Speech.title, Source.reading_id)
        .join(Reading, Reading.speech_id == Speech.id)
        .outerjoin(
            Source,
            (Source.reading_id == Reading.id)
            & (Source.question_id == question_id)
            & (Source.part == PASSAGE)
            & (Source.occurrence == 0),
        )
        .where(Speech.id.in_(_speeches(question_id)))
        .order_by(Speech.id, Reading.id.desc())
    )
    texts: dict[tuple[int, str], list[int | None]] = {}
    for speech_id, title, reading_id in rows:
        texts.setdefault((speech_id, title), []).append(reading_id)
    return tuple(
        _standing(session, question_id, speech_id, title, held)
        for (speech_id, title), held in texts.items()
    )


def _standing(
    session: Session, question_id: int, speech_id: int, title: str, held: list[int | None]
) -> Standing:
    """Return what became of a passage; `held` are the texts that hold it, the latest first."""
    latest, *before = held
    previous = next((one for one in before if one is not None), None)
    if latest is None or previous is None:
        return Standing(speech_id, title, latest is None, ())
    new, old = (_words_of(session, question_id, one) for one in (latest, previous))
    return Standing(speech_id, title, is_gone=False, words=() if new == old else pieces(old, new))


def _speeches(question_id: int) -> Select[int]:
    return (
        select(Reading.speech_id)
        .join(Source, Source.reading_id == Reading.id)
        .where(Source.question_id == question_id, Source.part == PASSAGE)
    )


def _passages(session: Session, reading: Reading) -> Mapping[int, str]:
    """Return the letters of each question's passage in a reading."""
    rows = session.execute(
        select(Source.question_id, Source.start, Source.end)
        .where(Source.reading_id == reading.id)
        .where(Source.part == PASSAGE, Source.occurrence == 0)
        .order_by(Source.question_id)
    )
    places = Places(reading.removed, reading.repairs)
    return {
        question_id: folded(reading.text[slice(*places.clean(start, end))])
        for question_id, start, end in rows
    }


def _words_of(session: Session, question_id: int, reading_id: int) -> str:
    reading = session.get_one(Reading, reading_id)
    start, end = session.execute(
        select(Source.start, Source.end)
        .where(Source.question_id == question_id, Source.reading_id == reading_id)
        .where(Source.part == PASSAGE, Source.occurrence == 0)
    ).one()
    places = Places(reading.removed, reading.repairs)
    return reading.text[slice(*places.clean(start, end))].strip()
