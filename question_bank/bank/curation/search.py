"""The bank as a table: what was found, in the order that was asked for, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from question_bank.bank.curation.filters import Filters, Order, matching, without_kind
from question_bank.bank.members import readable_banks
from question_bank.bank.paging import place
from question_bank.bank.questions import PASSAGE, Question, Source, Status, Version
from question_bank.bank.speeches import Bank, Reading, Speech
from question_bank.bank.tags import tags_on
from question_bank.bank.versions import LIVE
from question_bank.questions.content import Content, from_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, FromClause, Select
    from sqlalchemy.orm import Session

PAGE = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One question in the table, with its tags and the speeches it stands in.

    Of each speech its id, its title and whether the person may read it.
    """

    id: int
    kind: str
    status: Status
    version: int
    content: Content
    source_changed: bool
    requirement_id: int | None
    bank: str
    facility: float | None
    speeches: tuple[tuple[int, str, bool], ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of what was found; pages count from 1. `kinds` counts whatever kind is asked for."""

    entries: tuple[Entry, ...]
    total: int
    kinds: dict[str, int]
    page: int
    pages: int


def found(
    session: Session,
    person_id: int,
    filters: Filters,
    *,
    order: Order = Order.NEWEST,
    page: int = 1,
    facilities: FromClause | None = None,
) -> Listing:
    """Return a page of the questions a person may read; a page beyond the last gives the last.

    `facilities` as in `filters.matching`: without it nothing is known to be easy or hard.
    """
    kinds = _kinds(session, person_id, filters, facilities)
    total = sum(kinds.values()) if filters.kind is None else kinds.get(filters.kind, 0)
    page, pages = place(page, total, PAGE)
    asked = matching(session, person_id, filters, facilities)
    shown = _ordered(asked, order, filters, facilities).limit(PAGE).offset((page - 1) * PAGE)
    ids = session.scalars(shown).all() if total else ()
    return Listing(entries(session, person_id, ids, facilities), total, kinds, page, pages)


def entries(
    session: Session,
    person_id: int,
    ids: Sequence[int],
    facilities: FromClause | None = None,
) -> tuple[Entry, ...]:
    """Return the questions of some ids, in their order, as the table shows them."""
    titles, tags = _titles(session, person_id, ids), tags_on(session, ids)
    known = _known(session, ids, facilities)
    shown = {
        id_: Entry(
            id=id_,
            kind=kind,
            status=status,
            version=version,
            content=from_json(content),
            source_changed=changed,
            requirement_id=requirement_id,
            bank=bank,
            facility=known.get(id_),
            speeches=tuple(titles.get(id_, [])),
            tags=tuple(tags[id_]),
        )
        for id_, kind, status, version, content, changed, requirement_id, bank in session.execute(
            _rows(ids)
        )
    }
    return tuple(shown[id_] for id_ in ids)


def _rows(ids: Iterable[int]) -> Select[int, str, Status, int, Any, bool, int | None, str]:
    return (
        select(
            Question.id,
            Question.kind,
            Question.status,
            Question.live,
            Version.content,
            Question.source_changed,
            Question.requirement_id,
            Bank.name,
        )
        .join(Version, LIVE)
        .join(Bank, Bank.id == Question.bank_id)
        .where(Question.id.in_(ids))
    )


def _kinds(
    session: Session, person_id: int, filters: Filters, facilities: FromClause | None
) -> dict[str, int]:
    """Return how many questions of each kind there are, whatever kind the filters ask for."""
    query = matching(session, person_id, without_kind(filters), facilities)
    rows = session.execute(
        query.with_only_columns(Question.kind, func.count())
        .group_by(Question.kind)
        .order_by(Question.kind)
    )
    return dict(rows.all())


def _ordered(
    query: Select[int], order: Order, filters: Filters, facilities: FromClause | None
) -> Select[int]:
    if order in {Order.HARDEST, Order.EASIEST} and facilities is not None:
        if filters.difficulty is None:
            query = query.outerjoin(facilities, facilities.c.question_id == Question.id)
        known = facilities.c.facility
        by_facility: ColumnElement[float] = known.asc() if order is Order.HARDEST else known.desc()
        return query.order_by(by_facility.nulls_last(), Question.id.desc())
    match order:
        case Order.OLDEST:
            return query.order_by(Question.id)
        case Order.BEST:
            return query.order_by(Question.score.desc(), Question.id.desc())
    return query.order_by(Question.id.desc())


def _known(session: Session, ids: Iterable[int], facilities: FromClause | None) -> dict[int, float]:
    if facilities is None:
        return {}
    rows = session.execute(
        select(facilities.c.question_id, facilities.c.facility).where(
            facilities.c.question_id.in_(ids)
        )
    )
    return dict(rows.all())


def _titles(
    session: Session, person_id: int, ids: Iterable[int]
) -> dict[int, list[tuple[int, str, bool]]]:
    rows = session.execute(
        select(
            Source.question_id,
            Speech.id,
            Speech.title,
            Speech.bank_id.in_(readable_banks(person_id)),
        )
        .join(Reading, Reading.id == Source.reading_id)
        .join(Speech, Speech.id == Reading.speech_id)
        .where(Source.question_id.in_(ids), Source.part == PASSAGE)
        .distinct()
        .order_by(Source.question_id, Speech.id)
    )
    titles: dict[int, list[tuple[int, str, bool]]] = {}
    for question, speech, title, readable in rows:
        titles.setdefault(question, []).append((speech, title, bool(readable)))
    return titles
