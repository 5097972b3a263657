"""The papers that were made, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased

from question_bank.bank.blueprints import blueprint as blueprints
from question_bank.bank.courses import Course
from question_bank.bank.paging import place
from question_bank.papers import tables
from question_bank.papers.secrecy import readable_papers

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


PAGE = 30


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper in the list of those made; a corrected one says which issue it is."""

    id: int
    title: str
    edition: int
    course: str
    total: float
    questions: int
    booklets: int
    issued_at: datetime
    is_replaced: bool


@dataclass(frozen=True, slots=True)
class Papers:
    """One page of the papers; pages count from 1."""

    rows: tuple[PaperRow, ...]
    page: int
    pages: int


def papers(session: Session, reader: int, *, now: datetime, page: int = 1) -> Papers:
    """Return a page of the papers an instructor may see, the latest first.

    Pages count from 1; a page beyond the last gives the last.
    """
    mine = tables.Paper.id.in_(readable_papers(reader, now=now))
    is_issued = exists().where(tables.Issue.paper_id == tables.Paper.id)
    total = session.scalars(
        select(func.count()).select_from(tables.Paper).where(mine, is_issued)
    ).one()
    page, pages = place(page, total, PAGE)
    of_paper = tables.Issue.paper_id == tables.Paper.id
    booklets = select(func.count()).where(of_paper).scalar_subquery()
    issued_at = select(func.min(tables.Issue.issued_at)).where(of_paper).scalar_subquery()
    newer = aliased(tables.Paper)
    replaced = exists().where(newer.replaces_id == tables.Paper.id)
    rows = session.execute(
        select(tables.Paper, Course.name, booklets, issued_at, replaced)
        .join(Course, Course.id == tables.Paper.course_id)
        .where(mine, is_issued)
        .order_by(tables.Paper.id.desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return Papers(tuple(_row(*row) for row in rows), page, pages)


def _row(paper: tables.Paper, course: str, *known: Any) -> PaperRow:  # noqa: ANN401 - columns
    asked = blueprints.from_json(paper.blueprint)
    return PaperRow(
        paper.id, paper.title, paper.edition, course, asked.total, asked.questions, *known
    )
