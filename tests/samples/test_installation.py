"""The sample installation: what is in it, and that a second start changes nothing."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from question_bank.bank.courses import Course, Enrolment
from question_bank.bank.kinds import KINDS
from question_bank.bank.people import Person
from question_bank.bank.questions import Question, Status
from question_bank.bank.speeches import Reading, Speech
from question_bank.study.cards import Card
from question_bank.study.courses import open_courses
from question_bank.study.days import Calendar
from question_bank.study.quiz.queue import queue
from question_bank.study.reviews import Rating, Review
from question_bank.tables import Base
from quizapp.database import Database
from quizapp.samples import SPEECHES
from quizapp.samples.installation import PASSWORDS, fill
from quizapp.samples.people import EVERYBODY, TRAINEES, kept_passwords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from quizapp.settings import Settings


@pytest.fixture
def rows(samples: Settings, open_database: Callable[[Settings], Database]) -> Iterator[Session]:
    with open_database(samples).reading() as session:
        yield session


def count(rows: Session, *conditions: object) -> int:
    return rows.scalar(select(func.count()).where(*conditions))


def sizes(settings: Settings) -> dict[str, int]:
    """Return how many rows each table holds."""
    database = Database(settings)
    with database.reading() as session:
        found = {
            name: session.scalar(select(func.count()).select_from(table))
            for name, table in Base.metadata.tables.items()
        }
    database.engine.dispose()
    return found


def test_passwords_are_drawn_once_and_readable_by_their_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "passwords.txt"
    first = kept_passwords(file)
    assert first.keys() == {person.login for person in EVERYBODY}
    assert len(set(first.values())) == len(EVERYBODY)
    assert not set("0O1lI") & set("".join(first.values()))
    assert file.stat().st_mode & 0o777 == 0o600
    assert kept_passwords(file) == first


def test_a_second_start_doubles_nothing_and_keeps_the_passwords(
    samples: Settings, install: Callable[..., Settings], tmp_path: Path
) -> None:
    before = sizes(samples)
    again = install(shutil.copytree(samples.instance, tmp_path / "copy"), like=samples)
    passwords = fill(again, now=datetime.now(UTC), say=lambda _: None)
    assert sizes(again) == before
    assert passwords == kept_passwords(samples.instance / PASSWORDS)


def test_every_speech_was_taken_in_whole_and_is_marked_as_a_sample(rows: Session) -> None:
    titles = rows.scalars(select(Speech.title).where(Speech.is_sample).order_by(Speech.id)).all()
    assert len(titles) == len(SPEECHES)
    assert "在清源县督查工作座谈会上的讲话" in titles
    assert "在云台县年轻干部跟班学习座谈会上的讲话" in titles
    assert count(rows, Reading.cut) == 0


def test_most_questions_are_in_the_bank_and_some_wait_for_a_curator(rows: Session) -> None:
    assert count(rows, Question.status == Status.APPROVED) >= 60
    assert count(rows, Question.status == Status.DRAFT, Question.ready) >= 10
    kinds = rows.scalars(
        select(Question.kind).where(Question.status == Status.APPROVED).distinct()
    ).all()
    assert set(kinds) == set(KINDS)


def test_the_course_is_open_and_its_exam_three_weeks_ahead(
    rows: Session, samples: Settings
) -> None:
    course = rows.scalars(select(Course)).one()
    today = datetime.now(samples.timezone).date()
    assert course.is_sample
    assert 20 <= (course.exam_on - today).days <= 21
    assert count(rows, Enrolment.left_at.is_(None)) == len(TRAINEES)


def test_weeks_of_study_lie_behind_the_class_with_right_and_wrong_answers(rows: Session) -> None:
    days = rows.scalar(select(func.count(Review.study_day.distinct())))
    assert days >= 14
    answers = count(rows, Review.seq > 0)
    slips = count(rows, Review.rating == Rating.AGAIN)
    assert answers > 500
    assert 0.05 < slips / answers < 0.5
    assert rows.scalar(select(func.max(Review.answered_at))) < datetime.now(UTC)
    assert rows.scalar(select(func.max(Card.lapses))) > 0


def test_the_trainee_whose_log_in_is_shown_first_has_something_due_today(
    rows: Session, samples: Settings
) -> None:
    now = datetime.now(UTC)
    calendar = Calendar(samples.timezone, samples.rollover_hour)
    trainee = rows.scalars(select(Person.id).where(Person.login == TRAINEES[0].login)).one()
    courses = open_courses(rows, trainee_id=trainee, now=now, calendar=calendar)
    due = queue(rows, trainee_id=trainee, courses=courses, now=now, calendar=calendar)
    assert len(due.learning + due.review) >= 3
