"""Last year's course once more: its materials, settings and left-out questions, and no people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, literal, select
from sqlalchemy.exc import IntegrityError

from question_bank.bank.classes.changes import Act, note
from question_bank.bank.classes.planning import run_by
from question_bank.bank.courses import Course, CourseInstructor, CourseOmission, CourseSpeech
from question_bank.errors import Refused

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def copy_course(
    session: Session, course_id: int, name: str, *, person_id: int, now: datetime
) -> int:
    """Return the id of a new course like another: without classes and dates, run by who copies.

    Materials that are no longer in use come along, and are not asked.

    Raises:
        NotFound: there is no such course for this person.
        Refused: `course_exists`, there is a course of that name.

    """
    model = run_by(session, course_id, person_id)
    made = Course(
        name=name,
        target=model.target,
        new_a_day=model.new_a_day,
        reviews_a_day=model.reviews_a_day,
        new_order=model.new_order,
        parameters_id=model.parameters_id,
        created_by=person_id,
        created_at=now,
    )
    try:
        with session.begin_nested():
            session.add(made)
    except IntegrityError as error:
        raise Refused("course_exists", name=name) from error
    session.add(CourseInstructor(course_id=made.id, person_id=person_id))
    _copy_rows(session, course_id, made.id)
    note(session, Act.COPIED, now=now, by=person_id, course_id=made.id, detail=model.name)
    session.flush()
    return made.id


def _copy_rows(session: Session, old: int, new: int) -> None:
    session.execute(
        insert(CourseSpeech).from_select(
            ["course_id", "speech_id", "position"],
            select(literal(new), CourseSpeech.speech_id, CourseSpeech.position).where(
                CourseSpeech.course_id == old
            ),
        )
    )
    session.execute(
        insert(CourseOmission).from_select(
            ["course_id", "question_id"],
            select(literal(new), CourseOmission.question_id).where(CourseOmission.course_id == old),
        )
    )
