"""The courses an instructor can make a paper for, and what each has to ask."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from question_bank.bank.courses import Course, CourseSpeech
from question_bank.bank.drawing import available
from question_bank.bank.kinds import KINDS
from question_bank.bank.members import readable_banks
from question_bank.bank.speeches import Speech
from question_bank.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.bank.kinds import Kind


@dataclass(frozen=True, slots=True)
class CourseChoice:
    """A course a paper can be made for: its materials, its approved questions.

    `there` says how many it has of each kind, in the order of a test; kinds of none are left out.
    """

    id: int
    name: str
    there: Mapping[Kind, int]
    speeches: tuple[tuple[int, str], ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to ask."""
        return not self.there


def courses(session: Session, reader: int) -> list[CourseChoice]:
    """Return the open courses an instructor can make a paper for, by name."""
    rows = session.execute(
        select(Course.id, Course.name)
        .where(Course.id.in_(readable_courses(reader)), Course.closed_at.is_(None))
        .order_by(Course.name, Course.id)
    )
    return _choices(session, dict(rows.all()))


def course(session: Session, reader: int, course_id: int) -> CourseChoice:
    """Return one course an instructor can make a paper for.

    Raises:
        NotFound: there is no such course, or not for this instructor.

    """
    readable = Course.id.in_(readable_courses(reader))
    name = session.scalar(select(Course.name).where(Course.id == course_id, readable))
    if name is None:
        raise NotFound("course")
    [choice] = _choices(session, {course_id: name})
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


def _choices(session: Session, names: Mapping[int, str]) -> list[CourseChoice]:
    """Return courses given by id and name, in their order."""
    there = available(session, names)
    rows = session.execute(
        select(CourseSpeech.course_id, Speech.id, Speech.title)
        .join(Speech, Speech.id == CourseSpeech.speech_id)
        .where(CourseSpeech.course_id.in_(names), Speech.is_current)
        .order_by(CourseSpeech.course_id, CourseSpeech.position, Speech.id)
    )
    speeches: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for course_id, speech_id, title in rows:
        speeches[course_id].append((speech_id, title))
    return [
        CourseChoice(id_, name, _in_order(there[id_]), tuple(speeches[id_]))
        for id_, name in names.items()
    ]


def _in_order(there: Mapping[Kind, int]) -> dict[Kind, int]:
    return {kind: there[kind] for kind in KINDS if there.get(kind)}
