"""All rows of one database into another of the same revision, be it SQLite or PostgreSQL."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, MetaData, Table, Text, bindparam, cast, func, insert, select, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Column, ColumnElement, Connection

BATCH = 2000
SUMS = 1 << 256
OURS = "alembic_version"

Prints = dict[str, tuple[int, str]]  # how many rows each table holds, and the sum of their hashes


class Differs(Exception):
    """What arrived is not what was sent; the message names the tables."""


def transfer(source: Connection, target: Connection) -> Prints:
    """Fill a database with another's rows, compare all that arrived, and return its prints.

    Both are of one revision; what the target holds is taken out first. Nothing is committed. A
    SQLite target is one that `quizapp.schema.migrating` opened: it checks references at the end.

    Raises:
        Differs: something did not arrive as it was.

    """
    places = {table.name: table for table in _tables(target)}
    with _references_later(target, places.values()):
        for place in places.values():
            target.execute(place.delete())
        sent = {
            table.name: _pour(source, table, target, places[table.name])
            for table in _tables(source)
        }
    _set_sequences(target, places.values())
    arrived = prints(target)
    if wrong := sorted(name for name in sent.keys() | arrived if sent.get(name) != arrived[name]):
        raise Differs("、".join(wrong))
    return arrived


def prints(connection: Connection) -> Prints:
    """Return what tells two databases apart, whatever order their rows come in."""
    found = {}
    for table in _tables(connection):
        tally = _Tally()
        for rows in _batches(connection, table):
            tally.add(rows)
        found[table.name] = tally.print()
    return found


class _Tally:
    """Counts rows and adds up their hashes."""

    def __init__(self) -> None:
        self.count = self.sum = 0

    def add(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            line = json.dumps(sorted(row.items()), ensure_ascii=False, default=_plain)
            self.sum += int.from_bytes(sha256(line.encode()).digest())
        self.count += len(rows)

    def print(self) -> tuple[int, str]:
        return self.count, f"{self.sum % SUMS:064x}"


def _plain(value: object) -> str:
    if isinstance(value, datetime):  # SQLite's times have no zone: they are stored in UTC
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    return value.hex() if isinstance(value, bytes | memoryview) else str(value)


def _tables(connection: Connection) -> list[Table]:
    found = MetaData()
    found.reflect(connection)
    return [found.tables[name] for name in sorted(found.tables) if name != OURS]


@contextmanager
def _references_later(target: Connection, tables: Iterable[Table]) -> Iterator[None]:
    """Let PostgreSQL check references when all rows are there: tables refer to each other.

    SQLite's are checked by whoever opened the transaction, before it is committed.
    """
    if target.dialect.name != "postgresql":
        yield
        return
    named = {
        f'ALTER TABLE "{table.name}" ALTER CONSTRAINT "{reference.name}"'
        for table in tables
        for reference in table.foreign_key_constraints
        if not reference.deferrable  # those that are stay so
    }
    for one in named:
        target.execute(text(f"{one} DEFERRABLE INITIALLY DEFERRED"))
    yield
    target.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    for one in named:
        target.execute(text(f"{one} NOT DEFERRABLE"))


def _pour(source: Connection, table: Table, target: Connection, place: Table) -> tuple[int, str]:
    tally = _Tally()
    values = {column.name: _into(column, target) for column in place.columns}
    statement = insert(place).values(values)
    for rows in _batches(source, table):
        tally.add(rows)
        target.execute(statement, [{f"v_{name}": row[name] for name in row} for row in rows])
    return tally.print()


def _into(column: Column[Any], target: Connection) -> ColumnElement[Any]:
    """Return where a value goes; JSON goes as the text it is."""
    if not isinstance(column.type, JSON):
        return bindparam(f"v_{column.name}", type_=column.type)
    as_text = bindparam(f"v_{column.name}", type_=Text)
    return cast(as_text, JSON) if target.dialect.name == "postgresql" else as_text


def _batches(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    """Give the rows some at a time, in the order of their keys, JSON as the text it is."""
    columns = [
        cast(column, Text).label(column.name) if isinstance(column.type, JSON) else column
        for column in table.columns
    ]
    asked = select(*columns).order_by(*table.primary_key.columns)
    streamed = {"stream_results": True, "max_row_buffer": BATCH}
    found = connection.execute(asked, execution_options=streamed)
    for rows in found.mappings().partitions(BATCH):
        yield [{str(name): value for name, value in row.items()} for row in rows]


def _set_sequences(target: Connection, tables: Iterable[Table]) -> None:
    """Let PostgreSQL go on counting where the rows end; SQLite does so by itself."""
    if target.dialect.name != "postgresql":
        return
    for table in tables:
        for column in table.primary_key.columns:
            asked = {"name": f'"{table.name}"', "column": column.name}
            sequence = target.scalar(text("SELECT pg_get_serial_sequence(:name, :column)"), asked)
            if sequence is not None:
                last = target.scalar(select(func.max(column)))
                target.execute(select(func.setval(sequence, last or 1, last is not None)))
