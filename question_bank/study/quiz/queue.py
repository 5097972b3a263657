"""What a trainee is asked now, over all open courses: what is due first, then what is new.

A wrong answer comes back within the day; then come reviews, the longest overdue first; then new
questions, as many as each course allows for one day. A day that is too full is cut as `pacing` says
(the best known first). Questions of one requirement stay apart: none
is met for the first time on a day on which a sibling was asked, and a review that is due today
waits for one day, but never two, and not in the last week before an exam.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select

from question_bank.bank.columns import columns, members
from question_bank.bank.questions import Question
from question_bank.study.cards import Card, Phase
from question_bank.study.quiz.due import STEPS, Due, due_cards, my_cards
from question_bank.study.quiz.fresh import never_asked
from question_bank.study.scheduling.pacing import best_known_first, room, usual_seconds
from question_bank.study.scheduling.schedule import LAST_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse
    from question_bank.study.days import Calendar

AHEAD = timedelta(minutes=20)


@dataclass(frozen=True, slots=True)
class Queue:
    """The questions of one moment, by their ids, in the order in which they are asked.

    `ahead` are wrong answers whose ten minutes are not over yet: asked when nothing else is left.
    `done` counts the questions that were answered today and are not asked again today, `later` the
    reviews that are due but for which today has no room.
    """

    learning: tuple[int, ...]
    review: tuple[int, ...]
    new: tuple[int, ...]
    ahead: tuple[int, ...] = ()
    done: int = 0
    later: int = 0

    @property
    def questions(self) -> tuple[int, ...]:
        """All of them, in order."""
        return self.learning + self.review + self.new + self.ahead

    def __len__(self) -> int:
        return len(self.questions)


def queue(
    session: Session,
    *,
    trainee_id: int,
    courses: Sequence[OpenCourse],
    now: datetime,
    calendar: Calendar,
) -> Queue:
    """Return what is to be asked now. Only cards that were dealt are seen (`dealing.deal`)."""
    today = calendar.day(now)
    due = due_cards(session, trainee_id, courses, today, until=now + AHEAD)
    steps = sorted(
        (card for card in due if card.phase in STEPS), key=lambda c: (c.due_at, c.question_id)
    )
    asked = _Asked.on(session, trainee_id, today)
    asked.requirements.update(card.requirement_id for card in steps)
    ripe = (card for card in due if card.phase is Phase.REVIEW and card.due_at <= now)
    review = list(_apart(ripe, asked, _pressing(courses, today), calendar.begins(today)))
    reviewed = asked.reviewed + _left_over(steps, asked)
    held = room(
        session, trainee_id=trainee_id, courses=courses, reviewed=reviewed, today=today
    ).without(len(steps))
    fitting = held.fitting(review)
    if len(fitting) < len(review):
        known = best_known_first(
            session, review, trainee_id=trainee_id, courses=courses, today=today
        )
        fitting = held.fitting(known)
    full = {card.course_id for card in set(review).difference(fitting)}
    begun = [course for course in courses if course.id not in full]
    new = _new(session, trainee_id, begun, asked, today)
    return Queue(
        learning=tuple(card.question_id for card in steps if card.due_at <= now),
        review=tuple(card.question_id for card in fitting),
        new=tuple(islice(new, held.without(len(fitting)).questions)),
        ahead=tuple(card.question_id for card in steps if card.due_at > now),
        done=len(asked.questions.difference(card.question_id for card in steps)),
        later=len(review) - len(fitting),
    )


def next_time(
    session: Session,
    *,
    trainee_id: int,
    courses: Sequence[OpenCourse],
    now: datetime,
    calendar: Calendar,
) -> datetime | None:
    """Return when there will be something to ask, once the queue is empty; None is never."""
    today = calendar.day(now)
    tomorrow = calendar.ends(today)
    ids = members("course", [course.id for course in courses])
    mine = {"trainee_id": trainee_id} | ids
    if session.scalar(_any_new(len(ids)), mine) and any(course.new_a_day for course in courses):
        return tomorrow
    soonest = session.scalar(_soonest(len(ids)), mine)
    # a review that waits for its siblings is due already, and comes tomorrow
    return soonest if soonest is None or soonest > now else tomorrow


def minutes(session: Session, *, trainee_id: int, questions: int) -> int:
    """Return how many minutes so many questions take this trainee, judged by the last answers."""
    return math.ceil(questions * usual_seconds(session, trainee_id) / 60)


class _Asked:
    """What has been asked today: questions, requirements, and how many new ones of each course."""

    def __init__(self, rows: Iterable[tuple[int, int | None, int | None, bool]]) -> None:
        self.questions: set[int] = set()
        self.requirements: set[int | None] = set()
        self.introduced: Counter[int | None] = Counter()
        self.reviewed: Counter[int | None] = Counter()
        for question_id, course_id, requirement_id, is_new in rows:
            self.questions.add(question_id)
            self.requirements.add(requirement_id)
            (self.introduced if is_new else self.reviewed)[course_id] += 1

    @classmethod
    def on(cls, session: Session, trainee_id: int, day: int) -> _Asked:
        """Return what was asked on a study day."""
        rows = columns(session, _asked_on(), {"trainee_id": trainee_id, "day": day})
        return cls(rows.all())

    def take(self, requirement_id: int | None) -> bool:
        """Return whether no sibling has been asked yet, and note that one is."""
        if requirement_id is None:
            return True
        free = requirement_id not in self.requirements
        self.requirements.add(requirement_id)
        return free


def _apart(
    ripe: Iterable[Due], asked: _Asked, pressing: set[int | None], day_begins: datetime
) -> Iterator[Due]:
    """Give the reviews to be asked: overdue ones always, today's only where no sibling comes."""
    for card in sorted(ripe, key=lambda c: (c.due_at, _mixed(c.question_id, c.due_at))):
        is_free = asked.take(card.requirement_id)
        if is_free or card.due_at < day_begins or card.course_id in pressing:
            yield card


def _left_over(steps: Iterable[Due], asked: _Asked) -> Counter[int | None]:
    """Return how many steps of an earlier day each course asks: they count as today's reviews."""
    return Counter(card.course_id for card in steps if card.question_id not in asked.questions)


def _pressing(courses: Sequence[OpenCourse], today: int) -> set[int | None]:
    """Return the courses whose exam is so near that no review may wait."""
    return {c.id for c in courses if c.goal and 0 <= c.goal.exam_day - today <= LAST_DAYS}


def _mixed(question_id: int, due_at: datetime) -> bytes:
    """Return a key that puts the questions of one day in an order of its own, always the same."""
    return hashlib.sha256(f"{due_at:%Y%m%d}/{question_id}".encode()).digest()


def _new(
    session: Session,
    trainee_id: int,
    courses: Sequence[OpenCourse],
    asked: _Asked,
    today: int,
) -> Iterator[int]:
    for course in courses:
        left = course.new_a_day - asked.introduced[course.id]
        if left <= 0:
            continue
        found = never_asked(session, course, trainee_id=trainee_id, today=today)
        free = (question_id for question_id, requirement_id in found if asked.take(requirement_id))
        yield from islice(free, left)


@cache
def _asked_on() -> Select[int, int | None, int | None, bool]:
    return (
        select(
            Card.question_id,
            Card.course_id,
            Question.requirement_id,
            Card.introduced_day == bindparam("day"),
        )
        .join(Question, Question.id == Card.question_id)
        # in no order: with one SQLite would go through all of the trainee's cards
        .where(Card.trainee_id == bindparam("trainee_id"), Card.last_day == bindparam("day"))
    )


@cache
def _any_new(courses: int) -> Select[int, int | None]:
    return my_cards(courses).where(Card.phase == Phase.NEW).limit(1)


@cache
def _soonest(courses: int) -> Select[datetime | None]:
    soonest = my_cards(courses).with_only_columns(func.min(Card.due_at))
    return soonest.where(Card.phase != Phase.NEW).order_by(None)
