"""Who has ticked which wording of the notice on secrecy, and which log-ins have yet to."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("person", sa.Column("secrecy_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("person", sa.Column("secrecy_version", sa.String(length=8), nullable=True))
    op.add_column(
        "log_in",
        sa.Column("asks_notice", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def downgrade() -> None:
    """Take them away again."""
    op.drop_column("log_in", "asks_notice")
    op.drop_column("person", "secrecy_version")
    op.drop_column("person", "secrecy_at")
