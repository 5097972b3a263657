"""Worked examples done on paper, and a class whose abilities are known.

The first: four people, three questions of 1, 1 and 2 points.

            A  B  C  total  others than A, B, C
    first   1  1  2    4        3  3  2
    second  1  0  2    3        2  3  1
    third   0  1  1    2        2  1  1
    fourth  0  0  1    1        1  1  0

Variances (by n - 1 = 3): A, B and C 1/3 each, totals 5/3; the others than A and than C 2/3.
"""

from __future__ import annotations

import math
import random
from dataclasses import astuple
from statistics import correlation

import pytest

from question_bank.statistics.analysis import analysed

FOUR = [(1, 1, 2), (1, 0, 2), (0, 1, 1), (0, 0, 1)]
POINTS = (1, 1, 2)


def test_facility_is_the_mean_mark_by_the_highest_there_is() -> None:
    found = analysed(FOUR, POINTS)

    assert found is not None
    assert [item.facility for item in found.items] == [1 / 2, 1 / 2, 3 / 4]


def test_a_standard_deviation_is_of_a_sample_and_by_the_highest_mark() -> None:
    found = analysed(FOUR, POINTS)

    assert found is not None
    third = math.sqrt(1 / 3)
    assert [item.deviation for item in found.items] == pytest.approx([third, third, third / 2])
    assert found.deviation == pytest.approx(math.sqrt(5 / 3))


def test_discrimination_is_the_correlation_with_all_the_rest() -> None:
    found = analysed(FOUR, POINTS)

    # A with the others: (0.5 × 1 + 0.5 × 0 - 0.5 × 0 - 0.5 × -1) / 3 = 1/3; by sqrt(1/3 × 2/3)
    assert found is not None
    root = math.sqrt(1 / 2)
    assert [item.discrimination for item in found.items] == pytest.approx([root, 0, root])


def test_efficiency_is_the_covariance_by_the_greatest_there_could_be() -> None:
    # 0 0 1 1 beside 1 2 2 3, both in order: 1/3, which A and C reach; B reaches 0 of 2/3
    found = analysed(FOUR, POINTS)
    assert found is not None
    assert [item.efficiency for item in found.items] == pytest.approx([1, 0, 1])

    # 0 1 1 beside the rest 2 0 4: covariance (-2/3×0 + 1/3×-2 + 1/3×2) / 2 = 0; once more with
    # 0 0 1 beside 1 0 4: (-1/3×-2/3 - 1/3×-5/3 + 2/3×7/3) / 2 = 7/6, the greatest there is
    half = analysed([(0, 1), (1, 0), (1, 4)], (1, 4))
    whole = analysed([(0, 1), (0, 0), (1, 4)], (1, 4))
    assert half is not None
    assert whole is not None
    assert whole.items[0].efficiency == pytest.approx(1)
    # -2/3 × (1 - 5/3) + 1/3 × (0 - 5/3) + 1/3 × (4 - 5/3) = 4/9 - 5/9 + 7/9 = 2/3, by 2: 1/3;
    # in order 0 1 1 beside 0 1 4: 10/9 - 2/9 + 7/9 = 5/3, by 2: 5/6
    assert half.items[0].efficiency == pytest.approx((1 / 3) / (5 / 6))


def test_weights_are_of_points_and_of_what_made_the_totals_differ() -> None:
    found = analysed(FOUR, POINTS)

    # with the totals: A 2/3, B 1/3, C 2/3
    assert found is not None
    roots = [math.sqrt(2 / 3), math.sqrt(1 / 3), math.sqrt(2 / 3)]
    assert [item.intended_weight for item in found.items] == [1 / 4, 1 / 4, 1 / 2]
    assert [item.effective_weight for item in found.items] == pytest.approx(
        [root / sum(roots) for root in roots]
    )


def test_cronbachs_alpha_and_the_error_of_a_total() -> None:
    found = analysed(FOUR, POINTS)

    # 3/2 × (1 - (1/3 + 1/3 + 1/3) / (5/3)) = 0.6; sqrt(0.4) × sqrt(5/3) = sqrt(2/3)
    assert found is not None
    assert found.alpha == pytest.approx(0.6)
    assert found.error == pytest.approx(math.sqrt(2 / 3))
    assert (found.n, found.mean, found.median) == (4, 2.5, 2.5)


def test_a_question_that_only_the_weak_get_right_is_told_and_has_no_effective_weight() -> None:
    # totals 3, 2, 1: the last question goes down where they go up, cov = (0 - 1) / 2
    found = analysed([(2, 1, 0), (1, 1, 0), (0, 0, 1)], (2, 1, 1))

    assert found is not None
    assert [item.is_negative for item in found.items] == [False, False, True]
    assert found.items[2].effective_weight is None
    assert found.items[2].discrimination is not None
    assert found.items[2].discrimination < 0
    weights = [item.effective_weight for item in found.items[:2]]
    assert sum(weight or 0 for weight in weights) == pytest.approx(1)


@pytest.mark.parametrize(
    "marks",
    [[(1, 0)], [(1, 1), (1, 1)], [(0.1 + 0.2, 1), (0.3, 1)]],
    ids=["one person", "all alike", "alike but for the last bit"],
)
def test_what_cannot_be_worked_out_is_left_out(marks: list[tuple[float, float]]) -> None:
    found = analysed(marks, (1, 1))

    assert found is not None
    assert found.alpha is None
    for item in found.items:
        assert (item.effective_weight, item.discrimination, item.efficiency) == (None, None, None)
        assert not item.is_negative


def test_of_nobody_there_is_no_analysis() -> None:
    assert analysed([], (1, 2)) is None


def test_one_question_alone_has_no_consistency() -> None:
    found = analysed([(1,), (0,)], (1,))

    assert found is not None
    assert found.alpha is None
    assert found.items[0].effective_weight == 1
    assert found.items[0].discrimination is None


QUESTIONS = [-2 + 4 * number / 29 for number in range(30)]


@pytest.fixture(scope="module")
def simulated() -> list[list[float]]:
    """Give the marks of 500 people whose abilities are drawn: 30 questions, ever harder.

    Whether somebody is right follows from ability less difficulty (Rasch, 1960). Then come a
    question that everybody guesses, and one with its key turned round.
    """
    chance = random.Random(11)  # noqa: S311 - a simulation
    rows = []
    for _ in range(500):
        ability = chance.gauss(0, 1.2)
        row = [float(chance.random() < _chance(ability - hard)) for hard in QUESTIONS]
        guessed, turned = chance.random() < 1 / 4, chance.random() < _chance(-ability)
        rows.append([*row, float(guessed), float(turned)])
    return rows


def _chance(advantage: float) -> float:
    return 1 / (1 + math.exp(-advantage))


def test_a_simulated_class_shows_the_difficulties_it_was_made_with(
    simulated: list[list[float]],
) -> None:
    found = analysed(simulated, [1] * 32)

    assert found is not None
    facilities = [item.facility for item in found.items[:30]]
    assert correlation(facilities, [-hard for hard in QUESTIONS]) > 0.99
    # the question of middling difficulty is right for half the people, give or take chance
    assert facilities[14] == pytest.approx(0.5, abs=0.07)


def test_a_simulated_class_tells_the_bad_questions_from_the_good(
    simulated: list[list[float]],
) -> None:
    found = analysed(simulated, [1] * 32)

    assert found is not None
    *good, guessed, turned = found.items
    assert min(item.discrimination or 0 for item in good) > 0.2
    assert abs(guessed.discrimination or 0) < 0.1
    assert [item.is_negative for item in good] == [False] * 30
    assert turned.is_negative


def test_a_simulated_class_sat_a_test_that_measures(simulated: list[list[float]]) -> None:
    good = [row[:30] for row in simulated]
    found, halves = analysed(good, [1] * 30), [(sum(row[::2]), sum(row[1::2])) for row in good]

    # alpha is what a test's halves agree on, mended for their length (Spearman and Brown)
    assert found is not None
    agreed = correlation(*zip(*halves, strict=True))
    assert found.alpha == pytest.approx(2 * agreed / (1 + agreed), abs=0.03)
    assert found.alpha > 0.8


def test_the_order_of_people_does_not_matter(simulated: list[list[float]]) -> None:
    some = simulated[:60]
    forth, back = analysed(some, [1] * 32), analysed(some[::-1], [1] * 32)

    assert forth is not None
    assert back is not None
    for one, other in zip(forth.items, back.items, strict=True):
        assert astuple(one) == pytest.approx(astuple(other))
