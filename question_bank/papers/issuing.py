"""Papers in the bank: drawn for a look, issued once and for all, listed and found again."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select

from question_bank.bank import blueprint as blueprints
from question_bank.bank.courses import Course, CourseSpeech
from question_bank.bank.members import readable_banks
from question_bank.bank.speeches import Speech
from question_bank.errors import NotFound
from question_bank.papers import tables
from question_bank.papers.composing import coded, compose, reordered
from question_bank.papers.paper import Paper, from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.bank.blueprint import Blueprint

BOOKLETS = "ABCD"


@dataclass(frozen=True, slots=True)
class CourseChoice:
    """A course a paper can be made for: its approved questions of each kind, its materials."""

    id: int
    name: str
    cloze: int
    matching: int
    speeches: tuple[tuple[int, str], ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to ask."""
        return not self.cloze + self.matching


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper in the list of those made."""

    id: int
    title: str
    course: str
    total: float
    questions: int
    booklets: int
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class Issued:
    """One booklet of a paper as it went to the printer."""

    number: int
    paper: Paper
    issued_at: datetime


def courses(session: Session, reader: int) -> list[CourseChoice]:
    """Return the open courses an instructor can make a paper for, by name."""
    rows = session.execute(
        select(Course.id, Course.name)
        .where(Course.id.in_(_readable(reader)), Course.closed_at.is_(None))
        .order_by(Course.name, Course.id)
    )
    return [_choice(session, course_id, name) for course_id, name in rows]


def course(session: Session, reader: int, course_id: int) -> CourseChoice:
    """Return one course an instructor can make a paper for.

    Raises:
        NotFound: there is no such course, or not for this instructor.

    """
    named = select(Course.name).where(Course.id == course_id, Course.id.in_(_readable(reader)))
    name = session.scalar(named)
    if name is None:
        raise NotFound("course")
    return _choice(session, course_id, name)


def course_named(session: Session, name: str) -> int:
    """Return the id of a course.

    Raises:
        NotFound: there is no course of that name.

    """
    found = session.scalar(select(Course.id).where(Course.name == name))
    if found is None:
        raise NotFound("course", name=name)
    return found


def _choice(session: Session, course_id: int, name: str) -> CourseChoice:
    there = blueprints.available(session, course_id)
    speeches = session.execute(
        select(Speech.id, Speech.title)
        .join(CourseSpeech, CourseSpeech.speech_id == Speech.id)
        .where(CourseSpeech.course_id == course_id, Speech.is_current)
        .order_by(CourseSpeech.position, Speech.id)
    )
    materials = tuple((speech_id, title) for speech_id, title in speeches)
    return CourseChoice(course_id, name, there["cloze"], there["matching"], materials)


def _readable(reader: int) -> Select[int]:
    """Return the ids of the courses whose materials all lie in banks the instructor may read."""
    closed_to_reader = (
        exists()
        .where(CourseSpeech.course_id == Course.id, CourseSpeech.speech_id == Speech.id)
        .where(Speech.bank_id.not_in(readable_banks(reader)))
    )
    return select(Course.id).where(~closed_to_reader)


def draw(
    session: Session,
    blueprint: Blueprint,
    *,
    course_id: int,
    seed: int,
    booklets: int,
    today: date,
) -> list[Paper]:
    """Return the booklets of a paper, not yet issued; `today` goes into their codes.

    Raises:
        Refused: `too_few_questions` (see bank/blueprint).

    """
    drawn = blueprints.draw(session, blueprint, course_id=course_id, seed=seed)
    first = compose(blueprint, drawn, seed=seed, booklet="A" if booklets > 1 else "")
    others = (reordered(first, booklet=name, seed=seed) for name in BOOKLETS[1:booklets])
    return [coded(paper, today=today) for paper in (first, *others)]


def issue(
    session: Session,
    papers: Sequence[Paper],
    blueprint: Blueprint,
    *,
    course_id: int,
    seed: int,
    by: int | None,
    now: datetime,
) -> int:
    """Freeze the booklets that `draw` gave for the blueprint and return the paper's id.

    A person who sends the same form twice gets the same paper; a command (`by` nobody) a new one.
    """
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
    session.flush()
    for number, paper in enumerate(papers, start=1):
        session.add(
            tables.Issue(
                paper_id=row.id,
                number=number,
                booklet=paper.booklet,
                printed=to_json(paper),
                version_ids=[item.version_id for item in paper.items],
                seed=seed,
                issued_by=by,
                issued_at=now,
            )
        )
    session.flush()
    return row.id


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


def papers(session: Session, reader: int) -> list[PaperRow]:
    """Return the papers an instructor may see, the latest first."""
    issued = (
        select(
            tables.Issue.paper_id,
            func.count().label("booklets"),
            func.min(tables.Issue.issued_at).label("at"),
        )
        .group_by(tables.Issue.paper_id)
        .subquery()
    )
    rows = session.execute(
        select(tables.Paper, Course.name, issued.c.booklets, issued.c.at)
        .join(Course, Course.id == tables.Paper.course_id)
        .join(issued, issued.c.paper_id == tables.Paper.id)
        .where(Course.id.in_(_readable(reader)))
        .order_by(tables.Paper.id.desc())
    )
    return [_row(*row) for row in rows]


def _row(paper: tables.Paper, course: str, booklets: int, issued_at: datetime) -> PaperRow:
    asked = blueprints.from_json(paper.blueprint)
    questions = asked.wanted().total()
    return PaperRow(paper.id, paper.title, course, asked.total, questions, booklets, issued_at)


def issues(session: Session, reader: int, paper_id: int) -> list[Issued]:
    """Return the booklets of a paper.

    Raises:
        NotFound: there is no such paper, or not for this instructor.

    """
    rows = session.scalars(
        select(tables.Issue)
        .join(tables.Paper, tables.Paper.id == tables.Issue.paper_id)
        .where(tables.Paper.id == paper_id, tables.Paper.course_id.in_(_readable(reader)))
        .order_by(tables.Issue.number, tables.Issue.id)
    )
    found = [Issued(row.number, from_json(row.printed), row.issued_at) for row in rows]
    if not found:
        raise NotFound("paper")
    return found
