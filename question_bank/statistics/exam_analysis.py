"""The analysis of an exam: made of each person's first go, kept, made anew after marks changed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from question_bank.bank.blueprints.blueprint import from_json
from question_bank.statistics.exam_questions import exam_contents
from question_bank.statistics.tables import TestFigure
from question_bank.statistics.whole_tests import Asked, built, figures_of
from question_bank.study.exams import Exam, SheetAnswer, Sitting, Sort

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from question_bank.statistics.tallies import Part
    from question_bank.statistics.whole_tests import TestFigures


def kept_figures(session: Session, exam_ids: Collection[int]) -> dict[int, TestFigures | None]:
    """Return the figures of those of the exams whose kept ones are not old; None: nobody sat it."""
    reaches = _reaches(session, exam_ids)
    rows = session.execute(
        select(TestFigure.exam_id, TestFigure.reach, TestFigure.figures)
        .where(TestFigure.exam_id.in_(exam_ids))
        .order_by(TestFigure.exam_id)
    )
    return {
        exam_id: built(figures)
        for exam_id, reach, figures in rows
        if exam_id is not None and reach == reaches[exam_id]
    }


def keep_figures(session: Session, exam_id: int) -> TestFigures | None:
    """Work out the figures of an exam from its sheets, keep them, and return them."""
    exam = session.scalars(select(Exam).where(Exam.id == exam_id).with_for_update()).one()
    reach = _reaches(session, [exam_id])[exam_id]
    found = figures_of(_asked(session, exam))
    kept = session.scalar(select(TestFigure).where(TestFigure.exam_id == exam_id))
    if kept is None:
        kept = TestFigure(exam_id=exam_id)
        session.add(kept)
    kept.reach, kept.figures = reach, {} if found is None else asdict(found)
    session.flush()
    return found


def figures_of_all_goes(session: Session, exam: Exam) -> TestFigures | None:
    """Return the figures of an exam with every go that counts, not each person's first alone.

    They are worked out anew each time: the kept ones are those of first goes.
    """
    return figures_of(_asked(session, exam, first_only=False))


def wordings(session: Session, exam: Exam) -> dict[int, Content]:
    """Return what the questions of an exam ask, by their ids, as they were asked then."""
    contents = exam_contents(session, exam)
    return {
        question_id: contents[version_id]
        for section in exam.drawn
        for version_id, question_id in section
    }


def _reaches(session: Session, exam_ids: Collection[int]) -> dict[int, str]:
    """Return how far the marks of exams have come: each of these numbers only ever grows."""
    rows = session.execute(
        select(
            Sitting.exam_id,
            func.count(),
            func.sum(Sitting.markings),
            func.sum(case((Sitting.voided_at.is_(None), 0), else_=1)),
        )
        .where(Sitting.exam_id.in_(exam_ids), Sitting.sort == Sort.EXAM)
        .where(Sitting.points.is_not(None))
        .group_by(Sitting.exam_id)
        .order_by(Sitting.exam_id)
    )
    found = {exam_id: f"{goes}-{markings}-{voided}" for exam_id, goes, markings, voided in rows}
    return {exam_id: found.get(exam_id, "0-0-0") for exam_id in exam_ids}


def _asked(session: Session, exam: Exam, *, first_only: bool = True) -> list[Asked]:
    """Return what an exam asked with all that was written in the goes that count."""
    sittings = _goes(session, exam.id, first_only=first_only)
    written = _written(session, sittings)
    contents = exam_contents(session, exam)
    sections = zip(from_json(exam.blueprint).sections, exam.drawn, strict=True)
    found = []
    for section, drawn in sections:
        for version_id, question_id in drawn:
            rows = [written.get((sitting_id, question_id)) for sitting_id in sittings]
            found.append(
                Asked(
                    question_id,
                    section.points,
                    contents[version_id],
                    [row[0] if row else 0.0 for row in rows],
                    [row[1] if row else None for row in rows],
                )
            )
    return found


def _goes(session: Session, exam_id: int, *, first_only: bool) -> dict[int, list[int]]:
    """Return the marked goes that were not voided, with their questions by position.

    With `first_only` it is one go a person: the first of those.
    """
    rows = session.execute(
        select(Sitting.trainee_id, Sitting.id, Sitting.drawn)
        .where(Sitting.exam_id == exam_id, Sitting.sort == Sort.EXAM)
        .where(Sitting.points.is_not(None), Sitting.voided_at.is_(None))
        .order_by(Sitting.trainee_id, Sitting.slot)
    )
    goes: dict[int, list[int]] = {}
    seen: set[int] = set()
    for trainee_id, sitting_id, drawn in rows:
        if not (first_only and trainee_id in seen):
            goes[sitting_id] = [question for _, question, _ in drawn]
        seen.add(trainee_id)
    return goes


def _written(
    session: Session, sittings: dict[int, list[int]]
) -> dict[tuple[int, int], tuple[float, list[Part] | None]]:
    """Return the points and the parts of answers by sitting and question; None is left empty."""
    rows = session.execute(
        select(SheetAnswer.sitting_id, SheetAnswer.position, SheetAnswer.points, SheetAnswer.marks)
        .join(Sitting)
        .where(Sitting.id.in_(list(sittings)))
        .order_by(SheetAnswer.sitting_id, SheetAnswer.position)
    )
    found: dict[tuple[int, int], tuple[float, list[Part] | None]] = {}
    for sitting_id, position, points, marks in rows:
        parts = [(mark["key"], mark["written"], mark["right"]) for mark in marks or ()]
        found[sitting_id, sittings[sitting_id][position]] = (points or 0.0, parts or None)
    return found
