"""The questions that a question is seen beside: of its requirement, or of like words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.curating import Proposal
from question_bank.bank.curation.changes import Seen
from question_bank.bank.curation.likeness import like
from question_bank.bank.questions import Question, Status, Version
from question_bank.bank.versions import LIVE
from question_bank.questions.content import Content, from_json

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MOST_SHOWN = 12
STANDING = (Status.DRAFT, Status.APPROVED)


@dataclass(frozen=True, slots=True)
class Relative:
    """Another question that is asked or waits. `share` of its words are the same, 0 if unlike.

    One that is both of the same kind and of like words is a near-duplicate: one of them will do.
    """

    id: int
    kind: str
    seen: Seen
    content: Content
    share: float
    is_sibling: bool
    is_double: bool


def relatives(session: Session, question_id: int) -> tuple[Relative, ...]:
    """Return a question's near-duplicates, the nearest first, then others of its requirement.

    Clozes of one list that leave out different items are no near-duplicates of each other.
    """
    own = session.get_one(Question, question_id)
    shares = like(session, question_id)
    siblings = select(Question.id).where(Question.requirement_id == own.requirement_id)
    wanted = {*shares, *(session.scalars(siblings) if own.requirement_id else ())}
    rows = session.execute(
        select(Question, Version.content, Proposal.version)
        .join(Version, LIVE)
        .outerjoin(Proposal, Proposal.question_id == Question.id)
        .where(Question.id.in_(wanted - {question_id}), Question.status.in_(STANDING))
        .where(Question.bank_id == own.bank_id)
        .order_by(Question.id)
    )
    found = [
        _relative(own, question, from_json(content), proposed, shares)
        for question, content, proposed in rows
    ]
    found.sort(key=lambda one: (not one.is_double, -one.share, one.id))
    return tuple(found[:MOST_SHOWN])


def _relative(
    own: Question,
    other: Question,
    content: Content,
    proposed: int | None,
    shares: dict[int, float],
) -> Relative:
    is_sibling = own.requirement_id is not None and other.requirement_id == own.requirement_id
    share = shares.get(other.id, 0.0)
    return Relative(
        id=other.id,
        kind=other.kind,
        seen=Seen(other.live, other.status, proposed),
        content=content,
        share=share,
        is_sibling=is_sibling,
        is_double=share > 0 and other.kind == own.kind and not is_sibling,
    )
