"""What has been asked before: questions of papers that were issued and of exams that were set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.questions import Version
from question_bank.errors import NotFound
from question_bank.papers import tables
from question_bank.papers.secrecy import readable_papers
from question_bank.study.exams import Exam

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session

AT_ONCE = 500  # versions in one query


def asked_since(session: Session, since: datetime) -> set[int]:
    """Return the ids of the questions that papers and exams have asked since then."""
    issued = session.scalars(
        select(tables.Issue.version_ids).where(tables.Issue.issued_at >= since)
    )
    versions = {version_id for ids in issued for version_id in ids}
    exams = session.scalars(select(Exam.drawn).where(Exam.opens_at >= since))
    drawn = {question_id for exam in exams for section in exam for _, question_id in section}
    return _questions(session, versions) | drawn


def asked_in(session: Session, reader: int, paper_id: int, *, now: datetime) -> set[int]:
    """Return the ids of the questions of a paper.

    Raises:
        NotFound: there is no such paper, or not for this instructor.

    """
    issued = session.scalars(
        select(tables.Issue.version_ids)
        .join(tables.Paper, tables.Paper.id == tables.Issue.paper_id)
        .where(tables.Paper.id == paper_id)
        .where(tables.Paper.id.in_(readable_papers(reader, now=now)))
    ).all()
    if not issued:
        raise NotFound("paper")
    return _questions(session, {version_id for ids in issued for version_id in ids})


def questions_of(session: Session, version_ids: Iterable[int]) -> dict[int, int]:
    """Return the question of each version; what was worded for a test alone has none."""
    ids = sorted(version_ids)
    found: dict[int, int] = {}
    for start in range(0, len(ids), AT_ONCE):
        some = Version.id.in_(ids[start : start + AT_ONCE])
        found.update(session.execute(select(Version.id, Version.question_id).where(some)).all())
    return found


def _questions(session: Session, version_ids: Iterable[int]) -> set[int]:
    return set(questions_of(session, version_ids).values())
