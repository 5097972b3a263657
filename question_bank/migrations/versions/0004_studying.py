"""Exams and sittings, appeals and reports, favourites, habits of study."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


def _habits() -> None:
    op.create_table(
        "habit",
        sa.Column("trainee_id", sa.Integer(), nullable=False),
        sa.Column("minutes_a_day", sa.Integer(), nullable=True),
        sa.Column("days_off", sa.Integer(), nullable=False),
        sa.Column("grades", sa.Boolean(), nullable=False),
        sa.Column("taps", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "days_off >= 0 AND days_off < 127", name=op.f("ck_habit_one_day_is_left")
        ),
        sa.CheckConstraint(
            "minutes_a_day IS NULL OR minutes_a_day > 0", name=op.f("ck_habit_some_time_is_given")
        ),
        sa.ForeignKeyConstraint(["trainee_id"], ["person.id"], name=op.f("fk_habit_trainee_id")),
        sa.PrimaryKeyConstraint("trainee_id", name=op.f("pk_habit")),
    )


def _exams() -> None:
    op.create_table(
        "exam",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("blueprint", sa.JSON(), nullable=False),
        sa.Column("drawn", sa.JSON(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("half_for_fewer", sa.Boolean(), nullable=False),
        sa.Column("opens_at", TIME, nullable=False),
        sa.Column("closes_at", TIME, nullable=False),
        sa.Column("shown_at", TIME, nullable=True),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.CheckConstraint("attempts > 0", name=op.f("ck_exam_somebody_may_try")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_exam_time_is_given")),
        sa.CheckConstraint("opens_at < closes_at", name=op.f("ck_exam_opens_before_it_closes")),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_exam_course_id")),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name=op.f("fk_exam_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam")),
    )
    with op.batch_alter_table("exam", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_exam_course_id_opens_at"), ["course_id", "opens_at"], unique=False
        )


def _favourites() -> None:
    op.create_table(
        "favourite",
        sa.Column("trainee_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("kept_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_favourite_question_id")
        ),
        sa.ForeignKeyConstraint(
            ["trainee_id"], ["person.id"], name=op.f("fk_favourite_trainee_id")
        ),
        sa.PrimaryKeyConstraint("trainee_id", "question_id", name=op.f("pk_favourite")),
    )
    with op.batch_alter_table("favourite", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_favourite_question_id"), ["question_id"], unique=False)


def _sittings() -> None:
    op.create_table(
        "sitting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trainee_id", sa.Integer(), nullable=False),
        sa.Column("exam_id", sa.Integer(), nullable=True),
        sa.Column("course_id", sa.Integer(), nullable=True),
        sa.Column("sort", _one_of("sort", "exam", "mock", "drill"), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("drawn", sa.JSON(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("deadline", TIME, nullable=True),
        sa.Column("ended_at", TIME, nullable=True),
        sa.Column("voided_at", TIME, nullable=True),
        sa.Column("learnt_at", TIME, nullable=True),
        sa.Column("points", sa.Double(), nullable=True),
        sa.Column("total", sa.Double(), nullable=False),
        sa.CheckConstraint("slot > 0", name=op.f("ck_sitting_slots_count_from_one")),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_sitting_course_id")),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_sitting_exam_id")),
        sa.ForeignKeyConstraint(["trainee_id"], ["person.id"], name=op.f("fk_sitting_trainee_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sitting")),
        sa.UniqueConstraint(
            "trainee_id",
            "exam_id",
            "sort",
            "slot",
            name=op.f("uq_sitting_trainee_id_exam_id_sort_slot"),
        ),
    )
    with op.batch_alter_table("sitting", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sitting_exam_id_sort_trainee_id"),
            ["exam_id", "sort", "trainee_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_sitting_trainee_id_started_at"),
            ["trainee_id", "started_at"],
            unique=False,
        )


def _appeals() -> None:
    op.create_table(
        "appeal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trainee_id", sa.Integer(), nullable=False),
        sa.Column("review_seq", sa.Integer(), nullable=True),
        sa.Column("sitting_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("written", sa.String(length=500), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("verdict", _one_of("verdict", "open", "upheld", "dismissed"), nullable=False),
        sa.Column("reply", sa.String(length=500), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", TIME, nullable=True),
        sa.Column("seen_at", TIME, nullable=True),
        sa.Column("made_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_appeal_decided_by")),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_appeal_question_id")
        ),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name=op.f("fk_appeal_sitting_id")),
        sa.ForeignKeyConstraint(["trainee_id"], ["person.id"], name=op.f("fk_appeal_trainee_id")),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_appeal_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
        sa.UniqueConstraint(
            "sitting_id", "position", "part", name=op.f("uq_appeal_sitting_id_position_part")
        ),
        sa.UniqueConstraint(
            "trainee_id", "review_seq", "part", name=op.f("uq_appeal_trainee_id_review_seq_part")
        ),
    )
    with op.batch_alter_table("appeal", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_appeal_verdict_question_id"), ["verdict", "question_id"], unique=False
        )


def _reports() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column(
            "fault", _one_of("fault", "misprint", "outdated", "ambiguous", "other"), nullable=False
        ),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.Column("verdict", _one_of("verdict", "open", "upheld", "dismissed"), nullable=False),
        sa.Column("reply", sa.String(length=500), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", TIME, nullable=True),
        sa.Column("seen_at", TIME, nullable=True),
        sa.Column("made_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_report_decided_by")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_report_person_id")),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_report_question_id")
        ),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_report_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
    )
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_report_verdict_question_id"), ["verdict", "question_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_report_person_id_made_at"), ["person_id", "made_at"], unique=False
        )
        batch_op.create_index(
            "uq_report_one_open",
            ["person_id", "question_id"],
            unique=True,
            sqlite_where=sa.text("verdict = 'open'"),
            postgresql_where=sa.text("verdict = 'open'"),
        )


def _sheets() -> None:
    op.create_table(
        "sheet_answer",
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("response", sa.JSON(), nullable=False),
        sa.Column("saves", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("saved_at", TIME, nullable=False),
        sa.Column("marks", sa.JSON(), nullable=True),
        sa.Column("points", sa.Double(), nullable=True),
        sa.CheckConstraint("saves > 0", name=op.f("ck_sheet_answer_saves_count_from_one")),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name=op.f("fk_sheet_answer_sitting_id")
        ),
        sa.PrimaryKeyConstraint("sitting_id", "position", name=op.f("pk_sheet_answer")),
    )


def _invigilation() -> None:
    op.create_table(
        "invigilation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("exam_id", sa.Integer(), nullable=False),
        sa.Column("trainee_id", sa.Integer(), nullable=False),
        sa.Column("sitting_id", sa.Integer(), nullable=True),
        sa.Column("act", _one_of("act", "extended", "voided", "readmitted"), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("done_by", sa.Integer(), nullable=False),
        sa.Column("done_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["done_by"], ["person.id"], name=op.f("fk_invigilation_done_by")),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_invigilation_exam_id")),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name=op.f("fk_invigilation_sitting_id")
        ),
        sa.ForeignKeyConstraint(
            ["trainee_id"], ["person.id"], name=op.f("fk_invigilation_trainee_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invigilation")),
    )
    with op.batch_alter_table("invigilation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_invigilation_exam_id_trainee_id_act"),
            ["exam_id", "trainee_id", "act"],
            unique=False,
        )


def _courses() -> None:
    with op.batch_alter_table("course", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reviews_a_day", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("parameters_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_course_parameters_id"), "memory_parameters", ["parameters_id"], ["id"]
        )


def _redating() -> None:
    op.create_table(
        "redating",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trainee_id", sa.Integer(), nullable=False),
        sa.Column("after_seq", sa.Integer(), nullable=False),
        sa.Column("dates", sa.JSON(), nullable=False),
        sa.Column("made_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["trainee_id"], ["person.id"], name=op.f("fk_redating_trainee_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redating")),
    )
    with op.batch_alter_table("redating", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_redating_trainee_id_after_seq"),
            ["trainee_id", "after_seq"],
            unique=False,
        )


def _cards() -> None:
    op.drop_index("ix_card_trainee_id_course_id_phase_due_at_question_id", "card")
    op.create_index(
        "ix_card_asked",
        "card",
        [
            "trainee_id",
            "course_id",
            "phase",
            "due_at",
            "question_id",
            "suspended_at",
            "buried_day",
        ],
    )


def upgrade() -> None:
    _habits()
    _exams()
    _favourites()
    _sittings()
    _appeals()
    _reports()
    _sheets()
    _invigilation()
    _courses()
    _redating()
    _cards()


def downgrade() -> None:
    op.drop_index("ix_card_asked", "card")
    op.create_index(
        "ix_card_trainee_id_course_id_phase_due_at_question_id",
        "card",
        ["trainee_id", "course_id", "phase", "due_at", "question_id"],
    )
    op.drop_table("redating")
    with op.batch_alter_table("course", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_course_parameters_id"), type_="foreignkey")
        batch_op.drop_column("parameters_id")
        batch_op.drop_column("reviews_a_day")

    with op.batch_alter_table("invigilation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invigilation_exam_id_trainee_id_act"))

    op.drop_table("invigilation")
    op.drop_table("sheet_answer")
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_verdict_question_id"))

    op.drop_table("report")
    with op.batch_alter_table("appeal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_appeal_verdict_question_id"))

    op.drop_table("appeal")
    with op.batch_alter_table("sitting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sitting_trainee_id_started_at"))
        batch_op.drop_index(batch_op.f("ix_sitting_exam_id_sort_trainee_id"))

    op.drop_table("sitting")
    with op.batch_alter_table("favourite", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_favourite_question_id"))

    op.drop_table("favourite")
    with op.batch_alter_table("exam", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_exam_course_id_opens_at"))

    op.drop_table("exam")
    op.drop_table("habit")
