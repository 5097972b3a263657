"""What trainees say about a question: 我的答案也对, 试题纠错, and the ones they keep."""

from __future__ import annotations

import enum
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base, Key, Numbered, stored
from question_bank.study.exams import of_sitting


class Verdict(enum.StrEnum):
    """Where an appeal or a report stands."""

    OPEN = "open"
    UPHELD = "upheld"
    DISMISSED = "dismissed"


class Fault(enum.StrEnum):
    """What a trainee finds wrong with a question."""

    MISPRINT = "misprint"
    OUTDATED = "outdated"
    AMBIGUOUS = "ambiguous"
    OTHER = "other"


class Appeal(Numbered, Base):
    """答案异议: a trainee holds that an answer marked wrong is right too.

    One for each part of an answer in the log (`review_seq`) or on a sitting's sheet (`sitting_id`
    and `position`). Upholding it adds an accepted answer to the version, marks again whoever wrote
    the same, and works their cards out anew. `seen_at` is when the trainee read the reply.
    """

    __tablename__ = "appeal"
    __table_args__ = (
        UniqueConstraint("trainee_id", "review_seq", "part"),
        UniqueConstraint("trainee_id", "sitting_id", "position", "part"),
        of_sitting(),
        Index(None, "verdict", "question_id"),
    )

    trainee_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    review_seq: Mapped[int | None]
    sitting_id: Mapped[int | None]
    position: Mapped[int | None]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"))
    part: Mapped[int]
    written: Mapped[str] = mapped_column(String(500))
    reason: Mapped[str] = mapped_column(String(500), default="")
    verdict: Mapped[Verdict] = mapped_column(stored(Verdict), default=Verdict.OPEN)
    reply: Mapped[str] = mapped_column(String(500), default="")
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    made_at: Mapped[datetime]


class Report(Base):
    """试题纠错: something is wrong with a question. One open report a person and question."""

    __tablename__ = "report"
    __table_args__ = (
        Index(None, "verdict", "question_id"),
        Index(None, "person_id", "made_at"),
        Index(
            "uq_report_one_open",
            "person_id",
            "question_id",
            unique=True,
            sqlite_where=text("verdict = 'open'"),
            postgresql_where=text("verdict = 'open'"),
        ),
    )

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"))
    fault: Mapped[Fault] = mapped_column(stored(Fault))
    words: Mapped[str] = mapped_column(String(500), default="")
    verdict: Mapped[Verdict] = mapped_column(stored(Verdict), default=Verdict.OPEN)
    reply: Mapped[str] = mapped_column(String(500), default="")
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    made_at: Mapped[datetime]


class Favourite(Base):
    """收藏: a question that a trainee has put aside."""

    __tablename__ = "favourite"

    trainee_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id"), primary_key=True, index=True
    )
    kept_at: Mapped[datetime]
