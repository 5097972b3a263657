"""Which paper took the place of which, as a corrected issue of it."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    with op.batch_alter_table("paper") as table:
        table.add_column(sa.Column("edition", sa.Integer(), nullable=False, server_default="1"))
        table.add_column(sa.Column("replaces_id", sa.Integer(), nullable=True))
        table.create_foreign_key(op.f("fk_paper_replaces_id"), "paper", ["replaces_id"], ["id"])
        table.create_index(op.f("ix_paper_replaces_id"), ["replaces_id"], unique=True)
    with op.batch_alter_table("paper") as table:
        table.alter_column("edition", server_default=None)


def downgrade() -> None:
    """Take them away again."""
    with op.batch_alter_table("paper") as table:
        table.drop_index(op.f("ix_paper_replaces_id"))
        table.drop_constraint(op.f("fk_paper_replaces_id"), type_="foreignkey")
        table.drop_column("replaces_id")
        table.drop_column("edition")
