"""清除示例数据: everything of the samples goes, and nothing else."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, func, select

from question_bank.bank.classes.cohorts import add_member, cohort_named
from question_bank.bank.courses import (
    CohortMember,
    Course,
    CourseInstructor,
    CourseSpeech,
    Enrolment,
)
from question_bank.bank.people import Person, Role
from question_bank.bank.questions import Question, Source
from question_bank.bank.speeches import Bank, BankMember, Membership, Reading, Speech
from question_bank.bank.tags import Tag
from question_bank.errors import Refused
from question_bank.study.exams import Exam
from question_bank.study.reviews import Review
from question_bank.tables import Base
from quizapp.samples.installation import COHORT, PASSWORDS, fill
from quizapp.samples.people import INSTRUCTOR
from quizapp.samples.removing import BELONGS, CLEARED, DID_IT, remove, samples
from tests.house.worlds import make_world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from quizapp.database import Database
    from quizapp.settings import Settings
    from tests.conftest import Someone

NOW = datetime.now(UTC)


@pytest.fixture
def filled(samples: Settings, install: Callable[..., Settings], tmp_path: Path) -> Settings:
    """Give a copy of the sample installation, to be changed."""
    instance = tmp_path / "filled"
    instance.mkdir()
    shutil.copy(samples.instance / PASSWORDS, instance)
    return install(instance, like=samples)


@pytest.fixture
def rows(filled: Settings, open_database: Callable[..., Database]) -> Iterator[Session]:
    with open_database(filled).writing() as session:
        yield session


def everything(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table."""
    return {
        name: sorted(map(repr, session.execute(select(table))))
        for name, table in Base.metadata.tables.items()
    }


def test_what_was_there_before_the_samples_is_there_after_them_and_nothing_more(
    settings: Settings, database: Database, make_person: Callable[..., Someone]
) -> None:
    people = [make_person("guanli-jia", Role.INSTRUCTOR), make_person("xue-jia", Role.TRAINEE)]
    with database.writing() as session:
        make_world(session, "甲", instructor_id=people[0].id, trainee_id=people[1].id)
        session.commit()
        before = everything(session)
    fill(settings, now=NOW, say=lambda _: None)
    with database.writing() as session:
        assert everything(session) != before
        remove(session, by=None, now=NOW)
        session.commit()

    with database.reading() as session:
        assert everything(session) == before
        assert not samples(session).are_there


def test_the_preview_tells_what_goes(rows: Session) -> None:
    found = samples(rows)

    assert (found.people, len(found.speeches)) == (14, 6)
    assert found.questions == rows.scalar(select(func.count()).select_from(Question))
    assert found.courses == ("办公室业务应知应会（示例）",)
    assert (found.tests, found.orphans) == ((), ())


def test_a_real_trainee_of_the_sample_class_stays_and_loses_only_that(
    rows: Session, add_person: Callable[..., Someone]
) -> None:
    real = add_person(rows, "zhenren", Role.TRAINEE, name="真人")
    add_member(rows, cohort_named(rows, COHORT), real.id, now=NOW)

    remove(rows, by=None, now=NOW)

    assert rows.scalars(select(Person.name)).all() == ["真人"]
    for table in (CohortMember, Enrolment, Review):
        assert rows.scalars(select(table)).all() == []


def test_real_work_of_a_sample_instructor_stays_under_a_name_that_is_no_account(
    rows: Session, add_person: Callable[..., Someone]
) -> None:
    real = add_person(rows, "zhenren", Role.INSTRUCTOR, name="真人")
    sample = rows.scalars(select(Person).where(Person.login == INSTRUCTOR.login)).one().id
    kept = make_world(rows, "甲", instructor_id=sample, trainee_id=real.id)
    bank_id, course_id = kept.ids["bank_id"], kept.ids["course_id"]
    rows.add(BankMember(bank_id=bank_id, person_id=real.id, membership=Membership.OWNER))
    rows.add(CourseInstructor(course_id=course_id, person_id=real.id))
    rows.flush()
    questions = set(rows.scalars(select(Question.id).where(Question.bank_id == bank_id)))

    remove(rows, by=real.id, now=NOW)

    assert set(rows.scalars(select(Question.id))) == questions
    stub = rows.get_one(Person, sample)
    assert (stub.name, stub.is_sample, stub.stopped_at is not None) == (CLEARED, False, True)
    assert rows.scalars(select(Exam.id)).all() == [kept.ids["exam_id"]]


def test_a_test_of_a_real_course_that_asks_sample_questions_is_named_and_goes(
    rows: Session,
) -> None:
    course = rows.scalars(select(Course)).one()
    course.is_sample = False
    course.name = "正式专题"
    titles = set(rows.scalars(select(Exam.title)))
    found = samples(rows)
    assert set(found.tests) == titles
    assert found.orphans == ("正式专题",)
    with pytest.raises(Refused, match="samples_run_it"):
        remove(rows, by=None, now=NOW)

    rows.execute(delete(CourseInstructor))
    remove(rows, by=None, now=NOW)
    assert rows.scalars(select(Course.name)).all() == ["正式专题"]
    assert rows.scalars(select(CourseSpeech)).all() == []
    assert rows.scalars(select(Exam)).all() == []


def test_a_question_that_stands_in_real_material_too_stays(rows: Session) -> None:
    speech = rows.scalars(select(Speech).order_by(Speech.id)).first()
    speech.is_sample = False
    readings = select(Reading.id).where(Reading.speech_id == speech.id)
    of_it = set(rows.scalars(select(Source.question_id).where(Source.reading_id.in_(readings))))
    remove(rows, by=None, now=NOW)
    assert set(rows.scalars(select(Question.id))) == of_it
    assert rows.scalars(select(Speech.id)).all() == [speech.id]


def test_whoever_is_a_sample_does_not_clear_themselves_away(rows: Session) -> None:
    someone = rows.scalars(select(Person.id).order_by(Person.id)).first()
    with pytest.raises(Refused, match="own_sample"):
        remove(rows, by=someone, now=NOW)


def test_every_reference_named_as_an_exception_is_there() -> None:
    columns = {
        f"{table.name}.{column.name}": column
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if column.foreign_keys
    }
    assert columns.keys() >= BELONGS | DID_IT
    assert all(columns[name].nullable for name in BELONGS)
    assert not any(columns[name].nullable for name in DID_IT)
    assert {str(next(iter(columns[name].foreign_keys)).column) for name in DID_IT} == {"person.id"}


def test_the_tag_of_the_samples_goes_with_them(rows: Session) -> None:
    assert rows.scalars(select(Tag.name)).all() == ["常考"]
    remove(rows, by=None, now=NOW)
    assert rows.scalars(select(Tag)).all() == []
    assert rows.scalars(select(Bank.name)).all() == ["公共题库"]
