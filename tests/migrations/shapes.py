"""What a database's tables are, so that two databases can be compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

if TYPE_CHECKING:
    from sqlalchemy import Engine


def shape(engine: Engine) -> dict[str, list[str]]:
    """Return each table's and index's clauses, in no order."""
    if engine.dialect.name != "sqlite":
        return _inspected(engine)
    with engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT name, sql FROM sqlite_master"
                " WHERE sql IS NOT NULL AND name != 'alembic_version'"
            )
        )
        # a table that was made anew has its name in quotes
        return {
            name: _clauses(sql.replace(f'TABLE "{name}"', f"TABLE {name}")) for name, sql in rows
        }


def _inspected(engine: Engine) -> dict[str, list[str]]:
    """Return each table's columns, constraints and indexes as PostgreSQL tells them."""
    seen = inspect(engine)
    keys = seen.get_multi_pk_constraint()
    told = (
        seen.get_multi_columns(),
        seen.get_multi_foreign_keys(),
        seen.get_multi_unique_constraints(),
        seen.get_multi_check_constraints(),
        seen.get_multi_indexes(),
    )
    return {
        place[1]: [str(keys[place]), *sorted(str(one) for all_ in told for one in all_[place])]
        for place in sorted(keys, key=str)
        if place[1] != "alembic_version"
    }


def _clauses(sql: str) -> list[str]:
    body = re.sub(r"\s+", " ", sql).removesuffix(")").strip()
    body = re.sub(r"^(CREATE TABLE \w+) \( ?", r"\1, ", body)  # no column stands first
    return sorted(re.split(r", (?=CONSTRAINT|[\w\"]+ [A-Z])", body))
