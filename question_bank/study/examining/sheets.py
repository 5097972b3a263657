"""A sitting's sheet: what is asked in an order of its own, what was written, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from question_bank.questions.content import mark
from question_bank.questions.marking import PartMark
from question_bank.study.examining.marking import answers_of, asked_contents, is_written
from question_bank.study.examining.sittings import is_over, own_sitting
from question_bank.study.exams import Sort

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from question_bank.study.exams import SheetAnswer, Sitting


@dataclass(frozen=True, slots=True)
class Item:
    """One question on a sheet. `seed` gives its options their order, the same at every showing.

    `marks` are the parts' marks and `earned` the points; empty and None until they are given.
    """

    position: int
    question_id: int
    version_id: int
    content: Content
    points: float
    seed: str
    response: tuple[str, ...]
    saves: int
    marks: tuple[PartMark, ...] = ()
    earned: float | None = None

    @property
    def number(self) -> int:
        """Its number on the sheet, from 1."""
        return self.position + 1

    @property
    def is_written(self) -> bool:
        """Whether anything was answered."""
        return is_written(self.response)

    @property
    def is_right(self) -> bool:
        """Whether it earned all its points."""
        return self.earned == self.points

    @property
    def attempt(self) -> str:
        """What the order of the options is drawn with, as templates of kinds ask for it."""
        return self.seed

    @property
    def given_up(self) -> bool:
        """Whether nothing was answered, as templates of kinds ask for it."""
        return not self.is_written


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sitting with its questions, those of a kind together. A browser knows it by its `name`."""

    sitting_id: int
    name: str
    exam_id: int | None
    course_id: int | None
    title: str
    sort: Sort
    started_at: datetime
    deadline: datetime | None
    ended_at: datetime | None
    is_over: bool
    is_voided: bool
    points: float | None
    total: float
    items: tuple[Item, ...]

    @property
    def sections(self) -> list[tuple[str, list[Item]]]:
        """The questions by kind, in the order of the sheet."""
        return [
            (kind, list(group))
            for kind, group in groupby(self.items, key=lambda item: item.content.kind)
        ]

    @property
    def unanswered(self) -> tuple[Item, ...]:
        """The questions beside which nothing is written."""
        return tuple(item for item in self.items if not item.is_written)

    @property
    def is_mock(self) -> bool:
        """Whether it is a rehearsal."""
        return self.sort is Sort.MOCK


def sheet(session: Session, *, trainee_id: int, sitting_id: int, now: datetime) -> Sheet:
    """Return a sheet of the trainee's as it is being written, without a mark on it.

    Raises:
        NotFound: the trainee has no such sitting.

    """
    sitting = own_sitting(session, trainee_id=trainee_id, sitting_id=sitting_id)
    return sheet_of(session, sitting, now=now, marked=False)


def sheet_of(session: Session, sitting: Sitting, *, now: datetime, marked: bool) -> Sheet:
    """Return the sheet of a sitting, with its marks or without."""
    asked = asked_contents(session, [sitting])
    rows = {row.position: row for row in answers_of(session, sitting)}
    items = (
        _item(sitting, position, asked[version_id], rows.get(position), marked=marked)
        for position, (version_id, *_) in enumerate(sitting.drawn)
    )
    return Sheet(
        sitting_id=sitting.id,
        name=sitting.name,
        exam_id=sitting.exam_id,
        course_id=sitting.course_id,
        title=sitting.title,
        sort=sitting.sort,
        started_at=sitting.started_at,
        deadline=sitting.deadline,
        ended_at=sitting.ended_at,
        is_over=is_over(sitting, now),
        is_voided=sitting.voided_at is not None,
        points=sitting.points if marked else None,
        total=sitting.total,
        items=tuple(items),
    )


def _item(
    sitting: Sitting, position: int, content: Content, row: SheetAnswer | None, *, marked: bool
) -> Item:
    version_id, question_id, points = sitting.drawn[position]
    response = tuple(row.response) if row else ()
    given = row.marks if row and row.marks else None
    marks: tuple[PartMark, ...] = ()
    if marked:
        marks = tuple(PartMark(**one) for one in given) if given else mark(content, ())
    return Item(
        position=position,
        question_id=question_id,
        version_id=version_id,
        content=content,
        points=points,
        seed=f"{sitting.seed}/{version_id}",
        response=response,
        saves=row.saves if row else 0,
        marks=marks,
        earned=((row.points or 0.0) if row else 0.0) if marked else None,
    )
