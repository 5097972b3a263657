"""How a test went, as JSON for the child process that prints it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from question_bank.statistics.outcomes import Outcome, Taken, Weak
from question_bank.study.examining.grading import Grading

if TYPE_CHECKING:
    from collections.abc import Mapping


def to_json(outcome: Outcome) -> dict[str, Any]:
    """Return the outcome as plain JSON values."""
    held_on = outcome.held_on.isoformat() if outcome.held_on else None
    return asdict(outcome) | {"held_on": held_on}


def from_json(stored: Mapping[str, Any]) -> Outcome:
    """Return the outcome that `to_json` gave."""
    held_on = stored["held_on"]
    return Outcome(
        **dict(stored)
        | {
            "held_on": date.fromisoformat(held_on) if held_on else None,
            "grading": Grading(**stored["grading"]),
            "sections": tuple((kind, worth) for kind, worth in stored["sections"]),
            "people": tuple(
                Taken(**one | {"sections": tuple(one["sections"])}) for one in stored["people"]
            ),
            "weak": tuple(Weak(**one) for one in stored["weak"]),
        }
    )
