"""Questions with their versions and sources, cards, and the review log."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def _one_of(name: str, *values: str) -> sa.Enum:
    """Return a column type that keeps one of the values, checked by the database."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


ACTION = _one_of("action", "accept", "edit", "reject", "retire", "undo")
AFTER = _one_of("after", "draft", "approved", "rejected", "retired")
BEFORE = _one_of("before", "draft", "approved", "rejected", "retired")
ENTRY = _one_of("entry", "answer", "undo", "remark", "reset")
PHASE = _one_of("phase", "new", "learning", "review", "relearning")
RATING = _one_of("rating", "again", "hard", "good", "easy")
STATUS = _one_of("status", "draft", "approved", "rejected", "retired")


def question() -> None:
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("bank_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=16), nullable=False),
        sa.Column("requirement_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("status", STATUS, nullable=False),
        sa.Column("live", sa.Integer(), nullable=False),
        sa.Column("ready", sa.Boolean(), nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("source_changed", sa.Boolean(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_question_bank_id"),
        sa.ForeignKeyConstraint(
            ["id", "live"],
            ["version.question_id", "version.number"],
            name="fk_question_id_live",
            initially="DEFERRED",
            deferrable=True,
            use_alter=True,
        ),
        sa.ForeignKeyConstraint(
            ["requirement_id"], ["requirement.id"], name="fk_question_requirement_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_question"),
        sa.UniqueConstraint("bank_id", "fingerprint", name="uq_question_bank_id_fingerprint"),
    )
    op.create_index("ix_question_bank_id_status_id", "question", ["bank_id", "status", "id"])
    op.create_index("ix_question_requirement_id", "question", ["requirement_id"])


def reading() -> None:
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bank_id", sa.Integer(), nullable=False),
        sa.Column("speech_id", sa.Integer(), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("removed", sa.JSON(), nullable=False),
        sa.Column("repairs", sa.JSON(), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("outline", sa.JSON(), nullable=False),
        sa.Column("cut", sa.Boolean(), nullable=False),
        sa.Column("read_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_reading_bank_id"),
        sa.ForeignKeyConstraint(["speech_id"], ["speech.id"], name="fk_reading_speech_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reading"),
        sa.UniqueConstraint("bank_id", "text_hash", name="uq_reading_bank_id_text_hash"),
    )
    op.create_index("ix_reading_speech_id", "reading", ["speech_id"])


def card() -> None:
    op.create_table(
        "card",
        sa.Column("trainee_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=True),
        sa.Column("phase", PHASE, nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("stability", sa.Double(), nullable=True),
        sa.Column("difficulty", sa.Double(), nullable=True),
        sa.Column("due_at", TIME, nullable=True),
        sa.Column("last_at", TIME, nullable=True),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.Column("introduced_day", sa.Integer(), nullable=True),
        sa.Column("buried_day", sa.Integer(), nullable=True),
        sa.Column("suspended_at", TIME, nullable=True),
        sa.Column("reps", sa.Integer(), nullable=False),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.Column("parameters_id", sa.Integer(), nullable=True),
        sa.Column("lock", sa.Integer(), nullable=False),
        sa.CheckConstraint("reps >= 0 AND lapses >= 0", name=op.f("ck_card_counts_run_forward")),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name="fk_card_course_id"),
        sa.ForeignKeyConstraint(
            ["parameters_id"], ["memory_parameters.id"], name="fk_card_parameters_id"
        ),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name="fk_card_question_id"),
        sa.ForeignKeyConstraint(["trainee_id"], ["person.id"], name="fk_card_trainee_id"),
        sa.PrimaryKeyConstraint("trainee_id", "question_id", name="pk_card"),
    )
    op.create_index("ix_card_question_id", "card", ["question_id"])
    op.create_index(
        "ix_card_trainee_id_course_id_phase_due_at_question_id",
        "card",
        ["trainee_id", "course_id", "phase", "due_at", "question_id"],
    )
    op.create_index("ix_card_trainee_id_last_day", "card", ["trainee_id", "last_day"])


def decision() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("action", ACTION, nullable=False),
        sa.Column("before", BEFORE, nullable=False),
        sa.Column("after", AFTER, nullable=False),
        sa.Column("version_before", sa.Integer(), nullable=False),
        sa.Column("version_after", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_decision_person_id"),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name="fk_decision_question_id"),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
    )
    op.create_index("ix_decision_person_id", "decision", ["person_id"])
    op.create_index("ix_decision_question_id_id", "decision", ["question_id", "id"])


def issue() -> None:
    op.create_table(
        "issue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("booklet", sa.String(length=8), nullable=False),
        sa.Column("printed", sa.JSON(), nullable=False),
        sa.Column("version_ids", sa.JSON(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("issued_by", sa.Integer(), nullable=True),
        sa.Column("issued_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["issued_by"], ["person.id"], name="fk_issue_issued_by"),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name="fk_issue_paper_id"),
        sa.PrimaryKeyConstraint("id", name="pk_issue"),
        sa.UniqueConstraint("paper_id", "number", name="uq_issue_paper_id_number"),
    )


def reading_file() -> None:
    op.create_table(
        "reading_file",
        sa.Column("bank_id", sa.Integer(), nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_reading_file_bank_id"),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name="fk_reading_file_reading_id"),
        sa.PrimaryKeyConstraint("bank_id", "file_hash", name="pk_reading_file"),
    )
    op.create_index("ix_reading_file_reading_id", "reading_file", ["reading_id"])


def requirement_source() -> None:
    op.create_table(
        "requirement_source",
        sa.Column("requirement_id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["reading.id"], name="fk_requirement_source_reading_id"
        ),
        sa.ForeignKeyConstraint(
            ["requirement_id"], ["requirement.id"], name="fk_requirement_source_requirement_id"
        ),
        sa.PrimaryKeyConstraint(
            "requirement_id", "reading_id", "start", name="pk_requirement_source"
        ),
    )
    op.create_index("ix_requirement_source_reading_id", "requirement_source", ["reading_id"])


def source() -> None:
    op.create_table(
        "source",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("occurrence", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.CheckConstraint('"start" < "end"', name=op.f("ck_source_not_empty")),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name="fk_source_question_id"),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name="fk_source_reading_id"),
        sa.PrimaryKeyConstraint(
            "question_id", "reading_id", "occurrence", "part", name="pk_source"
        ),
    )
    op.create_index("ix_source_reading_id", "source", ["reading_id"])


def version() -> None:
    op.create_table(
        "version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_version_author_id"),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name="fk_version_question_id"),
        sa.PrimaryKeyConstraint("id", name="pk_version"),
        sa.UniqueConstraint("question_id", "number", name="uq_version_question_id_number"),
    )


def accepted_answer() -> None:
    op.create_table(
        "accepted_answer",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=200), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=True),
        sa.Column("added_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name="fk_accepted_answer_added_by"),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name="fk_accepted_answer_version_id"
        ),
        sa.PrimaryKeyConstraint("version_id", "part", "answer", name="pk_accepted_answer"),
    )


def review() -> None:
    op.create_table(
        "review",
        sa.Column("trainee_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("attempt", sa.String(length=40), nullable=False),
        sa.Column("entry", ENTRY, nullable=False),
        sa.Column("refers_to", sa.Integer(), nullable=True),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=True),
        sa.Column("rating", RATING, nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("rater_version", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("algorithm", sa.String(length=20), nullable=False),
        sa.Column("parameters_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", TIME, nullable=False),
        sa.Column("study_day", sa.Integer(), nullable=False),
        sa.Column("seconds_taken", sa.Double(), nullable=False),
        sa.CheckConstraint("seconds_taken >= 0", name=op.f("ck_review_time_runs_forward")),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name="fk_review_course_id"),
        sa.ForeignKeyConstraint(
            ["parameters_id"], ["memory_parameters.id"], name="fk_review_parameters_id"
        ),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name="fk_review_question_id"),
        sa.ForeignKeyConstraint(["trainee_id"], ["person.id"], name="fk_review_trainee_id"),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_review_version_id"),
        sa.PrimaryKeyConstraint("trainee_id", "seq", name="pk_review"),
        sa.UniqueConstraint("trainee_id", "attempt", name="uq_review_trainee_id_attempt"),
    )
    op.create_index("ix_review_question_id_answered_at", "review", ["question_id", "answered_at"])
    op.create_index(
        "ix_review_trainee_id_question_id_seq", "review", ["trainee_id", "question_id", "seq"]
    )
    op.create_index(
        "ix_review_trainee_id_study_day_seq", "review", ["trainee_id", "study_day", "seq"]
    )


# in the order of what refers to what
TABLES = (
    question,
    reading,
    card,
    decision,
    issue,
    reading_file,
    requirement_source,
    source,
    version,
    accepted_answer,
    review,
)


def upgrade() -> None:
    for create in TABLES:
        create()
    if op.get_bind().dialect.name != "sqlite":  # there the reference stands in the table already
        op.create_foreign_key(
            "fk_question_id_live",
            "question",
            "version",
            ["id", "live"],
            ["question_id", "number"],
            deferrable=True,
            initially="DEFERRED",
        )


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint("fk_question_id_live", "question", type_="foreignkey")
    for table in reversed(TABLES):
        op.drop_table(table.__name__)
