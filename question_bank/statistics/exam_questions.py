"""How each question of an exam went, for all who sat it together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import String, cast, func, select

from question_bank.bank.blueprints.blueprint import from_json
from question_bank.bank.classes.ownership import taught
from question_bank.bank.people import Person
from question_bank.bank.questions import Version
from question_bank.bank.versions import contents
from question_bank.study.examining.candidates import best_points
from question_bank.study.examining.marking import is_written
from question_bank.study.exams import Exam, SheetAnswer, Sitting, Sort

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """How one question went among the goes that count.

    `right` earned all its points, `partly` some, `wrong` none; `blank` were left empty and stand
    apart: `share` is what was earned of what those who answered could have earned.
    """

    number: int
    question_id: int
    content: Content
    points: float
    right: int
    partly: int
    wrong: int
    blank: int
    share: float | None


def question_results(
    session: Session, exam_id: int, *, sitting_ids: Collection[int]
) -> tuple[QuestionResult, ...]:
    """Return how each question of an exam went in the sittings that count, in the exam's order."""
    exam = session.get_one(Exam, exam_id)
    asked = exam_contents(session, exam)
    earned = _earned(session, sitting_ids)
    sections = zip(from_json(exam.blueprint).sections, exam.drawn, strict=True)
    flat = [(wanted.points, *pair) for wanted, drawn in sections for pair in drawn]
    return tuple(
        _result(number, question_id, asked[version_id], points, earned[question_id])
        for number, (points, version_id, question_id) in enumerate(flat, start=1)
    )


def points_by_person(
    session: Session, exam_id: int, *, person_id: int
) -> tuple[tuple[str, ...], list[list[str | float | None]]]:
    """Return a table of the goes that count: heads, and a row a person with points by question.

    They are those whom the person teaches.

    Questions stand in the exam's order; what was left empty has no points.
    """
    exam = session.get_one(Exam, exam_id)
    asked = [question_id for section in exam.drawn for _, question_id in section]
    sittings = session.execute(
        select(Sitting, Person.login, Person.name, Person.unit)
        .join(Person, Person.id == Sitting.trainee_id)
        .where(Sitting.id.in_(counted(exam_id)))
        .where(Sitting.trainee_id.in_(taught(person_id, exam.course_id)))
        .order_by(Person.unit, Person.login)
    ).all()
    points = _points(session, counted(exam_id))
    rows: list[list[str | float | None]] = []
    for sitting, login, name, unit in sittings:
        places = {question_id: place for place, (_, question_id, _) in enumerate(sitting.drawn)}
        earned = (points.get((sitting.id, places[question_id])) for question_id in asked)
        rows.append([login, name, unit, *earned, sitting.points])
    heads = ("登录名", "姓名", "单位", *(f"第{n}题" for n in range(1, len(asked) + 1)), "总分")
    return heads, rows


def counted(exam_id: int) -> Select[int]:
    """Return the select of the sittings that count: of each trainee the one with most points."""
    best = best_points(exam_id).subquery()
    return (
        select(func.min(Sitting.id))
        .join(best, (best.c.trainee_id == Sitting.trainee_id) & (best.c.points == Sitting.points))
        .where(Sitting.exam_id == exam_id, Sitting.sort == Sort.EXAM, Sitting.voided_at.is_(None))
        .group_by(Sitting.trainee_id)
    )


def _points(session: Session, sittings: Select[int]) -> dict[tuple[int, int], float | None]:
    """Return what was earned beside what was written, by sitting and position."""
    rows = session.execute(
        select(SheetAnswer.sitting_id, SheetAnswer.position, SheetAnswer.points)
        .join(Sitting)
        .where(Sitting.id.in_(sittings), cast(SheetAnswer.response, String) != "[]")
    )
    return {(sitting_id, position): points for sitting_id, position, points in rows}


def exam_contents(session: Session, exam: Exam) -> dict[int, Content]:
    """Return what an exam asks, by version, with all answers that are right by now."""
    wanted = [version_id for section in exam.drawn for version_id, _ in section]
    stored = session.execute(
        select(Version.id, Version.content).where(Version.id.in_(wanted)).order_by(Version.id)
    )
    return contents(session, dict(stored.all()))


def _earned(session: Session, sitting_ids: Collection[int]) -> defaultdict[int, list[float | None]]:
    """Return what each sitting earned with a question, by its id; None where it was left empty."""
    found: defaultdict[int, list[float | None]] = defaultdict(list)
    rows = session.execute(
        select(
            SheetAnswer.sitting_id, SheetAnswer.position, SheetAnswer.points, SheetAnswer.response
        )
        .join(Sitting)
        .where(Sitting.id.in_(sitting_ids))
        .order_by(SheetAnswer.sitting_id, SheetAnswer.position)
    )
    given = {(row[0], row[1]): row[2] for row in rows if is_written(row[3])}
    sheets = session.execute(select(Sitting.id, Sitting.drawn).where(Sitting.id.in_(sitting_ids)))
    for sitting_id, drawn in sheets:
        for position, (_, question_id, _) in enumerate(drawn):
            found[question_id].append(given.get((sitting_id, position)))
    return found


def _result(
    number: int,
    question_id: int,
    content: Content,
    points: float,
    earned: Sequence[float | None],
) -> QuestionResult:
    answered = [one for one in earned if one is not None]
    right, wrong = answered.count(points), answered.count(0.0)
    return QuestionResult(
        number=number,
        question_id=question_id,
        content=content,
        points=points,
        right=right,
        partly=len(answered) - right - wrong,
        wrong=wrong,
        blank=len(earned) - len(answered),
        share=sum(answered) / (points * len(answered)) if answered else None,
    )
