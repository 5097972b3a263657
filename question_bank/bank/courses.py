"""Classes, courses, and who is enrolled in what."""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Select,
    SQLColumnExpression,
    String,
    exists,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base, Key, stored
from question_bank.bank.questions import PASSAGE, Question, Source, Status
from question_bank.bank.speeches import Reading, Speech


class Order(enum.StrEnum):
    """In which order a trainee meets a course's questions: as they stand, or each person's own."""

    MATERIAL = "material"
    DRAWN = "drawn"


class Cohort(Base):
    """培训班: trainees who are taught together.

    Once it is closed its trainees have left its courses. `lock` grows with each change of its
    settings, so that a stale page is seen.
    """

    __tablename__ = "cohort"

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(String(80), unique=True)
    is_sample: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    lock: Mapped[int] = mapped_column(default=0, server_default="0")


class CohortInstructor(Base):
    """Who runs a class: they alone of all instructors see its people."""

    __tablename__ = "cohort_instructor"

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)


class CohortMember(Base):
    """One trainee in one class."""

    __tablename__ = "cohort_member"

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), primary_key=True)
    trainee_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)


class Course(Base):
    """学习专题: which speeches are to be known, until when, and at what pace.

    `target` is the share to be remembered on the day of the exam; `new_a_day` is how many
    questions a trainee meets for the first time on one day, `reviews_a_day` how many come back to
    them on one day at most (None without a limit). `parameters_id` names what was worked out for
    its trainees' memory, None the usual parameters. It is open from `opened_at`, which may
    lie ahead, until it is closed or `closes_at` has come. `lock` grows with each change, so that a
    stale page is seen.
    """

    __tablename__ = "course"
    __table_args__ = (
        CheckConstraint("target > 0 AND target < 1", name="target_is_a_share"),
        CheckConstraint("new_a_day >= 0", name="pace_is_a_number"),
    )

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(String(80), unique=True)
    exam_on: Mapped[date | None]
    target: Mapped[float] = mapped_column(default=0.9)
    new_a_day: Mapped[int] = mapped_column(default=15)
    reviews_a_day: Mapped[int | None]
    parameters_id: Mapped[int | None] = mapped_column(ForeignKey("memory_parameters.id"))
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    is_sample: Mapped[bool] = mapped_column(default=False)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    new_order: Mapped[Order] = mapped_column(
        stored(Order), default=Order.MATERIAL, server_default=Order.MATERIAL.value
    )
    closes_at: Mapped[datetime | None]
    lock: Mapped[int] = mapped_column(default=0, server_default="0")


class CourseInstructor(Base):
    """Who runs a course."""

    __tablename__ = "course_instructor"

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)


class CourseSpeech(Base):
    """One material of a course; its approved questions are the course's."""

    __tablename__ = "course_speech"

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), primary_key=True)
    speech_id: Mapped[int] = mapped_column(ForeignKey("speech.id"), primary_key=True, index=True)
    position: Mapped[int] = mapped_column(default=0)


class CourseOmission(Base):
    """A question that a course leaves out, though its material has it."""

    __tablename__ = "course_omission"

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id"), primary_key=True, index=True
    )


class CourseCohort(Base):
    """A class that takes a course."""

    __tablename__ = "course_cohort"

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), primary_key=True, index=True)


class Enrolment(Base):
    """One trainee on one course, by class membership; leaving keeps the row and its date.

    `cohort_id` is the class they take it with, or took it with last.
    """

    __tablename__ = "enrolment"

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), primary_key=True)
    trainee_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    enrolled_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id"))


def approved_questions(course_id: int | SQLColumnExpression[Any]) -> Select[int]:
    """Return the select of the ids of a course's questions: approved, of its current speeches.

    Those that it leaves out are not among them.
    With a column for the course it belongs inside another select that holds the column.
    """
    stands_in_course = (
        exists()
        .where(Source.question_id == Question.id, Source.part == PASSAGE)
        .where(Reading.id == Source.reading_id, Speech.id == Reading.speech_id, Speech.is_current)
        .where(CourseSpeech.speech_id == Speech.id, CourseSpeech.course_id == course_id)
        .correlate_except(Source, Reading, Speech, CourseSpeech)
    )
    return select(Question.id).where(
        Question.status == Status.APPROVED, stands_in_course, ~is_left_out(course_id)
    )


def is_left_out(course_id: int | SQLColumnExpression[Any]) -> ColumnElement[bool]:
    """Return the condition on a question that a course leaves it out."""
    return (
        exists()
        .where(CourseOmission.question_id == Question.id, CourseOmission.course_id == course_id)
        .correlate_except(CourseOmission)
    )
