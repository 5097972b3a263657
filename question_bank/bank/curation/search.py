"""The bank as a table: found by speech, kind, status or words, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Text, cast, func, select

from question_bank.bank.curation.queue import of_speech
from question_bank.bank.members import readable_banks
from question_bank.bank.questions import PASSAGE, Question, Source, Status, Version
from question_bank.bank.speeches import Reading, Speech
from question_bank.bank.versions import LIVE
from question_bank.questions.content import Content, from_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

PAGE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked for; None and "" mean everything."""

    speech_id: int | None = None
    kind: str | None = None
    status: Status | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One question in the table, with the titles of the speeches it stands in."""

    id: int
    kind: str
    status: Status
    version: int
    content: Content
    source_changed: bool
    speeches: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of what was found; pages count from 1."""

    entries: tuple[Entry, ...]
    total: int
    page: int
    pages: int


def found(session: Session, person_id: int, filters: Filters, *, page: int = 1) -> Listing:
    """Return a page of the questions a person may read, the newest first.

    `words` are found anywhere in the wording or the key, one Chinese character or many; a page
    beyond the last gives the last.
    """
    query = _matching(person_id, filters)
    total = session.scalars(select(func.count()).select_from(query.subquery())).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    rows = session.execute(
        query.order_by(Question.id.desc()).limit(PAGE).offset((page - 1) * PAGE)
    ).all()
    titles = _titles(session, [row.id for row in rows])
    entries = tuple(
        Entry(
            id=row.id,
            kind=row.kind,
            status=row.status,
            version=row.live,
            content=from_json(row.content),
            source_changed=row.source_changed,
            speeches=tuple(titles.get(row.id, [])),
        )
        for row in rows
    )
    return Listing(entries, total, page, pages)


def kinds_found(session: Session, person_id: int, filters: Filters) -> dict[str, int]:
    """Return how many questions of each kind there are, whatever kind the filters ask for."""
    query = _matching(person_id, replace(filters, kind=None)).subquery()
    rows = session.execute(
        select(query.c.kind, func.count()).group_by(query.c.kind).order_by(query.c.kind)
    )
    return dict(rows.all())


def speeches(session: Session, person_id: int) -> tuple[tuple[int, str], ...]:
    """Return the speeches to look in, as (id, title): those in use first, then the newest first."""
    rows = session.execute(
        select(Speech.id, Speech.title)
        .where(Speech.bank_id.in_(readable_banks(person_id)))
        .order_by(Speech.is_current.desc(), Speech.id.desc())
    )
    return tuple((id_, title) for id_, title in rows)


def _matching(
    person_id: int, filters: Filters
) -> Select[int, str, Status, int, bool, dict[str, object]]:
    query = (
        select(
            Question.id,
            Question.kind,
            Question.status,
            Question.live,
            Question.source_changed,
            Version.content,
        )
        .join(Version, LIVE)
        .where(Question.bank_id.in_(readable_banks(person_id)))
    )
    if filters.speech_id is not None:
        query = query.where(of_speech(filters.speech_id))
    if filters.kind is not None:
        query = query.where(Question.kind == filters.kind)
    if filters.status is not None:
        query = query.where(Question.status == filters.status)
    for word in filters.words.split():
        query = query.where(cast(Version.content, Text).contains(word, autoescape=True))
    return query


def _titles(session: Session, ids: Iterable[int]) -> dict[int, list[tuple[int, str]]]:
    rows = session.execute(
        select(Source.question_id, Speech.id, Speech.title)
        .join(Reading, Reading.id == Source.reading_id)
        .join(Speech, Speech.id == Reading.speech_id)
        .where(Source.question_id.in_(ids), Source.part == PASSAGE)
        .distinct()
        .order_by(Source.question_id, Speech.id)
    )
    titles: dict[int, list[tuple[int, str]]] = {}
    for question, speech, title in rows:
        titles.setdefault(question, []).append((speech, title))
    return titles
