"""What a trainee's cards say of their memory, read once for all figures of a page.

Nothing here is for anybody else's eyes, and nothing counts minutes, days in a row or ranks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, case, select

from question_bank.bank.questions import Question
from question_bank.study.cards import Card
from question_bank.study.courses import in_course, may_be_asked
from question_bank.study.scheduling.memory import Memory, recall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse
    from question_bank.study.days import Calendar
    from question_bank.study.scheduling.memory import Weights

FIRM_DAYS = 7


@dataclass(frozen=True, slots=True)
class Known:
    """What is left in memory of a question: it was answered last on `last_day`."""

    memory: Memory
    last_day: int
    weights: Weights

    @property
    def is_firm(self) -> bool:
        """Whether it will still be known a week after its last answer, nine times in ten."""
        return self.memory.stability >= FIRM_DAYS

    def on(self, day: int) -> float:
        """Return how likely it is known on a study day, if it is not asked before."""
        return recall(self.memory, day - self.last_day, self.weights)


@dataclass(frozen=True, slots=True)
class Studied:
    """A question of a course as its trainee has it; `known` is None before the first answer.

    `may_come` is whether it will be asked unbidden: not where it was laid aside. Days are the
    numbers of study days.
    """

    question_id: int
    course_id: int
    known: Known | None
    due_day: int | None
    introduced_day: int | None
    may_come: bool


def studied(
    session: Session, *, trainee_id: int, courses: Sequence[OpenCourse], calendar: Calendar
) -> tuple[Studied, ...]:
    """Return the cards of the courses that were dealt to a trainee, by question."""
    weights = {course.id: course.parameters.weights for course in courses}
    rows = session.execute(_dealt(), {"trainee_id": trainee_id, "courses": list(weights)})
    return tuple(
        Studied(
            question_id=question_id,
            course_id=course_id or 0,
            known=None
            if stability is None or difficulty is None or last_day is None
            else Known(Memory(stability, difficulty), last_day, weights[course_id or 0]),
            due_day=None if due_at is None else calendar.day(due_at),
            introduced_day=introduced_day,
            may_come=may_come,
        )
        for (
            question_id,
            course_id,
            stability,
            difficulty,
            last_day,
            due_at,
            introduced_day,
            may_come,
        ) in rows
    )


@cache
def _dealt() -> Select[Any]:
    """Return the select of the cards; it is part of a trainee's first page, so it is built once."""
    return (
        select(Card.question_id, Card.course_id, Card.stability, Card.difficulty, Card.last_day)
        .add_columns(Card.due_at, Card.introduced_day, case((may_be_asked(), True), else_=False))
        .join(Question, Question.id == Card.question_id)
        .where(Card.trainee_id == bindparam("trainee_id"))
        .where(Card.course_id.in_(bindparam("courses", expanding=True)))
        .where(in_course(Card.question_id, Card.course_id))
        .order_by(Card.question_id)
    )
