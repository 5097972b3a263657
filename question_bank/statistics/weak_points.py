"""薄弱要点: which requirements a class has not understood, the weakest first, in sums."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.questions import Question, Requirement, Version
from question_bank.bank.versions import LIVE
from question_bank.questions.content import from_json
from question_bank.statistics.classes import FEWEST
from question_bank.statistics.tables import AnswerFigure
from question_bank.statistics.tallies import commonest, tallied
from question_bank.statistics.weaknesses import label, question_label

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from question_bank.statistics.classes import Group
    from question_bank.statistics.tallies import Part, Slip

WEAK = 0.9
SHOWN = 12
ENOUGH = 5


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """A requirement that a class was asked about.

    `first` and `last` are the shares of it that were right, as `tables.AnswerFigure` counts them:
    in its people's first answers, and when they were asked last. `question_id` is the question of
    it that goes worst, `content` what that asks, and `slip` the wrong answer that most people gave
    it first. So many `people` answered the question of it that was answered by most.
    """

    label: str
    question_id: int
    content: Content
    people: int
    first: float
    last: float
    slip: Slip | None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the answers to one question come to: sums of shares."""

    question_id: int
    people: int
    first: float
    last: float


def weak_points(
    session: Session, group: Group, *, most: int | None = SHOWN
) -> tuple[WeakPoint, ...]:
    """Return the requirements a group knew worst when asked last: under nine tenths right.

    Where they are fewer than five, those follow that went worst at first.

    With `most` None all that five people were asked about are returned, weak or not. A question
    that somebody wrote stands for itself.
    """
    points = sorted(_points(session, group), key=lambda asked: (_last(asked), _worst(asked)))
    if most is not None:
        points = _weak(points)[:most]
    words = _worded(session, [_worst(asked) for asked in points])
    slips = _slips(session, group, {id_: content for id_, (_, content) in words.items()})
    return tuple(
        WeakPoint(
            label=words[worst][0],
            question_id=worst,
            content=words[worst][1],
            people=max(one.people for one in asked),
            first=_first(asked),
            last=_last(asked),
            slip=slips.get(worst),
        )
        for asked in points
        for worst in [_worst(asked)]
    )


def _points(session: Session, group: Group) -> list[list[_Asked]]:
    """Return what a group answered, by requirement; those that five people were asked about."""
    if group.tells_of_few:
        return []
    rows = session.execute(
        select(
            AnswerFigure.question_id,
            func.count(),
            func.sum(AnswerFigure.first),
            func.sum(AnswerFigure.last),
            Question.requirement_id,
        )
        .join(Question, Question.id == AnswerFigure.question_id)
        .where(AnswerFigure.trainee_id.in_(group.trainee_ids), AnswerFigure.first.is_not(None))
        .group_by(AnswerFigure.question_id, Question.requirement_id)
        .order_by(AnswerFigure.question_id)
    )
    current = set(group.question_ids)
    found: defaultdict[int, list[_Asked]] = defaultdict(list)
    for question_id, people, first, last, requirement_id in rows:
        if question_id in current:
            asked = _Asked(question_id, people, first or 0.0, last or 0.0)
            found[requirement_id or -question_id].append(asked)
    return [asked for asked in found.values() if max(one.people for one in asked) >= FEWEST]


def _weak(points: Sequence[list[_Asked]]) -> list[list[_Asked]]:
    """Return those that are weak now, and with them the weak at first until there are five."""
    now = [asked for asked in points if _last(asked) < WEAK]
    first = [asked for asked in points if _last(asked) >= WEAK > _first(asked)]
    return now + sorted(first, key=_first)[: max(0, ENOUGH - len(now))]


def _first(asked: Sequence[_Asked]) -> float:
    """Return the share of a requirement that was right in the first answers."""
    return sum(one.first for one in asked) / sum(one.people for one in asked)


def _last(asked: Sequence[_Asked]) -> float:
    """Return the share of a requirement that was right in the last answers."""
    return sum(one.last for one in asked) / sum(one.people for one in asked)


def _worst(asked: Sequence[_Asked]) -> int:
    """Return the question of a requirement that went worst in the last answers."""
    return min(asked, key=lambda one: (one.last / one.people, one.question_id)).question_id


def _worded(session: Session, question_ids: Collection[int]) -> dict[int, tuple[str, Content]]:
    """Return what questions belong to, in words, and what they ask."""
    rows = session.execute(
        select(Question.id, Version.content, Requirement.content)
        .join(Version, LIVE)
        .outerjoin(Requirement, Requirement.id == Question.requirement_id)
        .where(Question.id.in_(question_ids))
        .order_by(Question.id)
    )
    contents = [(question_id, from_json(stored), point) for question_id, stored, point in rows]
    return {
        question_id: (label(point) if point else question_label(content), content)
        for question_id, content, point in contents
    }


def _slips(session: Session, group: Group, asked: dict[int, Content]) -> dict[int, Slip | None]:
    """Return the commonest wrong answer to each question, of those that people gave first."""
    rows = session.execute(
        select(AnswerFigure.question_id, AnswerFigure.parts)
        .where(AnswerFigure.question_id.in_(list(asked)), AnswerFigure.first.is_not(None))
        .where(AnswerFigure.trainee_id.in_(group.trainee_ids))
        .order_by(AnswerFigure.question_id, AnswerFigure.trainee_id)
    )
    given: defaultdict[int, list[list[Part]]] = defaultdict(list)
    for question_id, parts in rows:
        given[question_id].append(parts)
    return {one: commonest(tallied(asked[one], parts)) for one, parts in given.items()}
