"""How much a day holds: what courses and the trainee allow, and what goes first where it is full.

After a break more may be due than a day allows. Then what is still known best goes first: it is the
cheapest to keep, and what is long forgotten loses little by one more day. The rest waits for the
days after, and nothing new is begun in a course before its rest is gone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from sqlalchemy import bindparam, select

from question_bank.bank.columns import columns
from question_bank.study.cards import Card
from question_bank.study.habits import Habit
from question_bank.study.reviews import Entry, Review
from question_bank.study.scheduling.memory import Memory, recall

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse
    from question_bank.study.scheduling.memory import Weights

USUAL_SECONDS = 30.0
SECONDS_COUNTED = 120.0
ANSWERS_COUNTED = 50


class Dated(Protocol):
    """A card that is due, and the course that asks it."""

    @property
    def question_id(self) -> int: ...  # noqa: D102 - as its name says
    @property
    def course_id(self) -> int | None: ...  # noqa: D102 - as its name says


Due = TypeVar("Due", bound=Dated)


@dataclass(frozen=True, slots=True)
class Room:
    """How many questions today still holds: in all, and reviews of each course; None is any."""

    questions: int | None
    reviews: Mapping[int | None, int | None]

    def fitting(self, cards: Iterable[Due]) -> list[Due]:
        """Return the cards that fit, the first ones first."""
        left = dict(self.reviews)
        found: list[Due] = []
        for card in cards:
            if self.questions is not None and len(found) >= self.questions:
                break
            mine = left.get(card.course_id)
            if mine is None or mine > 0:
                found.append(card)
                left[card.course_id] = None if mine is None else mine - 1
        return found

    def without(self, questions: int) -> Room:
        """Return the room that is left when so many questions have been taken."""
        if self.questions is None:
            return self
        return Room(max(0, self.questions - questions), self.reviews)


def room(
    session: Session,
    *,
    trainee_id: int,
    courses: Sequence[OpenCourse],
    reviewed: Mapping[int | None, int],
    today: int,
) -> Room:
    """Return what today still holds; `reviewed` counts the reviews done today by course."""
    limit = columns(session, _minutes_a_day(), {"trainee_id": trainee_id}).scalar()
    questions = None
    if limit is not None:
        left = limit * 60 - _seconds_spent(session, trainee_id, today)
        questions = max(0, math.ceil(left / usual_seconds(session, trainee_id)))
    reviews: dict[int | None, int | None] = {
        course.id: None
        if course.reviews_a_day is None
        else max(0, course.reviews_a_day - reviewed.get(course.id, 0))
        for course in courses
    }
    return Room(questions, reviews)


@cache
def _minutes_a_day() -> Select[int | None]:
    """Return the select of what a trainee has time for; it is part of most pages."""
    return select(Habit.minutes_a_day).where(Habit.trainee_id == bindparam("trainee_id"))


def best_known_first(
    session: Session,
    cards: Sequence[Due],
    *,
    trainee_id: int,
    courses: Sequence[OpenCourse],
    today: int,
) -> list[Due]:
    """Return cards in the order of what is still known of them, the best known first."""
    weights = {course.id: course.parameters.weights for course in courses}
    rows = session.execute(
        select(Card.question_id, Card.course_id, Card.stability, Card.difficulty, Card.last_day)
        .where(Card.trainee_id == trainee_id)
        .where(Card.question_id.in_([card.question_id for card in cards]))
        .order_by(Card.question_id)
    )
    known = {
        question_id: _known(stability, difficulty, last_day, today, weights.get(course_id or 0))
        for question_id, course_id, stability, difficulty, last_day in rows
    }
    return sorted(cards, key=lambda card: (-known[card.question_id], card.question_id))


def usual_seconds(session: Session, trainee_id: int) -> float:
    """Return how long a question takes this trainee, judged by the last answers."""
    last = (
        select(Review.seconds_taken)
        .where(Review.trainee_id == trainee_id, Review.entry == Entry.ANSWER)
        .order_by(Review.seq.desc())
        .limit(ANSWERS_COUNTED)
    )
    taken = [min(seconds, SECONDS_COUNTED) for seconds in session.scalars(last)]
    return max(1.0, sum(taken) / len(taken)) if taken else USUAL_SECONDS


def _seconds_spent(session: Session, trainee_id: int, day: int) -> float:
    taken = session.scalars(
        select(Review.seconds_taken)
        .where(Review.trainee_id == trainee_id, Review.study_day == day)
        .where(Review.entry == Entry.ANSWER)
        .order_by(Review.seq)
    )
    return sum(min(seconds, SECONDS_COUNTED) for seconds in taken)


def _known(
    stability: float | None,
    difficulty: float | None,
    last_day: int | None,
    today: int,
    weights: Weights | None,
) -> float:
    if stability is None or difficulty is None or last_day is None:
        return 0.0
    memory = Memory(stability, difficulty)
    return (
        recall(memory, today - last_day, weights) if weights else recall(memory, today - last_day)
    )
