"""What a trainee sees after an answer, worked out from the log."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from question_bank.errors import NotFound
from question_bank.questions.marking import PartMark
from question_bank.study.cards import Card
from question_bank.study.quiz.asking import version_of
from question_bank.study.record.replay import effective, log_of, remarks
from question_bank.study.reviews import Entry, Rating, Review

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from question_bank.study.scheduling.schedule import Goal


class Means(enum.StrEnum):
    """How an answer was given: in words of one's own, from pieces, or by one's own judgement."""

    TYPED = "typed"
    TAPPED = "tapped"
    RATED = "rated"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a rating: each part's mark, the hints taken, and the exam in view."""

    kind: str
    marks: tuple[PartMark, ...]
    hints: int
    given_up: bool
    goal: Goal | None
    means: Means = Means.TYPED

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values, for `Review.evidence`."""
        return {
            "parts": [
                {"written": mark.written, "key": mark.key, "right": mark.right}
                for mark in self.marks
            ],
            "hints": self.hints,
            "given_up": self.given_up,
            "means": self.means,
            "goal": self.goal and {"exam_day": self.goal.exam_day, "target": self.goal.target},
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an answer went. `due_at` is None where the card has been answered again since.

    With `worn_out` the question was forgotten so often that it was laid aside with this answer: it
    is not due before the trainee wants it back.
    """

    attempt: str
    question_id: int
    content: Content
    marks: tuple[PartMark, ...]
    rating: Rating
    hints: int
    given_up: bool
    is_undone: bool
    due_at: datetime | None
    means: Means = Means.TYPED
    worn_out: bool = False

    @property
    def is_right(self) -> bool:
        """Return whether every part was right and known."""
        return not self.given_up and all(mark.right for mark in self.marks)


def outcome(session: Session, *, trainee_id: int, attempt: str) -> Outcome:
    """Return how an attempt of the trainee's went.

    Raises:
        NotFound: the trainee has not made that attempt.

    """
    row = answer_row(session, trainee_id=trainee_id, attempt=attempt)
    if row is None or row.rating is None:
        raise NotFound("attempt", attempt=attempt)
    log = log_of(session, trainee_id=trainee_id, question_id=row.question_id)
    answers = [answer.seq for answer in effective(log)]
    worn_out = row.seq in answers and row.evidence.get("worn_out", False)
    marked = remarks(log).get(row.seq, row)
    due_at = session.scalars(
        select(Card.due_at).where(
            Card.trainee_id == trainee_id, Card.question_id == row.question_id
        )
    ).one()
    return Outcome(
        attempt=attempt,
        question_id=row.question_id,
        content=version_of(session, question_id=row.question_id, version_id=row.version_id),
        marks=tuple(PartMark(**part) for part in marked.evidence["parts"]),
        rating=marked.rating or row.rating,
        hints=row.evidence["hints"],
        given_up=row.evidence["given_up"],
        is_undone=row.seq not in answers,
        due_at=due_at if answers[-1:] == [row.seq] and not worn_out else None,
        means=Means(row.evidence.get("means", Means.TYPED)),
        worn_out=worn_out,
    )


def answer_row(session: Session, *, trainee_id: int, attempt: str) -> Review | None:
    """Return the row of the log that an attempt made."""
    return session.scalar(_answer(), {"trainee_id": trainee_id, "attempt": attempt})


def taken() -> Select[int]:
    """Return the select of the row that an `attempt` of a trainee's (`trainee_id`) has made."""
    return _answer().with_only_columns(Review.seq)


@cache
def _answer() -> Select[Review]:
    """Return the select of an answer; it is part of every answer, so it is built once."""
    return select(Review).where(
        Review.trainee_id == bindparam("trainee_id"),
        Review.attempt == bindparam("attempt"),
        Review.entry == Entry.ANSWER,
    )
