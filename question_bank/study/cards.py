"""What each trainee remembers of each question."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base, Key, Numbered, stored


class Phase(enum.StrEnum):
    """Where a card stands: never asked, in its first steps, in memory, or forgotten again."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


class MemoryParameters(Base):
    """A fitted or default set of the memory model's weights: written once, never changed."""

    __tablename__ = "memory_parameters"

    id: Mapped[Key]
    algorithm: Mapped[str] = mapped_column(String(20))
    weights: Mapped[list[Any]]
    created_at: Mapped[datetime]


# all that the due queue asks of a card, so that it reads nothing but this index
_ASKED = (
    "trainee_id",
    "course_id",
    "phase",
    "due_at",
    "question_id",
    "suspended_at",
    "buried_day",
)


class Card(Base):
    """One trainee × one question: what the schedule knows.

    `stability` (days until recall falls to 0.9) and `difficulty` (1 to 10) are None until the first
    review. `due_at` is exact in the learning steps, else the rollover of the due study day.
    `last_day` is a study day's number; `lock` grows with each change, so that a stale page is seen.
    A card is not asked while it is suspended, nor on its `buried_day`.
    """

    __tablename__ = "card"
    __table_args__ = (
        Index("ix_card_asked", *_ASKED),
        Index(None, "trainee_id", "last_day"),
        CheckConstraint("reps >= 0 AND lapses >= 0", name="counts_run_forward"),
    )

    trainee_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id"), primary_key=True, index=True
    )
    course_id: Mapped[int | None] = mapped_column(ForeignKey("course.id"))
    phase: Mapped[Phase] = mapped_column(stored(Phase), default=Phase.NEW)
    step: Mapped[int] = mapped_column(default=0)
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    due_at: Mapped[datetime | None]
    last_at: Mapped[datetime | None]
    last_day: Mapped[int | None]
    introduced_day: Mapped[int | None]
    buried_day: Mapped[int | None]
    suspended_at: Mapped[datetime | None]
    reps: Mapped[int] = mapped_column(default=0)
    lapses: Mapped[int] = mapped_column(default=0)
    parameters_id: Mapped[int | None] = mapped_column(ForeignKey("memory_parameters.id"))
    lock: Mapped[int] = mapped_column(default=0)


class Redating(Numbered, Base):
    """New dates for some of a trainee's cards, because the exam they work towards has moved.

    It belongs to the log: it happened behind the trainee's row `after_seq`. `dates` holds for each
    question its card's `reps` and `stability` at the time, and its new date.
    """

    __tablename__ = "redating"
    __table_args__ = (Index(None, "trainee_id", "after_seq"),)

    trainee_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    after_seq: Mapped[int]
    dates: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
