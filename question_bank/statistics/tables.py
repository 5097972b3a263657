"""Figures that are kept, each with how far it reaches: whatever came later is added when read."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base, Key


class AnswerFigure(Base):
    """What one trainee answered to one question in practice, by the log up to its row `seq`.

    Counted are `answers` that stand and were marked. `first` is the share of parts that were right
    in the first of them, and `last` that in the first of the last day they were given on: what
    comes later on the same day only repeats what was just shown. Both are as marked last. `parts`
    holds the first answer: key, what was written, and whether it was right.
    """

    __tablename__ = "answer_figure"
    __table_args__ = (
        Index("ix_answer_figure_shares", "trainee_id", "question_id", "first", "last"),
    )

    trainee_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id"), primary_key=True, index=True
    )
    seq: Mapped[int]
    answers: Mapped[int]
    first: Mapped[float | None]
    last: Mapped[float | None]
    parts: Mapped[list[Any]]


class KnownFigure(Base):
    """What one trainee knows of one course, by the log up to its row `seq`, in sums.

    `stamp` names what else it depends on: the questions of the course, and the day that it is
    worked out for. Of the questions `introduced` were met and `firm` are firm; `expected` of them
    will be known on that day.
    """

    __tablename__ = "known_figure"

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), primary_key=True)
    trainee_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    seq: Mapped[int]
    stamp: Mapped[str] = mapped_column(String(40))
    introduced: Mapped[int]
    firm: Mapped[int]
    expected: Mapped[float]


class TestFigure(Base):
    """The analysis of an exam, or of a printed test, by its marks as far as `reach` tells."""

    __test__ = False  # no test of pytest's
    __tablename__ = "test_figure"

    id: Mapped[Key]
    exam_id: Mapped[int | None] = mapped_column(ForeignKey("exam.id"), unique=True)
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("printed_test.paper_id"), unique=True)
    reach: Mapped[str] = mapped_column(String(80))
    figures: Mapped[dict[str, Any]]
