"""What an exam's notice says, codes and candidates; rechecks; marks of printed tests."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
ANSWERS = ("never", "release", "once")
OLD_ACTS = ("extended", "voided", "readmitted")
ACTS = (*OLD_ACTS, "allowed", "set", "edited", "opened", "put_off", "recoded", "shown")


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=20)


def _among(column: str, *values: str) -> sa.TextClause:
    return sa.text(f"{column} IN ({', '.join(map(repr, values))})")


def _settings() -> tuple[sa.Column[Any], ...]:
    """Return what an exam holds from now on, with what holds for those there are."""
    return (
        sa.Column(
            "answers", _one_of("answers", *ANSWERS), nullable=False, server_default="release"
        ),
        sa.Column("is_chosen", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("shuffles_questions", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("shuffles_options", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("place", sa.String(length=100), nullable=False, server_default=""),
        sa.Column("notes", sa.String(length=1000), nullable=False, server_default=""),
        sa.Column("code", sa.String(length=20), nullable=True),
        sa.Column("pass_mark", sa.Double(), nullable=True),
        sa.Column("merit_mark", sa.Double(), nullable=True),
        sa.Column("makes_up_id", sa.Integer(), nullable=True),
    )


def _exams() -> None:
    with op.batch_alter_table("exam") as batch_op:
        for column in _settings():
            batch_op.add_column(column)
    with op.batch_alter_table("exam") as batch_op:
        for column in _settings():
            if not column.nullable:
                batch_op.alter_column(
                    column.name, existing_type=column.type, existing_nullable=False,
                    server_default=None,
                )  # fmt: skip
        batch_op.create_check_constraint(batch_op.f("ck_exam_answers"), _among("answers", *ANSWERS))
        batch_op.create_foreign_key(
            batch_op.f("fk_exam_makes_up_id"), "exam", ["makes_up_id"], ["id"]
        )
        batch_op.create_index(batch_op.f("ix_exam_makes_up_id"), ["makes_up_id"])


def _candidates() -> None:
    op.create_table(
        "exam_candidate",
        sa.Column("exam_id", sa.Integer(), nullable=False),
        sa.Column("trainee_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_exam_candidate_exam_id")),
        sa.ForeignKeyConstraint(
            ["trainee_id"], ["person.id"], name=op.f("fk_exam_candidate_trainee_id")
        ),
        sa.PrimaryKeyConstraint("exam_id", "trainee_id", name=op.f("pk_exam_candidate")),
    )
    op.create_index(op.f("ix_exam_candidate_trainee_id"), "exam_candidate", ["trainee_id"])
    op.create_table(
        "exam_entry",
        sa.Column("exam_id", sa.Integer(), nullable=False),
        sa.Column("trainee_id", sa.Integer(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("closed_until", TIME, nullable=True),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_exam_entry_exam_id")),
        sa.ForeignKeyConstraint(
            ["trainee_id"], ["person.id"], name=op.f("fk_exam_entry_trainee_id")
        ),
        sa.PrimaryKeyConstraint("exam_id", "trainee_id", name=op.f("pk_exam_entry")),
    )


def _acts(values: tuple[str, ...], *, nullable: bool) -> None:
    with op.batch_alter_table("invigilation") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_invigilation_act"), type_="check")
        batch_op.alter_column("trainee_id", existing_type=sa.Integer(), nullable=nullable)
        batch_op.create_check_constraint(batch_op.f("ck_invigilation_act"), _among("act", *values))


def _rechecks() -> None:
    op.create_table(
        "recheck",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("asked_at", TIME, nullable=False),
        sa.Column("reply", sa.String(length=300), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["person.id"], name=op.f("fk_recheck_answered_by")
        ),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name=op.f("fk_recheck_sitting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recheck")),
    )
    op.create_index(op.f("ix_recheck_sitting_id"), "recheck", ["sitting_id"])
    op.create_index(op.f("ix_recheck_answered_at"), "recheck", ["answered_at"])
    op.create_table(
        "mark_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("before", sa.Double(), nullable=False),
        sa.Column("after", sa.Double(), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("changed_at", TIME, nullable=False),
        sa.CheckConstraint(
            '"after" IS NULL OR "after" >= 0', name=op.f("ck_mark_change_points_are_not_taken")
        ),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["person.id"], name=op.f("fk_mark_change_changed_by")
        ),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name=op.f("fk_mark_change_sitting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mark_change")),
    )
    op.create_index(
        op.f("ix_mark_change_sitting_id_position"), "mark_change", ["sitting_id", "position"]
    )


def _printed() -> None:
    op.create_table(
        "printed_test",
        sa.Column("paper_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("layout", sa.JSON(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("pass_mark", sa.Double(), nullable=True),
        sa.Column("merit_mark", sa.Double(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=True),
        sa.Column("set_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f("fk_printed_test_course_id")
        ),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_printed_test_paper_id")),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name=op.f("fk_printed_test_set_by")),
        sa.PrimaryKeyConstraint("paper_id", name=op.f("pk_printed_test")),
    )
    op.create_index(op.f("ix_printed_test_course_id"), "printed_test", ["course_id"])
    op.create_table(
        "printed_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("trainee_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=12), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("source", sa.String(length=100), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("entered_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["person.id"], name=op.f("fk_printed_mark_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["printed_test.paper_id"], name=op.f("fk_printed_mark_paper_id")
        ),
        sa.ForeignKeyConstraint(
            ["trainee_id"], ["person.id"], name=op.f("fk_printed_mark_trainee_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_mark")),
    )
    op.create_index(
        op.f("ix_printed_mark_paper_id_trainee_id_part"),
        "printed_mark",
        ["paper_id", "trainee_id", "part"],
    )


def upgrade() -> None:
    """Make the tables."""
    _exams()
    _candidates()
    _acts(ACTS, nullable=True)
    _rechecks()
    _printed()


def downgrade() -> None:
    """Take them away again."""
    for table in ("printed_mark", "printed_test", "mark_change", "recheck", "exam_entry"):
        op.drop_table(table)
    op.drop_table("exam_candidate")
    others = sa.text(
        "DELETE FROM invigilation WHERE act NOT IN ('extended', 'voided', 'readmitted')"
    )
    op.execute(others)
    _acts(OLD_ACTS, nullable=False)
    with op.batch_alter_table("exam") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_exam_makes_up_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("ck_exam_answers"), type_="check")
        batch_op.drop_index(batch_op.f("ix_exam_makes_up_id"))
        for column in reversed(_settings()):
            batch_op.drop_column(column.name)
