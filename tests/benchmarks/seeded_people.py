"""The classes, courses and people of a seeded installation; one instructor runs all of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from question_bank.bank.courses import (
    Cohort,
    CohortInstructor,
    CohortMember,
    Course,
    CourseCohort,
    CourseInstructor,
    CourseSpeech,
    Enrolment,
)
from question_bank.bank.people import Person, PersonRole, Role
from tests.benchmarks.bulk import put
from tests.benchmarks.seeded_bank import INSTRUCTOR

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from tests.benchmarks.bulk import Size

ADMINISTRATOR, AUDITOR, TRAINEES = 2, 3, 100  # the first trainee's id comes after TRAINEES


def trainee_ids(size: Size, course: int) -> range:
    """Return the ids of a course's trainees."""
    first = TRAINEES + course * size.trainees_each
    return range(first + 1, first + size.trainees_each + 1)


def write(session: Session, size: Size, *, now: datetime) -> None:
    """Write people, classes and courses."""
    courses = range(size.courses)
    people = [(ADMINISTRATOR, "xitong", "赵系统"), (AUDITOR, "shenji", "周审计")]
    people += [(id_, f"t{id_}", f"学员{id_}") for c in courses for id_ in trainee_ids(size, c)]
    put(session, Person, (_person(*one, now) for one in people))
    roles = {ADMINISTRATOR: Role.ADMINISTRATOR, AUDITOR: Role.AUDITOR}
    put(
        session,
        PersonRole,
        ({"person_id": id_, "role": roles.get(id_, Role.TRAINEE)} for id_, *_ in people),
    )
    put(session, Course, (_course(course, now) for course in courses))
    put(
        session,
        Cohort,
        ({"id": c + 1, "name": f"第{c + 1}期培训班", "created_at": now} for c in courses),
    )
    of = [{"course_id": course + 1, "cohort_id": course + 1} for course in courses]
    put(session, CourseCohort, of)
    run = [{"course_id": course + 1, "person_id": INSTRUCTOR} for course in courses]
    put(session, CourseInstructor, run)
    run = [{"cohort_id": course + 1, "person_id": INSTRUCTOR} for course in courses]
    put(session, CohortInstructor, run)
    for course in courses:
        _fill(session, size, course, now)


def _fill(session: Session, size: Size, course: int, now: datetime) -> None:
    """Give a course its materials and its trainees."""
    first, ids = course * size.speeches_each, trainee_ids(size, course)
    speeches = range(first + 1, first + size.speeches_each + 1)
    put(session, CourseSpeech, ({"course_id": course + 1, "speech_id": one} for one in speeches))
    put(session, CohortMember, ({"cohort_id": course + 1, "trainee_id": id_} for id_ in ids))
    since = now - timedelta(days=90)
    enrolled = {"course_id": course + 1, "enrolled_at": since, "cohort_id": course + 1}
    put(session, Enrolment, (enrolled | {"trainee_id": id_} for id_ in ids))


def _person(id_: int, login: str, name: str, now: datetime) -> dict[str, Any]:
    of = {"id": id_, "login": login, "name": name, "unit": f"第{id_ % 30 + 1}科"}
    return of | {"password_hash": "-", "created_at": now, "notice_at": now}


def _course(course: int, now: datetime) -> dict[str, Any]:
    return {
        "id": course + 1,
        "name": f"第{course + 1}期学习专题",
        "exam_on": now.date() + timedelta(days=30 + course),
        "opened_at": now - timedelta(days=90),
        "created_by": INSTRUCTOR,
        "created_at": now - timedelta(days=90),
    }
