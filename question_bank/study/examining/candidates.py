"""Who an exam is for: all on its course, or of a 补考 those who missed or failed the first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, func, select

from question_bank.bank.blueprints.blueprint import from_json
from question_bank.bank.classes.ownership import taught
from question_bank.bank.courses import Enrolment
from question_bank.bank.people import Person
from question_bank.errors import NotFound
from question_bank.study.examining.grading import grading
from question_bank.study.exams import Exam, ExamCandidate, Sitting, Sort

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, Select, SQLColumnExpression
    from sqlalchemy.orm import Session

    from question_bank.study.examining.grading import Grading


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who missed (`points` are None) or failed an exam."""

    id: int
    name: str
    unit: str
    points: float | None


def is_for(trainee: SQLColumnExpression[int] | int) -> ColumnElement[bool]:
    """Return whether an exam of a select is for a trainee who is on its course."""
    named = exists().where(ExamCandidate.exam_id == Exam.id, ExamCandidate.trainee_id == trainee)
    return Exam.makes_up_id.is_(None) | named


def expected(exam: Exam) -> Select[int]:
    """Return the select of the ids of those who are to sit an exam."""
    enrolled = select(Enrolment.trainee_id).where(
        Enrolment.course_id == exam.course_id, Enrolment.left_at.is_(None)
    )
    if exam.makes_up_id is None:
        return enrolled
    named = select(ExamCandidate.trainee_id).where(ExamCandidate.exam_id == exam.id)
    return enrolled.where(Enrolment.trainee_id.in_(named))


def best_points(exam_id: int) -> Select[int, float | None]:
    """Return the select of trainees with the most points that a go of theirs has earned."""
    return (
        select(Sitting.trainee_id, func.max(Sitting.points).label("points"))
        .where(Sitting.exam_id == exam_id, Sitting.sort == Sort.EXAM)
        .where(Sitting.points.is_not(None), Sitting.voided_at.is_(None))
        .group_by(Sitting.trainee_id)
    )


def grading_of(exam: Exam) -> Grading:
    """Return from how many points on an exam is passed, and passed with merit."""
    return grading(from_json(exam.blueprint).total, exam.pass_mark, exam.merit_mark)


def missed_or_failed(session: Session, exam: Exam, *, person_id: int) -> tuple[Candidate, ...]:
    """Return who of a person's trainees was to sit an exam and did not, or did not pass.

    They come by unit and login.
    """
    best = best_points(exam.id).subquery()
    rows = session.execute(
        select(Person.id, Person.name, Person.unit, best.c.points)
        .outerjoin(best, best.c.trainee_id == Person.id)
        .where(Person.id.in_(expected(exam)), Person.id.in_(taught(person_id, exam.course_id)))
        .where(best.c.points.is_(None) | (best.c.points < grading_of(exam).pass_mark))
        .order_by(Person.unit, Person.login)
    )
    return tuple(Candidate(*row) for row in rows)


def electable(session: Session, exam: Exam, *, person_id: int) -> tuple[Candidate, ...]:
    """Return whom a person may name for an exam that makes up for another; else nobody.

    Who is named already stays so, whatever became of their marks since.
    """
    if exam.makes_up_id is None:
        return ()
    first = session.get_one(Exam, exam.makes_up_id)
    there = missed_or_failed(session, first, person_id=person_id)
    best = best_points(first.id).subquery()
    rows = session.execute(
        select(Person.id, Person.name, Person.unit, best.c.points)
        .join(ExamCandidate, ExamCandidate.trainee_id == Person.id)
        .outerjoin(best, best.c.trainee_id == Person.id)
        .where(ExamCandidate.exam_id == exam.id, Person.id.not_in([one.id for one in there]))
        .where(Person.id.in_(taught(person_id, exam.course_id)))
        .order_by(Person.unit, Person.login)
    )
    return (*there, *(Candidate(*row) for row in rows))


def asked_before(session: Session, exam_id: int | None) -> frozenset[int]:
    """Return the questions of an exam, and of those that it makes up for itself."""
    asked: set[int] = set()
    while exam_id is not None:
        exam = session.get_one(Exam, exam_id)
        asked |= {question_id for section in exam.drawn for _, question_id in section}
        exam_id = exam.makes_up_id
    return frozenset(asked)


def makes_up_for(session: Session, exam_id: int) -> tuple[tuple[int, str], ...]:
    """Return the exams that make up for an exam: id and title, the first first."""
    rows = session.execute(
        select(Exam.id, Exam.title).where(Exam.makes_up_id == exam_id).order_by(Exam.id)
    )
    return tuple((id_, title) for id_, title in rows)


def name_candidates(
    session: Session, exam: Exam, trainee_ids: Collection[int], *, person_id: int
) -> None:
    """Let these of a person's trainees sit an exam that makes up for another, and no others.

    Those whom others teach stay as they were named.

    Raises:
        NotFound: one of them is not among those who were to sit the first.

    """
    if exam.makes_up_id is None:
        return
    first = session.get_one(Exam, exam.makes_up_id)
    mine = set(session.scalars(taught(person_id, exam.course_id)))
    if set(trainee_ids) - (set(session.scalars(expected(first))) & mine):
        raise NotFound("person")
    session.execute(
        delete(ExamCandidate).where(
            ExamCandidate.exam_id == exam.id,
            ExamCandidate.trainee_id.in_(taught(person_id, exam.course_id)),
        )
    )
    session.add_all(
        ExamCandidate(exam_id=exam.id, trainee_id=id_) for id_ in sorted(set(trainee_ids))
    )
    session.flush()
