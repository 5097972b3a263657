from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from question_bank.bank.people import Role
from question_bank.bank.speeches import Speech
from question_bank.statistics.mastery import Mastery, mastery
from question_bank.statistics.studied import studied
from question_bank.study.courses import open_courses
from question_bank.study.quiz.answering import answer
from question_bank.study.quiz.dealing import deal
from tests.study.lessons import CONTENTS, MONDAY, SHANGHAI, Lesson, give_course, key

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from question_bank.statistics.mastery import MaterialMastery
    from tests.conftest import Someone

DAY = timedelta(days=1)


def of(session: Session, trainee_id: int) -> tuple[MaterialMastery, ...]:
    courses = open_courses(session, trainee_id=trainee_id, now=MONDAY, calendar=SHANGHAI)
    deal(session, trainee_id=trainee_id, courses=courses)
    cards = studied(session, trainee_id=trainee_id, courses=courses, calendar=SHANGHAI)
    return mastery(session, cards, trainee_id=trainee_id, courses=courses)


def respond(session: Session, trainee_id: int, lesson: Lesson, place: int, days: int = 0) -> None:
    answer(
        session,
        trainee_id=trainee_id,
        question_id=lesson.question_ids[place],
        version_id=lesson.version_ids[place],
        attempt=f"{place}-{days}",
        response=key(CONTENTS[place]),
        now=MONDAY + days * DAY,
        calendar=SHANGHAI,
    )


def test_a_material_and_its_sections_count_what_is_firm_what_is_not_and_what_is_left(
    session: Session, trainee_id: int
) -> None:
    lesson = give_course(session, [trainee_id])
    of(session, trainee_id)
    for days in (0, 2, 13):
        respond(session, trainee_id, lesson, 0, days)
    respond(session, trainee_id, lesson, 3)

    (material,) = of(session, trainee_id)

    assert material.speech_id == lesson.speech_id
    assert (material.mastery, material.mastery.unmet) == (Mastery(4, 2, 1), 2)
    assert [(one.number, one.heading, one.mastery) for one in material.sections] == [
        (1, "一、把档案收全", Mastery(3, 1, 1)),
        (2, "二、把档案管好", Mastery(1, 1, 0)),
    ]
    assert material.sections[1].mastery.shaky == 1


def test_another_trainee_s_answers_and_withdrawn_materials_do_not_count(
    session: Session, trainee_id: int, add_person: Callable[..., Someone]
) -> None:
    other = add_person(session, "wang", Role.TRAINEE).id
    lesson = give_course(session, [trainee_id, other])
    of(session, other)
    respond(session, other, lesson, 0)
    assert of(session, trainee_id)[0].mastery == Mastery(4, 0, 0)

    session.get_one(Speech, lesson.speech_id).is_current = False
    session.flush()
    assert of(session, trainee_id) == ()
