"""Marks of a printed test entered cell by cell: each is a row, nobody's is lost to another's."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.classes.ownership import taught
from question_bank.bank.courses import Enrolment
from question_bank.bank.people import Person
from question_bank.errors import NotFound
from question_bank.study.marks import PrintedMark, PrintedTest
from question_bank.study.printed.layout import ABSENT, from_json

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from question_bank.study.printed.layout import Layout

PAGE = 50
SMALLEST = 0.25  # points


@dataclass(frozen=True, slots=True)
class Cell:
    """What somebody wants one cell to hold, and what it held when they looked: None is empty."""

    trainee_id: int
    part: str
    value: float | None
    seen: float | None


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that was not stored, and why: `points`, `absent`, `changed` since it was looked at.

    `stored` is what it holds, `most` how much it may.
    """

    cell: Cell
    reason: str
    stored: float | None
    most: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's line in the grid, with what was entered by part."""

    trainee_id: int
    login: str
    name: str
    unit: str
    post: str
    marks: Mapping[str, float]


def head_count(session: Session, test: PrintedTest, *, person_id: int) -> int:
    """Return how many lines the grid of a test has for a person."""
    people = select(Person.id).where(_is_meant(test, person_id))
    return session.scalars(select(func.count()).select_from(people.subquery())).one()


def sheets(
    session: Session, test: PrintedTest, *, person_id: int, page: int | None = None
) -> tuple[Sheet, ...]:
    """Return who of a person's trainees was to sit a printed test, with their marks.

    They come by unit and login, a page of them or all.
    """
    people = (
        select(Person.id, Person.login, Person.name, Person.unit, Person.post)
        .where(_is_meant(test, person_id))
        .order_by(Person.unit, Person.login)
    )
    if page is not None:
        people = people.limit(PAGE).offset((page - 1) * PAGE)
    rows = session.execute(people).all()
    marks = marks_of(session, test.paper_id, [row.id for row in rows] if page else None)
    return tuple(Sheet(*row, marks=marks.get(row.id, {})) for row in rows)


def marks_of(
    session: Session, paper_id: int, trainee_ids: Collection[int] | None = None
) -> dict[int, dict[str, float]]:
    """Return what was entered last for each part, by trainee: of some, or of all."""
    latest = _latest(paper_id, trainee_ids)
    rows = session.execute(
        select(PrintedMark.trainee_id, PrintedMark.part, PrintedMark.value)
        .where(PrintedMark.id.in_(latest), PrintedMark.value.is_not(None))
        .order_by(PrintedMark.trainee_id, PrintedMark.part)
    )
    found: defaultdict[int, dict[str, float]] = defaultdict(dict)
    for trainee_id, part, value in rows:
        found[trainee_id][part] = value or 0.0
    return dict(found)


def enter(
    session: Session,
    test: PrintedTest,
    cells: Sequence[Cell],
    *,
    person_id: int,
    now: datetime,
    source: str = "",
) -> tuple[Problem, ...]:
    """Store cells; return those that were not stored because they cannot be, or were changed.

    A cell that somebody else has changed since it was looked at stays as they left it.

    Raises:
        NotFound: a cell is about somebody who was not to sit the test, or a part it has not.

    """
    session.refresh(test, with_for_update=True)
    layout = from_json(test.layout)
    people = {cell.trainee_id for cell in cells}
    meant = select(Person.id).where(_is_meant(test, person_id), Person.id.in_(people))
    if people - set(session.scalars(meant)):
        raise NotFound("person")
    stored = marks_of(session, test.paper_id, people)
    problems: list[Problem] = []
    for cell in cells:
        marks = stored.setdefault(cell.trainee_id, {})
        if problem := _problem(layout, cell, marks):
            problems.append(problem)
        elif marks.get(cell.part) != cell.value:
            session.add(_row(test, cell, person_id, now, source))
            _put(marks, cell)
    session.flush()
    return tuple(problems)


def _row(test: PrintedTest, cell: Cell, person_id: int, now: datetime, source: str) -> PrintedMark:
    return PrintedMark(
        paper_id=test.paper_id,
        trainee_id=cell.trainee_id,
        part=cell.part,
        value=cell.value,
        source=source[:100],
        entered_by=person_id,
        entered_at=now,
    )


def _put(marks: dict[str, float], cell: Cell) -> None:
    if cell.value is None:
        marks.pop(cell.part, None)
    else:
        marks[cell.part] = cell.value


def _problem(layout: Layout, cell: Cell, marks: Mapping[str, float]) -> Problem | None:
    most = layout.most(cell.part)
    if most is None:
        raise NotFound("question")
    stored = marks.get(cell.part)
    if stored not in {cell.seen, cell.value}:
        return Problem(cell, "changed", stored, most)
    if cell.value is None:
        return None
    if not 0 <= cell.value <= most or cell.value % SMALLEST:
        return Problem(cell, "points", stored, most)
    if cell.part == ABSENT:
        clashes = bool(cell.value) and any(part != ABSENT for part in marks)
    else:
        clashes = bool(marks.get(ABSENT))
    return Problem(cell, "absent", stored, most) if clashes else None


def _is_meant(test: PrintedTest, person_id: int) -> ColumnElement[bool]:
    enrolled = select(Enrolment.trainee_id).where(
        Enrolment.course_id == test.course_id, Enrolment.left_at.is_(None)
    )
    marked = select(PrintedMark.trainee_id).where(PrintedMark.paper_id == test.paper_id)
    is_there = Person.id.in_(enrolled) | Person.id.in_(marked)
    return is_there & Person.id.in_(taught(person_id, test.course_id))


def _latest(paper_id: int, trainee_ids: Iterable[int] | None) -> Select[int]:
    latest = (
        select(func.max(PrintedMark.id))
        .where(PrintedMark.paper_id == paper_id)
        .group_by(PrintedMark.trainee_id, PrintedMark.part)
    )
    if trainee_ids is None:
        return latest
    return latest.where(PrintedMark.trainee_id.in_(trainee_ids))
