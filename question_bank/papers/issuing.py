"""Papers in the bank: drawn for a look, issued once and for all, and found again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.blueprints import blueprint as blueprints
from question_bank.bank.blueprints import drawing
from question_bank.bank.courses import Course
from question_bank.errors import NotFound
from question_bank.papers import tables
from question_bank.papers.composing import coded, compose, reordered
from question_bank.papers.dress import DAILY, Dress
from question_bank.papers.editions import take_place
from question_bank.papers.paper import Paper, from_json, to_json
from question_bank.papers.preparing import left_out, stocked
from question_bank.papers.quoting import quoted
from question_bank.papers.secrecy import readable_papers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from question_bank.bank.blueprints.blueprint import Blueprint
    from question_bank.bank.blueprints.drawing import Picks

BOOKLETS = "ABCD"


@dataclass(frozen=True, slots=True)
class Issued:
    """One booklet of a paper as it went to the printer."""

    number: int
    paper: Paper
    issued_at: datetime


def draw(
    session: Session,
    blueprint: Blueprint,
    *,
    course_id: int,
    seed: int,
    booklets: int,
    today: date,
    dress: Dress = DAILY,
    booklet: str = "",
    edition: int = 1,
    picks: Picks | None = None,
) -> list[Paper]:
    """Return the booklets of a paper, not yet issued; `today` goes into their codes.

    A single one may have a `booklet` name of its own. With `picks` these questions are asked, else
    questions are drawn.

    Raises:
        Refused: `too_few_questions`, `nothing_says` (see bank/drawing).

    """
    if picks is None:
        picks = _picked(session, blueprint, course_id, seed, today)
    drawn = drawing.loaded(session, course_id, picks)
    composed = compose(
        blueprint,
        drawn,
        seed=seed,
        booklet="A" if booklets > 1 else booklet,
        dress=dress,
        passages=quoted(session, [one.question_id for section in drawn for one in section]),
    )
    first = replace(composed, edition=edition)
    others = (reordered(first, booklet=name, seed=seed) for name in BOOKLETS[1:booklets])
    return [coded(paper, today=today) for paper in (first, *others)]


def _picked(
    session: Session, blueprint: Blueprint, course_id: int, seed: int, today: date
) -> Picks:
    found = stocked(session, course_id, blueprint)
    without = left_out(session, blueprint, now=datetime.combine(today, time.min, UTC))
    return drawing.pick(found, blueprint, seed=seed, without=without)


def issue(
    session: Session,
    papers: Sequence[Paper],
    blueprint: Blueprint,
    *,
    course_id: int,
    seed: int,
    by: int | None,
    now: datetime,
    corrects: int | None = None,
) -> int:
    """Freeze the booklets that `draw` gave for the blueprint and return the paper's id.

    A person who sends the same form twice gets the same paper; a command (`by` nobody) a new one.
    One that corrects another takes its place.

    Raises:
        Refused: `already_corrected`.

    """
    session.scalar(select(Course.id).where(Course.id == course_id).with_for_update())
    if by is not None and (known := _frozen(session, papers, course_id=course_id, by=by)):
        return known
    row = tables.Paper(
        course_id=course_id,
        title=blueprint.title,
        blueprint=asdict(blueprint),
        seed=seed,
        created_by=by,
        created_at=now,
    )
    session.add(row)
    if corrects is not None:
        take_place(session, row, corrects)
    session.flush()
    session.add_all(_issued(row, number, paper) for number, paper in enumerate(papers, start=1))
    session.flush()
    return row.id


def _issued(row: tables.Paper, number: int, paper: Paper) -> tables.Issue:
    return tables.Issue(
        paper_id=row.id,
        number=number,
        booklet=paper.booklet,
        printed=to_json(paper),
        version_ids=[item.version_id for item in paper.items],
        seed=row.seed,
        issued_by=row.created_by,
        issued_at=row.created_at,
    )


def _frozen(session: Session, papers: Sequence[Paper], *, course_id: int, by: int) -> int | None:
    """Return the latest paper of a course if the same person froze the same booklets in it."""
    latest = session.scalar(
        select(func.max(tables.Paper.id)).where(
            tables.Paper.course_id == course_id, tables.Paper.created_by == by
        )
    )
    rows = session.scalars(
        select(tables.Issue.printed)
        .where(tables.Issue.paper_id == latest)
        .order_by(tables.Issue.number)
    )
    return latest if [*map(from_json, rows)] == [*papers] else None


def issues(session: Session, reader: int, paper_id: int, *, now: datetime) -> list[Issued]:
    """Return the booklets of a paper.

    Raises:
        NotFound: there is no such paper, or not for this instructor.

    """
    rows = session.scalars(
        select(tables.Issue)
        .join(tables.Paper, tables.Paper.id == tables.Issue.paper_id)
        .where(tables.Paper.id == paper_id)
        .where(tables.Paper.id.in_(readable_papers(reader, now=now)))
        .order_by(tables.Issue.number, tables.Issue.id)
    )
    found = [Issued(row.number, from_json(row.printed), row.issued_at) for row in rows]
    if not found:
        raise NotFound("paper")
    return found


def planned(
    session: Session, reader: int, paper_id: int, *, now: datetime
) -> tuple[int, Blueprint, Paper]:
    """Return the course, the blueprint and the first booklet of a paper, to make another like it.

    Raises:
        NotFound: there is no such paper, or not for this instructor.

    """
    first = issues(session, reader, paper_id, now=now)[0].paper
    row = session.get_one(tables.Paper, paper_id)
    return row.course_id, blueprints.from_json(row.blueprint), first
