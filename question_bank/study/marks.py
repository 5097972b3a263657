"""Marks that people give: rechecks asked for, marks changed by hand, marks of printed tests."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base, Numbered
from question_bank.study.exams import of_sitting


class Recheck(Numbered, Base):
    """成绩复核: a trainee asks to have a sheet looked at again, or one question of it.

    `position` is None for the whole sheet. Who answers says why; whatever changes is a MarkChange.
    """

    __tablename__ = "recheck"
    __table_args__ = (of_sitting(), Index(None, "answered_at"))

    trainee_id: Mapped[int] = mapped_column(primary_key=True)
    sitting_id: Mapped[int]
    position: Mapped[int | None]
    words: Mapped[str] = mapped_column(String(300))
    asked_at: Mapped[datetime]
    reply: Mapped[str] = mapped_column(String(300), default="")
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime | None]


class MarkChange(Numbered, Base):
    """Points that a person gave a question of a sheet: from what, to what, who, when and why.

    The latest row of a question counts, whatever marking says; its `after` is None where marking
    is to decide again.
    """

    __tablename__ = "mark_change"
    __table_args__ = (
        CheckConstraint('"after" IS NULL OR "after" >= 0', name="points_are_not_taken"),
        of_sitting(),
    )

    trainee_id: Mapped[int] = mapped_column(primary_key=True)
    sitting_id: Mapped[int]
    position: Mapped[int]
    before: Mapped[float]
    after: Mapped[float | None]
    reason: Mapped[str] = mapped_column(String(300))
    changed_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime]


class PrintedTest(Base):
    """A paper that was sat on paper. `layout` is what there is to mark, as marks refer to it.

    It holds the `sections` in the order of the first booklet, each with its `kind`, the `points`
    of a question and its `versions` as pairs of version and question, and the `booklets`, each
    with its `name` and its version ids in the order of their numbers. `revision` grows with each
    change of the facts.
    """

    __tablename__ = "printed_test"

    paper_id: Mapped[int] = mapped_column(
        ForeignKey("paper.id"), primary_key=True, autoincrement=False
    )
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    layout: Mapped[dict[str, Any]]
    held_on: Mapped[date | None]
    pass_mark: Mapped[float | None]
    merit_mark: Mapped[float | None]
    revision: Mapped[int] = mapped_column(default=1)
    set_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    set_at: Mapped[datetime]


class PrintedMark(Numbered, Base):
    """One cell of the marks of a printed test, as somebody entered it; never changed.

    Of each trainee and `part` the latest row counts; a `value` of None takes it back. Parts are
    `s0` (points of the first section), `v17` (points of the question asked in version 17), `t`
    (points of the whole paper where no more is known) and `absent` (1 for 缺考). `source` is the
    file it was imported from, empty where it was typed.
    """

    __tablename__ = "printed_mark"
    __table_args__ = (Index(None, "paper_id", "trainee_id", "part"),)

    trainee_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("printed_test.paper_id"))
    part: Mapped[str] = mapped_column(String(12))
    value: Mapped[float | None]
    source: Mapped[str] = mapped_column(String(100), default="")
    entered_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime]
