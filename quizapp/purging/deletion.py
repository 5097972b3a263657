"""Deleting rows with all that refers to them, whatever table it lies in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, Column, String, cast, func, select, tuple_, update

from question_bank.bank.base import Base
from question_bank.bank.batches import Batch, BatchItem, Deed
from question_bank.study.cards import Redating

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import ForeignKeyConstraint, Table
    from sqlalchemy.orm import Session

    from quizapp.purging.doomed import Doomed

Keys = defaultdict[str, set[tuple[Any, ...]]]
AT_ONCE = 300
OF_ITSELF = ("question", ["id", "live"])  # to the version that is asked
STANDS_WITHOUT = {"makes_up_id", "replaces_id"}  # an exam, a paper: without the one before
GONE = "（已清除）"


def delete(session: Session, doomed: Doomed) -> dict[str, int]:
    """Delete what is doomed and all that refers to it; return how many rows of each table."""
    if session.get_bind().dialect.name == "sqlite":
        session.connection().exec_driver_sql("PRAGMA secure_delete = ON")
    _forget_phrases(session, doomed)
    _forget_dates(session, doomed)
    going = _all_that_refers(session, doomed)
    counts = {}
    for table in reversed(Base.metadata.sorted_tables):
        for some in _by(sorted(going[table.name])):
            session.execute(table.delete().where(tuple_(*table.primary_key.columns).in_(some)))
        if going[table.name]:
            counts[table.name] = len(going[table.name])
    session.execute(Base.metadata.tables["known_figure"].delete())  # sums, worked out anew
    session.flush()
    session.expire_all()
    return counts


def remains(session: Session, doomed: Doomed) -> list[str]:
    """Blot the titles out of what people typed elsewhere; return where words still stand."""
    found = []
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, String):
                for title in doomed.titles:
                    _blot(session, column, title)
            if isinstance(column.type, String | JSON) and _holds(session, column, doomed):
                found.append(f"{table.name}.{column.name}")
    return found


def _all_that_refers(session: Session, doomed: Doomed) -> Keys:
    going: Keys = defaultdict(set)
    for name, ids in (
        ("speech", doomed.speeches),
        ("requirement", doomed.requirements),
        ("question", doomed.questions),
        ("paper", doomed.papers),
        ("exam", doomed.exams),
        ("review_list", doomed.lists),
    ):
        going[name] = {(id_,) for id_ in ids}
    going["sitting"] = set(doomed.sittings)
    waiting = [name for name, keys in going.items() if keys]
    while waiting:
        there = waiting.pop()
        for table, reference in _references(there):
            if STANDS_WITHOUT.issuperset(reference.column_keys):
                _let_go(session, table, reference, going[there])
                continue
            found = set(_referring(session, table, reference, going[there])) - going[table.name]
            if found:
                going[table.name] |= found
                waiting.append(table.name)
    return going


def _references(name: str) -> Iterator[tuple[Table, ForeignKeyConstraint]]:
    for table in Base.metadata.sorted_tables:
        for reference in table.foreign_key_constraints:
            is_own = (table.name, reference.column_keys) == OF_ITSELF
            if reference.referred_table.name == name and not is_own:
                yield table, reference


def _referring(
    session: Session,
    table: Table,
    reference: ForeignKeyConstraint,
    keys: Iterable[tuple[Any, ...]],
) -> Iterator[tuple[Any, ...]]:
    """Yield the keys of the rows that refer to rows of another table."""
    key = list(reference.referred_table.primary_key.columns)
    places = [key.index(element.column) for element in reference.elements]
    meant = sorted({tuple(one[place] for place in places) for one in keys})
    for some in _by(meant):
        chosen = select(*table.primary_key.columns).where(tuple_(*reference.columns).in_(some))
        yield from (tuple(row) for row in session.execute(chosen))


def _let_go(
    session: Session,
    table: Table,
    reference: ForeignKeyConstraint,
    keys: Iterable[tuple[Any, ...]],
) -> None:
    [column] = reference.columns
    for some in _by(sorted(id_ for (id_,) in keys)):
        session.execute(update(table).where(column.in_(some)).values({column: None}))


def _forget_phrases(session: Session, doomed: Doomed) -> None:
    """Empty the phrases by which doomed questions were stopped."""
    for some in _by(sorted(doomed.questions)):
        touched = select(BatchItem.batch_id).where(BatchItem.question_id.in_(some))
        session.execute(
            update(Batch)
            .where(Batch.id.in_(touched), Batch.deed == Deed.STOP)
            .values(what=GONE, reason="")
            .execution_options(synchronize_session=False)
        )


def _forget_dates(session: Session, doomed: Doomed) -> None:
    """Take the questions out of what was redated, so that the log can still be replayed."""
    gone = {str(id_) for id_ in doomed.questions}
    for redating in session.scalars(select(Redating)):
        if gone & redating.dates.keys():
            redating.dates = {key: day for key, day in redating.dates.items() if key not in gone}


def _blot(session: Session, column: Column[Any], title: str) -> None:
    table = column.table
    if column.primary_key or table.name == "audit_entry":
        return
    session.execute(
        update(table)
        .where(column.contains(title, autoescape=True))
        .values({column.name: func.replace(column, title, GONE)})
    )


def _holds(session: Session, column: Column[Any], doomed: Doomed) -> bool:
    text = cast(column, String)
    return any(
        session.scalar(select(func.count()).where(text.contains(words, autoescape=True)))
        for words in (*doomed.titles, *doomed.phrases)
    )


def _by(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
