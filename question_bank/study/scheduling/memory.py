"""What a trainee's memory does after an answer: the only door to fsrs (FSRS-6, memory model only).

Steps, days, fuzz and dates are ours (`schedule`); here stand stability, difficulty and recall.
Formulas: https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import fsrs

from question_bank.study.reviews import Rating

ALGORITHM = "fsrs-6"
STABILITY = (0.001, 36500.0)
Weights = tuple[float, ...]
USUAL_WEIGHTS: Weights = tuple(fsrs.scheduler.DEFAULT_PARAMETERS)
MODELS_KEPT = 64
_GRADES = {
    Rating.AGAIN: fsrs.Rating.Again,
    Rating.HARD: fsrs.Rating.Hard,
    Rating.GOOD: fsrs.Rating.Good,
    Rating.EASY: fsrs.Rating.Easy,
}
# the model counts whole days between two moments, so the moments are midnights of one long year
_LAST = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Memory:
    """What is left of an answer: days until recall falls to 0.9, and difficulty from 1 to 10."""

    stability: float
    difficulty: float


@dataclass(frozen=True, slots=True)
class Parameters:
    """A set of the model's weights and the id under which it is kept; None are the usual ones."""

    id: int | None
    weights: Weights


USUAL = Parameters(None, USUAL_WEIGHTS)


def remembered(
    memory: Memory | None, rating: Rating, *, elapsed_days: int, weights: Weights = USUAL_WEIGHTS
) -> Memory:
    """Return the memory after an answer, `elapsed_days` study days after the last one.

    Raises:
        ValueError: the weights are not the model's.

    """
    card, _ = _model(weights).review_card(
        _card(memory), _GRADES[rating], _LAST + timedelta(days=max(0, elapsed_days))
    )
    if card.stability is None or card.difficulty is None:  # pragma: no cover - fsrs' types only
        raise AssertionError
    least, most = STABILITY
    return Memory(min(max(card.stability, least), most), card.difficulty)


def recall(memory: Memory, elapsed_days: float, weights: Weights = USUAL_WEIGHTS) -> float:
    """Return the probability that it is still known so many days after the last answer."""
    decay, factor = _curve(weights)
    share: float = (1 + factor * max(0.0, elapsed_days) / memory.stability) ** decay
    return share


def days_until(memory: Memory, retention: float, weights: Weights = USUAL_WEIGHTS) -> float:
    """Return after how many days recall falls to `retention`, a share between 0 and 1.

    Raises:
        ValueError: the share is not between 0 and 1.

    """
    if not 0 < retention < 1:
        raise ValueError(retention)
    decay, factor = _curve(weights)
    days: float = memory.stability / factor * (retention ** (1 / decay) - 1)
    return days


@lru_cache(maxsize=MODELS_KEPT)
def _model(weights: Weights) -> fsrs.Scheduler:
    return fsrs.Scheduler(weights, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@lru_cache(maxsize=MODELS_KEPT)
def _curve(weights: Weights) -> tuple[float, float]:
    decay = -weights[20]
    return decay, 0.9 ** (1 / decay) - 1


def _card(memory: Memory | None) -> fsrs.Card:
    if memory is None:
        return fsrs.Card(card_id=0, due=_LAST)
    return fsrs.Card(
        card_id=0,
        state=fsrs.State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_LAST,
        last_review=_LAST,
    )
