"""What is known of a speech beside its text: confirmed by people, and by whom and when."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from question_bank.bank.curating import SpeechAct, SpeechChange
from question_bank.bank.members import readable_banks, require_edit
from question_bank.bank.people import Person
from question_bank.bank.speeches import Publicity, Speech
from question_bank.errors import NotFound, Stale

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a speech beside its text."""

    title: str
    speaker: str = ""
    post: str = ""
    given_on: date | None = None
    occasion: str = ""
    origin: str = ""
    publicity: Publicity = Publicity.PUBLIC
    is_current: bool = True

    @property
    def mark(self) -> str:
        """What tells these facts from any others, for a page that shows them."""
        return hashlib.sha256(json.dumps(self.plain).encode()).hexdigest()[:16]

    @property
    def plain(self) -> dict[str, Any]:
        """The facts as JSON values."""
        return asdict(self) | {"given_on": self.given_on and self.given_on.isoformat()}


@dataclass(frozen=True, slots=True)
class Changed:
    """What somebody did to a speech: `before` and `after` hold what was changed, by its name."""

    act: SpeechAct
    person: str
    before: dict[str, Any]
    after: dict[str, Any]
    changed_at: datetime


def facts(session: Session, person_id: int, speech_id: int) -> Facts:
    """Return what is known of a speech.

    Raises:
        NotFound: there is no such speech for this person.

    """
    speech = session.scalar(
        select(Speech).where(Speech.id == speech_id, Speech.bank_id.in_(readable_banks(person_id)))
    )
    if speech is None:
        raise NotFound("speech")
    return _known(speech)


def edit_facts(
    session: Session, person_id: int, speech_id: int, known: Facts, *, seen: str, now: datetime
) -> None:
    """Keep what an instructor confirmed or filled in; `seen` is the mark of what they were shown.

    Raises:
        NotFound: there is no such speech for this person.
        Refused: `not_an_editor`.
        Stale: somebody changed it meanwhile, and to something else.

    """
    speech = editable(session, person_id, speech_id, lock=True)
    old = _known(speech)
    if known == old:
        return
    if old.mark != seen:
        raise Stale("speech")
    before, after = old.plain, known.plain
    changed = [name for name in after if before[name] != after[name]]
    for field in fields(Facts):
        setattr(speech, field.name, getattr(known, field.name))
    record(
        session,
        speech_id,
        SpeechAct.FACTS,
        person_id=person_id,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
        now=now,
    )


def record(
    session: Session,
    speech_id: int,
    act: SpeechAct,
    *,
    person_id: int,
    before: dict[str, Any],
    after: dict[str, Any],
    now: datetime,
) -> None:
    """Write down what somebody did to a speech."""
    session.add(
        SpeechChange(
            speech_id=speech_id,
            person_id=person_id,
            act=act,
            before=before,
            after=after,
            changed_at=now,
        )
    )
    session.flush()


def changes(session: Session, speech_id: int) -> tuple[Changed, ...]:
    """Return what was done to a speech, the latest first."""
    rows = session.execute(
        select(
            SpeechChange.act,
            Person.name,
            SpeechChange.before,
            SpeechChange.after,
            SpeechChange.changed_at,
        )
        .join(Person, Person.id == SpeechChange.person_id)
        .where(SpeechChange.speech_id == speech_id)
        .order_by(SpeechChange.id.desc())
    )
    return tuple(Changed(*row) for row in rows)


def editable(session: Session, person_id: int, speech_id: int, *, lock: bool = False) -> Speech:
    """Return a speech that the person may change.

    Raises:
        NotFound: there is no such speech for this person.
        Refused: `not_an_editor`.

    """
    speech = session.get(Speech, speech_id, with_for_update=lock or None)
    if speech is None:
        raise NotFound("speech")
    require_edit(session, person_id, speech.bank_id)
    return speech


def _known(speech: Speech) -> Facts:
    return Facts(**{field.name: getattr(speech, field.name) for field in fields(Facts)})
