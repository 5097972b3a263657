from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from question_bank.bank.blueprints.blueprint import Section
from question_bank.bank.courses import Enrolment
from question_bank.bank.people import Role
from question_bank.bank.questions import Question, Status
from question_bank.errors import NotFound, Refused
from question_bank.study.examining.invigilating import readmit
from question_bank.study.examining.notices import notice, notices
from question_bank.study.examining.plans import asked_by
from question_bank.study.examining.sheets import sheet
from question_bank.study.examining.sittings import GRACE, hand_in, running_sitting, settle, start
from question_bank.study.exams import Exam, Sitting, Sort
from tests.study.exam_halls import (
    CLOZES,
    FOUR,
    HOUR,
    MINUTE,
    OPENS,
    answer_all,
    sit,
    sitting,
    write,
)
from tests.study.lessons import CHOICE, MONDAY, MULTIPLE, ONE_BLANK, enrol

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.study.exam_halls import Hall


def refusal(error: pytest.ExceptionInfo[Refused]) -> str:
    return error.value.reason


def test_everybody_is_asked_the_same_questions_in_an_order_of_their_own(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold(contents=(*CLOZES, ONE_BLANK, CHOICE), sections=(*FOUR, Section("choice", 1, 1.0)))
    drawn = []
    for who in range(3):
        id_ = start(
            session,
            trainee_id=hall.trainee_ids[who],
            exam_id=hall.exam_id,
            sort=Sort.EXAM,
            seed=who,
            now=OPENS,
        )
        drawn.append([question for _, question, _ in sitting(session, id_).drawn])

    exam = session.get_one(Exam, hall.exam_id)
    assert {frozenset(order) for order in drawn} == {asked_by(exam)}
    assert len({tuple(order) for order in drawn}) > 1
    assert {order[-1] for order in drawn} == {hall.lesson.question_ids[-1]}  # kinds stay together


def test_starting_twice_takes_up_the_same_sitting(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    assert sit(session, hall) == sit(session, hall, now=OPENS + MINUTE)
    assert session.scalar(select(func.count(Sitting.id))) == 1


def test_a_sitting_ends_by_the_clock_or_when_the_exam_closes(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    early, late = sit(session, hall), sit(session, hall, now=OPENS + 2 * HOUR - MINUTE, who=1)

    assert sitting(session, early).deadline == OPENS + 30 * MINUTE
    assert sitting(session, late).deadline == OPENS + 2 * HOUR


@pytest.mark.parametrize(
    ("now", "reason"),
    [(OPENS - MINUTE, "exam_not_open"), (OPENS + 2 * HOUR, "exam_closed")],
)
def test_an_exam_is_sat_only_while_it_is_open(
    session: Session, hold: Callable[..., Hall], now: object, reason: str
) -> None:
    hall = hold()
    with pytest.raises(Refused) as error:
        sit(session, hall, now=now)
    assert refusal(error) == reason


def test_goes_are_counted_and_one_more_can_be_granted(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    first, me = sit(session, hall), hall.trainee_ids[0]
    hand_in(session, trainee_id=me, sitting_id=first, now=OPENS + MINUTE)
    with pytest.raises(Refused) as error:
        sit(session, hall, now=OPENS + 2 * MINUTE)
    assert refusal(error) == "no_goes_left"

    readmit(session, hall.exam_id, me, reason="断电", person_id=hall.instructor_id, now=OPENS)

    second = sit(session, hall, now=OPENS + 3 * MINUTE)
    assert second != first
    assert sitting(session, second).slot == 2


def test_who_is_not_on_the_course_has_no_such_exam(
    session: Session, hold: Callable[..., Hall], add_person: Callable[..., object]
) -> None:
    hall = hold()
    stranger = add_person(session, "stranger", Role.TRAINEE).id
    with pytest.raises(NotFound):
        sit(session, replace(hall, trainee_ids=(stranger,)))
    left = session.get_one(Enrolment, (hall.lesson.course_id, hall.trainee_ids[0]))
    left.left_at = MONDAY
    with pytest.raises(NotFound):
        sit(session, hall)


def test_a_sitting_is_over_when_its_deadline_has_passed_whoever_looks(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    id_, me = sit(session, hall), hall.trainee_ids[0]
    answer_all(session, hall, id_)
    deadline = sitting(session, id_).deadline

    assert running_sitting(session, me, now=deadline) == id_
    settle(session, sitting(session, id_), now=deadline + GRACE)

    assert running_sitting(session, me, now=deadline + GRACE) is None
    assert sitting(session, id_).ended_at == deadline
    assert sitting(session, id_).points == 8.0


def test_handing_in_twice_changes_nothing(session: Session, hold: Callable[..., Hall]) -> None:
    hall = hold()
    id_, me = sit(session, hall), hall.trainee_ids[0]
    answer_all(session, hall, id_)
    for minutes in (5, 6):
        hand_in(session, trainee_id=me, sitting_id=id_, now=OPENS + minutes * MINUTE)
    assert sitting(session, id_).ended_at == OPENS + 5 * MINUTE
    assert sitting(session, id_).points == 8.0


def test_an_exam_keeps_the_questions_it_was_set_with(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    before = asked_by(session.get_one(Exam, hall.exam_id))
    session.get_one(Question, min(before)).status = Status.RETIRED
    session.flush()

    id_ = sit(session, hall)

    assert {question for _, question, _ in sitting(session, id_).drawn} == before
    page = sheet(session, trainee_id=hall.trainee_ids[0], sitting_id=id_, now=OPENS)
    assert [item.earned for item in page.items] == [None] * 4
    assert [item.marks for item in page.items] == [()] * 4


def test_a_trainee_sees_what_is_running_open_coming_and_past(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    me = {"trainee_id": hall.trainee_ids[0]}

    def state(now: object) -> str:
        return notice(session, hall.exam_id, now=now, **me).state

    assert state(MONDAY) == "coming"
    assert state(OPENS) == "open"
    id_ = sit(session, hall)
    assert state(OPENS) == "running"
    answer_all(session, hall, id_)
    hand_in(session, sitting_id=id_, now=OPENS + MINUTE, **me)
    assert state(OPENS + MINUTE) == "past"

    hidden = notices(session, now=OPENS + 2 * MINUTE, **me)[0]
    shown = notices(session, now=OPENS + 2 * HOUR, **me)[0]
    assert hidden.best is None
    assert shown.best.points == 8.0


def test_exams_of_other_courses_are_nobody_else_s(
    session: Session, hold: Callable[..., Hall], add_person: Callable[..., object]
) -> None:
    hold()
    other = add_person(session, "other", Role.TRAINEE).id
    assert notices(session, trainee_id=other, now=OPENS) == ()


@pytest.mark.parametrize(("halves", "points"), [(True, 1.0), (False, 0.0)])
def test_half_points_for_too_few_options_are_given_only_where_they_are_set(
    session: Session,
    hold: Callable[..., Hall],
    halves: bool,  # noqa: FBT001 - as it is set
    points: float,
) -> None:
    hall = hold(
        contents=(MULTIPLE,), sections=(Section("multiple", 1, 2.0),), half_for_fewer=halves
    )
    id_ = sit(session, hall)
    write(session, hall, id_, 0, "及时收集", "及时归档")
    hand_in(session, trainee_id=hall.trainee_ids[0], sitting_id=id_, now=OPENS + MINUTE)
    assert sitting(session, id_).points == points


def test_who_joins_later_finds_the_exam_too(
    session: Session, hold: Callable[..., Hall], add_person: Callable[..., object]
) -> None:
    hall = hold()
    late = add_person(session, "late", Role.TRAINEE).id
    enrol(session, hall.lesson.course_id, late)
    assert notices(session, trainee_id=late, now=OPENS)[0].state == "open"
