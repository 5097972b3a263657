"""Enrolment follows class membership: rows are kept in step with the classes of a course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, true

from question_bank.bank.courses import CohortMember, CourseCohort, Enrolment

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def keep_enrolment(
    session: Session, course_id: int, *, now: datetime, trainee_id: int | None = None
) -> None:
    """Enrol who is in a class of the course, and note when the others left.

    Nobody's row is deleted: coming back takes the leaving back. With `trainee_id` only one person
    is looked at, so that a long list of people costs no more than its length.
    """
    is_meant = true() if trainee_id is None else CohortMember.trainee_id == trainee_id
    is_known = true() if trainee_id is None else Enrolment.trainee_id == trainee_id
    members = set(
        session.scalars(
            select(CohortMember.trainee_id)
            .join(CourseCohort, CourseCohort.cohort_id == CohortMember.cohort_id)
            .where(CourseCohort.course_id == course_id, is_meant)
        )
    )
    rows = session.scalars(
        select(Enrolment).where(Enrolment.course_id == course_id, is_known)
    ).all()
    for row in rows:
        if row.trainee_id in members:
            row.left_at = None
        elif row.left_at is None:
            row.left_at = now
    session.add_all(
        Enrolment(course_id=course_id, trainee_id=trainee_id, enrolled_at=now)
        for trainee_id in sorted(members - {row.trainee_id for row in rows})
    )
    session.flush()
