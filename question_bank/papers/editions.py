"""勘误重出: the issues of a paper, each correction one more; what stood before is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.people import Person
from question_bank.errors import NotFound, Refused
from question_bank.papers.paper import from_json
from question_bank.papers.secrecy import readable_papers
from question_bank.papers.tables import Issue, Paper, PaperReader

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Edition:
    """One issue of a paper: its own paper's id, its number, when it was frozen and by whom."""

    paper_id: int
    number: int
    issued_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a further issue keeps of the one it takes the place of; `number` is its own."""

    number: int
    booklets: int
    booklet: str
    seed: int


def editions(session: Session, reader: int, paper_id: int, *, now: datetime) -> tuple[Edition, ...]:
    """Return the issues of a paper that an instructor may see, the first one first."""
    known = {paper_id}
    while found := _beside(session, known):
        known |= found
    rows = session.execute(
        select(Paper.id, Paper.edition, Paper.created_at, Person.name)
        .outerjoin(Person, Person.id == Paper.created_by)
        .where(Paper.id.in_(known), Paper.id.in_(readable_papers(reader, now=now)))
        .order_by(Paper.edition, Paper.id)
    )
    return tuple(Edition(id_, number, at, by or "") for id_, number, at, by in rows)


def _beside(session: Session, known: set[int]) -> set[int]:
    """Return the papers that these took the place of or that took theirs, as far as not known."""
    rows = session.execute(
        select(Paper.id, Paper.replaces_id).where(
            Paper.replaces_id.is_not(None), Paper.id.in_(known) | Paper.replaces_id.in_(known)
        )
    )
    return {one for pair in rows for one in pair} - known


def correction(
    session: Session, reader: int, paper_id: int, *, course_id: int, now: datetime
) -> Correction:
    """Return what a correction of a paper keeps of it.

    Raises:
        NotFound: there is no such paper of this course, or not for this instructor.

    """
    paper = session.scalar(
        select(Paper).where(
            Paper.id == paper_id,
            Paper.course_id == course_id,
            Paper.id.in_(readable_papers(reader, now=now)),
        )
    )
    rows = session.scalars(
        select(Issue.printed).where(Issue.paper_id == paper_id).order_by(Issue.number)
    ).all()
    if paper is None or not rows:
        raise NotFound("paper")
    first = from_json(rows[0])
    return Correction(paper.edition + 1, len(rows), first.booklet, paper.seed)


def require_latest(session: Session, paper_id: int) -> None:
    """Refuse a correction of what has been corrected already.

    Raises:
        Refused: `already_corrected`.

    """
    if session.scalar(select(Paper.id).where(Paper.replaces_id == paper_id)) is not None:
        raise Refused("already_corrected")


def take_place(session: Session, paper: Paper, of: int) -> None:
    """Make a paper the next issue of another: as secret as that, for the same people.

    Raises:
        Refused: `already_corrected`.

    """
    require_latest(session, of)
    before = session.get_one(Paper, of)
    paper.replaces_id, paper.edition = of, before.edition + 1
    paper.usable_from = before.usable_from
    named = set(session.scalars(select(PaperReader.person_id).where(PaperReader.paper_id == of)))
    others = (named | {before.created_by}) - {None, paper.created_by}
    session.flush()
    session.add_all(PaperReader(paper_id=paper.id, person_id=one) for one in others)
