from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from question_bank.bank.blueprint import Section
from question_bank.bank.courses import Enrolment
from question_bank.bank.people import Role
from question_bank.bank.questions import Question, Status
from question_bank.errors import NotFound, Refused
from question_bank.study.exam_notices import notice, notices, repeats
from question_bank.study.exam_plans import (
    asked_by,
    call_off,
    edit_exam,
    exam_run_by,
    open_now,
    plan_of,
    put_off,
    set_exam,
    show_marks,
)
from question_bank.study.exams import Exam, Sitting, Sort
from question_bank.study.invigilating import extend, readmit, void
from question_bank.study.sheets import sheet
from question_bank.study.sittings import GRACE, hand_in, running_sitting, settle, start
from tests.papers.material import a_cloze
from tests.study.exam_halls import HOUR, MINUTE, OPENS, SEED, answer_all, hold_exam, sit, write
from tests.study.lessons import CHOICE, MONDAY, MULTIPLE, ONE_BLANK, enrol

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.study.exam_halls import Hall

CLOZES = tuple(a_cloze(number) for number in range(8))
FOUR = (Section("cloze", 4, 2.0),)


@pytest.fixture
def hold(session: Session, add_person: Callable[..., object]) -> Callable[..., Hall]:
    """Set an exam for three trainees: `hold(contents=CLOZES, sections=FOUR)`."""

    def make(**more: object) -> Hall:
        instructor = add_person(session, "guanli", Role.INSTRUCTOR)
        trainees = [add_person(session, f"x{number}", Role.TRAINEE).id for number in range(3)]
        asked = {"contents": CLOZES, "sections": FOUR} | more
        return hold_exam(session, instructor.id, trainees, **asked)

    return make


def sitting(session: Session, sitting_id: int) -> Sitting:
    return session.get_one(Sitting, sitting_id)


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


def test_a_rehearsal_asks_other_questions_as_long_as_there_are_any(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    exam = session.get_one(Exam, hall.exam_id)
    for round_ in range(3):
        id_ = sit(session, hall, sort=Sort.MOCK, now=MONDAY + round_ * HOUR)
        asked = {question for _, question, _ in sitting(session, id_).drawn}
        assert len(asked) == 4
        assert not asked & asked_by(exam)
        hand_in(session, trainee_id=hall.trainee_ids[0], sitting_id=id_, now=MONDAY + round_ * HOUR)
    assert repeats(session, hall.exam_id) == 0


def test_a_rehearsal_takes_as_many_of_the_exam_s_own_as_are_missing(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold(contents=CLOZES[:6])
    exam = session.get_one(Exam, hall.exam_id)
    id_ = sit(session, hall, sort=Sort.MOCK, now=MONDAY)
    asked = {question for _, question, _ in sitting(session, id_).drawn}

    assert repeats(session, hall.exam_id) == 2
    assert len(asked & asked_by(exam)) == 2
    assert len(asked) == 4


def test_a_rehearsal_cannot_be_begun_beside_the_exam(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    sit(session, hall)
    with pytest.raises(Refused) as error:
        sit(session, hall, sort=Sort.MOCK)
    assert refusal(error) == "exam_is_running"


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


def test_an_exam_can_be_changed_until_it_opens(session: Session, hold: Callable[..., Hall]) -> None:
    hall = hold()
    plan = plan_of(exam_run_by(session, hall.exam_id, hall.instructor_id))
    changed = replace(plan, title="改过的", minutes=45, shows_at_close=False)
    who = {"person_id": hall.instructor_id}
    edit_exam(session, hall.exam_id, changed, seed=SEED, now=OPENS - MINUTE, **who)
    assert plan_of(session.get_one(Exam, hall.exam_id)) == changed

    for change in (
        lambda: edit_exam(session, hall.exam_id, plan, seed=SEED, now=OPENS, **who),
        lambda: call_off(session, hall.exam_id, now=OPENS, **who),
        lambda: open_now(session, hall.exam_id, now=OPENS, **who),
    ):
        with pytest.raises(Refused) as error:
            change()
        assert refusal(error) == "exam_has_opened"


def test_an_exam_is_called_off_only_while_nobody_has_rehearsed_it(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    sit(session, hall, sort=Sort.MOCK, now=MONDAY)
    with pytest.raises(Refused) as error:
        call_off(session, hall.exam_id, person_id=hall.instructor_id, now=MONDAY)
    assert refusal(error) == "rehearsed_already"


def test_only_who_runs_the_course_sets_its_exams(
    session: Session, hold: Callable[..., Hall], add_person: Callable[..., object]
) -> None:
    hall = hold()
    plan = plan_of(session.get_one(Exam, hall.exam_id))
    other = add_person(session, "other", Role.INSTRUCTOR).id
    with pytest.raises(NotFound):
        set_exam(session, hall.lesson.course_id, plan, person_id=other, seed=1, now=MONDAY)
    with pytest.raises(NotFound):
        exam_run_by(session, hall.exam_id, other)


def test_an_exam_asks_no_more_than_the_bank_holds(hold: Callable[..., Hall]) -> None:
    with pytest.raises(Refused) as error:
        hold(sections=(Section("cloze", 9, 2.0),))
    assert error.value.facts == {"kind": "cloze", "wanted": 9, "there": 8}


def test_marks_are_shown_only_when_nobody_sits_any_more(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold(shows_at_close=False)
    who = {"person_id": hall.instructor_id}
    closes = OPENS + 2 * HOUR
    id_ = sit(session, hall, now=closes - MINUTE)
    extend(session, hall.exam_id, id_, minutes=10, reason="", now=closes - MINUTE, **who)

    for now in (closes - MINUTE, closes + MINUTE):
        with pytest.raises(Refused) as error:
            show_marks(session, hall.exam_id, now=now, **who)
        assert refusal(error) == "still_being_sat"
    show_marks(session, hall.exam_id, now=closes + HOUR, **who)

    assert session.get_one(Exam, hall.exam_id).shown_at == closes + HOUR


def test_marks_that_come_with_the_closing_wait_for_who_was_given_more_time(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    closes = OPENS + 2 * HOUR
    id_ = sit(session, hall, now=closes - MINUTE)
    who = {"person_id": hall.instructor_id}
    extend(session, hall.exam_id, id_, minutes=10, reason="设备", now=closes - MINUTE, **who)
    assert sitting(session, id_).deadline == closes + 10 * MINUTE
    assert session.get_one(Exam, hall.exam_id).shown_at == closes + 10 * MINUTE

    put_off(session, hall.exam_id, closes + HOUR, now=closes, **who)
    assert session.get_one(Exam, hall.exam_id).shown_at == closes + HOUR


def test_more_time_lets_a_sitting_run_again_that_time_had_ended(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    id_, me = sit(session, hall), hall.trainee_ids[0]
    write(session, hall, id_, 0, "错")
    later = OPENS + HOUR
    settle(session, sitting(session, id_), now=later)
    who = {"person_id": hall.instructor_id}

    extend(session, hall.exam_id, id_, minutes=20, reason="断电", now=later, **who)

    assert running_sitting(session, me, now=later) == id_
    assert sitting(session, id_).deadline == later + 20 * MINUTE
    assert sitting(session, id_).points is None
    answer = write(session, hall, id_, 0, "再写", now=later + MINUTE, base=1, saves=2)
    assert answer.is_kept
    hand_in(session, trainee_id=me, sitting_id=id_, now=later + 2 * MINUTE)
    with pytest.raises(Refused) as error:
        extend(session, hall.exam_id, id_, minutes=20, reason="", now=later + 3 * MINUTE, **who)
    assert refusal(error) == "sitting_handed_in"


def test_a_voided_sitting_does_not_count_and_may_be_repeated(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    id_, me = sit(session, hall), hall.trainee_ids[0]
    answer_all(session, hall, id_)
    who = {"person_id": hall.instructor_id}
    with pytest.raises(Refused) as error:
        void(session, hall.exam_id, id_, reason=" ", may_repeat=True, now=OPENS, **who)
    assert refusal(error) == "no_reason"
    void(session, hall.exam_id, id_, reason="代考", may_repeat=True, now=OPENS + MINUTE, **who)

    second = sit(session, hall, now=OPENS + 2 * MINUTE)
    hand_in(session, trainee_id=me, sitting_id=second, now=OPENS + 3 * MINUTE)
    after = notice(session, hall.exam_id, trainee_id=me, now=OPENS + 3 * HOUR)
    assert [go.is_voided for go in after.goes] == [True, False]
    assert after.best.id == second


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
