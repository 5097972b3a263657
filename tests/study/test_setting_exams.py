from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.base import by_number
from question_bank.bank.blueprints.blueprint import Section
from question_bank.bank.people import Role
from question_bank.errors import NotFound, Refused
from question_bank.study.examining.invigilating import extend, void
from question_bank.study.examining.journal import reached
from question_bank.study.examining.notices import notice
from question_bank.study.examining.openings import call_off, open_now, put_off, show_marks
from question_bank.study.examining.plans import edit_exam, exam_run_by, plan_of, set_exam
from question_bank.study.examining.sittings import hand_in, running_sitting, settle
from question_bank.study.exams import Exam, Sitting, Sort
from tests.study.exam_halls import HOUR, MINUTE, OPENS, SEED, answer_all, sit, write
from tests.study.lessons import MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.study.exam_halls import Hall


def sitting(session: Session, sitting_id: int) -> Sitting:
    return by_number(session, Sitting, sitting_id)


def refusal(error: pytest.ExceptionInfo[Refused]) -> str:
    return error.value.reason


def test_an_exam_can_be_changed_until_it_opens(session: Session, hold: Callable[..., Hall]) -> None:
    hall = hold()
    plan = plan_of(session, exam_run_by(session, hall.exam_id, hall.instructor_id))
    changed = replace(plan, title="改过的", minutes=45, shows_at_close=False)
    who = {"person_id": hall.instructor_id}
    seen = reached(session, hall.exam_id)
    edit_exam(session, hall.exam_id, changed, seed=SEED, seen=seen, now=OPENS - MINUTE, **who)
    assert plan_of(session, session.get_one(Exam, hall.exam_id)) == changed

    for change in (
        lambda: edit_exam(session, hall.exam_id, plan, seed=SEED, seen=seen, now=OPENS, **who),
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
    plan = plan_of(session, session.get_one(Exam, hall.exam_id))
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
