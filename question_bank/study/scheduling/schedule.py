"""When a question comes back: pure, so that the log alone gives the same dates again.

A wrong answer comes back in steps of minutes until it is right (`steps`); a right one goes by the
memory model, at the earliest on the next study day. Intervals aim at a recall of 0.9 and are spread
a little, towards days with little to do (`intervals`). Before an exam see `for_exam`.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from question_bank.study.cards import Phase
from question_bank.study.reviews import Rating
from question_bank.study.scheduling.intervals import (
    Agendas,
    bounds,
    least_loaded,
    nothing_to_do,
    spread,
)
from question_bank.study.scheduling.memory import (
    USUAL,
    USUAL_WEIGHTS,
    Memory,
    Parameters,
    Weights,
    days_until,
    recall,
    remembered,
)
from question_bank.study.scheduling.steps import LEARNING, RELEARNING, step_after

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from question_bank.study.days import Calendar

RETENTION = 0.9
LAST_DAYS = 7
_PASSES = (Rating.HARD, Rating.GOOD, Rating.EASY)
_STEPS = {Phase.LEARNING: LEARNING, Phase.RELEARNING: RELEARNING}


@dataclass(frozen=True, slots=True)
class Goal:
    """The exam a card works towards: its study day and the share to be known on it."""

    exam_day: int
    target: float


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a card stands in its schedule; a card that was never asked has all of it empty.

    `parameters_id` names the memory parameters of the last answer, None the usual ones.
    """

    phase: Phase = Phase.NEW
    step: int = 0
    stability: float | None = None
    difficulty: float | None = None
    due_at: datetime | None = None
    last_at: datetime | None = None
    last_day: int | None = None
    introduced_day: int | None = None
    reps: int = 0
    lapses: int = 0
    parameters_id: int | None = None

    @property
    def memory(self) -> Memory | None:
        """What is remembered, or None before the first answer."""
        if self.stability is None or self.difficulty is None:
            return None
        return Memory(self.stability, self.difficulty)


@dataclass(frozen=True, slots=True)
class Plan:
    """What was decided after an answer. It is logged: it may have looked at other cards."""

    phase: Phase
    step: int
    due_at: datetime


def answered(
    standing: Standing,
    rating: Rating,
    *,
    now: datetime,
    calendar: Calendar,
    goal: Goal | None,
    seed: str,
    parameters: Parameters = USUAL,
    agendas: Agendas = nothing_to_do,
) -> Standing:
    """Return where a card stands after an answer; `seed` names the card."""
    today = calendar.day(now)
    after = remembering(standing, rating, now=now, today=today, parameters=parameters)
    if (step := _step(standing, rating, today)) is not None:
        number, wait = step
        return planned(after, Plan(_stepping(standing), number, now + wait))
    asked = Passed(
        standing,
        rating,
        today=today,
        draw=drawn(seed, standing.reps),
        planned_days=_planned_days(standing, calendar),
        weights=parameters.weights,
    )
    days = interval(asked, agendas)
    if goal is not None and after.memory is not None:
        days = for_exam(
            after.memory, days, goal=goal, today=today, weights=parameters.weights, agendas=agendas
        )
    return planned(after, Plan(Phase.REVIEW, 0, calendar.begins(today + days)))


def remembering(
    standing: Standing, rating: Rating, *, now: datetime, today: int, parameters: Parameters
) -> Standing:
    """Return a card as an answer leaves it before it is known when it comes back."""
    elapsed = _elapsed(standing, today)
    memory = remembered(standing.memory, rating, elapsed_days=elapsed, weights=parameters.weights)
    return replace(
        standing,
        stability=memory.stability,
        difficulty=memory.difficulty,
        last_at=now,
        last_day=today,
        introduced_day=today if standing.introduced_day is None else standing.introduced_day,
        reps=standing.reps + 1,
        lapses=standing.lapses + (rating is Rating.AGAIN and standing.phase is Phase.REVIEW),
        parameters_id=parameters.id,
    )


def planned(standing: Standing, plan: Plan) -> Standing:
    """Return a card with a plan for when it comes back."""
    return replace(standing, phase=plan.phase, step=plan.step, due_at=plan.due_at)


def drawn(seed: str, reps: int) -> float:
    """Return the draw in [0, 1) by which a card's interval is spread, always the same."""
    return random.Random(f"{seed}/{reps}").random()  # noqa: S311 - a date, not a secret


def _step(standing: Standing, rating: Rating, today: int) -> tuple[int, timedelta] | None:
    """Return the step after an answer and its wait; None where the card goes by its memory.

    Steps are for what went wrong: what is right at once, or right after a night, leaves them out.
    """
    steps = _STEPS.get(_stepping(standing), LEARNING)
    if rating is Rating.AGAIN:
        return step_after(steps, 0, rating)
    if standing.phase not in _STEPS or standing.last_day != today:
        return None
    return step_after(steps, standing.step, rating)


def _stepping(standing: Standing) -> Phase:
    known = standing.phase in {Phase.REVIEW, Phase.RELEARNING}
    return Phase.RELEARNING if known else Phase.LEARNING


@dataclass(frozen=True, slots=True)
class Passed:
    """A right answer whose interval is sought; `planned_days` is what the last one was to be."""

    standing: Standing
    rating: Rating
    today: int
    draw: float
    planned_days: int
    weights: Weights = USUAL_WEIGHTS


def interval(passed: Passed, agendas: Agendas) -> int:
    """Return after how many study days a card comes back that was answered rightly.

    From the review phase a better rating gives at least one day more, and an interval that the
    model lets grow grows by at least a day (both as Anki does).
    """
    standing, today = passed.standing, passed.today
    known = standing.phase is Phase.REVIEW
    ratings = _PASSES[: _PASSES.index(passed.rating) + 1] if known else (passed.rating,)
    ideals = [_days(passed, rating) for rating in ratings]
    growing = passed.planned_days if known else 0
    last = max(bounds(ideals[-1], growing + len(ideals))[1], growing + len(ideals))
    agenda = agendas(today + bounds(ideals[0], 1)[0], today + last)
    days = 0
    for ideal in ideals:
        least = max(days, growing if ideal > growing else 0) + 1
        days = spread(ideal, least, today=today, draw=passed.draw, agenda=agenda)
    return days


def _days(passed: Passed, rating: Rating) -> float:
    elapsed = _elapsed(passed.standing, passed.today)
    memory = remembered(
        passed.standing.memory, rating, elapsed_days=elapsed, weights=passed.weights
    )
    return days_until(memory, RETENTION, passed.weights)


def _elapsed(standing: Standing, today: int) -> int:
    return 0 if standing.last_day is None else max(0, today - standing.last_day)


def _planned_days(standing: Standing, calendar: Calendar) -> int:
    if standing.due_at is None or standing.last_day is None:
        return 0
    return calendar.day(standing.due_at) - standing.last_day


def for_exam(
    memory: Memory,
    days: int,
    *,
    goal: Goal,
    today: int,
    last_day: int | None = None,
    weights: Weights = USUAL_WEIGHTS,
    agendas: Agendas = nothing_to_do,
) -> int:
    """Return the interval from today with an exam in view.

    Only where the next review would fall on the exam's day or later, and the card would by then be
    remembered with less than the target, it comes once more on the least loaded of the last seven
    days before it. `last_day` is the day of the last answer where that was not today.
    """
    days_left = goal.exam_day - today
    asleep = goal.exam_day - (today if last_day is None else last_day)
    if days < days_left or recall(memory, asleep, weights) >= goal.target:
        return days
    nearest, last = max(1, days_left - LAST_DAYS), days_left - 1
    if last < nearest:
        return days
    agenda = agendas(today + nearest, today + last)
    return least_loaded(range(today + nearest, today + last + 1), agenda=agenda) - today
