"""How well a course with an exam is known on the day, and what it costs: a simulated class.

The settings: 300 questions, 15 new ones a day, the exam on day 45, memory
exactly as the model says (so the figures are optimistic), the mean of 30 trainees. First answers
are wrong, hard, good or easy in 25, 10, 55 and 10 of 100, later right ones hard, good or easy in
10, 80 and 10. `reviews` counts neither introductions nor the steps of a day, which stand apart.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from statistics import mean
from zoneinfo import ZoneInfo

from question_bank.study.cards import Phase
from question_bank.study.days import Calendar
from question_bank.study.reviews import Rating
from question_bank.study.scheduling.intervals import Agenda
from question_bank.study.scheduling.memory import recall
from question_bank.study.scheduling.schedule import Goal, Standing, answered

CALENDAR = Calendar(ZoneInfo("Asia/Shanghai"))
START = CALENDAR.day(datetime(2025, 3, 3, 1, tzinfo=UTC))
QUESTIONS, NEW_A_DAY, EXAM_DAY, TARGET = 300, 15, 45, 0.95
PASSES = (Rating.HARD, Rating.GOOD, Rating.EASY)


@dataclass
class Trainee:
    """One simulated trainee, and what was counted of the answers."""

    number: int
    goal: Goal | None
    cards: dict[int, Standing] = field(default_factory=dict)
    due: Counter[int] = field(default_factory=Counter)
    reviews: Counter[int] = field(default_factory=Counter)
    introductions: int = 0
    steps: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.number)  # noqa: S311 - a simulation

    def live(self) -> None:
        """Study every day until the exam."""
        for day in range(EXAM_DAY):
            today = START + day
            for question, card in list(self.cards.items()):
                if card.due_at is not None and CALENDAR.day(card.due_at) <= today:
                    self.review(question, today)
            for question in range(len(self.cards), min(QUESTIONS, len(self.cards) + NEW_A_DAY)):
                rating = self.chance.choices(list(Rating), (25, 10, 55, 10))[0]
                self.introductions += 1
                self.answer(question, Standing(), rating, today)

    def review(self, question: int, today: int) -> None:
        """Answer a question that is due, as the memory has it."""
        card = self.cards[question]
        assert card.memory is not None
        known = self.chance.random() < recall(card.memory, today - (card.last_day or 0))
        rating = self.chance.choices(PASSES, (10, 80, 10))[0] if known else Rating.AGAIN
        self.reviews[today] += 1
        self.answer(question, card, rating, today)

    def answer(self, question: int, card: Standing, rating: Rating, today: int) -> None:
        """Answer, and where it was wrong go through the steps of the day; there all is known."""
        now = CALENDAR.begins(today) + timedelta(hours=5)
        if card.phase is Phase.REVIEW and card.due_at is not None:
            self.due[CALENDAR.day(card.due_at)] -= 1
        card = self.moved(question, card, rating, now)
        while card.phase is not Phase.REVIEW and card.due_at is not None:
            self.steps += 1
            card = self.moved(question, card, Rating.GOOD, card.due_at)
        assert card.due_at is not None
        self.due[CALENDAR.day(card.due_at)] += 1
        self.cards[question] = card

    def moved(self, question: int, card: Standing, rating: Rating, now: datetime) -> Standing:
        """Return a card as our schedule has it after an answer."""
        return answered(
            card,
            rating,
            now=now,
            calendar=CALENDAR,
            goal=self.goal,
            seed=f"{self.number}/{question}",
            agendas=lambda _first, _last: Agenda(self.due),
        )

    def known_on(self, day: int) -> list[float]:
        """Return what is known of each question on a day, counted from the start."""
        return [
            recall(card.memory, START + day - (card.last_day or 0))
            for card in self.cards.values()
            if card.memory is not None
        ]


def measure(arguments: list[str]) -> dict[str, object]:
    """Return what is known on the day and what it took, with our exam rule and without."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks exam")
    parser.add_argument("--trainees", type=int, default=30)
    chosen = parser.parse_args(arguments)
    ruled = _figures(chosen.trainees, Goal(START + EXAM_DAY, TARGET))
    plain = _figures(chosen.trainees, None)
    return ruled | {f"{name}_without_exam": figure for name, figure in plain.items()}


def _figures(trainees: int, goal: Goal | None) -> dict[str, object]:
    lived = [Trainee(number, goal) for number in range(trainees)]
    for trainee in lived:
        trainee.live()
    last_week = range(START + EXAM_DAY - 7, START + EXAM_DAY)
    on_the_day = [trainee.known_on(EXAM_DAY) for trainee in lived]
    return {
        "recall_on_the_day": round(mean(map(mean, on_the_day)), 4),
        "under_0.9": round(mean(mean(share < 0.9 for share in known) for known in on_the_day), 4),
        "reviews": round(mean(trainee.reviews.total() for trainee in lived)),
        "busiest_of_last_week": round(
            mean(max(trainee.reviews[day] for day in last_week) for trainee in lived), 1
        ),
        "introductions": round(mean(trainee.introductions for trainee in lived)),
        "steps": round(mean(trainee.steps for trainee in lived)),
        "recall_60_days_later": round(
            mean(mean(trainee.known_on(EXAM_DAY + 60)) for trainee in lived), 4
        ),
    }
