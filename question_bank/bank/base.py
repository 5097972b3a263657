"""What every table shares: names of constraints, UTC times, enums stored by value."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from sqlalchemy import JSON, DateTime, Enum, Integer, MetaData, Sequence, inspect, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Mapped, aliased, declared_attr, mapped_column
from sqlalchemy.sql.expression import ColumnElement
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    import enum

    from sqlalchemy.engine import Dialect
    from sqlalchemy.orm import Session
    from sqlalchemy.sql.compiler import SQLCompiler

Key = Annotated[int, mapped_column(primary_key=True)]

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Utc(TypeDecorator[datetime]):
    """Times with a zone go in and come out in UTC; naive ones are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Refuse naive times; store UTC.

        Raises:
            ValueError: the time has no zone.

        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Give SQLite's naive times their zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def stored(values: type[enum.Enum], *, name: str | None = None) -> Enum:
    """Return a column type that keeps an enum by its value, checked by the database.

    `name` tells the checks apart where a table keeps the same enum twice.
    """
    return Enum(
        values,
        native_enum=False,
        create_constraint=True,
        length=20,
        name=name or values.__name__.lower(),
        values_callable=lambda kind: [member.value for member in kind],
    )


class Base(DeclarativeBase):
    """The mother of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Utc, dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012 - SQLAlchemy reads it once


class _Next(ColumnElement[int]):
    """The number of a table's next row: PostgreSQL counts on, SQLite looks for the last one.

    On SQLite whoever writes is alone, and no composite key counts by itself.
    """

    inherit_cache = False
    type = Integer()

    def __init__(self, table: str) -> None:
        self.table = table
        self.sequence = Sequence(f"{table}_id_seq", metadata=Base.metadata)


@compiles(_Next, "postgresql")
def _counted_on(element: _Next, compiler: SQLCompiler, **_: object) -> str:
    return compiler.process(element.sequence.next_value())


@compiles(_Next, "sqlite")
def _after_the_last(element: _Next, compiler: SQLCompiler, **_: object) -> str:  # noqa: ARG001 - SQLAlchemy's signature
    return f"(SELECT coalesce(max(id), 0) + 1 FROM {element.table})"  # noqa: S608 - our own names


class Numbered:
    """A row that lies with its trainee: the key is the trainee and a number.

    No other row of the table has the number, whoever's it is: a page asks for a row by it alone.
    """

    @declared_attr
    @classmethod
    def id(cls) -> Mapped[int]:
        """Return the second part of the key."""
        table: str = cls.__tablename__  # type: ignore[attr-defined] # of the class that has it
        return mapped_column(primary_key=True, default=_Next(table), index=True, sort_order=1)


Row = TypeVar("Row", bound=Numbered)


def by_number(session: Session, kind: type[Row], number: int) -> Row | None:
    """Return the row of a number, whichever trainee it lies with."""
    return session.scalars(select(kind).where(kind.id == number)).one_or_none()


Table = TypeVar("Table", bound=Base)


def renamed(table: type[Table]) -> type[Table]:
    """Return a table under another name that threads may share from their first select on.

    Its columns are worked out here. SQLAlchemy would do so when they are first asked for, and of
    two threads that ask at the same moment one may be given the columns of the table itself.
    """
    other = aliased(table)
    for column in inspect(table).column_attrs:
        getattr(other, column.key).__clause_element__()
    return other
