"""标签: words that the editors of a bank put on its questions."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base, Key

LONGEST_TAG = 20


class Tag(Base):
    """One tag of one bank."""

    __tablename__ = "tag"
    __table_args__ = (UniqueConstraint("bank_id", "name"),)

    id: Mapped[Key]
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"))
    name: Mapped[str] = mapped_column(String(LONGEST_TAG))


class QuestionTag(Base):
    """A tag on a question of the same bank."""

    __tablename__ = "question_tag"

    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id"), primary_key=True, index=True)
