"""The options of a question: in what order they are shown."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def shuffled(words: Sequence[str], *, seed: str, never: Sequence[str] = ()) -> list[str]:
    """Return the words in an order drawn with the seed, not that of `never` if there is another."""
    drawn = random.Random(seed)  # noqa: S311 - the order of a page, not a secret
    order = list(words)
    drawn.shuffle(order)
    while len(set(words)) > 1 and order == list(never):
        drawn.shuffle(order)
    return order
