"""The text of a file as the bank keeps it, and the files whose text it is."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from question_bank.bank.speeches import Reading, ReadingFile, Speech

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session


def text_hash(printed: dict[str, Any]) -> str:
    """Return what a text is known by, whatever the format: its characters without white space."""
    return hashlib.sha256("".join(printed["speech"]["text"].split()).encode()).hexdigest()


def add_reading(
    session: Session, printed: dict[str, Any], speech: Speech, name: str, now: datetime
) -> Reading:
    """Store what the generator read of a file as the text of a speech; return it."""
    read = printed["speech"]
    reading = Reading(
        bank_id=speech.bank_id,
        speech_id=speech.id,
        text_hash=text_hash(printed),
        raw=_storable(read["raw"]),
        text=_storable(read["text"]),
        removed=read["removed"],
        repairs=read["repairs"],
        warnings=[*read["warnings"], *printed["outline_warnings"], *_slips(read)],
        outline=printed["outline"],
        cut=read["cut"],
        read_at=now,
    )
    session.add(reading)
    session.flush()
    remember_file(session, speech.bank_id, read["sha256"], reading.id, name)
    return reading


def _slips(read: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a remark for each slip, in its words and with its place."""
    for slip in read["slips"]:
        words = f"{slip['why']}：“{slip['text']}”，原样保留，所在句不直接入库。"
        yield {"text": words, "start": slip["start"], "end": slip["end"]}


def _storable(text: str) -> str:
    """Return a text as PostgreSQL can keep it, every character in its place."""
    return text.replace("\x00", "\ufffd")


def remember_file(session: Session, bank_id: int, digest: str, reading_id: int, name: str) -> None:
    """Store that a file holds the text of a reading, so that it is not read twice."""
    session.add(
        ReadingFile(bank_id=bank_id, file_hash=digest, reading_id=reading_id, name=name[-200:])
    )
    session.flush()
