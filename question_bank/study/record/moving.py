"""A card that has been answered: when it comes back, and the row of the log that says why."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from question_bank.study.quiz.suspension import has_worn_out
from question_bank.study.record.log import enter
from question_bank.study.record.replay import plan_json, seed
from question_bank.study.reviews import Entry
from question_bank.study.scheduling.schedule import answered

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse
    from question_bank.study.days import Calendar
    from question_bank.study.record.log import Held
    from question_bank.study.reviews import Rating
    from question_bank.study.scheduling.intervals import Agendas


@dataclass(frozen=True, slots=True)
class Rated:
    """An answer as it was given, and how it was rated by its evidence: named as the log does."""

    attempt: str
    version_id: int
    rating: Rating
    evidence: dict[str, Any]
    answered_at: datetime
    seconds_taken: float


def move(
    session: Session,
    card: Held,
    given: Rated,
    *,
    course: OpenCourse,
    calendar: Calendar,
    agendas: Agendas,
) -> None:
    """Write a rated answer down, and the card as it stands after it in a course.

    With the evidence goes what was decided, for it may have looked at other cards; the same answers
    then give the same dates.

    Raises:
        Stale: someone else has changed the card.

    """
    after = answered(
        card.standing,
        given.rating,
        now=given.answered_at,
        calendar=calendar,
        goal=course.goal,
        seed=seed(card.trainee_id, card.question_id),
        parameters=course.parameters,
        agendas=agendas,
    )
    worn_out = has_worn_out(card.standing.lapses, after.lapses)
    row = asdict(given) | {
        "entry": Entry.ANSWER,
        "refers_to": None,
        "course_id": course.id,
        "evidence": given.evidence | {"plan": plan_json(after), "worn_out": worn_out},
        "parameters_id": course.parameters.id,
        "study_day": calendar.day(given.answered_at),
    }
    laid_aside = {"suspended_at": given.answered_at} if worn_out else {}
    enter(session, card, row, after, course_id=course.id, **laid_aside)
