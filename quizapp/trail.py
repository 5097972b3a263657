"""What a trainee is going through: what is due, one material, or a round of practice.

It stands in the address, so that every page can be reloaded, goes on without script, and two
windows do not disturb each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import abort, request

from question_bank.study.quiz.practice import practice
from question_bank.study.quiz.queue import queue
from question_bank.study.quiz.rounds import Round, remaining
from quizapp.access import visitor
from quizapp.numbers import LARGEST, number
from quizapp.trainee import calendar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse
    from question_bank.study.quiz.queue import Queue

MOST_QUESTIONS = 50
IMMEDIATE, DEFERRED = "a", "z"


@dataclass(frozen=True, slots=True)
class Trail:
    """What is being gone through; with `cards`, by looking at both sides of a card."""

    material: int | None = None
    round: Round | None = None
    cards: bool = False

    @classmethod
    def here(cls) -> Trail:
        """Return the trail of the address that was asked for; a broken one is not found."""
        code = request.args.get("round")
        return cls(
            material=request.args.get("material", type=number),
            round=decoded(code) if code else None,
            cards=request.args.get("cards") == "1",
        )

    @property
    def args(self) -> dict[str, Any]:
        """What an address needs to stay on the trail: `url_for("quiz.index", **trail.args)`."""
        found: dict[str, Any] = {"round": encoded(self.round)} if self.round else {}
        found |= {"material": self.material} if self.material is not None else {}
        return found | ({"cards": 1} if self.cards else {})

    @property
    def name(self) -> str:
        """What it is called on the page."""
        if self.cards:
            return "记忆卡"
        return "复习" if self.material is None and self.round is None else "练习"

    @property
    def defers(self) -> bool:
        """Whether how an answer went is shown at the end only."""
        return self.round is not None and self.round.defers

    def waiting(self, rows: Session, courses: Sequence[OpenCourse], moment: datetime) -> Queue:
        """Return what is still to be asked."""
        me, days = visitor().person_id, calendar()
        if self.round is not None:
            return remaining(
                rows, self.round, trainee_id=me, courses=courses, now=moment, calendar=days
            )
        if self.material is None:
            return queue(rows, trainee_id=me, courses=courses, now=moment, calendar=days)
        return practice(
            rows,
            trainee_id=me,
            speech_id=self.material,
            courses=courses,
            now=moment,
            calendar=days,
        )


def encoded(found: Round) -> str:
    """Return a round as it stands in an address."""
    numbers = (round(found.since.timestamp() * 1000), *found.question_ids)
    return ".".join((DEFERRED if found.defers else IMMEDIATE, *(f"{one:x}" for one in numbers)))


def decoded(code: str) -> Round:
    """Return the round that `encoded` gave; anything else is not found."""
    kind, *numbers = code.split(".")
    try:
        since, *question_ids = (int(one, 16) for one in numbers)
        found = Round(
            tuple(question_ids), datetime.fromtimestamp(since / 1000, UTC), kind == DEFERRED
        )
    except (ValueError, OverflowError, OSError):
        abort(HTTPStatus.NOT_FOUND)
    is_sound = len(question_ids) <= MOST_QUESTIONS and all(
        0 < one <= LARGEST for one in question_ids
    )
    if not is_sound or kind not in {IMMEDIATE, DEFERRED}:
        abort(HTTPStatus.NOT_FOUND)
    return found
