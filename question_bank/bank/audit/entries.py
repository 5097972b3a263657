"""What the audit log holds: rows are written once; the database refuses to change them.

It keeps no foreign keys, so that it outlives whom it is about, and no words of speeches, questions
or answers. Whoever rebuilds the table must make its triggers anew.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import DDL, Index, String, event
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base, Key, stored
from question_bank.bank.people import Person

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

RECORDED = "audited"
"""Where a session keeps the lines recorded in it, for whoever passes them on after the commit."""


class Event(enum.StrEnum):
    """What is recorded."""

    LOG_IN = "log_in"
    LOG_OUT = "log_out"
    LOG_IN_ENDED = "log_in_ended"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the name of an event
    PASSWORD_RESET = "password_reset"  # noqa: S105 - as above
    CODES_ON = "codes_on"
    CODES_OFF = "codes_off"
    NOTICE_ACCEPTED = "notice_accepted"
    SECRECY_CONFIRMED = "secrecy_confirmed"
    PERSON_ADDED = "person_added"
    PERSON_CHANGED = "person_changed"
    PERSON_STOPPED = "person_stopped"
    PERSON_RESTORED = "person_restored"
    PERSON_UNLOCKED = "person_unlocked"
    PERSON_ERASED = "person_erased"
    ROLES_CHANGED = "roles_changed"
    ROSTER_TAKEN_IN = "roster_taken_in"
    REFUSED = "refused"
    DOWNLOAD = "download"
    PERSON_EXPORTED = "person_exported"
    UPLOAD_CONFIRMED = "upload_confirmed"
    UPLOAD_REFUSED = "upload_refused"
    SETTINGS_CHANGED = "settings_changed"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    PURGED = "purged"
    SAMPLES_REMOVED = "samples_removed"
    TIDIED = "tidied"


class Outcome(enum.StrEnum):
    """Whether it was done."""

    DONE = "done"
    REFUSED = "refused"


class AuditEntry(Base):
    """One line.

    `login` is whoever did it, empty for a command or a stranger; `subject` whom it was done to.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (Index(None, "at"), Index(None, "person_id", "at"))

    id: Mapped[Key]
    at: Mapped[datetime]
    event: Mapped[str] = mapped_column(String(40))
    outcome: Mapped[Outcome] = mapped_column(stored(Outcome))
    person_id: Mapped[int | None]
    login: Mapped[str] = mapped_column(String(40))
    address: Mapped[str] = mapped_column(String(45))
    subject_id: Mapped[int | None]
    subject: Mapped[str] = mapped_column(String(40))
    facts: Mapped[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is read. Names are those people have now; the logins are those of then."""

    at: datetime
    event: Event
    outcome: Outcome
    login: str
    name: str
    address: str
    subject: str
    subject_name: str
    facts: Mapping[str, Any]


def record(
    session: Session,
    event: Event,
    *,
    who: int | None,
    address: str,
    now: datetime,
    outcome: Outcome = Outcome.DONE,
    about: int | None = None,
    facts: Mapping[str, object] | None = None,
) -> None:
    """Write down what somebody did, to whom; nobody (`who` None) is a command or a stranger."""
    doer, done_to = _person(session, who), _person(session, about)
    entry = AuditEntry(
        at=now,
        event=event,
        outcome=outcome,
        person_id=who,
        login=doer[0],
        address=address[:45],
        subject_id=about,
        subject=done_to[0],
        facts=dict(facts or {}),
    )
    session.add(entry)
    session.flush()
    line = Line(now, event, outcome, *doer, entry.address, *done_to, entry.facts)
    session.info.setdefault(RECORDED, []).append(line)


def _person(session: Session, person_id: int | None) -> tuple[str, str]:
    person = None if person_id is None else session.get(Person, person_id)
    return ("", "") if person is None else (person.login, person.name)


# Half a year is kept whatever is asked (网络安全法: not less than six months); older lines go by
# `tidying`, and nothing else ever changes.
_SQLITE = (
    """CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END""",
    """CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry
WHEN OLD.at > datetime('now', '-184 days')
BEGIN SELECT RAISE(ABORT, 'the audit log is kept for half a year'); END""",
)
_POSTGRESQL = (
    """CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at <= now() - interval '184 days' THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'the audit log is never changed';
END $$""",
    """CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION audit_entry_stays()""",
    """CREATE TRIGGER audit_entry_is_not_emptied BEFORE TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays()""",
)
for _dialect, _statements in (("sqlite", _SQLITE), ("postgresql", _POSTGRESQL)):
    for _statement in _statements:
        _guard = DDL(_statement)  # type: ignore[no-untyped-call] # SQLAlchemy gives it no types
        event.listen(AuditEntry.__table__, "after_create", _guard.execute_if(dialect=_dialect))
