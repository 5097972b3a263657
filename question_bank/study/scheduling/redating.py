"""New dates for cards that have theirs already, because the exam they work towards has moved.

A card that would be forgotten by the exam and comes back only behind it is asked once more before
it; a card that was brought forward for an exam that is no longer there comes back when it would
have without one. All others keep their dates, so doing it twice changes nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select, update

from question_bank.bank.courses import Enrolment
from question_bank.study.cards import Card, Phase, Redating
from question_bank.study.courses import open_courses
from question_bank.study.record.log import take_turn
from question_bank.study.record.rebuilding import all_parameters
from question_bank.study.record.replay import seed
from question_bank.study.reviews import Review
from question_bank.study.scheduling.agenda import days_off
from question_bank.study.scheduling.intervals import Agenda, bounds, spread
from question_bank.study.scheduling.memory import Memory, Parameters, days_until
from question_bank.study.scheduling.schedule import LAST_DAYS, RETENTION, drawn, for_exam

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse
    from question_bank.study.days import Calendar
    from question_bank.study.scheduling.schedule import Goal


@dataclass(frozen=True, slots=True)
class _Dated:
    """A card in the review phase, its days as the numbers of study days."""

    question_id: int
    goal: Goal | None
    memory: Memory
    parameters: Parameters
    last_day: int
    due_day: int
    reps: int


def redate(session: Session, course_id: int, *, now: datetime, calendar: Calendar) -> int:
    """Give the cards of a course the dates that its exam asks for; return how many moved.

    It reads the cards of all who take the course, and writes only those that move.
    """
    trainees = session.scalars(
        select(Enrolment.trainee_id)
        .where(Enrolment.course_id == course_id, Enrolment.left_at.is_(None))
        .order_by(Enrolment.trainee_id)
    ).all()
    moved = 0
    for trainee_id in trainees:
        courses = open_courses(session, trainee_id=trainee_id, now=now, calendar=calendar)
        if course_id in {course.id for course in courses}:
            moved += redate_cards(
                session, trainee_id=trainee_id, courses=courses, now=now, calendar=calendar
            )
    return moved


def redate_cards(
    session: Session,
    *,
    trainee_id: int,
    courses: Sequence[OpenCourse],
    now: datetime,
    calendar: Calendar,
) -> int:
    """Give a trainee's cards the dates that the exams of their courses ask for."""
    take_turn(session, trainee_id)
    cards = _cards(session, trainee_id, courses, calendar)
    counts = Counter(card.due_day for card in cards)
    agenda = Agenda(counts, days_off=days_off(session, trainee_id))
    today, new = calendar.day(now), dict[int, int]()
    for card in cards:
        draw = drawn(seed(trainee_id, card.question_id), card.reps - 1)
        day = _day(card, today=today, draw=draw, agenda=agenda)
        if day != card.due_day:
            new[card.question_id] = day
            counts[card.due_day] -= 1
            counts[day] += 1
    if new:
        _write(session, trainee_id, cards, new, now=now, calendar=calendar)
    return len(new)


def clear_days_off(
    session: Session,
    *,
    trainee_id: int,
    courses: Sequence[OpenCourse],
    now: datetime,
    calendar: Calendar,
) -> int:
    """Move a trainee's reviews off the days that they keep free; return how many moved.

    Each goes to the next day that is not off, or, where its exam lies between, to the last before.
    """
    take_turn(session, trainee_id)
    cards = _cards(session, trainee_id, courses, calendar)
    agenda = Agenda(days_off=days_off(session, trainee_id))
    today = calendar.day(now)
    new = {
        card.question_id: _cleared(card.due_day, card.goal, today, agenda)
        for card in cards
        if card.due_day > today and agenda.is_off(card.due_day)
    }
    if new:
        _write(session, trainee_id, cards, new, now=now, calendar=calendar)
    return len(new)


def _cleared(day: int, goal: Goal | None, today: int, agenda: Agenda) -> int:
    later = next(one for one in range(day, day + 7) if not agenda.is_off(one))
    if goal is None or not day < goal.exam_day <= later:
        return later
    earlier = (one for one in range(day, today, -1) if not agenda.is_off(one))
    return next(earlier, day)


def _day(card: _Dated, *, today: int, draw: float, agenda: Agenda) -> int:
    """Return the day a card is to come back on."""
    goal = card.goal
    if card.due_day <= today:
        return card.due_day
    free = _free_day(card, draw, agenda.days_off)
    if goal is None or goal.exam_day <= today:
        return free
    days = for_exam(
        card.memory,
        free - today,
        goal=goal,
        today=today,
        last_day=card.last_day,
        weights=card.parameters.weights,
        agendas=lambda _first, _last: agenda,
    )
    is_brought_forward = today + days < goal.exam_day <= free
    if is_brought_forward and goal.exam_day - LAST_DAYS <= card.due_day < goal.exam_day:
        return card.due_day
    return today + days


def _free_day(card: _Dated, draw: float, days_off: int) -> int:
    """Return the day a card would come back on without an exam.

    Only an exam brings a card forward to before its interval's bounds.
    """
    ideal = days_until(card.memory, RETENTION, card.parameters.weights)
    if card.due_day - card.last_day >= bounds(ideal, 1)[0]:
        return card.due_day
    agenda = Agenda(days_off=days_off)
    return card.last_day + spread(ideal, 1, today=card.last_day, draw=draw, agenda=agenda)


def _cards(
    session: Session, trainee_id: int, courses: Sequence[OpenCourse], calendar: Calendar
) -> list[_Dated]:
    known, goals = all_parameters(session), {course.id: course.goal for course in courses}
    rows = session.scalars(
        select(Card)
        .where(Card.trainee_id == trainee_id, Card.course_id.in_(goals))
        .where(Card.phase == Phase.REVIEW)
        .order_by(Card.due_at, Card.question_id)
    )
    return [
        _Dated(
            question_id=row.question_id,
            goal=goals[row.course_id or 0],
            memory=Memory(row.stability, row.difficulty),
            parameters=known[row.parameters_id],
            last_day=row.last_day,
            due_day=calendar.day(row.due_at),
            reps=row.reps,
        )
        for row in rows
        if row.stability and row.difficulty and row.last_day is not None and row.due_at
    ]


def _write(
    session: Session,
    trainee_id: int,
    cards: Sequence[_Dated],
    new: Mapping[int, int],
    *,
    now: datetime,
    calendar: Calendar,
) -> None:
    """Move the cards, and note in the log where they went."""
    due = {question_id: calendar.begins(day) for question_id, day in new.items()}
    last = session.scalar(select(func.max(Review.seq)).where(Review.trainee_id == trainee_id))
    dates = {
        str(card.question_id): [card.reps, card.memory.stability, due[card.question_id].isoformat()]
        for card in cards
        if card.question_id in due
    }
    session.add(Redating(trainee_id=trainee_id, after_seq=last or 0, dates=dates, made_at=now))
    session.flush()
    session.connection().execute(
        update(Card)
        .where(Card.trainee_id == trainee_id, Card.question_id == bindparam("moved_id"))
        .values(due_at=bindparam("moved_to")),
        [{"moved_id": question_id, "moved_to": due_at} for question_id, due_at in due.items()],
    )
    session.expire_all()
