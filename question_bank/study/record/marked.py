"""The answers of a trainee as they count now: without what was undone, as they were marked last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from question_bank.study.reviews import Entry, Review

if TYPE_CHECKING:
    from sqlalchemy import CTE


def standing_answers(trainee_id: int, *, since: int = 0) -> CTE:
    """Return a trainee's answers that count, from a study day on, for use in another select.

    Columns: question_id, seq, study_day, answered_at, rating.
    """
    undo, remark, later = aliased(Review), aliased(Review), aliased(Review)
    undone = select(undo.refers_to).where(
        undo.trainee_id == trainee_id,
        undo.study_day >= since,
        undo.entry == Entry.UNDO,
        undo.refers_to.is_not(None),
    )
    last = (
        select(func.max(later.seq))
        .where(
            later.trainee_id == trainee_id,
            later.study_day >= since,
            later.entry == Entry.REMARK,
        )
        .group_by(later.refers_to)
    )
    marked = (
        select(remark.refers_to, remark.rating)
        .where(remark.trainee_id == trainee_id, remark.seq.in_(last))
        .subquery()
    )
    return (
        select(
            Review.question_id,
            Review.seq,
            Review.study_day,
            Review.answered_at,
            func.coalesce(marked.c.rating, Review.rating).label("rating"),
        )
        .outerjoin(marked, marked.c.refers_to == Review.seq)
        .where(
            Review.trainee_id == trainee_id,
            Review.study_day >= since,
            Review.entry == Entry.ANSWER,
            Review.seq.not_in(undone),
        )
        .cte("answers")
    )
