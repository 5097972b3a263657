"""The courses an instructor can make a paper for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from question_bank.bank.classes.course_choices import choices
from question_bank.bank.courses import Course, CourseSpeech
from question_bank.bank.members import readable_banks
from question_bank.bank.speeches import Speech
from question_bank.errors import NotFound

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.bank.classes.course_choices import CourseChoice


def courses(session: Session, reader: int) -> list[CourseChoice]:
    """Return the open courses an instructor can make a paper for, by name."""
    rows = session.execute(
        select(Course.id, Course.name)
        .where(Course.id.in_(readable_courses(reader)), Course.closed_at.is_(None))
        .order_by(Course.name, Course.id)
    )
    return choices(session, dict(rows.all()))


def course(session: Session, reader: int, course_id: int) -> CourseChoice:
    """Return one course an instructor can make a paper for.

    Raises:
        NotFound: there is no such course, or not for this instructor.

    """
    readable = Course.id.in_(readable_courses(reader))
    name = session.scalar(select(Course.name).where(Course.id == course_id, readable))
    if name is None:
        raise NotFound("course")
    [choice] = choices(session, {course_id: name})
    return choice


def course_named(session: Session, name: str) -> int:
    """Return the id of a course.

    Raises:
        NotFound: there is no course of that name.

    """
    found = session.scalar(select(Course.id).where(Course.name == name))
    if found is None:
        raise NotFound("course", name=name)
    return found


def readable_courses(reader: int) -> Select[int]:
    """Return the select of the ids of courses all of whose materials the instructor may read."""
    closed_to_reader = (
        exists()
        .where(CourseSpeech.course_id == Course.id, CourseSpeech.speech_id == Speech.id)
        .where(Speech.bank_id.not_in(readable_banks(reader)))
    )
    return select(Course.id).where(~closed_to_reader)
