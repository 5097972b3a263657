"""What is done to many questions at once: tagged, untagged, retired. One batch each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, func, insert, literal, select, update

from question_bank.bank.batches import Batch, BatchItem, Deed
from question_bank.bank.curating import Proposal
from question_bank.bank.members import editable_banks
from question_bank.bank.questions import Action, Decision, Question, Status
from question_bank.bank.speeches import Speech
from question_bank.bank.tags import QuestionTag, Tag, tag_called
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

NEXT = {Status.APPROVED: Status.RETIRED, Status.DRAFT: Status.REJECTED}
ACTIONS = {Status.RETIRED: Action.RETIRE, Status.REJECTED: Action.REJECT}


@dataclass(frozen=True, slots=True)
class By:
    """Who does it, and when."""

    person_id: int
    now: datetime


@dataclass(frozen=True, slots=True)
class Done:
    """How many questions a deed changed, and the batch to undo it by; None where it was none."""

    batch_id: int | None
    changed: int


def chosen(ids: Iterable[int]) -> Select[int]:
    """Return the select of questions that were ticked one by one."""
    return select(Question.id).where(Question.id.in_(list(ids)))


def tag(session: Session, questions: Select[int], name: str, *, by: By) -> Done:
    """Put a tag on those of the questions that the person may edit and that lack it.

    Raises:
        Refused: `no_tag_name`: it is empty, or longer than a tag may be.

    """
    name = tag_called(name)
    batch = begin(session, Deed.TAG, by, what=name)
    count = gather(session, batch, questions, ~_has_tag(name))
    put_tag(session, batch.id, name)
    return ended(session, batch, count)


def untag(session: Session, questions: Select[int], name: str, *, by: By) -> Done:
    """Take a tag off those of the questions that the person may edit and that have it."""
    batch = begin(session, Deed.UNTAG, by, what=name)
    count = gather(session, batch, questions, _has_tag(name))
    take_tag(session, batch.id, name)
    return ended(session, batch, count)


def retire(session: Session, questions: Select[int], reason: str, *, by: By) -> Done:
    """Stop those of the questions that the person may edit and that are approved.

    Raises:
        Refused: `no_reason`.

    """
    if not reason.strip():
        raise Refused("no_reason")
    batch = begin(session, Deed.RETIRE, by, reason=reason.strip())
    count = gather(session, batch, questions, Question.status == Status.APPROVED)
    stop(session, batch, by)
    return ended(session, batch, count)


def stop_all(
    session: Session,
    questions: Select[int],
    speech_ids: Iterable[int],
    *,
    what: str,
    reason: str,
    by: By,
) -> Done:
    """Stop questions, and speeches to be read, because of words that may not be used any more.

    What is approved is retired and what waits is sent back, in one batch; of the speeches those
    in use are put out of use.

    Raises:
        Refused: `no_reason`.

    """
    if not reason.strip():
        raise Refused("no_reason")
    batch = begin(session, Deed.STOP, by, what=what, reason=f"“{what}”：{reason.strip()}")
    count = gather(session, batch, questions, Question.status.in_(NEXT))
    stop(session, batch, by)
    stopped = session.execute(
        update(Speech)
        .where(Speech.id.in_(list(speech_ids)), Speech.is_current)
        .where(Speech.bank_id.in_(editable_banks(by.person_id)))
        .values(is_current=False)
        .returning(Speech.id)
        .execution_options(synchronize_session=False)
    ).scalars()
    batch.before = {"speeches": sorted(stopped)}
    return ended(session, batch, count + len(batch.before["speeches"]))


def begin(session: Session, deed: Deed, by: By, *, what: str = "", reason: str = "") -> Batch:
    """Return a batch that nothing belongs to yet."""
    batch = Batch(
        person_id=by.person_id, deed=deed, what=what, reason=reason, before={}, made_at=by.now
    )
    session.add(batch)
    session.flush()
    return batch


def gather(
    session: Session, batch: Batch, questions: Select[int], *conditions: ColumnElement[bool]
) -> int:
    """Make those of the questions the batch's that its person may edit; return how many."""
    mine = (
        select(literal(batch.id), Question.id, Question.bank_id, Question.requirement_id)
        .where(Question.id.in_(questions), Question.bank_id.in_(editable_banks(batch.person_id)))
        .where(*conditions)
    )
    columns = ["batch_id", "question_id", "bank_id", "requirement_id"]
    session.execute(insert(BatchItem).from_select(columns, mine))
    count = select(func.count()).select_from(BatchItem).where(BatchItem.batch_id == batch.id)
    return session.scalars(count).one()


def ended(session: Session, batch: Batch, count: int) -> Done:
    """Return what was done; a batch that changed nothing leaves no row."""
    if count:
        return Done(batch.id, count)
    session.delete(batch)
    session.flush()
    return Done(None, 0)


def items(batch_id: int) -> Select[int]:
    """Return the select of the ids of a batch's questions."""
    return select(BatchItem.question_id).where(BatchItem.batch_id == batch_id)


def stop(session: Session, batch: Batch, by: By) -> None:
    """Retire a batch's approved questions and send its drafts back, each with its decision."""
    for before, after in NEXT.items():
        mine = Question.id.in_(items(batch.id)), Question.status == before
        _decide(session, batch, after, by, *mine)
        session.execute(
            update(Question)
            .where(*mine)
            .values(status=after, source_changed=False)
            .execution_options(synchronize_session=False)
        )
    session.expire_all()


def put_tag(session: Session, batch_id: int, name: str) -> None:
    """Put a tag on all questions of a batch that lack it; their banks get it where they have none.

    A bank has a tag of a name once.
    """
    banks = select(Question.bank_id).where(Question.id.in_(items(batch_id))).distinct()
    known = select(Tag.bank_id).where(Tag.name == name)
    missing = session.scalars(banks.where(Question.bank_id.not_in(known))).all()
    session.add_all(Tag(bank_id=bank_id, name=name) for bank_id in sorted(missing))
    session.flush()
    fresh = (
        select(Question.id, Tag.id)
        .join(Tag, (Tag.bank_id == Question.bank_id) & (Tag.name == name))
        .where(Question.id.in_(items(batch_id)), ~_has_tag(name))
    )
    session.execute(insert(QuestionTag).from_select(["question_id", "tag_id"], fresh))


def take_tag(session: Session, batch_id: int, name: str) -> None:
    """Take a tag off all questions of a batch."""
    session.execute(
        delete(QuestionTag)
        .where(QuestionTag.question_id.in_(items(batch_id)))
        .where(QuestionTag.tag_id.in_(select(Tag.id).where(Tag.name == name)))
        .execution_options(synchronize_session=False)
    )


def _has_tag(name: str) -> ColumnElement[bool]:
    return (
        exists()
        .where(QuestionTag.question_id == Question.id, QuestionTag.tag_id == Tag.id)
        .where(Tag.name == name)
        .correlate(Question)
    )


def _decide(
    session: Session, batch: Batch, after: Status, by: By, *mine: ColumnElement[bool]
) -> None:
    """Write a decision down for each of the questions, as it stands before it is changed."""
    waiting = select(Proposal.version).where(Proposal.question_id == Question.id)
    values = {
        "question_id": Question.id,
        "person_id": literal(by.person_id),
        "action": literal(ACTIONS[after], Decision.action.type),
        "before": Question.status,
        "after": literal(after, Decision.after.type),
        "version_before": Question.live,
        "version_after": Question.live,
        "proposed": waiting.scalar_subquery(),
        "asks_anew": literal(value=False),
        "flagged": Question.source_changed,
        "batch_id": literal(batch.id),
        "reason": literal(batch.reason),
        "decided_at": literal(by.now, Decision.decided_at.type),
    }
    rows = select(*values.values()).where(*mine)
    session.execute(insert(Decision).from_select(list(values), rows))
