"""Rows for every table of a database of any revision, made from nothing but its schema."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, MetaData, inspect, text
from sqlalchemy.schema import sort_tables_and_constraints

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sqlalchemy import Column, Connection

OURS = "alembic_version"
LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC)
# what a migration reads is such as the program writes
CONTENT = {
    ("version", "content"): {"kind": "judgement", "stem": "讲话要求归档及时。", "truth": True},
    ("requirement", "content"): {"said_by": {"text": "某县委办公室"}},
}
Rows = dict[str, dict[frozenset[tuple[str, str]], dict[str, str]]]


def fill(
    connection: Connection, *, first: int, count: int = 2, only: Collection[str] | None = None
) -> None:
    """Add rows to every table, or `only` some, numbered from `first` on.

    References lead to rows of the same number.
    """
    found = MetaData()
    found.reflect(connection)
    choices = _choices(connection, found)
    ordered = list(sort_tables_and_constraints(found.tables.values()))
    later = [reference for table, left in ordered if table is None for reference in left]
    circular = {column for reference in later for column in reference.columns if column.nullable}
    wanted = (found.tables.keys() if only is None else set(only)) - {OURS}
    tables = [table for table, _ in ordered if table is not None and table.name in wanted]
    for number in range(first, first + count):
        rows = {
            table: {column: _value(column, number, choices) for column in table.columns}
            for table in tables
        }
        for table, row in rows.items():
            connection.execute(
                table.insert(), {c.name: None if c in circular else v for c, v in row.items()}
            )
        for table, row in rows.items():
            if completed := {c.name: v for c, v in row.items() if c in circular}:
                keys = [column == row[column] for column in table.primary_key.columns]
                connection.execute(table.update().where(*keys).values(completed))


def rows_of(connection: Connection) -> Rows:
    """Return all rows by table and by the columns of their key, each value as text."""
    keys = inspect(connection).get_multi_pk_constraint()
    kept: Rows = {}
    for (_, table), key in keys.items():
        if table != OURS:
            names = key["constrained_columns"]
            found = connection.execute(text(f'SELECT * FROM "{table}"')).mappings()  # noqa: S608 - our own names
            rows = [{str(name): repr(value) for name, value in row.items()} for row in found]
            kept[table] = {frozenset((name, row[name]) for name in names): row for row in rows}
    return kept


def lost(before: Rows, after: Rows) -> Iterator[str]:
    """Name each row and value of the tables and columns on both sides that is not what it was.

    A row is known by the key that it had, whatever its key is now.
    """
    for table in sorted(before.keys() & after.keys()):
        for key, row in before[table].items():
            now = next((one for one in after[table].values() if key <= one.items()), None)
            if now is None:
                yield f"{table} {sorted(key)}"
                continue
            for name in sorted(row.keys() & now.keys()):
                if row[name] != now[name]:
                    yield f"{table} {sorted(key)} {name}: {row[name]} became {now[name]}"


def _choices(connection: Connection, found: MetaData) -> dict[tuple[str, str], list[str]]:
    """Return the words that a column of few words may hold."""
    seen: dict[tuple[str, str], list[str]] = {}
    for table in found.tables.values():
        for check in inspect(connection).get_check_constraints(table.name):
            words = re.findall(r"'([^']*)'", str(check["sqltext"]))
            column = re.match(r'\W*"?(\w+)"?', str(check["sqltext"]))
            if words and column:
                seen[table.name, column[1]] = words
    return seen


def _value(
    column: Column[Any],
    number: int,
    choices: Mapping[tuple[str, str], list[str]],
) -> object:
    """Return what a row of a number holds in a column: what is referred to holds the same."""
    if not column.primary_key:
        for reference in sorted(column.foreign_keys, key=lambda one: one.target_fullname):
            return _value(reference.column, number, choices)
    place = (column.table.name, column.name)
    if words := choices.get(place):
        return words[number % len(words)]
    if isinstance(column.type, JSON):
        return CONTENT.get(place, {})
    position = 0 if column.primary_key else list(column.table.columns).index(column)
    return _of_kind(column, number, position)


def _of_kind(column: Column[Any], number: int, position: int) -> object:
    """Return a value of a column's type; in one row, what stands further right is later or more."""
    moment = LONG_AGO + timedelta(days=number, hours=position)
    has_zone = getattr(column.type, "timezone", False)
    kinds: dict[type, object] = {
        bool: bool(number % 2),
        int: number + position,
        float: number / 100,
        date: date(2024, 1, 1) + timedelta(days=number + position),
        datetime: moment if has_zone else moment.replace(tzinfo=None),
        str: f"{number}字{column.name}"[: getattr(column.type, "length", None)],
    }
    return kinds[column.type.python_type]
