"""What a trainee does not know well: what went wrong of late and is not firm yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, select

from question_bank.bank.questions import Question, Requirement, Version
from question_bank.bank.versions import LIVE
from question_bank.questions.blank import BLANK
from question_bank.questions.content import from_json, prompt
from question_bank.questions.judgement import Judgement
from question_bank.statistics.studied import FIRM_DAYS
from question_bank.study.cards import Card
from question_bank.study.courses import in_course
from question_bank.study.record.marked import standing_answers
from question_bank.study.reviews import Rating

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from question_bank.study.courses import OpenCourse
    from question_bank.study.days import Calendar

WEAK_DAYS = 28
WEAK_SHOWN = 5
LABEL_CHARACTERS = 24


@dataclass(frozen=True, slots=True)
class Weakness:
    """A requirement that was answered wrongly of late and is not firm yet.

    `question_id` is its question that went wrong most often, `wrong` how often all of them did. A
    question that somebody wrote stands for itself.
    """

    label: str
    question_id: int
    wrong: int


def weaknesses(
    session: Session,
    *,
    trainee_id: int,
    courses: Sequence[OpenCourse],
    now: datetime,
    calendar: Calendar,
) -> tuple[Weakness, ...]:
    """Return the requirements answered wrongly in the last four weeks, the weakest first."""
    mine = {"trainee_id": trainee_id, "since": calendar.day(now) - WEAK_DAYS}
    wrong: dict[int, int] = dict(session.execute(_failed(), mine).all())
    if not wrong:
        return ()
    rows = session.execute(_shaky(trainee_id, courses, wrong))
    found: dict[int, Weakness] = {}
    for question_id, requirement_id, content, asked in sorted(
        rows, key=lambda row: (-wrong[row[0]], row[0])
    ):
        point = requirement_id or -question_id
        named = label(content) if content else question_label(from_json(asked))
        worst = found.get(point) or Weakness(named, question_id, 0)
        found[point] = replace(worst, wrong=worst.wrong + wrong[question_id])
    ranked = sorted(found.values(), key=lambda weak: (-weak.wrong, weak.question_id))
    return tuple(ranked[:WEAK_SHOWN])


def label(content: dict[str, Any]) -> str:
    """Return what a requirement is called, as the contract prints it; else how it begins."""
    items = content.get("items") or [pair["left"] for pair in content.get("pairs", ())]
    found = content.get("name") or (items or [content.get("role") or {"text": ""}])[0]["text"]
    found = _shortened(found)
    return found if content.get("name") or len(items) < 2 else f"{found}等 {len(items)} 项"


def question_label(content: Content) -> str:
    """Return how a question begins; of a changed statement what the material says."""
    words = content.correction if isinstance(content, Judgement) else None
    return _shortened((words or prompt(content)).replace(BLANK, "……"))


def _shortened(words: str) -> str:
    words = words.strip("，、；。：")
    return words[: LABEL_CHARACTERS - 1] + "…" if len(words) > LABEL_CHARACTERS else words


@cache
def _failed() -> Select[int, int]:
    """Return the select of how often each question went wrong; it is built once."""
    answers = standing_answers(bindparam("trainee_id"), since=bindparam("since"))
    return (
        select(answers.c.question_id, func.count())
        .where(answers.c.rating == Rating.AGAIN)
        .group_by(answers.c.question_id)
    )


def _shaky(
    trainee_id: int, courses: Sequence[OpenCourse], questions: Iterable[int]
) -> Select[int, int, dict[str, Any], dict[str, Any]]:
    """Return the select of those of the questions that are not firm, with their requirements."""
    return (
        select(Question.id, Requirement.id, Requirement.content, Version.content)
        .join(Version, LIVE)
        .outerjoin(Requirement, Requirement.id == Question.requirement_id)
        .join(Card, (Card.question_id == Question.id) & (Card.trainee_id == trainee_id))
        .where(Question.id.in_(list(questions)), Card.stability < FIRM_DAYS)
        .where(Card.course_id.in_([course.id for course in courses]))
        .where(in_course(Card.question_id, Card.course_id))
        .order_by(Question.id)
    )
