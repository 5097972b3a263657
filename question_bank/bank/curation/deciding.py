"""What people decide about questions: accepted, worded better, sent back, retired, undone.

Every decision is kept for good, with who, when and why; undoing one is a decision too. Where a
bank wants a second approval, what one person accepts or words anew waits for another.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.curation.approving import acceptance
from question_bank.bank.curation.changes import (
    Change,
    Outcome,
    Seen,
    carry_out,
    editable_question,
)
from question_bank.bank.curation.checks import require_check
from question_bank.bank.curation.decisions import standing
from question_bank.bank.curation.rules import wants_second_approval
from question_bank.bank.questions import Action, Question, Status, Version
from question_bank.bank.versions import add_version
from question_bank.errors import Refused, Stale
from question_bank.questions.content import Content, from_json

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

__all__ = ["Outcome", "Seen", "decide", "edit", "undo"]

_FROM = {
    Action.ACCEPT: frozenset({Status.DRAFT, Status.REJECTED, Status.RETIRED}),
    Action.REJECT: frozenset({Status.DRAFT}),
    Action.RETIRE: frozenset({Status.APPROVED}),
}
_TO = {Action.REJECT: Status.REJECTED, Action.RETIRE: Status.RETIRED}


def decide(
    session: Session,
    question_id: int,
    action: Action,
    *,
    person_id: int,
    seen: Seen,
    now: datetime,
    reason: str = "",
    checked: bool = False,
    batch_id: int | None = None,
) -> Outcome:
    """Accept, reject or retire a question.

    A question whose source has changed may be accepted again as it stands: the flag is taken off.
    Accepting what somebody else proposed approves it, rejecting that leaves the question as it
    was. With `checked` the person says that they compared a quotation with its source.

    Raises:
        NotFound: there is no such question for this person.
        Refused: `not_an_editor`; `not_from_here`: the question's status does not allow it;
            `not_checked`: it asks a quotation; `needs_another`: they have accepted it already.
        Stale: somebody decided before.

    """
    question = editable_question(session, question_id, person_id)
    if not _is_open(question, action, seen):
        raise Refused("not_from_here", action=action, status=seen.status)
    if action is Action.ACCEPT:
        require_check(
            session, question_id, seen.shown, ticked=checked, person_id=person_id, now=now
        )
        change = acceptance(session, question, seen, person_id)
    else:
        declines = action is Action.REJECT and seen.status is Status.APPROVED
        after = Seen(seen.version, seen.status if declines else _TO[action])
        change = Change(action, seen, after)
    change = replace(change, reason=reason, batch_id=batch_id)
    return carry_out(session, question, change, person_id=person_id, now=now)


def edit(
    session: Session,
    question_id: int,
    content: Content,
    *,
    person_id: int,
    seen: Seen,
    now: datetime,
    asks_anew: bool = False,
) -> Outcome:
    """Word a question anew: the new version is asked from now on, earlier ones are kept.

    Where a second approval is wanted, the new version of an approved question waits for it, and
    the old one goes on being asked. Where nothing was changed, nothing is decided.

    Raises:
        NotFound: there is no such question for this person.
        Refused: `not_an_editor`.
        Stale: somebody decided before.

    """
    question = editable_question(session, question_id, person_id)
    old = session.scalar(
        select(Version).where(Version.question_id == question_id, Version.number == seen.shown)
    )
    if old is None:
        raise Stale("question")
    if from_json(old.content) == content:
        return Outcome(seen)
    number = add_version(session, old, content, author_id=person_id, now=now)
    is_asked = seen.status is Status.APPROVED
    if is_asked and wants_second_approval(session, question.bank_id):
        after = replace(seen, proposed=number)
    else:
        after = Seen(number, seen.status)
    change = Change(Action.EDIT, seen, after, asks_anew=asks_anew)
    return carry_out(session, question, change, person_id=person_id, now=now)


def undo(
    session: Session,
    question_id: int,
    *,
    person_id: int,
    now: datetime,
    decision_id: int | None = None,
) -> Outcome:
    """Take back the last decision about a question that still stands.

    `decision_id` is the decision that a page offered to take back; None trusts the caller that it
    is the last.

    Returns:
        How the question stands again, and the id of the decision that was taken back.

    Raises:
        NotFound: there is no such question for this person.
        Refused: `not_an_editor`, or `nothing_to_undo`.
        Stale: somebody decided, or took it back, before.

    """
    question = editable_question(session, question_id, person_id)
    stack = standing(session, [question_id]).get(question_id)
    if not stack:
        raise Refused("nothing_to_undo")
    last, then = stack[-1], stack[-2] if len(stack) > 1 else None
    if decision_id not in {None, last.id}:
        raise Stale("question")
    again = Seen(last.version_before, last.before, then.proposed if then else None)
    change = Change(
        Action.UNDO,
        Seen(last.version_after, last.after, last.proposed),
        again,
        asks_anew=last.asks_anew,
        flagged=last.flagged,
        proposer=then.person_id if then else None,
    )
    outcome = carry_out(session, question, change, person_id=person_id, now=now)
    return replace(outcome, decision_id=last.id)


def _is_open(question: Question, action: Action, seen: Seen) -> bool:
    """Return whether a question that stands as it was seen may be decided about so."""
    if seen.proposed is not None and action in {Action.ACCEPT, Action.REJECT}:
        return True
    confirms = action is Action.ACCEPT and question.source_changed
    return seen.status in _FROM[action] or confirms
