"""A card that has been answered: when it comes back, and the row of the log that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.study.quiz.suspension import has_worn_out
from question_bank.study.record.log import append
from question_bank.study.record.replay import plan_json, seed, standing_of
from question_bank.study.reviews import Entry
from question_bank.study.scheduling.agenda import agendas
from question_bank.study.scheduling.schedule import answered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sqlalchemy.orm import Session

    from question_bank.study.cards import Card
    from question_bank.study.courses import OpenCourse
    from question_bank.study.days import Calendar
    from question_bank.study.reviews import Rating, Review


def move(
    session: Session,
    card: Card,
    review: Review,
    evidence: dict[str, Any],
    *,
    rating: Rating,
    courses: Sequence[OpenCourse],
    calendar: Calendar,
) -> None:
    """Write a rated answer down, and the card as it stands after it.

    `review` says when, in which of the `courses` and in which wording. With the evidence goes what
    was decided, for it may have looked at other cards; the same answers then give the same dates.

    Raises:
        Stale: someone else has changed the card.

    """
    before = standing_of(card)
    course = next(course for course in courses if course.id == review.course_id)
    after = answered(
        before,
        rating,
        now=review.answered_at,
        calendar=calendar,
        goal=course.goal,
        seed=seed(card.trainee_id, card.question_id),
        parameters=course.parameters,
        agendas=agendas(
            session,
            trainee_id=card.trainee_id,
            question_id=card.question_id,
            courses=courses,
            calendar=calendar,
        ),
    )
    worn_out = has_worn_out(before.lapses, after.lapses)
    review.entry = Entry.ANSWER
    review.rating = rating
    review.evidence = evidence | {"plan": plan_json(after), "worn_out": worn_out}
    review.study_day = calendar.day(review.answered_at)
    review.parameters_id = course.parameters.id
    if card.course_id != review.course_id:  # what is set is written, even where it is the same
        card.course_id = review.course_id
    if worn_out:
        card.suspended_at = review.answered_at
    append(session, card, review, after)
