"""What curators leave beside their decisions: comments, checks, proposals, rules, likenesses."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base, Key, stored


class Comment(Base):
    """What a curator remarks on a question: never changed; its writer may take it back."""

    __tablename__ = "comment"
    __table_args__ = (Index(None, "question_id", "id"),)

    id: Mapped[Key]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    words: Mapped[str] = mapped_column(Text)
    said_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class SourceCheck(Base):
    """核对原文: who compared a version that asks a quotation with the words quoted, and when."""

    __tablename__ = "source_check"

    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    checked_at: Mapped[datetime]


class Proposal(Base):
    """A version that one curator stands for and that waits for another's approval.

    With `asks_anew` it asks something else than the version before: memory starts afresh with it.
    """

    __tablename__ = "proposal"

    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), primary_key=True)
    version: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    asks_anew: Mapped[bool]
    proposed_at: Mapped[datetime]


class BankRule(Base):
    """Whether a bank wants a second approval, from when on, set by whom: the last row counts."""

    __tablename__ = "bank_rule"
    __table_args__ = (Index(None, "bank_id", "id"),)

    id: Mapped[Key]
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"))
    second_approval: Mapped[bool]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    set_at: Mapped[datetime]


class Likeness(Base):
    """One of the few numbers that questions of like words have in common."""

    __tablename__ = "likeness"

    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), primary_key=True)
    band: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(index=True)


class SpeechAct(enum.StrEnum):
    """What somebody did to a speech: read a text in, change what is known of it, join another."""

    READ = "read"
    FACTS = "facts"
    JOIN = "join"


class SpeechChange(Base):
    """Who changed what is known of a speech, and when: written once, never changed."""

    __tablename__ = "speech_change"
    __table_args__ = (Index(None, "speech_id", "id"),)

    id: Mapped[Key]
    speech_id: Mapped[int] = mapped_column(ForeignKey("speech.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    act: Mapped[SpeechAct] = mapped_column(stored(SpeechAct))
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]
