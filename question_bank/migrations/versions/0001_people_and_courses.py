"""People, banks, speeches and courses, and 公共题库."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def _one_of(name: str, *values: str) -> sa.Enum:
    """Return a column type that keeps one of the values, checked by the database."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


MEMBERSHIP = _one_of("membership", "owner", "editor", "reader")
PUBLICITY = _one_of("publicity", "public", "internal")
ROLE = _one_of("role", "trainee", "instructor", "administrator", "auditor")


def bank() -> None:
    op.create_table(
        "bank",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bank"),
        sa.UniqueConstraint("name", name="uq_bank_name"),
    )


def cohort() -> None:
    op.create_table(
        "cohort",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cohort"),
        sa.UniqueConstraint("name", name="uq_cohort_name"),
    )


def memory_parameters() -> None:
    op.create_table(
        "memory_parameters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("algorithm", sa.String(length=20), nullable=False),
        sa.Column("weights", sa.JSON(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_memory_parameters"),
    )


def person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=80), nullable=False),
        sa.Column("post", sa.String(length=40), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("must_change_password", sa.Boolean(), nullable=False),
        sa.Column("failed_attempts", sa.Integer(), nullable=False),
        sa.Column("locked_until", TIME, nullable=True),
        sa.Column("stopped_at", TIME, nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("login", name="uq_person_login"),
    )


def bank_member() -> None:
    op.create_table(
        "bank_member",
        sa.Column("bank_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("membership", MEMBERSHIP, nullable=False),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_bank_member_bank_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_bank_member_person_id"),
        sa.PrimaryKeyConstraint("bank_id", "person_id", name="pk_bank_member"),
    )
    op.create_index("ix_bank_member_person_id", "bank_member", ["person_id"])


def cohort_member() -> None:
    op.create_table(
        "cohort_member",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("trainee_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_cohort_member_cohort_id"),
        sa.ForeignKeyConstraint(["trainee_id"], ["person.id"], name="fk_cohort_member_trainee_id"),
        sa.PrimaryKeyConstraint("cohort_id", "trainee_id", name="pk_cohort_member"),
    )
    op.create_index("ix_cohort_member_trainee_id", "cohort_member", ["trainee_id"])


def course() -> None:
    op.create_table(
        "course",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("exam_on", sa.Date(), nullable=True),
        sa.Column("target", sa.Double(), nullable=False),
        sa.Column("new_a_day", sa.Integer(), nullable=False),
        sa.Column("opened_at", TIME, nullable=True),
        sa.Column("closed_at", TIME, nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.CheckConstraint("new_a_day >= 0", name=op.f("ck_course_pace_is_a_number")),
        sa.CheckConstraint("target > 0 AND target < 1", name=op.f("ck_course_target_is_a_share")),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name="fk_course_created_by"),
        sa.PrimaryKeyConstraint("id", name="pk_course"),
        sa.UniqueConstraint("name", name="uq_course_name"),
    )


def log_in() -> None:
    op.create_table(
        "log_in",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("ended_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_log_in_person_id"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_log_in"),
    )
    op.create_index("ix_log_in_person_id", "log_in", ["person_id"])


def person_role() -> None:
    op.create_table(
        "person_role",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", ROLE, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_person_role_person_id"),
        sa.PrimaryKeyConstraint("person_id", "role", name="pk_person_role"),
    )


def requirement() -> None:
    op.create_table(
        "requirement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bank_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_requirement_bank_id"),
        sa.PrimaryKeyConstraint("id", name="pk_requirement"),
        sa.UniqueConstraint("bank_id", "fingerprint", name="uq_requirement_bank_id_fingerprint"),
    )


def speech() -> None:
    op.create_table(
        "speech",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bank_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("speaker", sa.String(length=80), nullable=False),
        sa.Column("post", sa.String(length=80), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("occasion", sa.String(length=200), nullable=False),
        sa.Column("origin", sa.String(length=200), nullable=False),
        sa.Column("publicity", PUBLICITY, nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_speech_bank_id"),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name="fk_speech_created_by"),
        sa.PrimaryKeyConstraint("id", name="pk_speech"),
    )
    op.create_index("ix_speech_bank_id", "speech", ["bank_id"])


def course_cohort() -> None:
    op.create_table(
        "course_cohort",
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_course_cohort_cohort_id"),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name="fk_course_cohort_course_id"),
        sa.PrimaryKeyConstraint("course_id", "cohort_id", name="pk_course_cohort"),
    )
    op.create_index("ix_course_cohort_cohort_id", "course_cohort", ["cohort_id"])


def course_instructor() -> None:
    op.create_table(
        "course_instructor",
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name="fk_course_instructor_course_id"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_course_instructor_person_id"
        ),
        sa.PrimaryKeyConstraint("course_id", "person_id", name="pk_course_instructor"),
    )
    op.create_index("ix_course_instructor_person_id", "course_instructor", ["person_id"])


def course_speech() -> None:
    op.create_table(
        "course_speech",
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("speech_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name="fk_course_speech_course_id"),
        sa.ForeignKeyConstraint(["speech_id"], ["speech.id"], name="fk_course_speech_speech_id"),
        sa.PrimaryKeyConstraint("course_id", "speech_id", name="pk_course_speech"),
    )
    op.create_index("ix_course_speech_speech_id", "course_speech", ["speech_id"])


def enrolment() -> None:
    op.create_table(
        "enrolment",
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("trainee_id", sa.Integer(), nullable=False),
        sa.Column("enrolled_at", TIME, nullable=False),
        sa.Column("left_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name="fk_enrolment_course_id"),
        sa.ForeignKeyConstraint(["trainee_id"], ["person.id"], name="fk_enrolment_trainee_id"),
        sa.PrimaryKeyConstraint("course_id", "trainee_id", name="pk_enrolment"),
    )
    op.create_index("ix_enrolment_trainee_id", "enrolment", ["trainee_id"])


def paper() -> None:
    op.create_table(
        "paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("blueprint", sa.JSON(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name="fk_paper_course_id"),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name="fk_paper_created_by"),
        sa.PrimaryKeyConstraint("id", name="pk_paper"),
    )
    op.create_index("ix_paper_course_id", "paper", ["course_id"])


# in the order of what refers to what
TABLES = (
    bank,
    cohort,
    memory_parameters,
    person,
    bank_member,
    cohort_member,
    course,
    log_in,
    person_role,
    requirement,
    speech,
    course_cohort,
    course_instructor,
    course_speech,
    enrolment,
    paper,
)


def upgrade() -> None:
    for create in TABLES:
        create()
    op.bulk_insert(sa.table("bank", sa.column("name")), [{"name": "公共题库"}])


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table.__name__)
