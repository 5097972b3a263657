"""How many reviews wait for a trainee on each of the next days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.study.scheduling.agenda import days_off
from question_bank.study.scheduling.intervals import Agenda
from question_bank.study.scheduling.pacing import room

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from question_bank.statistics.studied import Studied
    from question_bank.study.courses import OpenCourse
    from question_bank.study.days import Calendar
    from question_bank.study.quiz.queue import Queue

WEEKS = 4


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A day and the reviews that come on it; `is_off` is a day the trainee keeps free."""

    on: date
    reviews: int
    is_off: bool


def workload(
    session: Session,
    cards: Iterable[Studied],
    *,
    trainee_id: int,
    courses: Sequence[OpenCourse],
    waiting: Queue,
    today: int,
    calendar: Calendar,
) -> tuple[DayAhead, ...]:
    """Return the reviews of the next four weeks, as they are planned now, without new questions.

    Today has what is still `waiting`. What is due but finds no room waits for the next days, and
    what a day cannot hold goes on to the day after; nothing goes on to a day off.
    """
    asked = set(waiting.learning) | set(waiting.review) | set(waiting.ahead)
    over: list[Studied] = []
    due: dict[int, list[Studied]] = defaultdict(list)
    for card in cards:
        if card.due_day is not None and card.may_come and card.question_id not in asked:
            (due[card.due_day] if card.due_day > today else over).append(card)
    agenda = Agenda(days_off=days_off(session, trainee_id))
    whole = room(session, trainee_id=trainee_id, courses=courses, reviewed={}, today=today + 1)
    found = [DayAhead(calendar.date(today), len(asked), agenda.is_off(today))]
    for day in range(today + 1, today + 7 * WEEKS):
        is_off = agenda.is_off(day)
        fitting = whole.fitting(due[day] if is_off else [*over, *due[day]])
        found.append(DayAhead(calendar.date(day), len(fitting), is_off))
        taken = {card.question_id for card in fitting}
        over = [card for card in [*over, *due[day]] if card.question_id not in taken]
    return tuple(found)
