"""Papers and their frozen issues."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base, Key

PLAN_NAME = 40  # characters


class Paper(Base):
    """试卷: what is to be asked (`blueprint` as in bank/blueprint), still open to change.

    Before `usable_from` (启用时间) only who made it and its named readers see it or its key. A
    corrected issue is a paper of its own that takes the place of another: 勘误第 `edition` 版.
    """

    __tablename__ = "paper"

    id: Mapped[Key]
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    blueprint: Mapped[dict[str, Any]]
    seed: Mapped[int]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    usable_from: Mapped[datetime | None]
    edition: Mapped[int] = mapped_column(default=1)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"), index=True, unique=True)


class SavedPlan(Base):
    """方案: what a test asks and how it looks (`plan` as in papers/plans), under a name."""

    __tablename__ = "saved_plan"
    __table_args__ = (UniqueConstraint("made_by", "course_id", "name"),)

    id: Mapped[Key]
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), index=True)
    name: Mapped[str] = mapped_column(String(PLAN_NAME))
    plan: Mapped[dict[str, Any]]
    made_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime]


class PaperReader(Base):
    """Who may see a paper before it is used."""

    __tablename__ = "paper_reader"

    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)


class Issue(Base):
    """A paper as it went to the printer: frozen values and the versions behind them."""

    __tablename__ = "issue"
    __table_args__ = (UniqueConstraint("paper_id", "number"),)

    id: Mapped[Key]
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"))
    number: Mapped[int]
    booklet: Mapped[str] = mapped_column(String(8))
    printed: Mapped[dict[str, Any]]
    version_ids: Mapped[list[Any]]
    seed: Mapped[int]
    issued_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    issued_at: Mapped[datetime]


class Handover(Base):
    """Who was given which file of a paper, and when: written once, never changed."""

    __tablename__ = "handover"
    __table_args__ = (Index(None, "paper_id", "id"),)

    id: Mapped[Key]
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    file: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]


class ReviewList(Base):
    """送审稿: questions of a material that a leader looks at on paper, in the order of the list.

    `asked` holds the question and the version that stands on the list, a pair for each number.
    """

    __tablename__ = "review_list"

    id: Mapped[Key]
    speech_id: Mapped[int] = mapped_column(ForeignKey("speech.id"), index=True)
    asked: Mapped[list[Any]]
    made_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
