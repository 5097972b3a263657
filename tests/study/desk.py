"""One trainee at one course, who answers and takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.study.cards import Card
from question_bank.study.quiz.answering import answer, undo
from question_bank.study.quiz.outcomes import Outcome, outcome
from question_bank.study.reviews import Review
from tests.study.lessons import (
    MONDAY,
    SHANGHAI,
    Lesson,
    give_course,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


BLANK, BLANKS, MATCHING = 0, 1, 2


class Desk:
    """One trainee at one course."""

    def __init__(self, session: Session, trainee_id: int, **more: object) -> None:
        self.session, self.trainee_id = session, trainee_id
        self.lesson: Lesson = give_course(session, [trainee_id], **more)

    def answer(
        self, number: int, *written: str, attempt: str = "one", now: datetime = MONDAY,
        **more: object,
    ) -> Outcome:  # fmt: skip
        answer(
            self.session,
            **{
                "trainee_id": self.trainee_id,
                "question_id": self.lesson.question_ids[number],
                "version_id": self.lesson.version_ids[number],
                "attempt": attempt,
                "response": written,
                "now": now,
                "calendar": SHANGHAI,
                **more,
            },
        )
        return outcome(self.session, trainee_id=self.trainee_id, attempt=attempt)

    def undo(self, attempt: str, now: datetime = MONDAY) -> Outcome:
        return undo(
            self.session, trainee_id=self.trainee_id, attempt=attempt, now=now, calendar=SHANGHAI
        )

    def card(self, number: int) -> Card:
        return self.session.get_one(Card, (self.trainee_id, self.lesson.question_ids[number]))

    def rows(self) -> list[Review]:
        return list(self.session.scalars(select(Review).order_by(Review.trainee_id, Review.seq)))
