"""Batches read back: what was done to many questions at once, by whom; and undone as one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, insert, literal, select, update
from sqlalchemy.orm import aliased

from question_bank.bank.batches import Batch, BatchItem, Deed
from question_bank.bank.curating import Proposal
from question_bank.bank.curation.bulk import items, put_tag, take_tag
from question_bank.bank.curation.moving import move_back
from question_bank.bank.curation.together import undo_together
from question_bank.bank.members import editable_banks, readable_banks
from question_bank.bank.paging import place
from question_bank.bank.people import Person
from question_bank.bank.questions import Action, Decision, Question, Status
from question_bank.bank.speeches import Speech
from question_bank.errors import NotFound, Stale

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from question_bank.bank.curation.bulk import By

PAGE = 30
LATELY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch in the list; `questions` is how many it changed."""

    id: int
    deed: Deed
    what: str
    reason: str
    person_id: int
    person: str
    made_at: datetime
    undone_at: datetime | None
    questions: int


@dataclass(frozen=True, slots=True)
class Batches:
    """One page of batches; pages count from 1."""

    rows: tuple[BatchRow, ...]
    page: int
    pages: int


def batches(session: Session, person_id: int, *, page: int = 1) -> Batches:
    """Return a page of the batches of a person, and of those in the banks that they may read."""
    seen = (Batch.person_id == person_id) | exists().where(
        BatchItem.batch_id == Batch.id,
        BatchItem.question_id == Question.id,
        Question.bank_id.in_(readable_banks(person_id)),
    )
    total = session.scalars(select(func.count()).select_from(Batch).where(seen)).one()
    page, pages = place(page, total, PAGE)
    query = _rows().where(seen).order_by(Batch.id.desc()).limit(PAGE).offset((page - 1) * PAGE)
    rows = tuple(BatchRow(*row) for row in session.execute(query))
    return Batches(rows, page, pages)


def last_batch(session: Session, person_id: int, *, now: datetime) -> BatchRow | None:
    """Return what a person did last to many questions, within a day, if it still stands."""
    query = _rows().where(Batch.person_id == person_id).order_by(Batch.id.desc()).limit(1)
    row = session.execute(query).one_or_none()
    if row is None or row.undone_at is not None or row.made_at < now - LATELY:
        return None
    return BatchRow(*row)


def undo(session: Session, batch_id: int, *, by: By) -> int:
    """Take back what a batch did, as far as nobody changed it since; return to how many questions.

    Raises:
        NotFound: there is no such batch for this person.
        Refused: `not_an_editor` of a bank that questions were moved from.
        Stale: it was taken back before.

    """
    batch = session.get(Batch, batch_id, with_for_update=True)
    if batch is None or not _may_undo(session, batch, by.person_id):
        raise NotFound("batch")
    if batch.undone_at is not None:
        raise Stale("batch")
    if batch.deed is Deed.ACCEPT:
        return len(undo_together(session, batch_id, person_id=by.person_id, now=by.now))
    count = _take_back(session, batch, by)
    batch.undone_at, batch.undone_by = by.now, by.person_id
    session.flush()
    return count


def _may_undo(session: Session, batch: Batch, person_id: int) -> bool:
    if batch.person_id == person_id:
        return True
    mine = select(Question.id).where(
        Question.id.in_(items(batch.id)), Question.bank_id.in_(editable_banks(person_id))
    )
    return batch.deed is not Deed.ACCEPT and session.scalar(mine.limit(1)) is not None


def _take_back(session: Session, batch: Batch, by: By) -> int:
    match batch.deed:
        case Deed.MOVE:
            return move_back(session, batch, by.person_id)
        case Deed.TAG:
            take_tag(session, batch.id, batch.what)
        case Deed.UNTAG:
            put_tag(session, batch.id, batch.what)
        case Deed.RETIRE | Deed.STOP:
            return _reopen(session, batch, by)
    return session.scalars(select(func.count()).select_from(items(batch.id).subquery())).one()


def _reopen(session: Session, batch: Batch, by: By) -> int:
    """Give questions their status back where nobody has decided about them since."""
    mine = _standing(batch, by.person_id)
    ids = select(Decision.question_id).where(*mine)
    count = session.scalars(select(func.count()).select_from(ids.subquery())).one()
    for before in (Status.APPROVED, Status.DRAFT):
        _change(session, ids.where(Decision.before == before), status=before)
    _change(session, ids.where(Decision.flagged), source_changed=True)
    _record(session, mine, by)
    stopped = batch.before.get("speeches", [])
    session.execute(
        update(Speech)
        .where(Speech.id.in_(stopped), Speech.bank_id.in_(editable_banks(by.person_id)))
        .values(is_current=True)
        .execution_options(synchronize_session=False)
    )
    session.expire_all()
    return count


def _change(session: Session, ids: Select[int], **values: Status | bool) -> None:
    session.execute(
        update(Question)
        .where(Question.id.in_(ids))
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def _standing(batch: Batch, person_id: int) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions on decisions of a batch that are still the last about a question."""
    later = aliased(Decision)
    overtaken = (
        exists()
        .where(later.question_id == Decision.question_id, later.id > Decision.id)
        .correlate(Decision)
    )
    editable = select(Question.id).where(Question.bank_id.in_(editable_banks(person_id)))
    return (
        Decision.batch_id == batch.id,
        Decision.action != Action.UNDO,
        ~overtaken,
        Decision.question_id.in_(editable),
    )


def _record(session: Session, mine: tuple[ColumnElement[bool], ...], by: By) -> None:
    waiting = select(Proposal.version).where(Proposal.question_id == Decision.question_id)
    values = {
        "question_id": Decision.question_id,
        "person_id": literal(by.person_id),
        "action": literal(Action.UNDO, Decision.action.type),
        "before": Decision.after,
        "after": Decision.before,
        "version_before": Decision.version_after,
        "version_after": Decision.version_before,
        "proposed": waiting.scalar_subquery(),
        "asks_anew": literal(value=False),
        "flagged": Decision.flagged,
        "reason": literal(""),
        "decided_at": literal(by.now, Decision.decided_at.type),
    }
    rows = select(*values.values()).where(*mine)
    session.execute(insert(Decision).from_select(list(values), rows))


def _rows() -> Select[int, Deed, str, str, int, str, datetime, datetime | None, int]:
    count = select(func.count()).where(BatchItem.batch_id == Batch.id).scalar_subquery()
    return select(
        Batch.id,
        Batch.deed,
        Batch.what,
        Batch.reason,
        Batch.person_id,
        Person.name,
        Batch.made_at,
        Batch.undone_at,
        count,
    ).join(Person, Person.id == Batch.person_id)
