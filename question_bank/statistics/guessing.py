"""What somebody who knows nothing earns on average: Moodle's random guess score."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall

if TYPE_CHECKING:
    from question_bank.questions.content import Content


def guess(content: Content) -> float | None:
    """Return the share of its points that guessing earns; None where it cannot be said.

    As Moodle's `get_random_guess_score` of each question type: one option of all; one right side of
    all that are offered, for each left; nothing where words are written; not said of several
    options at once. An order is right as a whole or not at all: one of all orders.
    """
    match content:
        case Choice(options=options):
            return 1 / len(options)
        case Judgement():
            return 1 / 2
        case Matching(pairs=pairs, extra=extra):
            return 1 / (len(pairs) + len(extra))
        case Ordering(items=items):
            return 1 / math.factorial(len(items))
        case Cloze() | Recall():
            return 0.0
        case _:
            return None
