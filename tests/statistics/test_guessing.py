from __future__ import annotations

import pytest

from question_bank.statistics.guessing import guess
from tests.study.lessons import (
    AGREES,
    CHOICE,
    ESSAY,
    MULTIPLE,
    ONE_BLANK,
    ORDERING,
    PAIRS,
    RECALL,
)


@pytest.mark.parametrize(
    ("content", "share"),
    [
        (CHOICE, 1 / 4),
        (AGREES, 1 / 2),
        (PAIRS, 1 / 5),
        (ORDERING, 1 / 6),
        (ONE_BLANK, 0),
        (RECALL, 0),
        (MULTIPLE, None),
        (ESSAY, None),
    ],
    ids=lambda value: getattr(value, "kind", None),
)
def test_guessing_earns_what_chance_gives(content: object, share: float | None) -> None:
    assert guess(content) == share
