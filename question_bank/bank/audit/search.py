"""Reading the audit log: pages of it, all that was looked for, and how much room it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import String, cast, func, or_, select

from question_bank.bank.audit.entries import AuditEntry, Event, Line, Outcome
from question_bank.bank.base import renamed
from question_bank.bank.paging import place
from question_bank.bank.people import Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from typing import Any

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

PAGE = 50
AT_ONCE = 1000
ROW_BYTES = 110  # numbers, time and the two indexes


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for; `words` are part of a login, a name or an address. Nothing set is all."""

    since: datetime | None = None
    until: datetime | None = None
    events: frozenset[Event] = frozenset()
    outcome: Outcome | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the log, the latest first; pages count from 1, `total` counts all lines."""

    lines: tuple[Line, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Extent:
    """How much the log holds: lines, the oldest of them, and about how many bytes on the disk."""

    lines: int
    oldest: datetime | None
    size: int


def search(session: Session, sought: Sought, *, page: int = 1) -> Found:
    """Return a page of what is looked for, the latest first."""
    total = session.scalars(_joined(select(func.count(AuditEntry.id))).where(*_meant(sought))).one()
    page, pages = place(page, total, PAGE)
    query = _lines(sought).limit(PAGE).offset((page - 1) * PAGE)
    return Found(tuple(_line(row) for row in session.execute(query)), total, page, pages)


def each(session: Session, sought: Sought) -> Iterator[Line]:
    """Give every line that is looked for, the latest first."""
    for row in session.execute(_lines(sought).execution_options(yield_per=AT_ONCE)):
        yield _line(row)


def extent(session: Session) -> Extent:
    """Return how much the log holds."""
    told = (AuditEntry.event, AuditEntry.login, AuditEntry.address, AuditEntry.subject)
    words = sum(
        (func.length(column) for column in told), func.length(cast(AuditEntry.facts, String))
    )
    lines, oldest, size = session.execute(
        select(func.count(AuditEntry.id), func.min(AuditEntry.at), func.sum(words))
    ).one()
    return Extent(lines, oldest, int(size or 0) + lines * ROW_BYTES)


_doer, _subject = renamed(Person), renamed(Person)


def _joined(query: Select[Any]) -> Select[Any]:
    return (
        query.select_from(AuditEntry)
        .outerjoin(_doer, _doer.id == AuditEntry.person_id)
        .outerjoin(_subject, _subject.id == AuditEntry.subject_id)
    )


def _lines(sought: Sought) -> Select[Any]:
    columns = (
        AuditEntry.at,
        AuditEntry.event,
        AuditEntry.outcome,
        AuditEntry.login,
        _doer.name,
        AuditEntry.address,
        AuditEntry.subject,
        _subject.name,
        AuditEntry.facts,
    )
    latest = AuditEntry.at.desc(), AuditEntry.id.desc()
    return _joined(select(*columns)).where(*_meant(sought)).order_by(*latest)


def _meant(sought: Sought) -> Iterator[ColumnElement[bool]]:
    if sought.since is not None:
        yield AuditEntry.at >= sought.since
    if sought.until is not None:
        yield AuditEntry.at < sought.until
    if sought.events:
        yield AuditEntry.event.in_(sorted(sought.events))
    if sought.outcome is not None:
        yield AuditEntry.outcome == sought.outcome
    if sought.words:
        told = (
            AuditEntry.login,
            AuditEntry.subject,
            AuditEntry.address,
            _doer.name,
            _subject.name,
        )
        yield or_(*(column.contains(sought.words, autoescape=True) for column in told))


def _line(row: Any) -> Line:  # noqa: ANN401 - a row of nine columns
    at, event, outcome, login, name, address, subject, subject_name, facts = row
    known = Event(event)
    return Line(at, known, outcome, login, name or "", address, subject, subject_name or "", facts)
