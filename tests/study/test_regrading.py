from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.base import by_number
from question_bank.bank.blueprints.blueprint import Section
from question_bank.errors import NotFound, Refused
from question_bank.questions.cloze import Cloze
from question_bank.study.appeals import Appeal
from question_bank.study.cards import Card
from question_bank.study.examining.sittings import hand_in
from question_bank.study.exams import Exam, SheetAnswer, Sitting
from question_bank.study.feedback.appealing import appeal_sheet
from question_bank.study.feedback.judging import accept, reopen
from question_bank.study.quiz.outcomes import outcome
from tests.study.exam_halls import HOUR, MINUTE, OPENS, position_of, sit, write
from tests.study.lessons import CHOICE, MONDAY, ONE_BLANK, RECALL, SHANGHAI
from tests.study.office import Office

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from question_bank.questions.recall import Recall
    from tests.conftest import Someone
    from tests.study.desk import Desk
    from tests.study.exam_halls import Hall

SHOWN = OPENS + 3 * HOUR
DAY = timedelta(days=1)
LATER = MONDAY + 30 * DAY
ONE_EACH = (Section("cloze", 1, 2.0), Section("recall", 1, 6.0), Section("choice", 1, 1.0))


@pytest.fixture
def hall(session: Session, hold: Callable[..., Hall]) -> Hall:
    """Give an exam of three questions that two trainees have sat, its marks shown."""
    found = hold(contents=(ONE_BLANK, RECALL, CHOICE), sections=ONE_EACH)
    for who, words in enumerate(("按时整理", "及时整理")):
        id_ = sit(session, found, who=who)
        place = position_of(session, id_, found, ONE_BLANK)
        write(session, found, id_, place, words, who=who)
        place = position_of(session, id_, found, RECALL)
        write(session, found, id_, place, "及时收集", "", "及时归挡", who=who)
        place = position_of(session, id_, found, CHOICE)
        write(session, found, id_, place, "及时收集", who=who)
        hand_in(
            session,
            trainee_id=found.trainee_ids[who],
            sitting_id=id_,
            now=OPENS + 5 * MINUTE,
        )
    session.get_one(Exam, found.exam_id).shown_at = SHOWN
    session.flush()
    return found


def points(session: Session) -> list[float | None]:
    return [by_number(session, Sitting, number).points for number in (1, 2)]


def send(session: Session, hall: Hall, content: object, part: int = 0, who: int = 0) -> int:
    return appeal_sheet(
        session,
        trainee_id=hall.trainee_ids[who],
        sitting_id=1,
        position=position_of(session, 1, hall, content),
        part=part,
        reason="",
        now=SHOWN,
    )


def test_a_sheet_s_points_are_given_anew_when_its_words_are_accepted_and_taken_back(
    session: Session, hall: Hall
) -> None:
    assert points(session) == [2.0, 4.0]
    asked = send(session, hall, ONE_BLANK)
    accept(session, asked, person_id=hall.instructor_id, now=SHOWN + HOUR, calendar=SHANGHAI)
    assert points(session) == [4.0, 4.0]

    reopen(session, asked, person_id=hall.instructor_id, now=SHOWN + DAY, calendar=SHANGHAI)
    assert points(session) == [2.0, 4.0]


def test_one_of_several_items_earns_its_share(session: Session, hall: Hall) -> None:
    asked = send(session, hall, RECALL, part=2)
    accept(
        session,
        asked,
        person_id=hall.instructor_id,
        now=SHOWN + HOUR,
        calendar=SHANGHAI,
        part=2,
    )
    assert points(session) == [4.0, 6.0]  # both wrote 及时归挡, one had not appealed


def test_a_sheet_is_appealed_once_its_marks_are_shown_and_by_its_trainee_alone(
    session: Session, hall: Hall
) -> None:
    made = send(session, hall, ONE_BLANK)
    assert send(session, hall, ONE_BLANK) == made
    row = by_number(session, Appeal, made)
    assert (row.sitting_id, row.review_seq) == (1, None)
    with pytest.raises(NotFound):
        send(session, hall, ONE_BLANK, who=1)
    with pytest.raises(NotFound):
        send(session, hall, ONE_BLANK, part=1)
    session.get_one(Exam, hall.exam_id).shown_at = None
    session.flush()
    with pytest.raises(NotFound):
        send(session, hall, RECALL, part=2)


@pytest.mark.parametrize(
    ("content", "part", "reason"),
    [
        (CHOICE, 0, "only_written_answers"),
        (RECALL, 0, "already_right"),
        (RECALL, 1, "nothing_written"),
    ],
)
def test_a_sheet_s_part_that_leaves_nothing_to_argue_about_is_refused(
    session: Session, hall: Hall, content: Recall, part: int, reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        send(session, hall, content, part=part)
    assert refused.value.reason == reason


def test_sheets_without_the_words_are_left_alone(session: Session, hall: Hall) -> None:
    asked = send(session, hall, ONE_BLANK)
    other = by_number(session, Sitting, 2)
    other.points = 99.0  # would be put right if it were marked again
    session.flush()
    accept(session, asked, person_id=hall.instructor_id, now=SHOWN + HOUR, calendar=SHANGHAI)

    assert points(session) == [4.0, 99.0]
    place = position_of(session, 1, hall, ONE_BLANK)
    first = session.get_one(SheetAnswer, (hall.trainee_ids[0], 1, place))
    assert first.points == 2.0


def test_a_question_laid_aside_for_a_lapse_that_is_none_any_more_is_asked_again(
    session: Session, add_person: Callable[..., Someone]
) -> None:
    office = Office(session, add_person, ONE_BLANK)
    desk: Desk = office.desk
    moment, number = MONDAY, 0
    while desk.session.get(Card, (desk.trainee_id, desk.lesson.question_ids[0])) is None or (
        desk.card(0).suspended_at is None and number < 60
    ):
        desk.answer(0, "及时整理", attempt=f"r{number}", now=moment)
        moment = desk.card(0).due_at + HOUR
        desk.answer(0, "按时整理", attempt=f"w{number}", now=moment)
        moment, number = moment + HOUR, number + 1
    assert desk.card(0).suspended_at is not None
    worn_out_at = desk.card(0).suspended_at
    appeal = office.appeal("w0")
    office.accept(appeal, now=moment)

    assert desk.card(0).lapses == 0
    assert desk.card(0).suspended_at is None

    office.reopen(appeal, now=moment)

    assert desk.card(0).lapses == 8
    assert desk.card(0).suspended_at == worn_out_at


def test_two_parts_are_decided_one_by_one(
    session: Session, add_person: Callable[..., Someone]
) -> None:
    in_order = Cloze("先____，后____。", ("及时收集", "及时归档"), ((), ()))
    hall = Office(session, add_person, in_order)
    hall.desk.answer(0, "按时收集", "按时归档")
    first, second = hall.appeal(part=0), hall.appeal(part=1)
    hall.accept(first)
    hall.accept(second, now=LATER + DAY)
    hall.reopen(first, now=LATER + 2 * DAY)

    shown = outcome(hall.session, trainee_id=hall.desk.trainee_id, attempt="one")
    assert [one.right for one in shown.marks] == [False, True]
