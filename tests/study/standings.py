"""How a card stands, and how it stands after an answer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from question_bank.study.cards import Phase
from question_bank.study.scheduling.intervals import Agenda
from question_bank.study.scheduling.schedule import (
    Goal,
    Standing,
    answered,
)
from tests.study.lessons import MONDAY, SHANGHAI

if TYPE_CHECKING:
    from question_bank.study.reviews import Rating


TODAY = SHANGHAI.day(MONDAY)


def then(standing: Standing, rating: Rating, days: int = 0, goal: Goal | None = None) -> Standing:
    now = MONDAY + timedelta(days=days)
    return answered(standing, rating, now=now, calendar=SHANGHAI, goal=goal, seed="1/1")


def waits(standing: Standing, days: int = 0) -> int:
    assert standing.due_at is not None
    return SHANGHAI.day(standing.due_at) - TODAY - days


def known(days: int) -> Standing:
    """Give a card that is due today, so many days after its last answer."""
    return Standing(
        phase=Phase.REVIEW,
        stability=days,
        difficulty=5,
        due_at=SHANGHAI.begins(TODAY),
        last_at=MONDAY,
        last_day=TODAY - days,
        introduced_day=1,
        reps=6,
    )


def busy(first: int, last: int) -> Agenda:
    """Give an agenda with something on every day but each third, and no work at the weekend."""
    return Agenda({day: day % 3 for day in range(first, last + 1)}, days_off=0b1100000)


@st.composite
def in_review(draw: st.DrawFn) -> Standing:
    """Give a card in the review phase, answered on time, early or late."""
    planned, ago = draw(st.integers(1, 200)), draw(st.integers(0, 400))
    return Standing(
        phase=Phase.REVIEW,
        stability=draw(st.floats(0.01, 500)),
        difficulty=draw(st.floats(1, 10)),
        due_at=SHANGHAI.begins(TODAY - ago + planned),
        last_at=MONDAY - timedelta(days=ago),
        last_day=TODAY - ago,
        introduced_day=TODAY - 900,
        reps=5,
    )
