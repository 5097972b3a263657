"""How one question goes: in practice in sums of five, and in the exams that asked it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.classes.ownership import taught
from question_bank.bank.courses import CourseInstructor, Enrolment
from question_bank.statistics.classes import FEWEST
from question_bank.statistics.tables import AnswerFigure
from question_bank.statistics.tallies import tallied
from question_bank.study.exams import Exam
from question_bank.study.marks import PrintedTest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from question_bank.statistics.tallies import Tally
    from question_bank.statistics.whole_tests import QuestionFigures, TestFigures


@dataclass(frozen=True, slots=True)
class PracticeFigures:
    """How a question goes in practice: `n` people by their first of all their `answers`.

    `right` of them were right in every part; `first` and `last` are the shares of its parts that
    were right, as `tables.AnswerFigure` counts them.
    """

    n: int
    answers: int
    right: int
    first: float
    last: float
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """An exam of an instructor's that asks a question, or a printed test with its paper's id."""

    id: int
    title: str
    on: date | None
    is_printed: bool


@dataclass(frozen=True, slots=True)
class InTest:
    """How a question went in a test of which `n` people's marks are known."""

    test: Asking
    n: int
    figures: QuestionFigures


def trainees_of(person_id: int) -> Select[int]:
    """Return the select of the ids of all trainees whom an instructor may be told of in sums."""
    return (
        taught(person_id, Enrolment.course_id)
        .join(CourseInstructor, CourseInstructor.course_id == Enrolment.course_id)
        .where(CourseInstructor.person_id == person_id)
    )


def practice_figures(
    session: Session, question_id: int, content: Content, *, person_id: int
) -> PracticeFigures | None:
    """Return how a question goes in the practice of an instructor's trainees.

    None of fewer than five. What is kept counts: see `answered.behind` for what is not kept yet.
    """
    rows = session.execute(
        select(AnswerFigure.answers, AnswerFigure.first, AnswerFigure.last, AnswerFigure.parts)
        .where(AnswerFigure.question_id == question_id, AnswerFigure.first.is_not(None))
        .where(AnswerFigure.trainee_id.in_(trainees_of(person_id)))
        .order_by(AnswerFigure.trainee_id)
    ).all()
    if len(rows) < FEWEST:
        return None
    return PracticeFigures(
        n=len(rows),
        answers=sum(row.answers for row in rows),
        right=sum(row.first == 1 for row in rows),
        first=sum(row.first or 0 for row in rows) / len(rows),
        last=sum(row.last or 0 for row in rows) / len(rows),
        tallies=tallied(content, [row.parts for row in rows]),
    )


def exams_asking(session: Session, question_id: int, *, person_id: int) -> tuple[Asking, ...]:
    """Return the exams of an instructor's courses that ask a question, the latest first."""
    rows = session.execute(
        select(Exam.id, Exam.title, Exam.opens_at, Exam.drawn)
        .join(CourseInstructor, CourseInstructor.course_id == Exam.course_id)
        .where(CourseInstructor.person_id == person_id)
        .order_by(Exam.opens_at.desc(), Exam.id.desc())
    )
    return tuple(
        Asking(id_, title, opens_at, is_printed=False)
        for id_, title, opens_at, drawn in rows
        if any(asked == question_id for section in drawn for _, asked in section)
    )


def papers_asking(
    session: Session, question_id: int, *, person_id: int, readable: Select[int]
) -> tuple[Asking, ...]:
    """Return the printed tests with marks of an instructor's courses that ask a question.

    Only those whose papers are among the `readable`: a paper that is kept secret is not named.
    """
    rows = session.execute(
        select(PrintedTest.paper_id, PrintedTest.title, PrintedTest.held_on, PrintedTest.layout)
        .join(CourseInstructor, CourseInstructor.course_id == PrintedTest.course_id)
        .where(CourseInstructor.person_id == person_id, PrintedTest.paper_id.in_(readable))
        .order_by(PrintedTest.paper_id.desc())
    )
    return tuple(
        Asking(id_, title, held_on, is_printed=True)
        for id_, title, held_on, layout in rows
        for section in layout["sections"]
        if any(asked == question_id for _, asked in section["versions"])
    )


def in_tests(
    question_id: int, tests: Sequence[Asking], figures: Mapping[int, TestFigures | None]
) -> tuple[InTest, ...]:
    """Return how a question went in each of the tests that somebody has sat."""
    return tuple(
        InTest(test, whole.test.n, one)
        for test in tests
        if (whole := figures.get(test.id))
        for one in whole.questions
        if one.question_id == question_id
    )
