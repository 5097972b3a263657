from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.people import Role
from question_bank.bank.questions import Question, Status
from question_bank.errors import NotFound
from question_bank.study.courses import OpenCourse, open_courses
from question_bank.study.reading.favourites import favourites, keep, kept_among, let_go
from question_bank.study.reading.mistakes import Mistake, mistakes
from tests.study.desk import Desk
from tests.study.lessons import (
    CHOICE,
    LOCK,
    MONDAY,
    ONE_BLANK,
    PAIRS,
    REWORDED,
    SHANGHAI,
    add_speech,
    give_course,
)
from tests.study.office import Office

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


class Book:
    """A trainee's 错题本 at a course of several questions."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.count = desk, 0

    def answer(self, number: int, words: str, now: datetime, **more: object) -> None:
        self.count += 1
        self.desk.answer(number, words, attempt=f"attempt-{self.count}", now=now, **more)

    def courses(self) -> tuple[OpenCourse, ...]:
        return open_courses(
            self.desk.session, trainee_id=self.desk.trainee_id, now=MONDAY, calendar=SHANGHAI
        )

    def read(self) -> tuple[Mistake, ...]:
        return mistakes(self.desk.session, trainee_id=self.desk.trainee_id, courses=self.courses())

    def numbers(self) -> list[int]:
        """Return which questions stand in the book, by their number in the course."""
        ids = self.desk.lesson.question_ids
        return [ids.index(one.question_id) for one in self.read()]


@pytest.fixture
def book(session: Session, add_person: Callable[..., Someone]) -> Book:
    trainee_id = add_person(session, "li", Role.TRAINEE).id
    return Book(Desk(session, trainee_id, contents=(ONE_BLANK, LOCK, CHOICE, REWORDED)))


def test_a_wrong_answer_and_a_dont_know_come_in_and_a_right_one_does_not(book: Book) -> None:
    book.answer(0, "错", MONDAY)
    book.answer(1, "", MONDAY + HOUR, given_up=True)
    book.answer(2, "及时利用", MONDAY)

    assert book.numbers() == [1, 0]


def test_it_leaves_after_it_was_right_on_two_days(book: Book) -> None:
    book.answer(0, "错", MONDAY)
    book.answer(0, "及时整理", MONDAY + HOUR)
    book.answer(0, "及时整理", MONDAY + 2 * HOUR)
    assert [one.right_days for one in book.read()] == [1]

    book.answer(0, "及时整理", MONDAY + DAY)
    assert book.read() == ()


def test_another_wrong_answer_begins_it_anew(book: Book) -> None:
    book.answer(0, "错", MONDAY)
    book.answer(0, "及时整理", MONDAY + HOUR)
    book.answer(0, "又错", MONDAY + DAY)
    book.answer(0, "及时整理", MONDAY + DAY + HOUR)
    (one,) = book.read()

    assert (one.wrong, one.right_days) == (2, 1)
    assert one.wrong_at == MONDAY + DAY


def test_right_after_a_hint_counts_for_nothing(book: Book) -> None:
    book.answer(0, "错", MONDAY)
    for day in (1, 2, 3):
        book.answer(0, "及时整理", MONDAY + day * DAY, hints=1)

    assert [one.right_days for one in book.read()] == [0]


def test_what_was_undone_does_not_count(book: Book) -> None:
    book.answer(0, "错", MONDAY)
    book.desk.undo("attempt-1", MONDAY + HOUR)

    assert book.read() == ()


def test_what_was_accepted_afterwards_is_no_mistake(
    session: Session, add_person: Callable[..., Someone]
) -> None:
    hall = Office(session, add_person, ONE_BLANK)
    book = Book(hall.desk)
    book.answer(0, "按时整理", MONDAY)
    assert book.numbers() == [0]
    asked = hall.appeal("attempt-1")
    hall.accept(asked)
    assert book.numbers() == []
    hall.reopen(asked)

    assert book.numbers() == [0]


def test_a_changed_statement_does_not_come_in(book: Book) -> None:
    book.answer(3, "正确", MONDAY)

    assert book.read() == ()


def test_it_holds_what_the_courses_ask_now(book: Book) -> None:
    book.answer(0, "错", MONDAY)
    (one,) = book.read()
    assert (one.kind, one.speech_title, one.content) == ("cloze", "档案工作专题", ONE_BLANK)

    question = book.desk.session.get_one(Question, book.desk.lesson.question_ids[0])
    question.status = Status.RETIRED
    book.desk.session.flush()
    assert book.read() == ()


def test_a_question_of_two_materials_stands_once(book: Book) -> None:
    add_speech(book.desk.session, "另一份材料")
    give_course(book.desk.session, [book.desk.trainee_id], contents=(PAIRS,), name="另一专题")
    book.answer(0, "错", MONDAY)

    assert book.numbers() == [0]


def test_the_last_kept_question_stands_first_and_can_be_let_go(book: Book) -> None:
    rows, me = book.desk.session, book.desk.trainee_id
    first, second, *_ = book.desk.lesson.question_ids
    for hour, question_id in enumerate((first, second, first)):
        keep(
            rows,
            trainee_id=me,
            question_id=question_id,
            courses=book.courses(),
            now=MONDAY + hour * HOUR,
        )
    found = favourites(rows, trainee_id=me, courses=book.courses())
    assert [one.question_id for one in found] == [second, first]

    let_go(rows, trainee_id=me, question_id=second)
    let_go(rows, trainee_id=me, question_id=second)
    assert kept_among(rows, trainee_id=me, question_ids=[first, second]) == {first}


def test_only_questions_of_ones_courses_are_kept(book: Book) -> None:
    with pytest.raises(NotFound):
        keep(
            book.desk.session,
            trainee_id=book.desk.trainee_id,
            question_id=book.desk.lesson.question_ids[0],
            courses=(),
            now=MONDAY,
        )
