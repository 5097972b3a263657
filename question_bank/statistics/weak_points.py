"""薄弱要点: which requirements a class has not understood, the weakest first, in sums."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from question_bank.bank.questions import Question, Requirement, Version
from question_bank.bank.versions import LIVE
from question_bank.questions.content import from_json
from question_bank.statistics.classes import FEWEST
from question_bank.statistics.tables import AnswerFigure
from question_bank.statistics.tallies import commonest, tallied
from question_bank.statistics.weaknesses import label, question_label

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from question_bank.statistics.classes import Group
    from question_bank.statistics.tallies import Part, Slip

WEAK = 0.9
SHOWN = 12


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """A requirement that `people` of a class were asked about.

    `first` and `last` are the shares of it that were right in their first and in their last
    answers. `question_id` is the question of it that goes worst, `content` what that asks, and
    `slip` the wrong answer that most people gave first.
    """

    label: str
    question_id: int
    content: Content
    people: int
    first: float
    last: float
    slip: Slip | None


def weak_points(
    session: Session, group: Group, *, most: int | None = SHOWN
) -> tuple[WeakPoint, ...]:
    """Return the requirements a group knows worst by its last answers: under nine tenths right.

    With `most` None all that five people were asked about are returned, weak or not. A question
    that somebody wrote stands for itself.
    """
    people, share = func.count(AnswerFigure.trainee_id.distinct()), func.avg(AnswerFigure.last)
    point = func.coalesce(Question.requirement_id, -Question.id)
    query = (
        select(point, people, func.avg(AnswerFigure.first), share)
        .join(Question, Question.id == AnswerFigure.question_id)
        .where(*_of(group))
        .group_by(point)
        .having(people >= FEWEST)
        .order_by(share, point)
    )
    if most is not None:
        query = query.having(share < WEAK).limit(most)
    found = session.execute(query).all()
    worst = _worst(session, group, [row[0] for row in found])
    asked = _asked(session, worst.values())
    slips = _slips(session, group, {one: asked[one][1] for one in worst.values()})
    return tuple(
        WeakPoint(
            label=asked[worst[point]][0],
            question_id=worst[point],
            content=asked[worst[point]][1],
            people=answered,
            first=first,
            last=last,
            slip=slips.get(worst[point]),
        )
        for point, answered, first, last in found
    )


def _of(group: Group) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions on answers that they are of a group, to what it is to know."""
    return (
        AnswerFigure.trainee_id.in_(group.trainee_ids),
        AnswerFigure.question_id.in_(group.question_ids),
        AnswerFigure.first.is_not(None),
    )


def _worst(session: Session, group: Group, points: Collection[int]) -> dict[int, int]:
    """Return the question of each requirement that went worst in the last answers."""
    point = func.coalesce(Question.requirement_id, -Question.id)
    of_points = Question.requirement_id.in_(points) | Question.id.in_([-one for one in points])
    rows = session.execute(
        select(point, Question.id)
        .join(AnswerFigure, AnswerFigure.question_id == Question.id)
        .where(*_of(group), of_points)
        .group_by(point, Question.id)
        .order_by(func.avg(AnswerFigure.last).desc(), Question.id.desc())
    )
    return dict(rows.all())


def _asked(session: Session, question_ids: Collection[int]) -> dict[int, tuple[str, Content]]:
    """Return what questions belong to, in words, and what they ask."""
    rows = session.execute(
        select(Question.id, Version.content, Requirement.content)
        .join(Version, LIVE)
        .outerjoin(Requirement, Requirement.id == Question.requirement_id)
        .where(Question.id.in_(question_ids))
        .order_by(Question.id)
    )
    return {question_id: _worded(stored, point) for question_id, stored, point in rows}


def _worded(stored: dict[str, Any], point: dict[str, Any] | None) -> tuple[str, Content]:
    content = from_json(stored)
    return label(point) if point else question_label(content), content


def _slips(session: Session, group: Group, asked: dict[int, Content]) -> dict[int, Slip | None]:
    """Return the commonest wrong answer to each question, of those that people gave first."""
    rows = session.execute(
        select(AnswerFigure.question_id, AnswerFigure.parts)
        .where(*_of(group), AnswerFigure.question_id.in_(list(asked)))
        .order_by(AnswerFigure.question_id, AnswerFigure.trainee_id)
    )
    given: defaultdict[int, list[list[Part]]] = defaultdict(list)
    for question_id, parts in rows:
        given[question_id].append(parts)
    return {one: commonest(tallied(asked[one], parts)) for one, parts in given.items()}
