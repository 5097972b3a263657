"""The answers of a trainee as they count now: without what was undone, as they were marked last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from question_bank.bank.base import renamed
from question_bank.study.reviews import Entry, Review

if TYPE_CHECKING:
    from sqlalchemy import CTE, BindParameter, ColumnElement

# the log under other names
_UNDO, _REMARK, _LATER = renamed(Review), renamed(Review), renamed(Review)


def standing_answers(
    trainee_id: int | BindParameter[int], *, since: int | BindParameter[int] = 0
) -> CTE:
    """Return a trainee's answers that count, from a study day on, for use in another select.

    Columns: question_id, seq, study_day, answered_at, rating.
    """

    def rows(log: type[Review], entry: Entry) -> ColumnElement[bool]:
        return and_(log.trainee_id == trainee_id, log.study_day >= since, log.entry == entry)

    undone = select(_UNDO.refers_to).where(rows(_UNDO, Entry.UNDO), _UNDO.refers_to.is_not(None))
    last = select(func.max(_LATER.seq)).where(rows(_LATER, Entry.REMARK)).group_by(_LATER.refers_to)
    marked = (
        select(_REMARK.refers_to, _REMARK.rating)
        .where(_REMARK.trainee_id == trainee_id, _REMARK.seq.in_(last))
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
        .where(rows(Review, Entry.ANSWER), Review.seq.not_in(undone))
        .cte("answers")
    )
