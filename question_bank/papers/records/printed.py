"""A frozen paper as something to mark: what its grid of marks is laid out by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.courses import CourseInstructor
from question_bank.bank.questions import Version
from question_bank.errors import NotFound, Stale
from question_bank.papers import tables
from question_bank.papers.paper import from_json
from question_bank.papers.secrecy import readable_papers
from question_bank.study.marks import PrintedTest
from question_bank.study.printed.layout import Booklet, Layout, Section, to_json

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from question_bank.papers.paper import Paper


def may_mark(session: Session, paper_id: int, person_id: int, *, now: datetime) -> bool:
    """Return whether a person runs the course of a paper and may see it at this time."""
    return _paper(session, paper_id, person_id, now) is not None


def printed_test(session: Session, paper_id: int, person_id: int, *, now: datetime) -> PrintedTest:
    """Return what a paper's marks are entered by; not stored yet where none were.

    Raises:
        NotFound: there is no such paper of a course that the person runs.

    """
    paper = _paper(session, paper_id, person_id, now)
    if paper is None:
        raise NotFound("paper")
    found = session.get(PrintedTest, paper_id)
    if found is not None:
        return found
    return PrintedTest(
        paper_id=paper_id,
        course_id=paper.course_id,
        title=paper.title,
        layout=to_json(_layout(session, booklets(session, paper_id))),
        revision=0,
        set_at=now,
    )


def stored_test(session: Session, paper_id: int, person_id: int, *, now: datetime) -> PrintedTest:
    """Return the same, stored from now on.

    Raises:
        NotFound: there is no such paper of a course that the person runs.

    """
    session.scalar(select(tables.Paper.id).where(tables.Paper.id == paper_id).with_for_update())
    found = printed_test(session, paper_id, person_id, now=now)
    session.add(found)
    session.flush()
    return found


def set_facts(
    session: Session,
    paper_id: int,
    *,
    held_on: date | None,
    pass_mark: float | None,
    merit_mark: float | None,
    person_id: int,
    seen: int,
    now: datetime,
) -> None:
    """Say when a printed test was held, and from how many points on it is passed.

    Raises:
        NotFound: there is no such paper of a course that the person runs.
        Stale: somebody else has said so since it was `seen`.

    """
    test = stored_test(session, paper_id, person_id, now=now)
    if test.revision != seen:
        raise Stale("paper")
    test.held_on, test.pass_mark, test.merit_mark = held_on, pass_mark, merit_mark
    test.revision, test.set_by, test.set_at = seen + 1, person_id, now
    session.flush()


def booklets(session: Session, paper_id: int) -> list[Paper]:
    """Return the booklets of a paper as they were printed."""
    rows = session.scalars(
        select(tables.Issue.printed)
        .where(tables.Issue.paper_id == paper_id)
        .order_by(tables.Issue.number)
    )
    return [from_json(row) for row in rows]


def _paper(session: Session, paper_id: int, person_id: int, now: datetime) -> tables.Paper | None:
    readable = tables.Paper.id.in_(readable_papers(person_id, now=now))
    return session.scalar(
        select(tables.Paper)
        .join(CourseInstructor, CourseInstructor.course_id == tables.Paper.course_id)
        .where(tables.Paper.id == paper_id, CourseInstructor.person_id == person_id, readable)
    )


def _layout(session: Session, papers: list[Paper]) -> Layout:
    ids = [item.version_id for item in papers[0].items]
    rows = session.execute(select(Version.id, Version.question_id).where(Version.id.in_(ids)))
    questions = dict(rows.all())
    return Layout(
        tuple(
            Section(
                section.kind,
                section.points,
                tuple(
                    (item.version_id, questions.get(item.version_id, item.version_id))
                    for item in section.items
                ),
            )
            for section in papers[0].sections
        ),
        tuple(
            Booklet(paper.booklet, tuple(item.version_id for item in paper.items))
            for paper in papers
        ),
    )
