"""What a trainee answered to a question in practice: worked out from the log, and kept.

Only what was marked counts: not what somebody said of themselves to know. What was answered in an
exam goes into the same log, but it is counted with the exam. An undone answer was never given; one
that was marked again counts as it was marked last.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from sqlalchemy import delete, func, insert, select

from question_bank.statistics import difficulty
from question_bank.statistics.tables import AnswerFigure
from question_bank.study.cards import Card
from question_bank.study.quiz.outcomes import Means
from question_bank.study.record.log import take_turn
from question_bank.study.reviews import FROM_A_SITTING, Entry, Review

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session


Parts: TypeAlias = "Sequence[dict[str, Any]]"


class Logged(NamedTuple):
    """What the figures need of a row of the log."""

    question_id: int
    seq: int
    entry: Entry
    refers_to: int | None
    attempt: str
    study_day: int
    evidence: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answered:
    """One trainee's answers to one question, as `tables.AnswerFigure` keeps them."""

    seq: int
    answers: int
    first: float | None
    last: float | None
    parts: list[tuple[str, str, bool]]


def answered(rows: Iterable[Logged]) -> Answered:
    """Return the figures of a trainee and a question by their rows of the log, oldest first."""
    rows = list(rows)
    undone = {row.refers_to for row in rows if row.entry is Entry.UNDO}
    anew = {row.refers_to: row for row in rows if row.entry is Entry.REMARK}
    stand = [
        (row.study_day, anew.get(row.seq, row).evidence["parts"])
        for row in rows
        if row.entry is Entry.ANSWER and row.seq not in undone and _counts(row)
    ]
    first: Parts = stand[0][1] if stand else []
    last_day = max((day for day, _ in stand), default=None)
    last: Parts = next((parts for day, parts in stand if day == last_day), [])
    return Answered(
        seq=max(row.seq for row in rows),
        answers=len(stand),
        first=_share(first),
        last=_share(last),
        parts=[(part["key"], part["written"], part["right"]) for part in first],
    )


def behind(
    session: Session, question_id: int, trainee_ids: Collection[int] | Select[int]
) -> Sequence[int]:
    """Return those of the trainees whose log holds more of a question than its figures."""
    last = (
        select(func.max(Review.seq))
        .where(Review.trainee_id == Card.trainee_id, Review.question_id == question_id)
        .correlate(Card)
        .scalar_subquery()
    )
    return session.scalars(
        select(Card.trainee_id)
        .outerjoin(
            AnswerFigure,
            (AnswerFigure.trainee_id == Card.trainee_id)
            & (AnswerFigure.question_id == question_id),
        )
        .where(Card.question_id == question_id, Card.trainee_id.in_(trainee_ids))
        .where(last > func.coalesce(AnswerFigure.seq, 0))
        .order_by(Card.trainee_id)
    ).all()


def in_turns(trainee_ids: Sequence[int], most: int) -> Iterator[Sequence[int]]:
    """Give trainees a few at a time: between two turns others may write."""
    for place in range(0, len(trainee_ids), most):
        yield trainee_ids[place : place + most]


def catch_up(session: Session, trainee_id: int, *, question_ids: Collection[int]) -> None:
    """Work out a trainee's figures of some questions again, from all that the log holds of them."""
    take_turn(session, trainee_id)
    rows = session.execute(
        select(
            Review.question_id,
            Review.seq,
            Review.entry,
            Review.refers_to,
            Review.attempt,
            Review.study_day,
            Review.evidence,
        )
        .where(Review.trainee_id == trainee_id, Review.question_id.in_(question_ids))
        .order_by(Review.seq)
    )
    of_question: defaultdict[int, list[Logged]] = defaultdict(list)
    for row in rows:
        of_question[row.question_id].append(Logged(*row))
    _keep(session, trainee_id, {one: answered(logged) for one, logged in of_question.items()})


def catch_up_since(session: Session, trainee_id: int, *, seq: int) -> int:
    """Work out again what a trainee's log says since a row; return how far it reaches now."""
    take_turn(session, trainee_id)
    rows = session.execute(
        select(Review.question_id, func.max(Review.seq))
        .where(Review.trainee_id == trainee_id, Review.seq > seq)
        .group_by(Review.question_id)
        .order_by(Review.question_id)
    )
    touched: dict[int, int] = dict(rows.all())
    if touched:
        catch_up(session, trainee_id, question_ids=list(touched))
    return max(touched.values(), default=seq)


def _keep(session: Session, trainee_id: int, found: dict[int, Answered]) -> None:
    mine = AnswerFigure.trainee_id == trainee_id, AnswerFigure.question_id.in_(list(found))
    before = session.execute(select(AnswerFigure.question_id, AnswerFigure.first).where(*mine))
    difficulty.count(
        session, dict(before.all()), {one: figures.first for one, figures in found.items()}
    )
    session.execute(delete(AnswerFigure).where(*mine).execution_options(synchronize_session=False))
    rows = [
        {
            "trainee_id": trainee_id,
            "question_id": question_id,
            "seq": figures.seq,
            "answers": figures.answers,
            "first": figures.first,
            "last": figures.last,
            "parts": figures.parts,
        }
        for question_id, figures in found.items()
    ]
    if rows:
        session.connection().execute(insert(AnswerFigure), rows)


def _counts(row: Logged) -> bool:
    rated = row.evidence.get("means") == Means.RATED
    return not rated and not row.attempt.startswith(FROM_A_SITTING)


def _share(parts: Parts) -> float | None:
    return sum(bool(part["right"]) for part in parts) / len(parts) if parts else None
