"""A second exam for who missed the first or failed it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.blueprints.blueprint import Section
from question_bank.errors import NotFound, Refused
from question_bank.study.examining.candidates import asked_before, missed_or_failed
from question_bank.study.examining.notices import notices
from question_bank.study.examining.plans import plan_of, set_exam
from question_bank.study.examining.sittings import hand_in, start
from question_bank.study.exams import Exam, Sort
from tests.study.exam_halls import (
    HOUR,
    MINUTE,
    OPENS,
    SEED,
    answer_all,
    sit,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.study.exam_halls import Hall

CLOSES = OPENS + 2 * HOUR


def failing_hall(session: Session, hold: Callable[..., Hall]) -> Hall:
    """Let the first pass, the second fail and the third stay away."""
    hall = hold(sections=(Section("cloze", 3, 2.0),))
    first, second = sit(session, hall), sit(session, hall, who=1)
    answer_all(session, hall, first)
    write(session, hall, second, 0, "错", who=1)
    for who, id_ in ((0, first), (1, second)):
        trainee = hall.trainee_ids[who]
        hand_in(session, trainee_id=trainee, sitting_id=id_, now=OPENS + 9 * MINUTE)
    return hall


def make_up(session: Session, hall: Hall, **more: object) -> int:
    exam = session.get_one(Exam, hall.exam_id)
    named = tuple(one.id for one in missed_or_failed(session, exam, person_id=hall.instructor_id))
    plan = replace(
        plan_of(session, exam), title="补考", candidates=named,
        opens_at=CLOSES + HOUR, closes_at=CLOSES + 2 * HOUR,
    )  # fmt: skip
    return set_exam(
        session, hall.lesson.course_id, replace(plan, **more), person_id=hall.instructor_id,
        seed=SEED, now=CLOSES, makes_up_id=hall.exam_id,
    )  # fmt: skip


def test_a_second_exam_is_for_who_missed_or_failed_and_repeats_no_question(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = failing_hall(session, hold)
    passed, failed, away = hall.trainee_ids
    exam = session.get_one(Exam, hall.exam_id)
    people = missed_or_failed(session, exam, person_id=hall.instructor_id)
    assert {one.id: one.points for one in people} == {failed: 0.0, away: None}

    second = make_up(session, hall)
    drawn = session.get_one(Exam, second).drawn
    asked = {question for section in drawn for _, question in section}
    assert not asked & asked_before(session, hall.exam_id)
    now = CLOSES + HOUR
    mine, theirs = (
        [one.title for one in notices(session, trainee_id=id_, now=now)] for id_ in (passed, away)
    )
    assert mine == ["结业考试"]
    assert "补考" in theirs
    with pytest.raises(NotFound):
        start(session, trainee_id=passed, exam_id=second, sort=Sort.EXAM, seed=1, now=now)
    assert start(session, trainee_id=away, exam_id=second, sort=Sort.EXAM, seed=1, now=now)


def test_a_second_exam_says_so_where_the_bank_has_too_few_others(
    session: Session, hold: Callable[..., Hall]
) -> None:
    hall = failing_hall(session, hold)
    with pytest.raises(Refused) as error:
        make_up(session, hall, sections=(Section("cloze", 6, 2.0),))
    assert error.value.facts == {"kind": "cloze", "wanted": 6, "there": 5}
    with pytest.raises(NotFound):
        make_up(session, hall, candidates=(hall.instructor_id,))
