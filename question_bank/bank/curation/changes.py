"""How a question changes by a decision: only if it still is what was seen, and with a record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from question_bank.bank.curating import Proposal
from question_bank.bank.curation.likeness import note_live
from question_bank.bank.members import require_edit
from question_bank.bank.questions import Action, Decision, Question, Status
from question_bank.errors import NotFound, Stale

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page showed and its decision was taken on: version, status, and what is proposed.

    `proposed` is the version that waits for a second approval; None where none does.
    """

    version: int
    status: Status
    proposed: int | None = None

    @property
    def shown(self) -> int:
        """The version that was read: the one proposed, else the one that is asked."""
        return self.version if self.proposed is None else self.proposed


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision makes of a question: from, to, why.

    `proposer` is who stands for what waits after it, where that is not who decides. `flagged` says
    of an undoing that the question's changed source is to be looked at again.
    """

    action: Action
    before: Seen
    after: Seen
    reason: str = ""
    asks_anew: bool = False
    flagged: bool = False
    proposer: int | None = None
    batch_id: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a question stands after a decision, and the decision's id; None: nothing was decided.

    With `asks_anew` another thing is asked than before, so that nobody remembers it yet. Of an
    undoing it tells about the decision that was taken back.
    """

    stands: Seen
    decision_id: int | None = None
    asks_anew: bool = False

    @property
    def waits(self) -> bool:
        """Whether somebody else has to approve it."""
        return self.stands.proposed is not None


def editable_question(session: Session, question_id: int, person_id: int) -> Question:
    """Return a question that the person may decide about.

    Raises:
        NotFound: there is no such question for this person.
        Refused: `not_an_editor`.

    """
    question = session.get(Question, question_id)
    if question is None:
        raise NotFound("question")
    require_edit(session, person_id, question.bank_id)
    return question


def carry_out(
    session: Session, question: Question, change: Change, *, person_id: int, now: datetime
) -> Outcome:
    """Change a question if it still is what was seen, and record who did it, when and why.

    Raises:
        Stale: somebody decided before.

    """
    before, after = change.before, change.after
    was_flagged, flag = question.source_changed, _flag(question, change)
    moved = session.execute(
        update(Question)
        .where(
            Question.id == question.id,
            Question.live == before.version,
            Question.status == before.status,
        )
        .values(status=after.status, live=after.version, source_changed=_flag(question, change))
        .returning(Question.id)
    ).all()
    if not moved:
        raise Stale("question")
    _propose(session, question.id, change, person_id, now)
    settled = replace(change, flagged=was_flagged and not flag)
    decision = record(session, question.id, settled, person_id=person_id, now=now)
    session.flush()
    if after.version != before.version:
        note_live(session, [question.id])
    return Outcome(after, decision.id, change.asks_anew and after.version != before.version)


def record(
    session: Session, question_id: int, change: Change, *, person_id: int, now: datetime
) -> Decision:
    """Write a decision down."""
    decision = Decision(
        question_id=question_id,
        person_id=person_id,
        action=change.action,
        before=change.before.status,
        after=change.after.status,
        version_before=change.before.version,
        version_after=change.after.version,
        proposed=change.after.proposed,
        asks_anew=change.asks_anew,
        flagged=change.flagged,
        batch_id=change.batch_id,
        reason=change.reason,
        decided_at=now,
    )
    session.add(decision)
    return decision


def proposal_of(session: Session, question_id: int) -> Proposal | None:
    """Return what waits for a second approval."""
    found = select(Proposal).where(Proposal.question_id == question_id)
    return session.scalar(found.execution_options(populate_existing=True))


def _flag(question: Question, change: Change) -> bool:
    """Return whether the source of a question is still to be looked at.

    What only waits for approval settles nothing; undoing a decision brings its flag back.
    """
    if change.action is Action.UNDO:
        return change.flagged
    return question.source_changed and change.after.proposed is not None


def _propose(
    session: Session, question_id: int, change: Change, person_id: int, now: datetime
) -> None:
    held = proposal_of(session, question_id)
    if (held.version if held else None) != change.before.proposed:
        raise Stale("question")
    if held and held.version == change.after.proposed:
        return
    session.execute(delete(Proposal).where(Proposal.question_id == question_id))
    if change.after.proposed is not None:
        session.add(
            Proposal(
                question_id=question_id,
                version=change.after.proposed,
                person_id=change.proposer or person_id,
                asks_anew=change.asks_anew,
                proposed_at=now,
            )
        )
