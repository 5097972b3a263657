"""Who runs a class, what a course leaves out, passwords that expire."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
ACTS = (
    "made", "set", "opened", "closed", "copied", "joined", "left", "moved", "password",
    "left_out", "put_back",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables."""
    _people()
    _cohorts()
    _courses()
    _changes()
    _runners()


def downgrade() -> None:
    """Take them away again."""
    for table in ("class_change", "course_omission", "cohort_instructor"):
        op.drop_table(table)
    with op.batch_alter_table("enrolment") as enrolment:
        enrolment.drop_constraint("fk_enrolment_cohort_id", type_="foreignkey")
        enrolment.drop_column("cohort_id")
    with op.batch_alter_table("course") as course:
        course.drop_constraint(op.f("ck_course_order"), type_="check")
        course.drop_column("new_order")
        course.drop_column("closes_at")
        course.drop_column("lock")
    for name, column in (
        ("cohort", "lock"),
        ("cohort", "closed_at"),
        ("person", "password_expires_at"),
        ("person", "phone"),
    ):
        op.drop_column(name, column)


def _people() -> None:
    op.add_column("person", sa.Column("phone", sa.String(20), nullable=False, server_default=""))
    op.add_column("person", sa.Column("password_expires_at", TIME, nullable=True))


def _cohorts() -> None:
    op.add_column("cohort", sa.Column("closed_at", TIME, nullable=True))
    op.add_column("cohort", sa.Column("lock", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "cohort_instructor",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name="fk_cohort_instructor_cohort_id"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_cohort_instructor_person_id"
        ),
        sa.PrimaryKeyConstraint("cohort_id", "person_id", name="pk_cohort_instructor"),
    )
    op.create_index("ix_cohort_instructor_person_id", "cohort_instructor", ["person_id"])
    with op.batch_alter_table("enrolment") as table:
        table.add_column(sa.Column("cohort_id", sa.Integer(), nullable=True))
        table.create_foreign_key("fk_enrolment_cohort_id", "cohort", ["cohort_id"], ["id"])


def _courses() -> None:
    order = sa.Enum(
        "material", "drawn", name="order", native_enum=False, create_constraint=True, length=20
    )
    with op.batch_alter_table("course") as table:
        table.add_column(sa.Column("new_order", order, nullable=False, server_default="material"))
        table.add_column(sa.Column("closes_at", TIME, nullable=True))
        table.add_column(sa.Column("lock", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "course_omission",
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name="fk_course_omission_course_id"),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name="fk_course_omission_question_id"
        ),
        sa.PrimaryKeyConstraint("course_id", "question_id", name="pk_course_omission"),
    )
    op.create_index("ix_course_omission_question_id", "course_omission", ["question_id"])


def _changes() -> None:
    act = sa.Enum(*ACTS, name="act", native_enum=False, create_constraint=True, length=20)
    op.create_table(
        "class_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=True),
        sa.Column("course_id", sa.Integer(), nullable=True),
        sa.Column("trainee_id", sa.Integer(), nullable=True),
        sa.Column("act", act, nullable=False),
        sa.Column("detail", sa.String(length=200), nullable=False),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.Column("done_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_class_change_cohort_id"),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name="fk_class_change_course_id"),
        sa.ForeignKeyConstraint(["trainee_id"], ["person.id"], name="fk_class_change_trainee_id"),
        sa.ForeignKeyConstraint(["done_by"], ["person.id"], name="fk_class_change_done_by"),
        sa.PrimaryKeyConstraint("id", name="pk_class_change"),
    )
    for column in ("cohort_id", "course_id"):
        op.create_index(f"ix_class_change_{column}_id", "class_change", [column, "id"])


def _runners() -> None:
    """Give each class who taught it so far, and each enrolment its class.

    Whoever runs a course of a class runs the class; a class without one stays with all instructors,
    who all saw it until now.
    """
    op.execute(
        "INSERT INTO cohort_instructor (cohort_id, person_id)"
        " SELECT DISTINCT taken.cohort_id, runs.person_id FROM course_cohort AS taken"
        " JOIN course_instructor AS runs ON runs.course_id = taken.course_id"
    )
    op.execute(
        "INSERT INTO cohort_instructor (cohort_id, person_id)"
        " SELECT cohort.id, person_role.person_id FROM cohort, person_role"
        " WHERE person_role.role = 'instructor'"
        " AND cohort.id NOT IN (SELECT cohort_id FROM cohort_instructor)"
    )
    op.execute(
        "UPDATE enrolment SET cohort_id = (SELECT min(taken.cohort_id) FROM course_cohort AS taken"
        " JOIN cohort_member AS sits ON sits.cohort_id = taken.cohort_id"
        " WHERE taken.course_id = enrolment.course_id"
        " AND sits.trainee_id = enrolment.trainee_id)"
    )
