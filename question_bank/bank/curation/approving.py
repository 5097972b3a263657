"""When a question counts as accepted: at once, or when a second person approves it too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.curation.changes import Change, Seen, proposal_of
from question_bank.bank.curation.rules import wants_second_approval
from question_bank.bank.questions import Action, Question, Status, Version
from question_bank.errors import Refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def acceptance(session: Session, question: Question, seen: Seen, person_id: int) -> Change:
    """Return what accepting does: the question is approved, or waits for somebody else.

    Raises:
        Refused: `needs_another`, the person stands for it already.

    """
    proposal = proposal_of(session, question.id)
    asks_anew = bool(proposal and proposal.asks_anew)
    if not _needs_another(session, question, seen, person_id):
        after = Seen(seen.shown, Status.APPROVED)
    elif proposal and proposal.version == seen.shown:
        raise Refused("needs_another")
    else:
        after = replace(seen, proposed=seen.shown)
    return Change(Action.ACCEPT, seen, after, asks_anew=asks_anew)


def _needs_another(session: Session, question: Question, seen: Seen, person_id: int) -> bool:
    """Return whether a version waits for somebody else when this person accepts it.

    Two people have to stand for it: who accepts it, and before them who wrote or accepted it.
    """
    if not wants_second_approval(session, question.bank_id):
        return False
    author = session.scalar(
        select(Version.author_id).where(
            Version.question_id == question.id, Version.number == seen.shown
        )
    )
    proposal = proposal_of(session, question.id)
    first = proposal.person_id if proposal and proposal.version == seen.shown else author
    return author == person_id or first in {None, person_id}
