"""Item analysis of a test, as Moodle defines it: how hard, how telling, how consistent.

Definitions: Moodle developer documentation, "Quiz statistics calculations"; in its code
`question/classes/statistics/questions/calculator.php` and
`mod/quiz/report/statistics/classes/calculator.php`. Everything is a share of one here, where Moodle
prints percent. Variances and covariances are of a sample: divided by n - 1. A question left empty
earned nothing, as in Moodle. A figure that cannot be worked out is None: of one person, or where
everybody earned the same.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import fmean, median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOTHING = 1e-12  # points come in parts that floating numbers do not hold exactly


@dataclass(frozen=True, slots=True)
class ItemAnalysis:
    """How one question of a test went among `n` people.

    facility
        the mean mark by the highest mark there is (Moodle: facility index).
    deviation
        the standard deviation of the marks by the highest mark.
    intended_weight, effective_weight
        its share of the highest total there is, and of how much the totals differ:
        sqrt(cov(x, T)) over the sum of the same of all questions.
    discrimination
        the correlation of its marks with the marks for all the rest (discrimination index).
    efficiency
        its covariance with the rest by the greatest there could be, had the same marks been given
        to people in the order of the rest (discriminative efficiency).
    is_negative
        whether people with higher totals earned less: then there is no effective weight, and the
        key should be looked at.
    """

    n: int
    facility: float
    deviation: float | None
    intended_weight: float
    effective_weight: float | None
    discrimination: float | None
    efficiency: float | None
    is_negative: bool


@dataclass(frozen=True, slots=True)
class TestAnalysis:
    """How a whole test went among `n` people, in points; `alpha` is Cronbach's.

    alpha
        k / (k - 1) × (1 - sum of the questions' variances / variance of the totals): Moodle's
        coefficient of internal consistency (Cronbach, Psychometrika 16, 1951, p. 299).
    error
        the standard error of a total: sqrt(1 - alpha) × deviation.
    """

    __test__ = False  # no test of pytest's

    n: int
    mean: float
    median: float
    deviation: float | None
    alpha: float | None
    error: float | None
    items: tuple[ItemAnalysis, ...]


def analysed(marks: Sequence[Sequence[float]], highest: Sequence[float]) -> TestAnalysis | None:
    """Return the analysis of a test: a row of `marks` a person, in each a mark a question.

    `highest` holds what each question can earn. None where nobody sat the test.
    """
    if not marks:
        return None
    totals = [sum(row) for row in marks]
    columns = list(zip(*marks, strict=True))
    with_total = [_covariance(column, totals) for column in columns]
    whole = sum(math.sqrt(one) for one in with_total if one is not None and one > 0)
    items = tuple(
        _item(column, totals, best, all_best=sum(highest), whole=whole)
        for column, best in zip(columns, highest, strict=True)
    )
    spread = _covariance(totals, totals)
    alpha = _alpha([_covariance(column, column) for column in columns], spread)
    return TestAnalysis(
        n=len(marks),
        mean=fmean(totals),
        median=median(totals),
        deviation=None if spread is None else math.sqrt(spread),
        alpha=alpha,
        error=None if alpha is None or spread is None else math.sqrt((1 - alpha) * spread),
        items=items,
    )


def _item(
    marks: Sequence[float],
    totals: Sequence[float],
    best: float,
    *,
    all_best: float,
    whole: float,
) -> ItemAnalysis:
    with_total = _covariance(marks, totals)
    others = [total - mark for mark, total in zip(marks, totals, strict=True)]
    own, rest = _covariance(marks, marks), _covariance(others, others)
    together = _covariance(marks, others)
    most = _covariance(sorted(marks), sorted(others))
    is_negative = with_total is not None and with_total < 0
    return ItemAnalysis(
        n=len(marks),
        facility=fmean(marks) / best,
        deviation=None if own is None else math.sqrt(own) / best,
        intended_weight=best / all_best,
        effective_weight=None
        if with_total is None or is_negative
        else _by(math.sqrt(with_total), whole),
        discrimination=_by(together, math.sqrt(own * rest)) if own and rest else None,
        efficiency=_by(together, most),
        is_negative=is_negative,
    )


def _alpha(variances: Sequence[float | None], spread: float | None) -> float | None:
    if len(variances) < 2 or not spread:
        return None
    own = sum(one for one in variances if one is not None)
    return len(variances) / (len(variances) - 1) * (1 - own / spread)


def _covariance(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Return the covariance of a sample; None of a single person, exactly 0 of next to nothing."""
    if len(first) < 2:
        return None
    one, other = fmean(first), fmean(second)
    products = ((a - one) * (b - other) for a, b in zip(first, second, strict=True))
    found = math.fsum(products) / (len(first) - 1)
    return 0.0 if abs(found) < _NOTHING else found


def _by(part: float | None, whole: float | None) -> float | None:
    return part / whole if part is not None and whole else None
