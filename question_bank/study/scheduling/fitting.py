"""Weights for the memory model, fitted to a log: the only door to fsrs_rs_python.

The library is an optional extra; it holds the interpreter's lock while it works and checks nothing,
so it is run in a process of its own: `python -m question_bank.study.scheduling.fitting` reads
histories as JSON, lists of [rating from 1 to 4, days since the answer before], and writes the
weights.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.study.scheduling.memory import Weights

History = list[tuple[int, int]]
WEIGHTS = 21
SECONDS_ALLOWED = 600


class CannotFit(Exception):
    """The fitting did not come to an end, or not to weights."""


def is_installed() -> bool:
    """Return whether the extra is there."""
    return find_spec("fsrs_rs_python") is not None


def fitted(histories: Sequence[History]) -> Weights:
    """Return the weights that tell the histories best.

    Raises:
        ValueError: a history holds what is no rating or no number of days.
        CannotFit: the library gave up.

    """
    for history in histories:
        if any(rating not in {1, 2, 3, 4} or days < 0 for rating, days in history):
            raise ValueError(history)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "question_bank.study.scheduling.fitting"],
            input=json.dumps(histories),
            capture_output=True,
            text=True,
            timeout=SECONDS_ALLOWED,
            check=True,
        )
        weights = tuple(float(weight) for weight in json.loads(done.stdout))
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise CannotFit from error
    if len(weights) != WEIGHTS:
        raise CannotFit
    return weights


def main() -> None:
    """Fit the histories on standard input."""
    from fsrs_rs_python import FSRS, FSRSItem, FSRSReview  # noqa: PLC0415 - not everybody has it

    items = []
    for history in json.load(sys.stdin):
        reviews = [FSRSReview(rating, days) for rating, days in history]
        ends = [place for place, (_, days) in enumerate(history) if days > 0]
        # each review after a night is told by all that went before it
        items += [FSRSItem(reviews[: end + 1]) for end in ends]
    print(json.dumps(FSRS([]).compute_parameters(items)))


if __name__ == "__main__":
    main()
