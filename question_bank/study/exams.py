"""Exams that instructors set, and each trainee's goes at them."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base, Key, Numbered, stored


class Sort(enum.StrEnum):
    """What kind of sitting it is: one that counts, a rehearsal of it, or a drill of one's own."""

    EXAM = "exam"
    MOCK = "mock"
    DRILL = "drill"


class Answers(enum.StrEnum):
    """When a trainee may see what was right: never, with the marks, or having handed in."""

    NEVER = "never"
    RELEASE = "release"
    ONCE = "once"


class Exam(Base):
    """考试: what a course's trainees are asked together (`blueprint` as in bank/blueprint).

    It may be sat between `opens_at` and `closes_at`, for `minutes` from one's start, at most
    `attempts` times. `half_for_fewer` gives half the points for too few options of a multiple
    choice. `shown_at` is when marks may be seen, None is not yet; `answers` tells when what was
    right may be. `drawn` holds the questions of each section as they were drawn or chosen when the
    exam was set: version and question; `is_chosen` tells which. `place` and `notes` are what the
    notice says beside the times. With a `code` (考场口令) only who is told it in the room begins.
    `pass_mark` and `merit_mark` (合格线, 优秀线) are in points; None is the usual share. An exam
    that makes up for another (补考) is for its `ExamCandidate`s alone.
    """

    __tablename__ = "exam"
    __table_args__ = (
        CheckConstraint("minutes > 0", name="time_is_given"),
        CheckConstraint("attempts > 0", name="somebody_may_try"),
        CheckConstraint("opens_at < closes_at", name="opens_before_it_closes"),
        Index(None, "course_id", "opens_at"),
        Index(None, "makes_up_id"),
    )

    id: Mapped[Key]
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"))
    title: Mapped[str] = mapped_column(String(200))
    blueprint: Mapped[dict[str, Any]]
    drawn: Mapped[list[Any]]
    minutes: Mapped[int]
    attempts: Mapped[int] = mapped_column(default=1)
    half_for_fewer: Mapped[bool] = mapped_column(default=False)
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    shown_at: Mapped[datetime | None]
    seed: Mapped[int]
    answers: Mapped[Answers] = mapped_column(stored(Answers), default=Answers.RELEASE)
    is_chosen: Mapped[bool] = mapped_column(default=False)
    shuffles_questions: Mapped[bool] = mapped_column(default=True)
    shuffles_options: Mapped[bool] = mapped_column(default=True)
    place: Mapped[str] = mapped_column(String(100), default="")
    notes: Mapped[str] = mapped_column(String(1000), default="")
    code: Mapped[str | None] = mapped_column(String(20))
    pass_mark: Mapped[float | None]
    merit_mark: Mapped[float | None]
    makes_up_id: Mapped[int | None] = mapped_column(ForeignKey("exam.id"))
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]


class ExamCandidate(Base):
    """Someone who may sit an exam that makes up for one they missed or failed."""

    __tablename__ = "exam_candidate"

    exam_id: Mapped[int] = mapped_column(ForeignKey("exam.id"), primary_key=True)
    trainee_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)


class ExamEntry(Base):
    """Someone's tries at the code of an exam: so many wrong ones close the door for a while."""

    __tablename__ = "exam_entry"

    exam_id: Mapped[int] = mapped_column(ForeignKey("exam.id"), primary_key=True)
    trainee_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    wrong: Mapped[int] = mapped_column(default=0)
    closed_until: Mapped[datetime | None]


class Sitting(Numbered, Base):
    """One trainee's go at an exam, at a rehearsal of one, or at a drill of the trainee's own.

    `slot` counts the goes of a sort at an exam: the unique key and the exam's `attempts` limit
    them. `drawn` holds what is asked in the trainee's own order: version, question and points. A
    sitting is over at its `deadline`, whoever looks; `ended_at` is when it was handed in or that.
    A sitting that was voided does not count. `learnt_at` is when its answers went into the review
    log: not before its trainee may know which of them were right. `markings` counts how often it
    was marked, so that figures made of its marks know when they are old.
    """

    __tablename__ = "sitting"
    __table_args__ = (
        UniqueConstraint("trainee_id", "exam_id", "sort", "slot"),
        CheckConstraint("slot > 0", name="slots_count_from_one"),
        Index(None, "exam_id", "sort", "trainee_id"),
        Index(None, "trainee_id", "started_at"),
    )

    trainee_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    exam_id: Mapped[int | None] = mapped_column(ForeignKey("exam.id"))
    course_id: Mapped[int | None] = mapped_column(ForeignKey("course.id"))
    sort: Mapped[Sort] = mapped_column(stored(Sort))
    slot: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    drawn: Mapped[list[Any]]
    seed: Mapped[int]
    started_at: Mapped[datetime]
    deadline: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    voided_at: Mapped[datetime | None]
    learnt_at: Mapped[datetime | None]
    points: Mapped[float | None]
    total: Mapped[float]
    markings: Mapped[int] = mapped_column(default=0, server_default="0")

    @property
    def name(self) -> str:
        """What it is called where it may be outlived: its number is given to another then."""
        return f"{self.id}-{int(self.started_at.timestamp())}"


def of_sitting() -> ForeignKeyConstraint:
    """Return how a row refers to a sitting of its own trainee; a select joins them by it."""
    return ForeignKeyConstraint(["trainee_id", "sitting_id"], ["sitting.trainee_id", "sitting.id"])


class SheetAnswer(Base):
    """What a trainee has written beside one question of a sitting; saved as it is written.

    `saves` grows with each save: an older page's answer does not overwrite a newer one. `token`
    names the page that saved last, whose own later saves need no look back. `marks` and `points`
    are None until the sitting has been marked.
    """

    __tablename__ = "sheet_answer"
    __table_args__ = (of_sitting(), CheckConstraint("saves > 0", name="saves_count_from_one"))

    trainee_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sitting_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    response: Mapped[list[Any]]
    saves: Mapped[int] = mapped_column(default=1)
    token: Mapped[str] = mapped_column(String(32))
    saved_at: Mapped[datetime]
    marks: Mapped[list[Any] | None]
    points: Mapped[float | None]


class Act(enum.StrEnum):
    """What an instructor does about an exam, or about one trainee's."""

    EXTENDED = "extended"
    VOIDED = "voided"
    READMITTED = "readmitted"
    ALLOWED = "allowed"
    SET = "set"
    EDITED = "edited"
    OPENED = "opened"
    PUT_OFF = "put_off"
    RECODED = "recoded"
    SHOWN = "shown"


class ExamChange(Base):
    """考场记录 of an exam itself: what was done about it, by whom and why; never changed."""

    __tablename__ = "exam_change"
    __table_args__ = (Index(None, "exam_id", "id"),)

    id: Mapped[Key]
    exam_id: Mapped[int] = mapped_column(ForeignKey("exam.id"))
    act: Mapped[Act] = mapped_column(stored(Act))
    reason: Mapped[str] = mapped_column(String(200), default="")
    done_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    done_at: Mapped[datetime]


class Invigilation(Numbered, Base):
    """考场记录 of one trainee's exam: what was done about it, by whom and why; never changed.

    More `minutes` for a sitting, minutes allowed beyond the usual ones before it begins (the latest
    row counts), a sitting that does not count, one more go.
    """

    __tablename__ = "invigilation"
    __table_args__ = (of_sitting(), Index(None, "exam_id", "trainee_id", "act"))

    trainee_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    exam_id: Mapped[int] = mapped_column(ForeignKey("exam.id"))
    sitting_id: Mapped[int | None]
    act: Mapped[Act] = mapped_column(stored(Act))
    minutes: Mapped[int | None]
    reason: Mapped[str] = mapped_column(String(200), default="")
    done_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    done_at: Mapped[datetime]
