"""Whether a course can be known by its exam: what is left to do, lived through once in advance.

Each day until the exam asks what is due and begins what is new, as far as there is room; what is
known then is drawn as the memory has it, by a seed, and the dates follow the real rule. A first
answer is right in two of three cases. So the figure is what will happen to somebody who studies on
every day that is not a day off, and it is no promise.
"""

from __future__ import annotations

import enum
import math
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from question_bank.statistics.progress import forecast
from question_bank.statistics.studied import Known
from question_bank.study.reviews import Rating
from question_bank.study.scheduling.agenda import days_off
from question_bank.study.scheduling.intervals import Agenda
from question_bank.study.scheduling.memory import days_until, remembered
from question_bank.study.scheduling.pacing import room
from question_bank.study.scheduling.schedule import RETENTION, for_exam

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from question_bank.statistics.progress import Forecast
    from question_bank.statistics.studied import Studied
    from question_bank.study.courses import OpenCourse
    from question_bank.study.days import Calendar
    from question_bank.study.scheduling.schedule import Goal

KNOWN_AT_ONCE = 2 / 3
LONGEST_DAYS = 400


class Shortfall(enum.StrEnum):
    """Why a plan cannot be met: too few new questions a day, too little room a day, or too late."""

    PACE = "pace"
    MINUTES = "minutes"
    REVIEWS = "reviews"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Pace:
    """What the days of a trainee hold: questions in all, None without a limit; days off."""

    questions_a_day: int | None
    days_off: int


@dataclass(frozen=True, slots=True)
class Prospect:
    """What will be known on the day of an exam by somebody who keeps to the plan.

    `unmet` questions will not have been asked by then. Where the plan falls short,
    `new_a_day` are the new questions that each of the `days` left would have to bring, and
    `questions_a_day` all questions of such a day.
    """

    target: float
    forecast: Forecast | None
    unmet: int
    shortfall: Shortfall | None
    days: int
    new_a_day: int
    questions_a_day: int


def pace(session: Session, *, trainee_id: int, courses: Sequence[OpenCourse], today: int) -> Pace:
    """Return what a day of a trainee holds for each of the courses: the same for all of them."""
    whole = room(session, trainee_id=trainee_id, courses=courses, reviewed={}, today=today + 1)
    questions = None if whole.questions is None else max(1, whole.questions // len(courses))
    return Pace(questions, days_off(session, trainee_id))


def prospect(
    cards: Sequence[Studied], *, course: OpenCourse, pace: Pace, today: int, calendar: Calendar
) -> Prospect | None:
    """Return how a course will stand on the day of its exam; None where none lies ahead.

    `cards` are the course's own.
    """
    goal = course.goal
    if goal is None or not 0 < goal.exam_day - today <= LONGEST_DAYS:
        return None
    plan = _Plan(cards, course, goal, pace, today)
    lived = _Life(plan)
    shares = (known.on(goal.exam_day) for known in lived.known())
    found = forecast(shares, calendar.date(goal.exam_day))
    shortfall = _shortfall(plan, lived, found)
    days = sum(not plan.agenda.is_off(day) for day in range(today, goal.exam_day))
    needed = math.ceil(plan.unmet / days) if days else plan.unmet
    quicker = replace(course, new_a_day=max(needed, course.new_a_day))
    free = _Life(replace(plan.unlimited(), course=quicker)) if shortfall else lived
    return Prospect(
        target=course.target,
        forecast=found,
        unmet=lived.unmet,
        shortfall=shortfall,
        days=days,
        new_a_day=needed,
        questions_a_day=math.ceil(free.asked / days) if days else 0,
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the days until an exam are lived by."""

    cards: Sequence[Studied]
    course: OpenCourse
    goal: Goal
    pace: Pace
    today: int

    @property
    def agenda(self) -> Agenda:
        return Agenda(days_off=self.pace.days_off)

    @property
    def unmet(self) -> int:
        return sum(card.known is None and card.may_come for card in self.cards)

    def unlimited(self) -> _Plan:
        return replace(self, pace=replace(self.pace, questions_a_day=None))


def _shortfall(plan: _Plan, lived: _Life, found: Forecast | None) -> Shortfall | None:
    """Return what stands in the way, the nearest reason first."""
    if not lived.unmet and (found is None or found.mean >= plan.course.target):
        return None
    if plan.pace.questions_a_day is not None:
        freed = _Life(plan.unlimited())
        if freed.unmet < lived.unmet or not lived.unmet:
            return Shortfall.MINUTES
    if plan.course.reviews_a_day is not None:
        freed = _Life(replace(plan, course=replace(plan.course, reviews_a_day=None)))
        if freed.unmet < lived.unmet:
            return Shortfall.REVIEWS
    return Shortfall.PACE if lived.unmet else Shortfall.TIME


class _Life:
    """The days until an exam, lived through at once."""

    def __init__(self, plan: _Plan) -> None:
        self.plan, self.unmet, self.asked = plan, plan.unmet, 0
        self.weights = plan.course.parameters.weights
        self.chance = random.Random(f"{plan.course.id}/{plan.today}")  # noqa: S311 - no secret
        self.idle = [one.known for one in plan.cards if one.known and not one.may_come]
        self.due: dict[int, list[Known]] = defaultdict(list)
        self.counts: Counter[int] = Counter()
        self.agenda = Agenda(self.counts, days_off=plan.pace.days_off)
        for card in plan.cards:
            if card.known is not None and card.may_come:
                self._put(card.known, max(card.due_day or plan.today, plan.today))
        for day in range(plan.today, plan.goal.exam_day):
            self._live(day)

    def known(self) -> Iterator[Known]:
        """Give what is in memory at the end."""
        yield from self.idle
        for cards in self.due.values():
            yield from cards

    def _live(self, day: int) -> None:
        """Ask what is due on a day, as far as there is room, and then what is new."""
        waiting = self.due.pop(day, [])
        self.counts[day] = 0
        asked = 0
        if not self.agenda.is_off(day):
            rooms = (self.plan.pace.questions_a_day, self.plan.course.reviews_a_day)
            asked = min([len(waiting), *(room for room in rooms if room is not None)])
            waiting.sort(key=lambda known: -known.on(day))
        for known in waiting[asked:]:
            self._put(known, day + 1)
        for known in waiting[:asked]:
            self._answer(known, day, is_right=self.chance.random() < known.on(day))
        if asked == len(waiting) and not self.agenda.is_off(day):
            self._begin(day, asked)

    def _begin(self, day: int, asked: int) -> None:
        """Ask what is new, as the rest of a day's room allows."""
        left = self.plan.course.new_a_day
        if day == self.plan.today:
            left -= sum(card.introduced_day == day for card in self.plan.cards)
        if self.plan.pace.questions_a_day is not None:
            left = min(left, self.plan.pace.questions_a_day - asked)
        new = max(0, min(self.unmet, left))
        self.unmet -= new
        for _ in range(new):
            self._answer(None, day, is_right=self.chance.random() < KNOWN_AT_ONCE)

    def _answer(self, known: Known | None, day: int, *, is_right: bool) -> None:
        """Answer a question; what was wrong is right later on the same day."""
        self.asked += 1
        memory = remembered(
            known.memory if known else None,
            Rating.GOOD if is_right else Rating.AGAIN,
            elapsed_days=day - known.last_day if known else 0,
            weights=self.weights,
        )
        if not is_right:
            memory = remembered(memory, Rating.GOOD, elapsed_days=0, weights=self.weights)
        days = for_exam(
            memory,
            max(1, round(days_until(memory, RETENTION, self.weights))),
            goal=self.plan.goal,
            today=day,
            weights=self.weights,
            agendas=lambda _first, _last: self.agenda,
        )
        self._put(Known(memory, day, self.weights), day + days)

    def _put(self, known: Known, day: int) -> None:
        self.due[day].append(known)
        self.counts[day] += 1
