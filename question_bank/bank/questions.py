"""Requirements, questions with their versions, and the places of the speech they came from."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base, Key, stored
from question_bank.bank.wording import LONGEST_NAME, said_by, words_of

if TYPE_CHECKING:
    from sqlalchemy.engine.default import DefaultExecutionContext


class Status(enum.StrEnum):
    """待审核, 已入库, 已退回, 已停用."""

    DRAFT = "draft"
    APPROVED = "approved"
    REJECTED = "rejected"
    RETIRED = "retired"


class Action(enum.StrEnum):
    """What a curator did."""

    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"
    RETIRE = "retire"
    UNDO = "undo"


def _words(context: DefaultExecutionContext) -> str:
    return words_of(context.get_current_parameters()["content"])  # type: ignore[no-untyped-call] # untyped there


def _said_by(context: DefaultExecutionContext) -> str:
    return said_by(context.get_current_parameters()["content"])  # type: ignore[no-untyped-call] # untyped there


class Requirement(Base):
    """要点: a list, pairs or a duty, as the contract prints it (`content`), once in its bank.

    `said_by` names who is quoted, "" where it is the speaker's own.
    """

    __tablename__ = "requirement"
    __table_args__ = (
        UniqueConstraint("bank_id", "fingerprint"),
        Index(None, "bank_id", "said_by"),
    )

    id: Mapped[Key]
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"))
    fingerprint: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200), default="")
    content: Mapped[dict[str, Any]]
    said_by: Mapped[str] = mapped_column(String(LONGEST_NAME), default=_said_by, server_default="")


class RequirementSource(Base):
    """One place where a requirement stands: raw code points of a reading, half open."""

    __tablename__ = "requirement_source"

    requirement_id: Mapped[int] = mapped_column(ForeignKey("requirement.id"), primary_key=True)
    reading_id: Mapped[int] = mapped_column(ForeignKey("reading.id"), primary_key=True, index=True)
    start: Mapped[int] = mapped_column(primary_key=True)
    end: Mapped[int]


# few questions wait because their source changed, among however many
CHANGED_ALONE: dict[str, Any] = {
    "sqlite_where": text("source_changed = 1"),
    "postgresql_where": text("source_changed"),
}


class Question(Base):
    """A question, whatever its wording: what is learnt, scheduled and counted.

    `live` is the number of the version that is asked. `score` is the generator's opinion, 0 to 1.
    """

    __tablename__ = "question"
    __table_args__ = (
        UniqueConstraint("bank_id", "fingerprint"),
        Index(None, "bank_id", "status", "id"),
        Index("ix_question_changed", "bank_id", **CHANGED_ALONE),
        ForeignKeyConstraint(
            ["id", "live"],
            ["version.question_id", "version.number"],
            use_alter=True,
            deferrable=True,
            initially="DEFERRED",
        ),
    )

    # said aloud: SQLAlchemy gives no number by itself to a key that points elsewhere too
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"))
    fingerprint: Mapped[str] = mapped_column(String(16))
    requirement_id: Mapped[int | None] = mapped_column(ForeignKey("requirement.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    status: Mapped[Status] = mapped_column(stored(Status), default=Status.DRAFT)
    live: Mapped[int] = mapped_column(default=1)
    ready: Mapped[bool]
    chosen: Mapped[bool]
    score: Mapped[float]
    notes: Mapped[list[Any]]
    source_changed: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class Version(Base):
    """One wording of a question: written once, never changed. No author means the generator.

    `words` are the content's plain words: what a question is found by.
    """

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("question_id", "number"),)

    id: Mapped[Key]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    number: Mapped[int]
    content: Mapped[dict[str, Any]]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime]
    words: Mapped[str] = mapped_column(Text, default=_words, server_default="")


class AcceptedAnswer(Base):
    """Another right answer to one part of a version, beside those its content holds."""

    __tablename__ = "accepted_answer"

    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True)
    answer: Mapped[str] = mapped_column(String(200), primary_key=True)
    added_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]


PASSAGE = -1  # the `part` of a source that is the whole sentence or passage


class Source(Base):
    """A place a question came from: raw code points of a reading, half open.

    Part `PASSAGE` is all of it; parts from 0 are blanks, or the sides of pairs, left and right
    alternating. `occurrence` tells several places in one reading apart.
    """

    __tablename__ = "source"
    __table_args__ = (CheckConstraint('"start" < "end"', name="not_empty"),)

    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), primary_key=True)
    reading_id: Mapped[int] = mapped_column(ForeignKey("reading.id"), primary_key=True, index=True)
    occurrence: Mapped[int] = mapped_column(primary_key=True, default=0)
    part: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    end: Mapped[int]


class Decision(Base):
    """Who decided what about a question, when and why: written once, never changed.

    `proposed` is the version that waits for a second approval after it. `asks_anew` says that
    another thing is asked from then on, `flagged` that a changed source was settled by it.
    `batch_id` names what it was taken together with.
    """

    __tablename__ = "decision"
    __table_args__ = (Index(None, "question_id", "id"),)

    id: Mapped[Key]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    action: Mapped[Action] = mapped_column(stored(Action))
    before: Mapped[Status] = mapped_column(stored(Status, name="before"))
    after: Mapped[Status] = mapped_column(stored(Status, name="after"))
    version_before: Mapped[int]
    version_after: Mapped[int]
    proposed: Mapped[int | None]
    asks_anew: Mapped[bool] = mapped_column(default=False, server_default=false())
    flagged: Mapped[bool] = mapped_column(default=False, server_default=false())
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"), index=True)
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_at: Mapped[datetime]
