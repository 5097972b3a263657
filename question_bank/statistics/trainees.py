"""What a trainee sees of their own learning: how far, how sure, what is weak, what was done.

Nothing here is for anybody else's eyes, and nothing counts minutes, days in a row or ranks.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from question_bank.bank.questions import Question, Requirement, Version
from question_bank.bank.versions import LIVE
from question_bank.questions.blank import BLANK
from question_bank.questions.content import from_json, prompt
from question_bank.questions.judgement import Judgement
from question_bank.study.cards import Card
from question_bank.study.courses import in_course
from question_bank.study.memory import Memory, recall
from question_bank.study.replay import effective_since
from question_bank.study.reviews import Rating, Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from question_bank.study.courses import OpenCourse
    from question_bank.study.days import Calendar

FORECAST_FROM = 20
WEAK_DAYS = 28
WEAK_SHOWN = 5
HEAT_WEEKS = 12
FIRM_DAYS = 7
LABEL_CHARACTERS = 24
_SURE = 1.96  # standard deviations either side: nineteen times in twenty


@dataclass(frozen=True, slots=True)
class Forecast:
    """The share of the questions met so far (`questions` of them) that will be known on a day.

    Worked out as if nothing were reviewed before it; `low` and `high` hold it nineteen times in
    twenty, should memory go as the model says.
    """

    on: date
    low: float
    high: float
    questions: int


@dataclass(frozen=True, slots=True)
class CourseProgress:
    """How far a trainee is with one course. Counts are of questions.

    `firm` ones will still be known in a week, nine times in ten. `forecast` is for the day of the
    exam, or in a week where none lies ahead; it is None before twenty questions were met.
    """

    course_id: int
    name: str
    exam_on: date | None
    days_left: int | None
    questions: int
    introduced: int
    firm: int
    forecast: Forecast | None

    @property
    def unmet(self) -> int:
        """How many questions have not been asked yet."""
        return self.questions - self.introduced


@dataclass(frozen=True, slots=True)
class Weakness:
    """A requirement that was answered wrongly of late and is not firm yet.

    `question_id` is its question that went wrong most often, `wrong` how often all of them did. A
    question that somebody wrote stands for itself.
    """

    label: str
    question_id: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the heat map: its Monday, and the answers of each day; None is still to come."""

    monday: date
    answers: tuple[int | None, ...]


def progress(
    session: Session,
    *,
    trainee_id: int,
    courses: Sequence[OpenCourse],
    now: datetime,
    calendar: Calendar,
) -> tuple[CourseProgress, ...]:
    """Return how far a trainee is with each of the courses, by the cards that were dealt."""
    today = calendar.day(now)
    return tuple(
        _progress(course, _cards(session, trainee_id, course.id), today, calendar)
        for course in courses
    )


def weaknesses(
    session: Session,
    *,
    trainee_id: int,
    courses: Sequence[OpenCourse],
    now: datetime,
    calendar: Calendar,
) -> tuple[Weakness, ...]:
    """Return the requirements answered wrongly in the last four weeks, the weakest first."""
    since = calendar.day(now) - WEAK_DAYS
    failed = (
        select(Review.question_id, func.count())
        .where(effective_since(trainee_id, since), Review.rating == Rating.AGAIN)
        .group_by(Review.question_id)
    )
    wrong: dict[int, int] = dict(session.execute(failed).all())
    rows = session.execute(_shaky(trainee_id, courses, wrong))
    found: dict[int, Weakness] = {}
    for question_id, requirement_id, content, asked in sorted(
        rows, key=lambda row: (-wrong[row[0]], row[0])
    ):
        point = requirement_id or -question_id
        named = label(content) if content else question_label(from_json(asked))
        worst = found.get(point) or Weakness(named, question_id, 0)
        found[point] = replace(worst, wrong=worst.wrong + wrong[question_id])
    ranked = sorted(found.values(), key=lambda weak: (-weak.wrong, weak.question_id))
    return tuple(ranked[:WEAK_SHOWN])


def heat(
    session: Session, *, trainee_id: int, now: datetime, calendar: Calendar
) -> tuple[Week, ...]:
    """Return how many questions were answered on each day of the last twelve weeks."""
    today = calendar.day(now)
    this_monday = today - calendar.date(today).weekday()
    first = this_monday - 7 * (HEAT_WEEKS - 1)
    answers = (
        select(Review.study_day, func.count())
        .where(effective_since(trainee_id, first))
        .group_by(Review.study_day)
    )
    counts: Counter[int] = Counter(dict(session.execute(answers).all()))
    return tuple(
        Week(
            calendar.date(monday),
            tuple(counts[day] if day <= today else None for day in range(monday, monday + 7)),
        )
        for monday in range(first, this_monday + 1, 7)
    )


def forecast(memories: Iterable[tuple[Memory, int]], day: int, on: date) -> Forecast | None:
    """Return the share known on a day, of memories with the study day of their last answer."""
    shares = [recall(memory, day - last) for memory, last in memories]
    if len(shares) < FORECAST_FROM:
        return None
    mean = sum(shares) / len(shares)
    spread = _SURE * math.sqrt(sum(p * (1 - p) for p in shares)) / len(shares)
    return Forecast(on, max(0.0, mean - spread), min(1.0, mean + spread), len(shares))


def label(content: dict[str, Any]) -> str:
    """Return what a requirement is called, as the contract prints it; else how it begins."""
    items = content.get("items") or [pair["left"] for pair in content.get("pairs", ())]
    found = content.get("name") or (items or [content.get("role") or {"text": ""}])[0]["text"]
    found = _shortened(found)
    return found if content.get("name") or len(items) < 2 else f"{found}等 {len(items)} 项"


def question_label(content: Content) -> str:
    """Return how a question begins; of a changed statement what the material says."""
    words = content.correction if isinstance(content, Judgement) else None
    return _shortened((words or prompt(content)).replace(BLANK, "……"))


def _shortened(words: str) -> str:
    words = words.strip("，、；。：")
    return words[: LABEL_CHARACTERS - 1] + "…" if len(words) > LABEL_CHARACTERS else words


def _progress(
    course: OpenCourse,
    cards: Sequence[tuple[float | None, float | None, int | None]],
    today: int,
    calendar: Calendar,
) -> CourseProgress:
    days_left = course.exam_on.toordinal() - today if course.exam_on else None
    if days_left is not None and days_left < 0:
        days_left = None
    day = today + (7 if days_left is None else days_left)
    memories = [
        (Memory(stability, difficulty), last_day)
        for stability, difficulty, last_day in cards
        if stability is not None and difficulty is not None and last_day is not None
    ]
    return CourseProgress(
        course_id=course.id,
        name=course.name,
        exam_on=course.exam_on,
        days_left=days_left,
        questions=len(cards),
        introduced=len(memories),
        firm=sum(memory.stability >= FIRM_DAYS for memory, _ in memories),
        forecast=forecast(memories, day, calendar.date(day)),
    )


def _cards(
    session: Session, trainee_id: int, course_id: int
) -> list[tuple[float | None, float | None, int | None]]:
    rows = session.execute(
        select(Card.stability, Card.difficulty, Card.last_day)
        .where(Card.trainee_id == trainee_id, Card.course_id == course_id)
        .where(in_course(Card.question_id, Card.course_id))
        .order_by(Card.question_id)
    )
    return [(stability, difficulty, last_day) for stability, difficulty, last_day in rows]


def _shaky(
    trainee_id: int, courses: Sequence[OpenCourse], questions: Iterable[int]
) -> Select[int, int, dict[str, Any], dict[str, Any]]:
    """Return the select of those of the questions that are not firm, with their requirements."""
    return (
        select(Question.id, Requirement.id, Requirement.content, Version.content)
        .join(Version, LIVE)
        .outerjoin(Requirement, Requirement.id == Question.requirement_id)
        .join(Card, (Card.question_id == Question.id) & (Card.trainee_id == trainee_id))
        .where(Question.id.in_(list(questions)), Card.stability < FIRM_DAYS)
        .where(Card.course_id.in_([course.id for course in courses]))
        .where(in_course(Card.question_id, Card.course_id))
        .order_by(Question.id)
    )
