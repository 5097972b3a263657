"""Figures of questions, kept with how far they reach."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    with op.batch_alter_table("sitting") as table:
        table.add_column(sa.Column("markings", sa.Integer(), nullable=False, server_default="0"))
    _answers()
    _known()
    _tests()


def downgrade() -> None:
    """Take them away again."""
    op.drop_table("test_figure")
    op.drop_table("known_figure")
    op.drop_table("answer_figure")
    with op.batch_alter_table("sitting") as table:
        table.drop_column("markings")


def _answers() -> None:
    op.create_table(
        "answer_figure",
        sa.Column("trainee_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("first", sa.Double(), nullable=True),
        sa.Column("last", sa.Double(), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_answer_figure_question_id")
        ),
        sa.ForeignKeyConstraint(
            ["trainee_id"], ["person.id"], name=op.f("fk_answer_figure_trainee_id")
        ),
        sa.PrimaryKeyConstraint("trainee_id", "question_id", name=op.f("pk_answer_figure")),
    )
    op.create_index("ix_answer_figure_question_id", "answer_figure", ["question_id"])
    op.create_index(
        "ix_answer_figure_shares", "answer_figure", ["trainee_id", "question_id", "first", "last"]
    )


def _known() -> None:
    op.create_table(
        "known_figure",
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("trainee_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.String(40), nullable=False),
        sa.Column("introduced", sa.Integer(), nullable=False),
        sa.Column("firm", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f("fk_known_figure_course_id")
        ),
        sa.ForeignKeyConstraint(
            ["trainee_id"], ["person.id"], name=op.f("fk_known_figure_trainee_id")
        ),
        sa.PrimaryKeyConstraint("course_id", "trainee_id", name=op.f("pk_known_figure")),
    )
    op.create_index("ix_known_figure_trainee_id", "known_figure", ["trainee_id"])


def _tests() -> None:
    op.create_table(
        "test_figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("exam_id", sa.Integer(), nullable=True),
        sa.Column("paper_id", sa.Integer(), nullable=True),
        sa.Column("reach", sa.String(80), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_test_figure_exam_id")),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["printed_test.paper_id"], name=op.f("fk_test_figure_paper_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_test_figure")),
        sa.UniqueConstraint("exam_id", name=op.f("uq_test_figure_exam_id")),
        sa.UniqueConstraint("paper_id", name=op.f("uq_test_figure_paper_id")),
    )
