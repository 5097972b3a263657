"""Many questions decided about in one go: a filtered set accepted, one kept of several alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from question_bank.bank.batches import Batch, BatchItem, Deed
from question_bank.bank.curation.approving import acceptance
from question_bank.bank.curation.changes import Outcome, Seen, carry_out
from question_bank.bank.curation.deciding import decide, undo
from question_bank.bank.curation.decisions import standing
from question_bank.bank.curation.rules import strict_banks
from question_bank.bank.curation.waiting import Waiting, fit
from question_bank.bank.questions import Action, Decision, Question, Status
from question_bank.errors import NotFound, Stale

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

DOUBLE = "与另一道题重复"


@dataclass(frozen=True, slots=True)
class Accepted:
    """How many questions were accepted together, and how many wait for a second approval."""

    accepted: int
    proposed: int


def accept_fit(
    session: Session, waiting: Waiting, *, up_to: int, person_id: int, now: datetime
) -> Accepted:
    """Accept all drafts of a filtered set that are fit as they stand, in one batch.

    `up_to` is the highest id that the page counted: what came in later was not seen.
    """
    batch = _batch(session, Deed.ACCEPT, person_id=person_id, now=now)
    strict = strict_banks(session, person_id)
    conditions = [*fit(session, person_id, waiting), Question.id <= up_to]
    plain = _accept_plain(
        session, [*conditions, Question.bank_id.not_in(strict)], batch, person_id, now
    )
    waits = _propose(session, [*conditions, Question.bank_id.in_(strict)], batch, person_id, now)
    if not plain + waits:
        session.delete(batch)
        session.flush()
    return Accepted(plain, waits)


def accept_ready(session: Session, speech_id: int, *, person_id: int, now: datetime) -> int:
    """Accept all drafts of a speech that are fit as they stand; return how many they were."""
    done = accept_fit(session, Waiting(speech_id), up_to=2**31 - 1, person_id=person_id, now=now)
    return done.accepted


def keep_one(
    session: Session,
    kept: int,
    others: Sequence[tuple[int, Seen]],
    *,
    seen: Seen,
    person_id: int,
    now: datetime,
    checked: bool = False,
) -> Outcome:
    """Accept one of several questions alike and put the others away, in one batch.

    What waits is rejected, what is approved is retired; of `others` it is said what was seen.

    Raises:
        NotFound, Refused, Stale: as `decide`.

    """
    batch = _batch(session, Deed.ACCEPT, person_id=person_id, now=now)
    outcome = decide(
        session, kept, Action.ACCEPT, person_id=person_id, seen=seen, now=now, checked=checked,
        batch_id=batch.id,
    )  # fmt: skip
    for question_id, stands in others:
        action = Action.RETIRE if stands.status is Status.APPROVED else Action.REJECT
        decide(
            session, question_id, action, person_id=person_id, seen=stands, now=now,
            reason=DOUBLE, batch_id=batch.id,
        )  # fmt: skip
    _list(session, batch.id, [kept, *(question_id for question_id, _ in others)])
    return outcome


def undo_together(
    session: Session, batch_id: int, *, person_id: int, now: datetime
) -> dict[int, Outcome]:
    """Take all decisions of a person's batch back, but for questions decided about since.

    Raises:
        NotFound: there is no such batch of this person.
        Stale: all of it was taken back, or decided anew, before.

    """
    batch = session.get(Batch, batch_id)
    if batch is None or batch.person_id != person_id:
        raise NotFound("batch")
    ids = select(Decision.question_id).where(Decision.batch_id == batch_id)
    last = [stack[-1] for stack in standing(session, ids).values()]
    mine = [decision for decision in last if decision.batch_id == batch_id]
    outcomes = {
        decision.question_id: undo(
            session, decision.question_id, person_id=person_id, now=now, decision_id=decision.id
        )
        for decision in mine
    }
    if not outcomes:
        raise Stale("batch")
    batch.undone_at, batch.undone_by = now, person_id
    session.flush()
    return outcomes


def _accept_plain(
    session: Session,
    conditions: Sequence[ColumnElement[bool]],
    batch: Batch,
    person_id: int,
    now: datetime,
) -> int:
    accepted = session.execute(
        update(Question)
        .where(*conditions)
        .values(status=Status.APPROVED)
        .returning(Question.id, Question.live)
        .execution_options(synchronize_session=False)
    ).all()
    session.expire_all()
    rows = [
        {
            "question_id": id_, "person_id": person_id, "action": Action.ACCEPT,
            "before": Status.DRAFT, "after": Status.APPROVED, "version_before": live,
            "version_after": live, "batch_id": batch.id, "decided_at": now,
        }
        for id_, live in sorted(accepted)
    ]  # fmt: skip
    if rows:
        session.execute(insert(Decision), rows)
    _list(session, batch.id, [id_ for id_, _ in accepted])
    return len(accepted)


def _propose(
    session: Session,
    conditions: Sequence[ColumnElement[bool]],
    batch: Batch,
    person_id: int,
    now: datetime,
) -> int:
    """Let the set wait for a second approval, but for what a person stands for already."""
    found = session.scalars(select(Question).where(*conditions).order_by(Question.id)).all()
    for question in found:
        change = acceptance(session, question, Seen(question.live, question.status), person_id)
        carry_out(
            session, question, replace(change, batch_id=batch.id), person_id=person_id, now=now
        )
    _list(session, batch.id, [question.id for question in found])
    return len(found)


def _batch(session: Session, deed: Deed, *, person_id: int, now: datetime) -> Batch:
    batch = Batch(person_id=person_id, deed=deed, before={}, made_at=now)
    session.add(batch)
    session.flush()
    return batch


def _list(session: Session, batch_id: int, question_ids: Sequence[int]) -> None:
    if question_ids:
        session.execute(
            insert(BatchItem),
            [{"batch_id": batch_id, "question_id": id_} for id_ in question_ids],
        )
