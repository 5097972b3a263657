from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from question_bank.bank.audit.entries import Event, record
from question_bank.bank.people import Person, Role
from question_bank.errors import Refused
from question_bank.exchange.personal import keeping
from question_bank.exchange.personal.erasing import NOBODY, erase
from question_bank.exchange.personal.readable import readable_of
from question_bank.exchange.personal.whole import SECRET_TABLES, WORK, tables, whole_of
from question_bank.exchange.personal.words import (
    TAKEN_AWAY,
    take_words_away,
    trainees_with_words,
)
from question_bank.study.appeals import Appeal
from question_bank.study.exams import Exam, SheetAnswer, Sitting
from question_bank.study.marks import MarkChange
from question_bank.study.record.checking import check
from question_bank.study.reviews import Review
from question_bank.tables import Base
from tests.house.worlds import World, make_world
from tests.study.lessons import MONDAY, SHANGHAI

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

NOW = datetime(2025, 12, 1, 3, 0, tzinfo=UTC)
SAID = ("欧阳不可见", "ouyang", "清源县某某局", "13800001111", "不对的", "差不多", "请复核")


@pytest.fixture
def world(session: Session, add_person: Callable[..., Someone]) -> World:
    """Give a trainee who practised, sat an exam, objected, and asked for a second look."""
    who = {"name": SAID[0], "unit": SAID[2], "post": "文秘", "phone": SAID[3]}
    trainee = add_person(session, SAID[1], Role.TRAINEE, **who)
    instructor = add_person(session, "guanli", Role.INSTRUCTOR, name="王管理")
    made = make_world(session, "甲", instructor_id=instructor.id, trainee_id=trainee.id)
    record(session, Event.LOG_IN, who=trainee.id, address="10.0.0.1", now=NOW)
    return made


def dumped(session: Session) -> str:
    """Return every value of every table, as text."""
    session.flush()
    names = [name for name in Base.metadata.tables if name != "audit_entry"]
    rows = [row for name in names for row in session.execute(text(f"SELECT * FROM {name}"))]  # noqa: S608 - our own names
    return "\n".join(map(str, rows))


def numbers(session: Session) -> list[object]:
    """Return what statistics are made of."""
    session.expire_all()
    return [
        *session.execute(select(Review.question_id, Review.rating, Review.study_day)),
        *session.execute(select(Sitting.points, Sitting.total, Sitting.ended_at)),
        *session.execute(select(SheetAnswer.position, SheetAnswer.points)),
    ]


def test_everything_of_a_person_is_given_out_but_secrets_and_keys(
    session: Session, world: World
) -> None:
    found = whole_of(session, world.trainee_id, now=NOW)
    written = json.dumps(found, ensure_ascii=False)

    for said in SAID:
        assert said in written, said
    person = session.get_one(Person, world.trainee_id)
    assert person.password_hash not in written
    assert '"key"' not in written
    assert [row["login"] for row in found["audit_entry"]] == ["ouyang"]
    assert found["review"][0]["evidence"]["parts"][0]["written"] == "不对的"


def test_marks_that_are_not_shown_yet_are_not_given_out(session: Session, world: World) -> None:
    exam = session.get_one(Exam, world.ids["exam_id"])
    sitting = session.scalars(select(Sitting)).one()
    place = {"trainee_id": world.trainee_id, "sitting_id": sitting.id, "position": 0}
    who = {"reason": "酌情", "changed_by": exam.created_by, "changed_at": NOW}
    session.add(MarkChange(**place, before=1.0, after=2.0, **who))

    def points(shown_at: datetime | None) -> list[object]:
        exam.shown_at = shown_at
        session.flush()
        found = whole_of(session, world.trainee_id, now=NOW)
        told = readable_of(session, world.trainee_id, now=NOW)
        [sat] = next(part.rows for part in told if part.title == "考试")
        changed = [row["before"] for row in found["mark_change"]]
        return [found["sitting"][0]["points"], found["sheet_answer"][0]["points"], changed, sat[3]]

    assert points(None) == [None, None, [], "未公布"]
    assert points(NOW + timedelta(days=1)) == [None, None, [], "未公布"]
    assert points(NOW) == [2.0, 2.0, [1.0], 2.0]


def test_every_table_that_refers_to_its_owner_is_given_out_or_left_out_on_purpose() -> None:
    of_sittings = {"sitting", "sheet_answer", "recheck", "mark_change"}
    given = {table.name for table, _ in tables()} | SECRET_TABLES | of_sittings
    owned = {
        table.name
        for table in Base.metadata.sorted_tables
        if {"person_id", "trainee_id"} & set(table.columns.keys())
    }
    assert owned - given == {"audit_entry"}  # it is given out too, and refers to nobody
    assert given >= WORK


def test_what_is_kept_is_told_in_words_people_read(session: Session, world: World) -> None:
    parts = {part.title: part for part in readable_of(session, world.trainee_id, now=NOW)}

    assert ("姓名", "欧阳不可见") in parts["基本信息"].rows
    assert parts["培训班"].rows == (("甲班",),)
    at, _, written, went = parts["练习"].rows[0]
    assert (at, written, went) == (MONDAY, "不对的", "没记住")
    assert parts["答案异议"].rows == ((MONDAY, "差不多", "", "", "等待答复"),)
    assert all(len(row) == len(part.headings) for part in parts.values() for row in part.rows)


def test_who_is_forgotten_leaves_numbers_and_no_word_and_no_name(
    session: Session, world: World
) -> None:
    before = numbers(session)
    with pytest.raises(Refused, match="still_in_use"):
        erase(session, world.trainee_id, now=NOW)
    session.get_one(Person, world.trainee_id).stopped_at = NOW

    assert erase(session, world.trainee_id, now=NOW) == "欧阳不可见"

    assert numbers(session) == before
    held = dumped(session)
    assert [said for said in SAID if said in held] == []
    assert session.get_one(Person, world.trainee_id).name == NOBODY
    assert session.scalars(select(Appeal.verdict)).one() == "dismissed"
    assert [one for one in check(session, calendar=SHANGHAI) if one.differing] == []
    with pytest.raises(Refused, match="already_erased"):
        erase(session, world.trainee_id, now=NOW)


def test_the_login_of_who_is_forgotten_is_free_again(
    session: Session, world: World, add_person: Callable[..., Someone]
) -> None:
    session.get_one(Person, world.trainee_id).stopped_at = NOW
    erase(session, world.trainee_id, now=NOW)
    assert add_person(session, "ouyang").id != world.trainee_id


def test_words_go_after_their_time_and_right_answers_stay(session: Session, world: World) -> None:
    assert trainees_with_words(session, before=MONDAY) == ()
    later = MONDAY + timedelta(hours=2)
    assert trainees_with_words(session, before=later) == (world.trainee_id,)
    right = [row.response for row in session.scalars(select(SheetAnswer))]
    before = numbers(session)

    assert take_words_away(session, world.trainee_id, before=later) == 1

    assert numbers(session) == before
    [row] = session.scalars(select(Review))
    assert row.evidence["parts"][0]["written"] == TAKEN_AWAY
    assert [row.response for row in session.scalars(select(SheetAnswer))] == right
    assert trainees_with_words(session, before=later) == ()
    assert take_words_away(session, world.trainee_id) == 0


def test_wrong_words_on_an_exam_s_sheet_go_too(session: Session, world: World) -> None:
    sheet = session.scalars(select(SheetAnswer)).one()
    sheet.response = ["胡写一气"]
    sheet.marks = [{"written": "胡写一气", "key": "及时", "right": False}]
    session.flush()

    assert take_words_away(session, world.trainee_id) == 2

    assert sheet.response == [TAKEN_AWAY]
    assert "胡写一气" not in dumped(session)


def test_who_leaves_is_stopped_on_the_day_and_forgotten_after_the_time(
    session: Session, world: World
) -> None:
    keeping.leave_on(session, world.trainee_id, NOW)
    assert keeping.leaving(session, now=NOW - timedelta(seconds=1)) == ()
    assert keeping.leaving(session, now=NOW) == (world.trainee_id,)
    session.get_one(Person, world.trainee_id).stopped_at = NOW
    session.flush()
    assert keeping.leaving(session, now=NOW) == ()

    def forgotten(days: int, after: int) -> tuple[int, ...]:
        return keeping.to_be_forgotten(session, days=days, now=NOW + timedelta(days=after))

    assert forgotten(0, 999) == ()
    assert forgotten(30, 29) == ()
    assert forgotten(30, 30) == (world.trainee_id,)
    erase(session, world.trainee_id, now=NOW)
    assert forgotten(30, 30) == ()
