"""Whether what is shown or printed comes from a material that is 内部."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from question_bank.bank.questions import PASSAGE, Source, Version
from question_bank.bank.speeches import Publicity, Reading, Speech

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session


def is_internal(session: Session, speech_id: int) -> bool:
    """Return whether a material is 内部; one that is not there is not."""
    publicity = session.scalar(select(Speech.publicity).where(Speech.id == speech_id))
    return publicity == Publicity.INTERNAL


def asks_internal(session: Session, version_ids: Collection[int]) -> bool:
    """Return whether one of some questions, in these versions, comes from such a material."""
    found = exists().where(
        Version.id.in_(version_ids),
        Source.question_id == Version.question_id,
        Source.part == PASSAGE,
        Reading.id == Source.reading_id,
        Speech.id == Reading.speech_id,
        Speech.publicity == Publicity.INTERNAL,
    )
    return bool(session.scalar(select(found)))
