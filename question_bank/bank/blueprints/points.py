"""What each part of a question is worth: the same on paper and on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.questions.cloze import Cloze
from question_bank.questions.matching import Matching
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.content import Content


def weights(content: Content) -> tuple[int, ...]:
    """Return what the parts of a question that earn points weigh against each other."""
    match content:
        case Cloze(answers=parts) | Matching(pairs=parts) | Recall(items=parts):
            return (1,) * len(parts)
        case Written(points=points):
            return tuple(marks for _, marks in points)
        case _:
            return (1,)


def shares(points: float, weights: Sequence[int]) -> tuple[float, ...]:
    """Return what each part of a question is worth: halves, by weight as near as they go.

    They add up. A question of many parts and few points is cut finer, so that of equal parts none
    is worth nothing.
    """
    step = 0.5
    while step * len(weights) > points:
        step /= 2
    steps, whole = int(points / step), sum(weights)
    given = [steps * weight // whole for weight in weights]
    by_rest = sorted(
        range(len(weights)), key=lambda part: -(steps * weights[part] % whole)
    )  # those that lost most by rounding come first
    for part in by_rest[: steps - sum(given)]:
        given[part] += 1
    return tuple(share * step for share in given)
