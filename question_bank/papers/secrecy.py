"""考前保密: who may see a paper before it is used, and who was given which file of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, or_, select

from question_bank.bank.courses import Course, CourseInstructor
from question_bank.bank.people import Person
from question_bank.errors import NotFound
from question_bank.papers.courses import readable_courses
from question_bank.papers.tables import Handover, Paper, PaperReader

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

MOST_HANDOVERS = 50  # shown of a paper, the latest first


@dataclass(frozen=True, slots=True)
class Given:
    """A file that somebody was given."""

    name: str
    file: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Secrecy:
    """From when a paper may be used, who may see it before, and who was given its files.

    `others` are those who could be named: id, name, whether they are. Only who made the paper
    `may_change` it.
    """

    usable_from: datetime | None
    others: tuple[tuple[int, str, bool], ...]
    given: tuple[Given, ...]
    may_change: bool


def readable_papers(reader: int, *, now: datetime) -> Select[int]:
    """Return the select of the ids of the papers an instructor may see at this time."""
    is_named = exists().where(PaperReader.paper_id == Paper.id, PaperReader.person_id == reader)
    is_open = or_(Paper.usable_from.is_(None), Paper.usable_from <= now)
    return select(Paper.id).where(
        Paper.course_id.in_(readable_courses(reader)),
        or_(is_open, Paper.created_by == reader, is_named),
    )


def secrecy(session: Session, reader: int, paper_id: int, *, now: datetime) -> Secrecy:
    """Return what is kept secret about a paper, and from whom.

    Raises:
        NotFound: there is no such paper, or not for this instructor.

    """
    paper = _paper(session, reader, paper_id, now)
    named = exists().where(PaperReader.paper_id == paper_id, PaperReader.person_id == Person.id)
    runs = exists().where(
        CourseInstructor.course_id == paper.course_id, CourseInstructor.person_id == Person.id
    )
    others = session.execute(
        select(Person.id, Person.name, named)
        .where(or_(runs, named), Person.id != (paper.created_by or 0))
        .where(Person.stopped_at.is_(None))
        .order_by(Person.name, Person.id)
    )
    given = session.execute(
        select(Person.name, Handover.file, Handover.at)
        .join(Person, Person.id == Handover.person_id)
        .where(Handover.paper_id == paper_id)
        .order_by(Handover.id.desc())
        .limit(MOST_HANDOVERS)
    )
    return Secrecy(
        usable_from=paper.usable_from,
        others=tuple((id_, name, bool(is_named)) for id_, name, is_named in others),
        given=tuple(Given(*row) for row in given),
        may_change=paper.created_by == reader,
    )


def keep_secret(
    session: Session,
    paper_id: int,
    *,
    until: datetime | None,
    named: Collection[int],
    person_id: int,
    now: datetime,
) -> None:
    """Say from when a paper may be used and who may see it before; only who made it does.

    Of the `named` only people who run the paper's course are taken.

    Raises:
        NotFound: there is no such paper of this instructor.

    """
    paper = _paper(session, person_id, paper_id, now)
    if paper.created_by != person_id:
        raise NotFound("paper")
    paper.usable_from = until
    session.execute(delete(PaperReader).where(PaperReader.paper_id == paper_id))
    people = session.scalars(
        select(CourseInstructor.person_id)
        .join(Course, Course.id == CourseInstructor.course_id)
        .where(Course.id == paper.course_id, CourseInstructor.person_id.in_(named))
    )
    session.add_all(PaperReader(paper_id=paper_id, person_id=one) for one in sorted(people))
    session.flush()


def hand_over(session: Session, paper_id: int, file: str, *, person_id: int, now: datetime) -> None:
    """Note that somebody is given a file of a paper.

    Raises:
        NotFound: there is no such paper, or not for this instructor.

    """
    _paper(session, person_id, paper_id, now)
    session.add(Handover(paper_id=paper_id, person_id=person_id, file=file, at=now))
    session.flush()


def _paper(session: Session, reader: int, paper_id: int, now: datetime) -> Paper:
    readable = Paper.id.in_(readable_papers(reader, now=now))
    paper = session.scalar(select(Paper).where(Paper.id == paper_id, readable))
    if paper is None:
        raise NotFound("paper")
    return paper
