from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.base import by_number
from question_bank.bank.blueprints.blueprint import Section
from question_bank.errors import NotFound, Refused, Stale
from question_bank.study.examining.changing import change_points, changes_of
from question_bank.study.examining.choosing import Wanted, choosable
from question_bank.study.examining.invigilating import allow, extend
from question_bank.study.examining.journal import reached
from question_bank.study.examining.marking import mark_sheet
from question_bank.study.examining.memory import unlearnt
from question_bank.study.examining.notices import notice
from question_bank.study.examining.openings import put_off
from question_bank.study.examining.plans import edit_exam, plan_of, set_exam
from question_bank.study.examining.releasing import sees_answers, sees_marks
from question_bank.study.examining.sheets import sheet
from question_bank.study.examining.sittings import hand_in, start
from question_bank.study.exams import Act, Answers, Exam, ExamChange, Sitting, Sort
from tests.study.exam_halls import (
    CLOZES,
    FOUR,
    HOUR,
    MINUTE,
    OPENS,
    SEED,
    sit,
    write,
)
from tests.study.lessons import CHOICE, MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.study.exam_halls import Hall

CLOSES = OPENS + 2 * HOUR


def test_minutes_allowed_before_lengthen_a_go_beyond_the_closing_and_hold_the_marks_back(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    me, who = hall.trainee_ids[0], {"person_id": hall.instructor_id, "now": MONDAY}
    with pytest.raises(Refused, match="no_reason"):
        allow(session, hall.exam_id, me, minutes=15, reason=" ", **who)
    allow(session, hall.exam_id, me, minutes=45, reason="视力", **who)
    allow(session, hall.exam_id, me, minutes=15, reason="视力，改为 15 分钟", **who)

    mine = notice(session, hall.exam_id, trainee_id=me, now=MONDAY)
    assert mine.minutes_allowed == 15
    early, late = sit(session, hall), sit(session, hall, who=1)
    assert by_number(session, Sitting, early).deadline == OPENS + 45 * MINUTE
    assert by_number(session, Sitting, late).deadline == OPENS + 30 * MINUTE
    put_off(session, hall.exam_id, CLOSES + HOUR, person_id=hall.instructor_id, now=OPENS)
    assert session.get_one(Exam, hall.exam_id).shown_at == CLOSES + HOUR + 15 * MINUTE


def test_who_comes_late_and_was_allowed_more_writes_on_after_the_closing(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    me, who = hall.trainee_ids[0], {"person_id": hall.instructor_id, "now": MONDAY}
    allow(session, hall.exam_id, me, minutes=15, reason="视力", **who)
    id_ = sit(session, hall, now=CLOSES - 10 * MINUTE)
    assert by_number(session, Sitting, id_).deadline == CLOSES + 15 * MINUTE


def test_answers_at_once_show_a_trainee_their_own_and_forbid_more_time(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold(answers=Answers.ONCE)
    id_, me = sit(session, hall), hall.trainee_ids[0]
    write(session, hall, id_, 0, "错")
    end = OPENS + 10 * MINUTE
    hand_in(session, trainee_id=me, sitting_id=id_, now=end)
    assert notice(session, hall.exam_id, trainee_id=me, now=end).best.points == 0
    assert unlearnt(session, trainee_id=me, now=end) == [id_]
    other = sit(session, hall, who=1)
    with pytest.raises(Refused, match="marks_are_shown"):
        extend(
            session, hall.exam_id, other, minutes=5, reason="", now=OPENS + HOUR,
            person_id=hall.instructor_id,
        )  # fmt: skip


def test_answers_that_are_never_shown_are_not_told_by_the_schedule_either(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold(answers=Answers.NEVER)
    id_, me = sit(session, hall), hall.trainee_ids[0]
    write(session, hall, id_, 0, "错")
    hand_in(session, trainee_id=me, sitting_id=id_, now=OPENS + MINUTE)
    exam, sitting = session.get_one(Exam, hall.exam_id), by_number(session, Sitting, id_)
    after = CLOSES + MINUTE
    assert not sees_marks(exam, sitting, CLOSES - MINUTE)
    assert sees_marks(exam, sitting, after)
    assert not sees_answers(exam, sitting, after)
    assert unlearnt(session, trainee_id=me, now=after) == []


def test_without_shuffles_everybody_sees_the_same_sheet(
    session: Session, hold: Callable[..., Hall]
) -> None:
    sections = (*FOUR, Section("choice", 1, 1.0))
    hall = hold(
        contents=(*CLOZES, CHOICE), sections=sections, shuffles_questions=False,
        shuffles_options=False,
    )  # fmt: skip
    sheets = []
    for who in (0, 1):
        id_ = start(
            session, trainee_id=hall.trainee_ids[who], exam_id=hall.exam_id, sort=Sort.EXAM,
            seed=who, now=OPENS,
        )  # fmt: skip
        found = sheet(session, trainee_id=hall.trainee_ids[who], sitting_id=id_, now=OPENS)
        sheets.append([(item.version_id, item.seed) for item in found.items])
    assert sheets[0] == sheets[1]


def test_chosen_questions_are_asked_as_they_were_chosen(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    chosen = hall.lesson.question_ids[5:2:-1]
    plan = replace(
        plan_of(session, session.get_one(Exam, hall.exam_id)), chosen=tuple(chosen),
        sections=(Section("cloze", 3, 2.0),),
    )  # fmt: skip
    who = {"person_id": hall.instructor_id, "seed": 1, "now": MONDAY}
    id_ = set_exam(session, hall.lesson.course_id, plan, **who)
    assert [question for _, question in session.get_one(Exam, id_).drawn[0]] == list(chosen)
    assert plan_of(session, session.get_one(Exam, id_)) == plan
    bad = replace(plan, chosen=(chosen[0], 99_999))
    with pytest.raises(NotFound):
        set_exam(session, hall.lesson.course_id, bad, **who)


def test_questions_to_choose_are_found_by_two_characters_a_page_at_a_time(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold(contents=(*CLOZES, CHOICE))
    course = hall.lesson.course_id
    everything = choosable(session, course, Wanted())
    assert everything.total == 9
    assert choosable(session, course, Wanted(kind="choice")).total == 1
    some = choosable(session, course, Wanted(kind="cloze"), without=hall.lesson.question_ids[:3])
    assert list(some.questions) == list(hall.lesson.question_ids[3:8])
    assert choosable(session, course, Wanted(words="没有这几个字")).questions == {}


def test_of_two_who_set_an_exam_anew_the_second_is_told(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    seen = reached(session, hall.exam_id)
    plan = plan_of(session, session.get_one(Exam, hall.exam_id))
    who = {"person_id": hall.instructor_id, "seed": SEED, "now": MONDAY, "seen": seen}
    later = plan.closes_at + timedelta(hours=1)
    edit_exam(session, hall.exam_id, replace(plan, place="三楼", closes_at=later), **who)
    with pytest.raises(Stale):
        edit_exam(session, hall.exam_id, plan, **who)
    row = session.query(ExamChange).where(ExamChange.act == Act.EDITED).one()
    assert row.reason == "closes_at,place"
    assert row.done_by == hall.instructor_id


def test_points_given_by_hand_stay_when_a_sheet_is_marked_again(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = hold()
    id_, me = sit(session, hall), hall.trainee_ids[0]
    write(session, hall, id_, 0, "错")
    hand_in(session, trainee_id=me, sitting_id=id_, now=OPENS + MINUTE)
    sitting = by_number(session, Sitting, id_)
    who = {"reason": "酌情", "person_id": hall.instructor_id, "now": CLOSES}
    change_points(session, sitting, 0, points=1.5, seen=0.0, **who)
    change_points(session, sitting, 2, points=2.0, seen=0.0, **who)  # nothing was written there
    mark_sheet(session, sitting)
    assert sitting.points == 3.5
    with pytest.raises(Refused, match="wrong_points"):
        change_points(session, sitting, 1, points=2.5, seen=0.0, **who)
    with pytest.raises(Stale):
        change_points(session, sitting, 0, points=1.0, seen=0.0, **who)
    told = [(one.number, one.before, one.after) for one in changes_of(session, sitting)]
    assert told == [(1, 0.0, 1.5), (3, 0.0, 2.0)]
