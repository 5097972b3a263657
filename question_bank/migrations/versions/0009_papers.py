"""When a paper may be seen by whom, and who was given which file of it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    with op.batch_alter_table("paper") as table:
        table.add_column(sa.Column("usable_from", TIME, nullable=True))
    op.create_table(
        "paper_reader",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_paper_reader_paper_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_paper_reader_person_id")
        ),
        sa.PrimaryKeyConstraint("paper_id", "person_id", name=op.f("pk_paper_reader")),
    )
    op.create_table(
        "handover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(length=40), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_handover_paper_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_handover_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
    )
    op.create_index(op.f("ix_handover_paper_id_id"), "handover", ["paper_id", "id"])
    op.create_table(
        "review_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("speech_id", sa.Integer(), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", TIME, nullable=False),
        sa.Column("settled_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["speech_id"], ["speech.id"], name=op.f("fk_review_list_speech_id")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_review_list_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_list")),
    )
    op.create_index(op.f("ix_review_list_speech_id"), "review_list", ["speech_id"])


def downgrade() -> None:
    """Take them away again."""
    op.drop_table("review_list")
    op.drop_table("handover")
    op.drop_table("paper_reader")
    with op.batch_alter_table("paper") as table:
        table.drop_column("usable_from")
