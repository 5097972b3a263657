"""What people decide about questions: accepted, worded better, sent back, retired, undone.

Every decision is kept for good, with who, when and why; undoing one is a decision too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from question_bank.bank.curation.decisions import last_standing
from question_bank.bank.curation.queue import ready_drafts
from question_bank.bank.members import editable_banks, require_edit
from question_bank.bank.questions import Action, Decision, Question, Status, Version
from question_bank.bank.versions import add_version
from question_bank.errors import NotFound, Refused, Stale
from question_bank.questions.content import Content, from_json

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

_FROM = {
    Action.ACCEPT: frozenset({Status.DRAFT, Status.REJECTED, Status.RETIRED}),
    Action.REJECT: frozenset({Status.DRAFT}),
    Action.RETIRE: frozenset({Status.APPROVED}),
}
_TO = {
    Action.ACCEPT: Status.APPROVED,
    Action.REJECT: Status.REJECTED,
    Action.RETIRE: Status.RETIRED,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """The version and the status that a page showed: what its decision was taken on."""

    version: int
    status: Status


def decide(
    session: Session,
    question_id: int,
    action: Action,
    *,
    person_id: int,
    seen: Seen,
    now: datetime,
    reason: str = "",
) -> None:
    """Accept, reject or retire a question.

    A question whose source has changed may be accepted again as it stands: the flag is taken off.

    Raises:
        NotFound: there is no such question for this person.
        Refused: `not_an_editor`, or `not_from_here`: the question's status does not allow it.
        Stale: somebody decided before.

    """
    question = _question(session, question_id, person_id)
    confirms = action is Action.ACCEPT and question.source_changed
    if seen.status not in _FROM[action] and not confirms:
        raise Refused("not_from_here", action=action, status=seen.status)
    _move(session, question, seen, status=_TO[action], live=seen.version)
    after = Seen(seen.version, _TO[action])
    _record(session, question_id, action, seen, after, person_id=person_id, now=now, reason=reason)


def edit(
    session: Session,
    question_id: int,
    content: Content,
    *,
    person_id: int,
    seen: Seen,
    now: datetime,
) -> Seen:
    """Word a question anew: the new version is asked from now on, earlier ones are kept.

    Returns:
        What a page shows after the edit; the same as before where nothing was changed.

    Raises:
        NotFound: there is no such question for this person.
        Refused: `not_an_editor`.
        Stale: somebody decided before.

    """
    question = _question(session, question_id, person_id)
    old = session.scalar(
        select(Version).where(Version.question_id == question_id, Version.number == seen.version)
    )
    if old is None:
        raise Stale("question")
    if from_json(old.content) == content:
        return seen
    number = add_version(session, old, content, author_id=person_id, now=now)
    after = Seen(number, seen.status)
    _move(session, question, seen, status=after.status, live=after.version)
    _record(session, question_id, Action.EDIT, seen, after, person_id=person_id, now=now)
    return after


def undo(
    session: Session,
    question_id: int,
    *,
    person_id: int,
    now: datetime,
    decision_id: int | None = None,
) -> Seen:
    """Take back the last decision about a question that still stands.

    `decision_id` is the decision that a page offered to take back; None trusts the caller that it
    is the last.

    Returns:
        The version and status the question has again.

    Raises:
        NotFound: there is no such question for this person.
        Refused: `not_an_editor`, or `nothing_to_undo`.
        Stale: somebody decided, or took it back, before.

    """
    question = _question(session, question_id, person_id)
    last = last_standing(session, question_id)
    if last is None:
        raise Refused("nothing_to_undo")
    if decision_id not in {None, last.id}:
        raise Stale("question")
    now_stands = Seen(last.version_after, last.after)
    again = Seen(last.version_before, last.before)
    _move(session, question, now_stands, status=again.status, live=again.version)
    _record(session, question_id, Action.UNDO, now_stands, again, person_id=person_id, now=now)
    return again


def accept_ready(session: Session, speech_id: int, *, person_id: int, now: datetime) -> int:
    """Accept all drafts of a speech that are fit as they stand; return how many they were."""
    accepted = session.execute(
        update(Question)
        .where(ready_drafts(speech_id), Question.bank_id.in_(editable_banks(person_id)))
        .values(status=Status.APPROVED)
        .returning(Question.id, Question.live)
    ).all()
    for id_, live in sorted(accepted):
        before, after = Seen(live, Status.DRAFT), Seen(live, Status.APPROVED)
        _record(session, id_, Action.ACCEPT, before, after, person_id=person_id, now=now)
    session.flush()
    return len(accepted)


def _question(session: Session, question_id: int, person_id: int) -> Question:
    question = session.get(Question, question_id)
    if question is None:
        raise NotFound("question")
    require_edit(session, person_id, question.bank_id)
    return question


def _move(session: Session, question: Question, seen: Seen, *, status: Status, live: int) -> None:
    """Change the question if it still is what was seen; every decision settles a changed source."""
    moved = session.execute(
        update(Question)
        .where(
            Question.id == question.id,
            Question.live == seen.version,
            Question.status == seen.status,
        )
        .values(status=status, live=live, source_changed=False)
        .returning(Question.id)
    ).all()
    if not moved:
        raise Stale("question")


def _record(
    session: Session,
    question_id: int,
    action: Action,
    before: Seen,
    after: Seen,
    *,
    person_id: int,
    now: datetime,
    reason: str = "",
) -> None:
    session.add(
        Decision(
            question_id=question_id,
            person_id=person_id,
            action=action,
            before=before.status,
            after=after.status,
            version_before=before.version,
            version_after=after.version,
            reason=reason,
            decided_at=now,
        )
    )
