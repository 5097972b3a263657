"""What a trainee is about to forget: the questions that are least likely still known soon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.questions import Question, Version
from question_bank.bank.versions import LIVE
from question_bank.questions.content import Content, from_json
from question_bank.study.scheduling.schedule import RETENTION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from question_bank.statistics.studied import Studied

SOON_DAYS = 3


@dataclass(frozen=True, slots=True)
class Fading:
    """A question that may be forgotten soon: how it is asked, and how likely it is known today."""

    question_id: int
    content: Content
    share: float


def fading(cards: Iterable[Studied], *, today: int) -> tuple[int, ...]:
    """Return the questions that in three days are known less than nine times in ten, worst first.

    What was asked today is not among them, nor what will not be asked unbidden.
    """
    found = [
        (card.known.on(today + SOON_DAYS), card.question_id)
        for card in cards
        if card.known is not None and card.may_come and card.known.last_day < today
    ]
    return tuple(question_id for share, question_id in sorted(found) if share < RETENTION)


def worded(
    session: Session, question_ids: Sequence[int], cards: Iterable[Studied], *, today: int
) -> tuple[Fading, ...]:
    """Return some of these questions as they are asked, in the order they are given in."""
    rows = session.execute(
        select(Question.id, Version.content)
        .join(Version, LIVE)
        .where(Question.id.in_(question_ids))
        .order_by(Question.id)
    )
    contents = {question_id: from_json(content) for question_id, content in rows}
    shares = {card.question_id: card.known.on(today) for card in cards if card.known is not None}
    return tuple(Fading(one, contents[one], shares[one]) for one in question_ids)
