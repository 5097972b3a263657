"""Enrolment follows class membership: rows are kept in step with the classes of a course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, true

from question_bank.bank.courses import Cohort, CohortMember, CourseCohort, Enrolment

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def keep_enrolment(
    session: Session, course_id: int, *, now: datetime, trainee_id: int | None = None
) -> None:
    """Enrol who is in an open class of the course, and note when the others left.

    Nobody's row is deleted: coming back takes the leaving back. With `trainee_id` only one person
    is looked at, so that a long list of people costs no more than its length.
    """
    is_meant = true() if trainee_id is None else CohortMember.trainee_id == trainee_id
    is_known = true() if trainee_id is None else Enrolment.trainee_id == trainee_id
    found = session.execute(
        select(CohortMember.trainee_id, func.min(CohortMember.cohort_id))
        .join(CourseCohort, CourseCohort.cohort_id == CohortMember.cohort_id)
        .join(Cohort, (Cohort.id == CohortMember.cohort_id) & Cohort.closed_at.is_(None))
        .where(CourseCohort.course_id == course_id, is_meant)
        .group_by(CohortMember.trainee_id)
    )
    members: dict[int, int] = dict(found.all())
    rows = session.scalars(
        select(Enrolment).where(Enrolment.course_id == course_id, is_known)
    ).all()
    for row in rows:
        if row.trainee_id in members:
            row.left_at, row.cohort_id = None, members[row.trainee_id]
        elif row.left_at is None:
            row.left_at = now
    known = {row.trainee_id for row in rows}
    session.add_all(
        Enrolment(course_id=course_id, trainee_id=id_, cohort_id=cohort_id, enrolled_at=now)
        for id_, cohort_id in sorted(members.items())
        if id_ not in known
    )
    session.flush()


def keep_enrolments(
    session: Session, cohort_id: int, *, now: datetime, trainee_id: int | None = None
) -> None:
    """Keep the enrolments of all courses of a class in step."""
    courses = session.scalars(
        select(CourseCohort.course_id)
        .where(CourseCohort.cohort_id == cohort_id)
        .order_by(CourseCohort.course_id)
    ).all()
    for course_id in courses:
        keep_enrolment(session, course_id, now=now, trainee_id=trainee_id)
