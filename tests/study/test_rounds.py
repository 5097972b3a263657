from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.people import Role
from question_bank.bank.questions import Question, Status
from question_bank.study.courses import OpenCourse, open_courses
from question_bank.study.quiz.answering import answer, undo
from question_bank.study.quiz.dealing import deal
from question_bank.study.quiz.rounds import Part, Round, Wanted, choices, drawn, remaining
from question_bank.study.quiz.suspension import bury
from question_bank.study.record.history import day_before, given_on, given_since, last_given
from tests.study.lessons import (
    CHOICE,
    LOCK,
    MONDAY,
    ONE_BLANK,
    SHANGHAI,
    TWO_BLANKS,
    Lesson,
    give_course,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

DAY = timedelta(days=1)
LATER = MONDAY + timedelta(minutes=1)


@pytest.fixture
def me(session: Session, add_person: Callable[..., Someone]) -> int:
    return add_person(session, "xueyuan", Role.TRAINEE).id


@pytest.fixture
def lesson(session: Session, me: int) -> Lesson:
    made = give_course(session, [me], contents=(ONE_BLANK, TWO_BLANKS, LOCK, CHOICE))
    deal(session, trainee_id=me, courses=courses(session, me))
    return made


def courses(session: Session, me: int) -> tuple[OpenCourse, ...]:
    return open_courses(session, trainee_id=me, now=MONDAY, calendar=SHANGHAI)


def draw(session: Session, me: int, wanted: Wanted, *, most: int = 9, seed: int = 1) -> set[int]:
    return set(
        drawn(
            session,
            wanted,
            trainee_id=me,
            courses=courses(session, me),
            most=most,
            now=LATER,
            calendar=SHANGHAI,
            seed=seed,
        )
    )


def give(session: Session, me: int, lesson: Lesson, place: int, now: datetime) -> str:
    attempt = f"{place}-{now:%d%H%M%S}"
    answer(
        session,
        trainee_id=me,
        question_id=lesson.question_ids[place],
        version_id=lesson.version_ids[place],
        attempt=attempt,
        response=["错"],
        now=now,
        calendar=SHANGHAI,
    )
    return attempt


def test_materials_are_offered_with_their_sections_and_kinds(
    session: Session, me: int, lesson: Lesson
) -> None:
    (material,), kinds = choices(session, trainee_id=me, courses=courses(session, me))

    assert (material.speech_id, material.questions) == (lesson.speech_id, 4)
    assert [(one.heading, one.questions) for one in material.sections] == [
        ("一、把档案收全", 3),
        ("二、把档案管好", 1),
    ]
    assert kinds == {"cloze": 3, "choice": 1}


def test_a_round_holds_only_what_was_wanted(session: Session, me: int, lesson: Lesson) -> None:
    first, second, lock, choice = lesson.question_ids

    assert draw(session, me, Wanted()) == {first, second, lock, choice}
    assert draw(session, me, Wanted(kinds=frozenset({"choice"}))) == {choice}
    assert draw(session, me, Wanted(parts=frozenset({Part(lesson.speech_id, 2)}))) == {lock}
    assert draw(session, me, Wanted(parts=frozenset({Part(lesson.speech_id + 1)}))) == set()
    assert draw(session, me, Wanted(among=frozenset({second, lock}))) == {second, lock}


def test_what_was_answered_today_comes_last(session: Session, me: int, lesson: Lesson) -> None:
    give(session, me, lesson, 0, MONDAY)

    for seed in range(5):
        assert lesson.question_ids[0] not in draw(session, me, Wanted(), most=3, seed=seed)
    assert lesson.question_ids[0] in draw(session, me, Wanted(), most=4)


def test_a_round_shrinks_with_each_answer_and_grows_again_when_it_is_undone(
    session: Session, me: int, lesson: Lesson
) -> None:
    first, second, lock, choice = lesson.question_ids
    give(session, me, lesson, 0, MONDAY - timedelta(seconds=1))
    going = Round((lock, first, choice), MONDAY, defers=False)

    def left() -> tuple[tuple[int, ...], int]:
        found = remaining(
            session,
            going,
            trainee_id=me,
            courses=courses(session, me),
            now=LATER,
            calendar=SHANGHAI,
        )
        return found.questions, found.done

    assert left() == ((lock, first, choice), 0)
    attempt = give(session, me, lesson, 0, LATER)
    assert left() == ((lock, choice), 1)
    undo(session, trainee_id=me, attempt=attempt, now=LATER, calendar=SHANGHAI)
    assert left() == ((lock, first, choice), 0)
    session.get_one(Question, lock).status = Status.RETIRED
    session.flush()
    assert left() == ((first, choice), 0)
    assert second not in left()[0]
    bury(session, trainee_id=me, question_id=first, now=LATER, calendar=SHANGHAI)
    assert left() == ((choice,), 0)
    assert first not in draw(session, me, Wanted())


def test_a_day_s_answers_are_told_the_last_first_and_undone_ones_left_out(
    session: Session, me: int, lesson: Lesson
) -> None:
    today = SHANGHAI.day(MONDAY)
    give(session, me, lesson, 3, MONDAY - 2 * DAY)
    attempts = [give(session, me, lesson, place, MONDAY) for place in (0, 1)]
    later = give(session, me, lesson, 0, LATER)

    given = given_on(session, trainee_id=me, day=today)
    assert [one.attempt for one in given] == [later, attempts[1], attempts[0]]
    assert [one.may_be_undone for one in given] == [True, True, False]
    assert last_given(session, trainee_id=me, day=today) == later
    assert day_before(session, trainee_id=me, day=today) == today - 2
    assert day_before(session, trainee_id=me, day=today - 2) is None
    since = given_since(
        session,
        trainee_id=me,
        question_ids=lesson.question_ids,
        since=MONDAY,
        calendar=SHANGHAI,
    )
    assert since == {lesson.question_ids[0]: later, lesson.question_ids[1]: attempts[1]}
    undo(session, trainee_id=me, attempt=later, now=LATER, calendar=SHANGHAI)
    assert last_given(session, trainee_id=me, day=today) == attempts[1]
