from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, func, select

from question_bank.bank.base import by_number
from question_bank.bank.blueprints.blueprint import Section
from question_bank.bank.people import Role
from question_bank.errors import NotFound, Refused
from question_bank.study.cards import Card
from question_bank.study.examining.memory import learn, unlearnt
from question_bank.study.examining.saving import Save, save
from question_bank.study.examining.sheets import sheet, sheet_of
from question_bank.study.examining.sittings import GRACE, hand_in
from question_bank.study.exams import SheetAnswer, Sitting, Sort
from question_bank.study.record.replay import log_of, replayed, standing_of
from question_bank.study.reviews import Review
from tests.study.exam_halls import HOUR, MINUTE, OPENS, hold_exam, position_of, sit, write
from tests.study.lessons import (
    AGREES,
    CHOICE,
    MULTIPLE,
    ORDERING,
    PAIRS,
    RECALL,
    SHANGHAI,
    TWO_BLANKS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from question_bank.study.examining.sheets import Item
    from tests.conftest import Someone
    from tests.study.exam_halls import Hall

OF_KINDS = (TWO_BLANKS, PAIRS, CHOICE, MULTIPLE, AGREES, ORDERING, RECALL)
SECTIONS = (
    Section("cloze", 1, 2.0),
    Section("choice", 1, 1.0),
    Section("multiple", 1, 2.0),
    Section("judgement", 1, 1.0),
    Section("matching", 1, 10.0),
    Section("ordering", 1, 2.0),
    Section("recall", 1, 10.0),
)


@pytest.fixture
def hall(session: Session, add_person: Callable[..., Someone]) -> Hall:
    instructor = add_person(session, "guanli", Role.INSTRUCTOR)
    trainee = add_person(session, "xueyuan", Role.TRAINEE)
    return hold_exam(session, instructor.id, [trainee.id], contents=OF_KINDS, sections=SECTIONS)


def test_an_answer_is_kept_and_can_be_changed(session: Session, hall: Hall) -> None:
    id_ = sit(session, hall)
    assert write(session, hall, id_, 0, "及时收集", "").saves == 1
    assert write(session, hall, id_, 0, "及时收集", "及时归档", base=1, saves=2).saves == 2

    found = sheet(session, trainee_id=hall.trainee_ids[0], sitting_id=id_, now=OPENS)

    assert found.items[0].response == ("及时收集", "及时归档")
    assert [item.number for item in found.unanswered] == [2, 3, 4, 5, 6, 7]


def test_an_older_page_does_not_overwrite_a_newer_answer(session: Session, hall: Hall) -> None:
    id_ = sit(session, hall)
    write(session, hall, id_, 0, "新", base=0, saves=1, page="second")

    stale = write(session, hall, id_, 0, "旧", base=0, saves=1, page="first")

    assert (stale.is_kept, stale.response, stale.saves) == (False, ("新",), 1)
    assert write(session, hall, id_, 0, "改", base=1, saves=2, page="first").is_kept


def test_the_same_save_sent_again_changes_nothing(session: Session, hall: Hall) -> None:
    id_ = sit(session, hall)
    first, again = (write(session, hall, id_, 0, "词") for _ in range(2))
    assert first == again


def test_a_page_whose_answer_to_a_save_was_lost_may_go_on_saving(
    session: Session, hall: Hall
) -> None:
    id_ = sit(session, hall)
    write(session, hall, id_, 0, "一", base=0, saves=1)
    later = write(session, hall, id_, 0, "一二三", base=0, saves=3)
    overtaken = write(session, hall, id_, 0, "一二", base=0, saves=2)

    assert (later.is_kept, later.saves) == (True, 3)
    assert (overtaken.is_kept, overtaken.response) == (False, ("一二三",))


def test_what_comes_a_few_seconds_late_is_taken_and_nothing_after_that(
    session: Session, hall: Hall
) -> None:
    id_ = sit(session, hall)
    deadline = by_number(session, Sitting, id_).deadline
    assert write(session, hall, id_, 0, "及时", now=deadline + GRACE / 2).is_kept
    with pytest.raises(Refused) as error:
        write(session, hall, id_, 1, "太迟", now=deadline + GRACE)
    assert error.value.reason == "sitting_over"


def test_nothing_is_written_after_handing_in(session: Session, hall: Hall) -> None:
    id_ = sit(session, hall)
    hand_in(session, trainee_id=hall.trainee_ids[0], sitting_id=id_, now=OPENS + MINUTE)
    with pytest.raises(Refused):
        write(session, hall, id_, 0, "太迟", now=OPENS + 2 * MINUTE)


def test_nobody_writes_on_another_s_sheet_or_beside_no_question(
    session: Session, hall: Hall, add_person: Callable[..., Someone]
) -> None:
    id_ = sit(session, hall)
    other = add_person(session, "other", Role.TRAINEE).id
    change = Save(0, ("词",), 0, 1, "page")
    with pytest.raises(NotFound):
        save(session, [change], trainee_id=other, sitting_id=id_, now=OPENS)
    with pytest.raises(NotFound):
        write(session, hall, id_, 7, "词")


def test_each_kind_earns_its_points_by_part_or_as_a_whole(session: Session, hall: Hall) -> None:
    id_ = sit(session, hall)
    written = {
        TWO_BLANKS: ("及时存档", "别的"),  # one of two blanks
        PAIRS: ("齐全", "规范", "效率", "期限"),  # two of four pairs
        CHOICE: ("及时利用",),
        MULTIPLE: ("及时收集", "及时利用"),
        ORDERING: ("及时收集", "及时归档", "及时整理"),
        RECALL: ("及时归档", "及时收集", ""),  # two of three
    }
    for content, response in written.items():
        write(session, hall, id_, position_of(session, id_, hall, content), *response)
    hand_in(session, trainee_id=hall.trainee_ids[0], sitting_id=id_, now=OPENS + MINUTE)

    found = marked(session, id_)

    earned = {content: found[content].earned for content in OF_KINDS}
    assert earned == {
        TWO_BLANKS: 1.0, PAIRS: 5.0, CHOICE: 1.0, MULTIPLE: 0.0, AGREES: 0.0, ORDERING: 0.0,
        RECALL: 7.0,
    }  # fmt: skip
    assert by_number(session, Sitting, id_).points == 14.0
    assert found[AGREES].given_up
    assert [mark.key for mark in found[AGREES].marks] == ["对"]


def marked(session: Session, sitting_id: int) -> dict[object, Item]:
    """Return the items of a marked sheet by what they ask."""
    row = by_number(session, Sitting, sitting_id)
    found = sheet_of(session, row, now=OPENS + HOUR, marked=True)
    return {item.content: item for item in found.items}


def test_answers_go_into_the_log_when_their_marks_may_be_seen(session: Session, hall: Hall) -> None:
    me = hall.trainee_ids[0]
    id_ = sit(session, hall)
    write(session, hall, id_, position_of(session, id_, hall, CHOICE), "及时利用")
    write(session, hall, id_, position_of(session, id_, hall, AGREES), "错")
    hand_in(session, trainee_id=me, sitting_id=id_, now=OPENS + 2 * MINUTE)
    assert unlearnt(session, trainee_id=me, now=OPENS + HOUR) == []

    shown = OPENS + 2 * HOUR
    for _ in range(2):
        learn(session, trainee_id=me, now=shown, calendar=SHANGHAI)

    rows = session.scalars(select(Review).order_by(Review.seq)).all()
    assert [(row.rating, row.answered_at) for row in rows] == [
        ("good", OPENS + MINUTE),
        ("again", OPENS + MINUTE),
    ]
    assert [row.seconds_taken for row in rows] == [60.0, 60.0]
    for row in rows:
        card = session.get_one(Card, (me, row.question_id))
        log = log_of(session, trainee_id=me, question_id=row.question_id)
        assert replayed(log, calendar=SHANGHAI) == standing_of(card)


def test_a_rehearsal_is_logged_at_once_and_what_was_left_empty_is_not(
    session: Session, hall: Hall
) -> None:
    me = hall.trainee_ids[0]
    id_ = sit(session, hall, sort=Sort.MOCK)
    write(session, hall, id_, position_of(session, id_, hall, CHOICE), "及时利用")
    write(session, hall, id_, position_of(session, id_, hall, AGREES), "")
    hand_in(session, trainee_id=me, sitting_id=id_, now=OPENS + 2 * MINUTE)

    learn(session, trainee_id=me, now=OPENS + 2 * MINUTE, calendar=SHANGHAI)

    assert session.scalar(select(func.count()).select_from(Review)) == 1


def test_a_card_that_was_answered_since_keeps_the_newer_answer(
    session: Session, hall: Hall
) -> None:
    me = hall.trainee_ids[0]
    exam = sit(session, hall)
    write(session, hall, exam, position_of(session, exam, hall, CHOICE), "及时收集")
    hand_in(session, trainee_id=me, sitting_id=exam, now=OPENS + 2 * MINUTE)
    mock = sit(session, hall, sort=Sort.MOCK, now=OPENS + 3 * MINUTE)
    place = position_of(session, mock, hall, CHOICE)
    write(session, hall, mock, place, "及时利用", now=OPENS + 4 * MINUTE)
    hand_in(session, trainee_id=me, sitting_id=mock, now=OPENS + 5 * MINUTE)

    for now in (OPENS + 5 * MINUTE, OPENS + 2 * HOUR):
        learn(session, trainee_id=me, now=now, calendar=SHANGHAI)

    assert session.scalars(select(Review.rating)).all() == ["good"]
    assert unlearnt(session, trainee_id=me, now=OPENS + 3 * HOUR) == []


def test_a_sitting_with_the_number_of_one_that_was_deleted_is_not_taken_for_it(
    session: Session, hall: Hall
) -> None:
    me = hall.trainee_ids[0]
    names = set()
    for begins in (OPENS, OPENS + HOUR):
        for table in (SheetAnswer, Sitting):  # SQLite gives its number away again
            session.execute(delete(table))
        id_, done = sit(session, hall, now=begins), begins + MINUTE
        write(session, hall, id_, position_of(session, id_, hall, CHOICE), "及时利用", now=done)
        names.add(sheet(session, trainee_id=me, sitting_id=id_, now=done).name)
        hand_in(session, trainee_id=me, sitting_id=id_, now=done)
        learn(session, trainee_id=me, now=OPENS + 4 * HOUR, calendar=SHANGHAI)

    assert len(names) == 2
    answered = session.scalars(select(Review.answered_at).order_by(Review.seq)).all()
    assert answered == [OPENS + MINUTE, OPENS + HOUR + MINUTE]
