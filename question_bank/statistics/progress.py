"""How far a trainee is with a course, and how much of it will be known on a day."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from question_bank.statistics.studied import Studied
    from question_bank.study.courses import OpenCourse
    from question_bank.study.days import Calendar

FORECAST_FROM = 20
SHAKY = 0.9
_SURE = 1.96  # standard deviations either side: nineteen times in twenty


@dataclass(frozen=True, slots=True)
class Forecast:
    """The share of `questions` that will be known on a day.

    `low` and `high` hold it nineteen times in twenty, should memory go as the model says; `shaky`
    of the questions will be known less than nine times in ten.
    """

    on: date
    mean: float
    low: float
    high: float
    questions: int
    shaky: int


@dataclass(frozen=True, slots=True)
class CourseProgress:
    """How far a trainee is with one course. Counts are of questions.

    `firm` ones will still be known in a week, nine times in ten. `forecast` is for the day of the
    exam, or in a week where none lies ahead, as if nothing were reviewed before it; it is None
    before twenty questions were met.
    """

    course_id: int
    name: str
    exam_on: date | None
    days_left: int | None
    questions: int
    introduced: int
    firm: int
    new_a_day: int
    forecast: Forecast | None

    @property
    def unmet(self) -> int:
        """How many questions have not been asked yet."""
        return self.questions - self.introduced

    @property
    def is_behind(self) -> bool:
        """Whether there are more new questions than the days until the exam will bring."""
        return bool(self.days_left) and self.unmet > self.new_a_day * (self.days_left or 0)


def progress(
    cards: Sequence[Studied], *, courses: Sequence[OpenCourse], today: int, calendar: Calendar
) -> tuple[CourseProgress, ...]:
    """Return how far a trainee is with each of the courses."""
    return tuple(
        _progress(course, [card for card in cards if card.course_id == course.id], today, calendar)
        for course in courses
    )


def forecast(shares: Iterable[float], on: date) -> Forecast | None:
    """Return what will be known, given how likely each question is; None of less than twenty."""
    shares = list(shares)
    if len(shares) < FORECAST_FROM:
        return None
    mean = sum(shares) / len(shares)
    spread = _SURE * math.sqrt(sum(p * (1 - p) for p in shares)) / len(shares)
    shaky = sum(share < SHAKY for share in shares)
    return Forecast(on, mean, max(0.0, mean - spread), min(1.0, mean + spread), len(shares), shaky)


def _progress(
    course: OpenCourse, cards: Sequence[Studied], today: int, calendar: Calendar
) -> CourseProgress:
    days_left = course.exam_on.toordinal() - today if course.exam_on else None
    if days_left is not None and days_left < 0:
        days_left = None
    day = today + (7 if days_left is None else days_left)
    known = [card.known for card in cards if card.known is not None]
    return CourseProgress(
        course_id=course.id,
        name=course.name,
        exam_on=course.exam_on,
        days_left=days_left,
        questions=len(cards),
        introduced=len(known),
        firm=sum(one.is_firm for one in known),
        new_a_day=course.new_a_day,
        forecast=forecast((one.on(day) for one in known), calendar.date(day)),
    )
