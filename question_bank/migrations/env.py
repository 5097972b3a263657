"""Alembic's way in: quizapp.schema hands it an open connection, inside a transaction."""

from typing import Literal

from alembic import context

from question_bank.bank.base import Utc
from question_bank.tables import Base


def plain_types(kind: str, value: object, _autogenerate: object) -> str | Literal[False]:
    """Write our time type into new revisions as what the database sees."""
    is_time = kind == "type" and isinstance(value, Utc)
    return "sa.DateTime(timezone=True)" if is_time else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=plain_types,
    transactional_ddl=True,  # Alembic's default on SQLite leaves half a migration behind
)
with context.begin_transaction():
    context.run_migrations()
