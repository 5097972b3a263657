"""How hard each question is: the share of first answers in practice that were right, kept.

It is counted along with the figures of answers, so that a bank can be narrowed down by it without
reading them: `tables.AnswerFigure` says what counts as a first answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, bindparam, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Subquery
    from sqlalchemy.orm import Session

ENOUGH = 10  # people: with fewer, one of them is more than a tenth


class FirstAnswers(Base):
    """Of one question, how many people's first answers are known, and the sum of their shares."""

    __tablename__ = "first_answers"
    __table_args__ = (CheckConstraint("people >= 0", name="people_are_counted"),)

    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id"), primary_key=True, autoincrement=False
    )
    people: Mapped[int]
    shares: Mapped[float]


def facilities() -> Subquery:
    """Return the questions of which enough is known: `question_id` and `facility`, 0 to 1."""
    return (
        select(
            FirstAnswers.question_id,
            (FirstAnswers.shares / FirstAnswers.people).label("facility"),
        )
        .where(FirstAnswers.people >= ENOUGH)
        .subquery("facilities")
    )


def count(
    session: Session, before: Mapping[int, float | None], after: Mapping[int, float | None]
) -> None:
    """Count one trainee's first answers anew: by question, the share that was right; None is none.

    `before` is what was counted of them until now.
    """
    changes = [
        {
            "question": question_id,
            "more": (new is not None) - (old is not None),
            "right": (new or 0.0) - (old or 0.0),
        }
        for question_id, new in sorted(after.items())
        if new != (old := before.get(question_id))
    ]
    if not changes:
        return
    ids = [change["question"] for change in changes]
    known = set(
        session.scalars(select(FirstAnswers.question_id).where(FirstAnswers.question_id.in_(ids)))
    )
    fresh = [{"question_id": id_, "people": 0, "shares": 0.0} for id_ in ids if id_ not in known]
    if fresh:
        session.execute(insert(FirstAnswers), fresh)
    session.connection().execute(
        update(FirstAnswers)
        .where(FirstAnswers.question_id == bindparam("question"))
        .values(
            people=FirstAnswers.people + bindparam("more"),
            shares=FirstAnswers.shares + bindparam("right"),
        ),
        changes,
    )
