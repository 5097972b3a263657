"""All that is kept of one person, as plain JSON values: every row of theirs in every table.

Which tables those are is read from the tables themselves, so that a new one is never forgotten.
Left out are secrets (passwords, tokens), points and keys of exams whose marks are not shown yet,
and what people made as their work: of that it is told how much there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from question_bank.bank.audit.entries import AuditEntry
from question_bank.bank.base import Base
from question_bank.bank.people import Person
from question_bank.errors import NotFound
from question_bank.study.exams import Exam, SheetAnswer, Sitting, Sort
from question_bank.study.marks import MarkChange, Recheck

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import ColumnElement, RowMapping, Table
    from sqlalchemy.orm import Session

OWNERS = ("person_id", "trainee_id")
SECRET_TABLES = frozenset({"old_password", "recovery_code"})
SECRET_COLUMNS = frozenset(
    {"password_hash", "code_secret", "code_step", "login_key", "token_hash", "token"}
)
WORK = frozenset(
    {
        "bank_change",
        "bank_rule",
        "batch",
        "comment",
        "decision",
        "handover",
        "proposal",
        "source_check",
        "speech_change",
    }
)


def whole_of(session: Session, person_id: int, *, now: datetime) -> dict[str, Any]:
    """Return everything that is kept of somebody.

    Raises:
        NotFound: there is no such person.

    """
    if session.get(Person, person_id) is None:
        raise NotFound("person")
    person = Person.__table__
    found: dict[str, Any] = {"person": _rows(session, person, person.c.id == person_id)}
    for table, is_theirs in tables():
        if table.name in WORK:
            counted = select(func.count()).select_from(table).where(is_theirs(person_id))
            found.setdefault("work", {})[table.name] = session.scalars(counted).one()
        else:
            found[table.name] = _rows(session, table, is_theirs(person_id))
    for row in found["review"]:  # what is right is the office's to show
        row["evidence"]["parts"] = [
            {name: value for name, value in part.items() if name != "key"}
            for part in row["evidence"].get("parts", ())
        ]
    return found | _by_way_of_sittings(session, person_id, now) | _logged(session, person_id)


class Theirs:
    """The condition on a table that a row is somebody's."""

    def __init__(self, table: Table) -> None:
        self.columns = [table.c[name] for name in OWNERS if name in table.c]

    def __call__(self, person_id: int) -> ColumnElement[bool]:
        """Return the condition for one person."""
        return or_(*(column == person_id for column in self.columns))


def tables() -> Iterator[tuple[Table, Theirs]]:
    """Give every table whose rows are somebody's, but those of secrets and of sittings."""
    for table in Base.metadata.sorted_tables:
        refers = any(
            key.column.table.name == "person" and key.parent.name in OWNERS
            for key in table.foreign_keys
        )
        if refers and table.name not in SECRET_TABLES | {"sitting"}:
            yield table, Theirs(table)


def _by_way_of_sittings(session: Session, person_id: int, now: datetime) -> dict[str, Any]:
    """Return what somebody wrote in exams; marks where they may be seen, and no key."""
    sittings = _rows(session, Sitting.__table__, Sitting.trainee_id == person_id)
    shown = set(
        session.scalars(
            select(Sitting.id)
            .outerjoin(Exam, Exam.id == Sitting.exam_id)
            .where(Sitting.trainee_id == person_id)
            .where(or_(Sitting.sort != Sort.EXAM, Exam.shown_at <= now))
        )
    )
    answers = _rows(session, SheetAnswer.__table__, SheetAnswer.trainee_id == person_id)
    for row in sittings:
        row["points"] = row["points"] if row["id"] in shown else None
    for row in answers:
        row["points"] = row["points"] if row["sitting_id"] in shown else None
        del row["marks"]
    rechecks = _rows(session, Recheck.__table__, Recheck.trainee_id == person_id)
    changes = _rows(session, MarkChange.__table__, MarkChange.trainee_id == person_id)
    return {
        "sitting": sittings,
        "sheet_answer": answers,
        "recheck": rechecks,
        "mark_change": [row for row in changes if row["sitting_id"] in shown],
    }


def _logged(session: Session, person_id: int) -> dict[str, Any]:
    about = or_(AuditEntry.person_id == person_id, AuditEntry.subject_id == person_id)
    return {"audit_entry": _rows(session, AuditEntry.__table__, about)}


def _rows(session: Session, table: Any, where: ColumnElement[bool]) -> list[dict[str, Any]]:  # noqa: ANN401 - the class's table, as SQLAlchemy types it
    columns = [column for column in table.columns if column.name not in SECRET_COLUMNS]
    query = select(*columns).where(where).order_by(*table.primary_key.columns)
    return [_plain(row) for row in session.execute(query).mappings()]


def _plain(row: RowMapping) -> dict[str, Any]:
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in row.items()
    }
