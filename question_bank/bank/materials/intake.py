"""File → drafts in the bank: the same file, text, requirement or question never comes in twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from question_bank.bank.curating import SpeechAct
from question_bank.bank.materials.changed_sources import flag_changed_sources, reading_before
from question_bank.bank.materials.drafts import add_questions, add_requirements
from question_bank.bank.materials.facts import record
from question_bank.bank.materials.readings import add_reading, remember_file, text_hash
from question_bank.bank.speeches import Bank, Publicity, Reading, ReadingFile, Speech
from question_bank.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from question_bank.bank.materials.drafts import Counts


@dataclass(frozen=True, slots=True)
class Report:
    """What came of one file; `new` and `known` count questions by kind.

    `outcome` is "new", or "same_file" or "same_text" where nothing was added. `namesake` is an
    earlier speech of the same title in the bank, `changed` how many questions of the speech find
    their words gone or altered.
    """

    file: str
    outcome: str
    speech_id: int
    title: str
    new: Mapping[str, int] = field(default_factory=dict)
    known: Mapping[str, int] = field(default_factory=dict)
    ready: int = 0
    requirements: int = 0
    warnings: tuple[str, ...] = ()
    cut: bool = False
    namesake: int | None = None
    changed: int = 0


def known_file(session: Session, content: bytes, *, bank_id: int, name: str) -> Report | None:
    """Return the report on a file whose bytes the bank has already; None where it is to be read."""
    digest = hashlib.sha256(content).hexdigest()
    return _known(session, bank_id, name, "same_file", ReadingFile.file_hash == digest)


def take_in(
    session: Session,
    printed: dict[str, Any],
    *,
    bank_id: int,
    name: str,
    now: datetime,
    person_id: int | None = None,
    speech_id: int | None = None,
    is_internal: bool = False,
) -> Report:
    """Put what the generator printed of a file (the contract's JSON) into a bank.

    With `speech_id` the text becomes a new reading of that speech, otherwise a speech of its own.
    `is_internal` sets the speech to 内部: it said of itself that it may not go out.
    Questions the bank has already gain a source and keep everything else, above all what was
    decided about them.

    Raises:
        NotFound: there is no such bank, or no such speech in it.

    """
    _take_turn(session, bank_id)
    if known := _known_text(session, printed, bank_id, name):
        return known
    if speech_id is None:
        speech, namesake = _new_speech(
            session, printed, bank_id, name=name, person_id=person_id, now=now
        )
    else:
        speech, namesake = _speech(session, bank_id, speech_id), None
    if is_internal:
        speech.publicity = Publicity.INTERNAL
    reading = add_reading(session, printed, speech, name, now)
    requirements = add_requirements(session, printed["requirements"], reading)
    counts = add_questions(session, printed["questions"], reading, requirements.ids, now=now)
    changed = flag_changed_sources(session, reading, reading_before(session, reading))
    if person_id is not None:
        _note_reading(session, reading, name, person_id, now)
    found = _report(name, speech, reading, counts)
    return replace(found, requirements=requirements.new, namesake=namesake, changed=changed)


def _note_reading(
    session: Session, reading: Reading, name: str, person_id: int, now: datetime
) -> None:
    read = {"file": name, "characters": len(reading.text)}
    record(
        session, reading.speech_id, SpeechAct.READ,
        person_id=person_id, before={}, after=read, now=now,
    )  # fmt: skip


def _report(name: str, speech: Speech, reading: Reading, counts: Counts) -> Report:
    return Report(
        name,
        "new",
        speech.id,
        speech.title,
        new=counts.new,
        known=counts.known,
        ready=counts.ready,
        warnings=tuple(one if isinstance(one, str) else one["text"] for one in reading.warnings),
        cut=reading.cut,
    )


def _take_turn(session: Session, bank_id: int) -> None:
    """Let one file at a time into a bank, so that the same file twice at once comes in once."""
    if session.scalar(select(Bank.id).where(Bank.id == bank_id).with_for_update()) is None:
        raise NotFound("bank")


def _known_text(
    session: Session, printed: dict[str, Any], bank_id: int, name: str
) -> Report | None:
    """Return the report on a text the bank has; a new file of it is remembered."""
    digest = printed["speech"]["sha256"]
    same_file = _known(session, bank_id, name, "same_file", ReadingFile.file_hash == digest)
    if same_file:
        return same_file
    characters = text_hash(printed)
    same_text = _known(session, bank_id, name, "same_text", Reading.text_hash == characters)
    if same_text:
        reading_id = session.scalars(
            select(Reading.id).where(Reading.bank_id == bank_id, Reading.text_hash == characters)
        ).one()
        remember_file(session, bank_id, digest, reading_id, name)
    return same_text


def _known(
    session: Session, bank_id: int, name: str, outcome: str, same: ColumnElement[bool]
) -> Report | None:
    row = session.execute(
        select(Speech.id, Speech.title)
        .join(Reading, Reading.speech_id == Speech.id)
        .join(ReadingFile, ReadingFile.reading_id == Reading.id)
        .where(Reading.bank_id == bank_id, same)
        .limit(1)
    ).first()
    return Report(name, outcome, row.id, row.title) if row else None


def _speech(session: Session, bank_id: int, speech_id: int) -> Speech:
    speech = session.get(Speech, speech_id)
    if speech is None or speech.bank_id != bank_id:
        raise NotFound("speech")
    return speech


def _new_speech(
    session: Session,
    printed: dict[str, Any],
    bank_id: int,
    *,
    name: str,
    person_id: int | None,
    now: datetime,
) -> tuple[Speech, int | None]:
    """Return a new speech, and an earlier one of the same title."""
    facts = printed["speech"]["facts"]
    title = (printed["speech"]["title"] or PurePath(name).stem)[:200]
    namesake = session.scalar(
        select(Speech.id)
        .where(Speech.bank_id == bank_id, Speech.title == title)
        .order_by(Speech.id)
        .limit(1)
    )
    speech = Speech(
        bank_id=bank_id,
        title=title,
        speaker=(facts.get("speaker") or "")[:80],
        post=(facts.get("post") or "")[:80],
        given_on=_day(facts.get("given_on")),
        occasion=(facts.get("occasion") or "")[:200],
        created_by=person_id,
        created_at=now,
    )
    session.add(speech)
    session.flush()
    return speech, namesake


def _day(stated: str | None) -> date | None:
    """Return a date the text states in full; a year alone is left to the uploader."""
    try:
        return date.fromisoformat(stated or "")
    except ValueError:
        return None
