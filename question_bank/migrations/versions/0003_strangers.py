"""Logins that nobody has, so that guessing them is slowed down too."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "stranger",
        sa.Column("login_hash", sa.String(length=64), nullable=False),
        sa.Column("failed_attempts", sa.Integer(), nullable=False),
        sa.Column("locked_until", TIME, nullable=True),
        sa.Column("tried_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("login_hash", name=op.f("pk_stranger")),
    )
    op.create_index(op.f("ix_stranger_tried_at"), "stranger", ["tried_at"])


def downgrade() -> None:
    op.drop_table("stranger")
