"""What an installation from before classes had instructors becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alembic import command
from sqlalchemy import text

from quizapp.database import Database
from quizapp.schema import alembic_config, migrating
from quizapp.upgrade import upgrade
from tests.installations import installation

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.settings import Settings

PEOPLE = ((1, "wang", "instructor"), (2, "liu", "instructor"), (3, "zhang", "trainee"))

pytestmark = pytest.mark.sqlite
TAUGHT = """
INSERT INTO cohort (id, name, is_sample, created_at) VALUES (1, '一班', 0, '2025-01-06')
INSERT INTO cohort (id, name, is_sample, created_at) VALUES (2, '二班', 0, '2025-01-06')
INSERT INTO course (id, name, target, new_a_day, is_sample, created_at) VALUES (1, '专题', 0.9, 15, 0, '2025-01-06')
INSERT INTO course_instructor (course_id, person_id) VALUES (1, 1)
INSERT INTO course_cohort (course_id, cohort_id) VALUES (1, 1)
INSERT INTO cohort_member (cohort_id, trainee_id) VALUES (1, 3)
INSERT INTO enrolment (course_id, trainee_id, enrolled_at) VALUES (1, 3, '2025-01-06')
INSERT INTO enrolment (course_id, trainee_id, enrolled_at) VALUES (1, 2, '2025-01-06')
"""  # noqa: E501 - a statement a line


@pytest.fixture
def before(tmp_path: Path) -> Settings:
    """Give an installation of revision 0005: a class on wang's course, and one on none."""
    found = installation(tmp_path)
    engine = Database(found).engine
    with migrating(engine) as connection:
        command.upgrade(alembic_config(connection), "0005")
    with Database(found).writing() as rows:
        for id_, login, role in PEOPLE:
            rows.execute(
                text(
                    "INSERT INTO person (id, login, name, unit, post, password_hash,"
                    " must_change_password, failed_attempts, is_sample, created_at)"
                    " VALUES (:id, :login, :login, '', '', 'x', 1, 0, 0, '2025-01-06')"
                ),
                {"id": id_, "login": login},
            )
            rows.execute(
                text("INSERT INTO person_role VALUES (:id, :role)"), {"id": id_, "role": role}
            )
        for statement in TAUGHT.strip().splitlines():
            rows.execute(text(statement))
        rows.commit()
    engine.dispose()
    return found


def test_a_class_goes_to_who_ran_its_course_and_one_without_a_course_stays_everybody_s(
    before: Settings,
) -> None:
    upgrade(before)

    with Database(before).reading() as rows:
        run = rows.execute(text("SELECT cohort_id, person_id FROM cohort_instructor ORDER BY 1, 2"))
        assert run.all() == [(1, 1), (2, 1), (2, 2)]
        taken = rows.execute(text("SELECT trainee_id, cohort_id FROM enrolment ORDER BY 1"))
        assert taken.all() == [(2, None), (3, 1)]
        course = rows.execute(text("SELECT new_order, lock, closes_at FROM course")).one()
        assert course == ("material", 0, None)


def test_the_way_back_keeps_classes_courses_and_enrolments(before: Settings) -> None:
    upgrade(before)
    with migrating(Database(before).engine) as connection:
        command.downgrade(alembic_config(connection), "0005")

    with Database(before).reading() as rows:
        assert rows.scalars(text("SELECT name FROM cohort ORDER BY id")).all() == ["一班", "二班"]
        assert rows.scalar(text("SELECT count(*) FROM enrolment")) == 2
