"""The short steps of a day: when a question comes back that went wrong, until it is known.

Rules and lengths are Anki's (rslib/src/scheduler/states/steps.rs).
"""

from __future__ import annotations

from datetime import timedelta

from question_bank.study.reviews import Rating

LEARNING = (timedelta(minutes=1), timedelta(minutes=10))
RELEARNING = (timedelta(minutes=10),)
_LONGEST_MORE = timedelta(days=1)


def step_after(
    steps: tuple[timedelta, ...], step: int, rating: Rating
) -> tuple[int, timedelta] | None:
    """Return the step that follows an answer and how long it waits; None is the end of the steps.

    A wrong answer begins them anew. One that was hard repeats its step; of several steps the first
    then waits for the mean of the first two, a single one for half as long again.
    """
    if rating is Rating.AGAIN:
        return 0, steps[0]
    if rating is Rating.HARD:
        return step, _repeated(steps, step)
    if rating is Rating.GOOD and step + 1 < len(steps):
        return step + 1, steps[step + 1]
    return None


def _repeated(steps: tuple[timedelta, ...], step: int) -> timedelta:
    if step:
        return steps[min(step, len(steps) - 1)]
    if len(steps) > 1:
        return (steps[0] + steps[1]) / 2
    return min(steps[0] * 1.5, steps[0] + _LONGEST_MORE)
