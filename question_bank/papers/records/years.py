"""年度归档: which tests a course had in which year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.courses import Course, CourseInstructor
from question_bank.errors import NotFound
from question_bank.papers.secrecy import readable_papers
from question_bank.study.examining.openings import has_ended
from question_bank.study.exams import Exam
from question_bank.study.marks import PrintedTest

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from sqlalchemy import Select
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Year:
    """What a course held in a year: exams that are over, and printed tests whose marks are in."""

    course_id: int
    course: str
    year: int
    exam_ids: tuple[int, ...]
    paper_ids: tuple[int, ...]


def years(
    session: Session,
    person_id: int,
    *,
    now: datetime,
    zone: ZoneInfo,
    course_id: int | None = None,
) -> tuple[Year, ...]:
    """Return the years of the courses a person runs, the latest first; of one course, or of all."""
    run = select(CourseInstructor.course_id).where(CourseInstructor.person_id == person_id)
    if course_id is not None:
        run = run.where(CourseInstructor.course_id == course_id)
    held: defaultdict[tuple[int, int], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for course, opens_at, exam_id in session.execute(_exams(run, now)):
        held[opens_at.astimezone(zone).year, course][0].append(exam_id)
    for course, day, set_at, paper_id in session.execute(_printed(run, person_id, now)):
        held[_year(day, set_at, zone), course][1].append(paper_id)
    ids = {course for _, course in held}
    names = dict(session.execute(select(Course.id, Course.name).where(Course.id.in_(ids))).all())
    return tuple(
        Year(course, names[course], year, tuple(found[0]), tuple(found[1]))
        for (year, course), found in sorted(held.items(), key=lambda one: (-one[0][0], one[0][1]))
    )


def _exams(courses: Select[int], now: datetime) -> Select[int, datetime, int]:
    return (
        select(Exam.course_id, Exam.opens_at, Exam.id)
        .where(Exam.course_id.in_(courses), has_ended(now))
        .order_by(Exam.opens_at, Exam.id)
    )


def _printed(
    courses: Select[int], person_id: int, now: datetime
) -> Select[int, date | None, datetime, int]:
    return (
        select(PrintedTest.course_id, PrintedTest.held_on, PrintedTest.set_at, PrintedTest.paper_id)
        .where(
            PrintedTest.course_id.in_(courses),
            PrintedTest.paper_id.in_(readable_papers(person_id, now=now)),
        )
        .order_by(PrintedTest.paper_id)
    )


def year_of(
    session: Session,
    person_id: int,
    course_id: int,
    year: int,
    *,
    now: datetime,
    zone: ZoneInfo,
) -> Year:
    """Return one year of a course that a person runs.

    Raises:
        NotFound: there is no such course for this person, or it held nothing in that year.

    """
    for found in years(session, person_id, now=now, zone=zone, course_id=course_id):
        if found.year == year:
            return found
    raise NotFound("course")


def _year(day: date | None, set_at: datetime, zone: ZoneInfo) -> int:
    return day.year if day else set_at.astimezone(zone).year
