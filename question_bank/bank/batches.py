"""What was done to many questions at once, so that it can be told, and undone as one."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base, Key, stored


class Deed(enum.StrEnum):
    """What is done to many questions at once."""

    ACCEPT = "accept"
    TAG = "tag"
    UNTAG = "untag"
    MOVE = "move"
    RETIRE = "retire"
    STOP = "stop"


class Batch(Base):
    """One such deed: `what` names the tag, the bank or the phrase; `before` is for undoing it."""

    __tablename__ = "batch"
    __table_args__ = (Index(None, "person_id", "id"),)

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    deed: Mapped[Deed] = mapped_column(stored(Deed))
    what: Mapped[str] = mapped_column(String(200), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    before: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class BatchItem(Base):
    """One question that a batch changed; of a move, the bank and the requirement it was of."""

    __tablename__ = "batch_item"

    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id"), primary_key=True, index=True
    )
    bank_id: Mapped[int | None] = mapped_column(ForeignKey("bank.id"))
    requirement_id: Mapped[int | None] = mapped_column(ForeignKey("requirement.id"))
