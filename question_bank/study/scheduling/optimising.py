"""What a course's own log says about its trainees' memory, kept only where it foretells better.

The first four fifths of the log, by time, are fitted; the last fifth, which the fit has not seen,
decides. Dates that have been given stay: new weights count from the next answer on.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.courses import Course
from question_bank.errors import NotFound, Refused
from question_bank.study.cards import MemoryParameters, Phase
from question_bank.study.record.replay import remarks, scheduling
from question_bank.study.reviews import Rating, Review
from question_bank.study.scheduling.fitting import fitted
from question_bank.study.scheduling.memory import (
    ALGORITHM,
    USUAL_WEIGHTS,
    Weights,
    recall,
    remembered,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.study.scheduling.fitting import History

LEAST_REVIEWS = 400
HELD_OUT = 0.2
GRADES = (Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY)
_LEAST_CHANCE = 1e-4


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that counts: how it went, and how many days after the one before it."""

    rating: Rating
    days: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Optimised:
    """How well the answers held out are foretold: the mean log loss, less is better.

    `reviews` are those that were fitted, `tested` those held out; both count answers after a night.
    """

    reviews: int
    tested: int
    loss_before: float
    loss_after: float
    weights: Weights

    @property
    def wins(self) -> bool:
        """Whether the new weights foretell better than those in use."""
        return self.loss_after < self.loss_before


def optimise(
    session: Session, course_id: int, *, fit: Callable[[Sequence[History]], Weights] = fitted
) -> Optimised:
    """Return what a fit of a course's log is worth; nothing is kept yet (`adopt`).

    Raises:
        NotFound: there is no such course.
        Refused: `too_few_reviews`, the log is too short to say anything; `needed` would do.
        CannotFit: the fit did not come to an end.

    """
    course = session.get(Course, course_id)
    if course is None:
        raise NotFound("course")
    histories = answers(session, course_id)
    moments = sorted(one.at for history in histories for one in history if one.days)
    if len(moments) < LEAST_REVIEWS:
        raise Refused("too_few_reviews", found=len(moments), needed=LEAST_REVIEWS)
    until = moments[int(len(moments) * (1 - HELD_OUT))]
    past = [[one for one in history if one.at < until] for history in histories]
    weights = fit([_plain(history) for history in past if any(one.days for one in history)])
    return Optimised(
        reviews=sum(moment < until for moment in moments),
        tested=sum(moment >= until for moment in moments),
        loss_before=loss(histories, _present(session, course), since=until),
        loss_after=loss(histories, weights, since=until),
        weights=weights,
    )


def adopt(session: Session, course_id: int, weights: Weights, *, now: datetime) -> int:
    """Let a course use weights from the next answer on; return the id they are kept under."""
    kept = MemoryParameters(algorithm=ALGORITHM, weights=list(weights), created_at=now)
    session.add(kept)
    session.flush()
    session.get_one(Course, course_id).parameters_id = kept.id
    session.flush()
    return kept.id


def answers(session: Session, course_id: int) -> list[list[Answer]]:
    """Return the histories of the cards a course asked, each from its first answer on."""
    rows = session.scalars(
        select(Review)
        .where(Review.course_id == course_id)
        .order_by(Review.trainee_id, Review.question_id, Review.seq)
    )
    logs = (list(log) for _, log in groupby(rows, lambda r: (r.trainee_id, r.question_id)))
    return [_history(log) for log in logs if log[0].before["phase"] == Phase.NEW]


def loss(histories: Sequence[Sequence[Answer]], weights: Weights, *, since: datetime) -> float:
    """Return the mean log loss of what weights foretell of the answers from a moment on."""
    losses = []
    for history in histories:
        memory = None
        for one in history:
            if memory is not None and one.days and one.at >= since:
                chance = recall(memory, one.days, weights)
                chance = min(max(chance, _LEAST_CHANCE), 1 - _LEAST_CHANCE)
                losses.append(-math.log(1 - chance if one.rating is Rating.AGAIN else chance))
            memory = remembered(memory, one.rating, elapsed_days=one.days, weights=weights)
    return sum(losses) / len(losses) if losses else 0.0


def _history(log: list[Review]) -> list[Answer]:
    anew, last_day = remarks(log), None
    found = []
    for row in scheduling(log):
        rating = anew.get(row.seq, row).rating
        if rating is not None:
            days = 0 if last_day is None else max(0, row.study_day - last_day)
            found.append(Answer(rating, days, row.answered_at))
            last_day = row.study_day
    return found


def _plain(history: Sequence[Answer]) -> History:
    return [(GRADES.index(one.rating) + 1, one.days) for one in history]


def _present(session: Session, course: Course) -> Weights:
    if course.parameters_id is None:
        return USUAL_WEIGHTS
    return tuple(session.get_one(MemoryParameters, course.parameters_id).weights)
