"""The review log: written once, never changed."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base, stored

FROM_A_SITTING = "sitting-"  # how the attempt of an answer begins that was given in a sitting


class Entry(enum.StrEnum):
    """What a row of the log says."""

    ANSWER = "answer"
    UNDO = "undo"
    REMARK = "remark"
    RESET = "reset"


class Rating(enum.StrEnum):
    """How well an answer went."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


class Review(Base):
    """One submission of one card, or the undoing of one (`refers_to` is that row's seq).

    Schedules and statistics are worked out from these rows in `seq` order and from nothing else.
    `evidence` holds, for each part, what was written, the key and whether it was right; then the
    hints taken, whether the trainee gave up, and the exam the schedule had in view.
    `before` is the card as it was, so that an undo restores it exactly.
    """

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("trainee_id", "attempt"),
        Index(None, "trainee_id", "question_id", "seq"),
        Index(None, "trainee_id", "study_day", "seq"),
        Index(None, "question_id", "answered_at"),
        CheckConstraint("seconds_taken >= 0", name="time_runs_forward"),
    )

    trainee_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    attempt: Mapped[str] = mapped_column(String(40))
    entry: Mapped[Entry] = mapped_column(stored(Entry))
    refers_to: Mapped[int | None]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"))
    course_id: Mapped[int | None] = mapped_column(ForeignKey("course.id"))
    rating: Mapped[Rating | None] = mapped_column(stored(Rating))
    evidence: Mapped[dict[str, Any]]
    rater_version: Mapped[int]
    before: Mapped[dict[str, Any]]
    algorithm: Mapped[str] = mapped_column(String(20))
    parameters_id: Mapped[int | None] = mapped_column(ForeignKey("memory_parameters.id"))
    answered_at: Mapped[datetime]
    study_day: Mapped[int]
    seconds_taken: Mapped[float]
