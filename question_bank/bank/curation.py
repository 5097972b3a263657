"""What people decide about questions: accepted, worded better, sent back, retired, undone.

Every decision is kept for good, with who, when and why; undoing one is a decision too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from question_bank.bank.members import editable_banks, require_edit
from question_bank.bank.questions import (
    AcceptedAnswer,
    Action,
    Decision,
    Question,
    Status,
    Version,
)
from question_bank.bank.queue import ready_drafts
from question_bank.errors import NotFound, Refused, Stale
from question_bank.questions.content import Content, from_json, keys, to_json

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

FAR_BACK = 20

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
    old = session.execute(
        select(Version.id, Version.content).where(
            Version.question_id == question_id, Version.number == seen.version
        )
    ).one_or_none()
    if old is None:
        raise Stale("question")
    if from_json(old.content) == content:
        return seen
    last = select(func.max(Version.number)).where(Version.question_id == question_id)
    number = session.scalars(last).one() + 1
    version = Version(
        question_id=question_id,
        number=number,
        content=to_json(content),
        author_id=person_id,
        created_at=now,
    )
    session.add(version)
    session.flush()
    _keep_accepted(session, old.id, from_json(old.content), version.id, content)
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
    last = _last_standing(session, question_id)
    if last is None:
        raise Refused("nothing_to_undo")
    if decision_id not in {None, last.id}:
        raise Stale("question")
    now_stands = Seen(last.version_after, last.after)
    again = Seen(last.version_before, last.before)
    _move(session, question, now_stands, status=again.status, live=again.version)
    _record(session, question_id, Action.UNDO, now_stands, again, person_id=person_id, now=now)
    return again


def undoable_of(session: Session, question_id: int) -> int | None:
    """Return the id of the decision about a question that can be undone next."""
    last = _last_standing(session, question_id)
    return None if last is None else last.id


def last_undoable(session: Session, person_id: int) -> tuple[int, Action, int] | None:
    """Return the question, kind and id of a person's latest decision that can be undone."""
    own = session.scalars(
        select(Decision)
        .where(Decision.person_id == person_id, Decision.action != Action.UNDO)
        .order_by(Decision.id.desc())
        .limit(FAR_BACK)
    ).all()
    for decision in own:
        standing = _last_standing(session, decision.question_id)
        if standing is decision:
            return decision.question_id, decision.action, decision.id
    return None


def accept_ready(session: Session, speech_id: int, *, person_id: int, now: datetime) -> int:
    """Accept all drafts of a speech that are fit as they stand; return how many they were."""
    rows = session.execute(
        select(Question.id, Question.live)
        .where(ready_drafts(speech_id), Question.bank_id.in_(editable_banks(person_id)))
        .order_by(Question.id)
    ).all()
    for id_, live in rows:
        seen = Seen(live, Status.DRAFT)
        decide(session, id_, Action.ACCEPT, person_id=person_id, seen=seen, now=now)
    return len(rows)


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
    session.flush()


def _last_standing(session: Session, question_id: int) -> Decision | None:
    """Return the last decision that no later undoing has taken back."""
    standing: list[Decision] = []
    for decision in session.scalars(
        select(Decision).where(Decision.question_id == question_id).order_by(Decision.id)
    ):
        if decision.action is Action.UNDO:
            standing.pop()
        else:
            standing.append(decision)
    return standing[-1] if standing else None


def _keep_accepted(session: Session, old_id: int, old: Content, new_id: int, new: Content) -> None:
    """Carry other right answers over to those parts of the new version whose key is the same."""
    same = [part for part, (a, b) in enumerate(zip(keys(old), keys(new), strict=False)) if a == b]
    rows = session.scalars(
        select(AcceptedAnswer).where(
            AcceptedAnswer.version_id == old_id, AcceptedAnswer.part.in_(same)
        )
    )
    session.add_all(
        AcceptedAnswer(
            version_id=new_id,
            part=row.part,
            answer=row.answer,
            added_by=row.added_by,
            added_at=row.added_at,
        )
        for row in rows.all()
    )
