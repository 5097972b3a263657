from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.people import Role
from question_bank.bank.questions import Question, Status
from question_bank.questions.cloze import Cloze
from question_bank.statistics.trainees import (
    forecast,
    heat,
    label,
    progress,
    question_label,
    weaknesses,
)
from question_bank.study.answering import answer, undo
from question_bank.study.courses import open_courses
from question_bank.study.dealing import deal
from question_bank.study.memory import Memory
from tests.study.lessons import MONDAY, REWORDED, SHANGHAI, Lesson, give_course

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

DAY = timedelta(days=1)
TODAY = SHANGHAI.day(MONDAY)


class Pupil:
    """A trainee on a course of as many questions as asked for."""

    def __init__(self, session: Session, trainee_id: int, questions: int, **more: object) -> None:
        self.session, self.id, self.count = session, trainee_id, 0
        contents = [Cloze(f"第{n}项是____。", ("及时整理",), ((),)) for n in range(questions)]
        self.lesson: Lesson = give_course(session, [trainee_id], contents=contents, **more)
        deal(session, trainee_id=trainee_id, courses=self.about()["courses"])

    def about(self, now: datetime = MONDAY) -> dict:
        found = open_courses(self.session, trainee_id=self.id, now=now, calendar=SHANGHAI)
        return {"trainee_id": self.id, "courses": found, "now": now, "calendar": SHANGHAI}

    def answer(self, number: int, *, right: bool = True, now: datetime = MONDAY) -> str:
        self.count += 1
        answer(
            self.session,
            trainee_id=self.id,
            question_id=self.lesson.question_ids[number],
            version_id=self.lesson.version_ids[number],
            attempt=f"a{self.count}",
            response=["及时整理" if right else "错"],
            now=now,
            calendar=SHANGHAI,
        )
        return f"a{self.count}"


@pytest.fixture
def trainee_id(session: Session, add_person: Callable[..., Someone]) -> int:
    return add_person(session, "li", Role.TRAINEE).id


def test_progress_counts_what_was_met_and_what_is_firm(session: Session, trainee_id: int) -> None:
    pupil = Pupil(session, trainee_id, 4)
    for days in (0, 2, 13):
        pupil.answer(0, now=MONDAY + days * DAY)
    pupil.answer(1)

    (course,) = progress(session, **pupil.about(MONDAY + 14 * DAY))

    assert (course.questions, course.introduced, course.unmet, course.firm) == (4, 2, 2, 1)
    assert (course.exam_on, course.days_left, course.forecast) == (None, None, None)


def test_progress_leaves_out_what_is_no_longer_asked(session: Session, trainee_id: int) -> None:
    pupil = Pupil(session, trainee_id, 3)
    session.get_one(Question, pupil.lesson.question_ids[0]).status = Status.RETIRED
    session.flush()

    assert progress(session, **pupil.about())[0].questions == 2


def test_from_twenty_questions_on_there_is_a_forecast_for_the_exam(
    session: Session, trainee_id: int
) -> None:
    pupil = Pupil(session, trainee_id, 22, exam_on=date(2025, 3, 23))
    for number in range(19):
        pupil.answer(number)
    assert progress(session, **pupil.about())[0].forecast is None

    pupil.answer(19)
    (course,) = progress(session, **pupil.about())

    assert course.days_left == 20
    assert course.forecast is not None
    assert (course.forecast.on, course.forecast.questions) == (date(2025, 3, 23), 20)
    # a memory of 2.3065 days is 0.7067 after twenty; 1.96 deviations of twenty such are 0.1995
    expected = (0.7067 - 0.1995, 0.7067 + 0.1995)
    assert (course.forecast.low, course.forecast.high) == pytest.approx(expected, abs=1e-3)


def test_after_the_exam_the_forecast_is_for_a_week_ahead(session: Session, trainee_id: int) -> None:
    pupil = Pupil(session, trainee_id, 20, exam_on=date(2025, 3, 2))
    for number in range(20):
        pupil.answer(number)
    (course,) = progress(session, **pupil.about())

    assert course.days_left is None
    assert course.forecast is not None
    assert course.forecast.on == date(2025, 3, 10)


def test_a_forecast_is_narrow_where_all_is_certain_and_never_above_everything() -> None:
    sure = forecast([(Memory(3000, 5), TODAY)] * 40, TODAY + 1, date(2025, 3, 4))
    few = forecast([(Memory(3, 5), TODAY)] * 20, TODAY + 5, date(2025, 3, 8))
    many = forecast([(Memory(3, 5), TODAY)] * 90, TODAY + 5, date(2025, 3, 8))

    assert sure is not None
    assert few is not None
    assert many is not None
    assert 0.98 < sure.low <= sure.high <= 1
    assert few.high - few.low > many.high - many.low


def test_what_went_wrong_most_often_is_the_weakest(session: Session, trainee_id: int) -> None:
    pupil = Pupil(session, trainee_id, 4, requirements=[1, 1, 2, 3])
    pupil.answer(0, right=False)
    pupil.answer(1, right=False)
    pupil.answer(1, right=False)
    pupil.answer(2, right=False)
    pupil.answer(3)

    found = weaknesses(session, **pupil.about())

    assert [(weak.label, weak.question_id, weak.wrong) for weak in found] == [
        ("三个及时", pupil.lesson.question_ids[1], 3),
        ("三个及时", pupil.lesson.question_ids[2], 1),
    ]


def test_a_question_somebody_wrote_is_weak_by_its_own_words(
    session: Session, trainee_id: int
) -> None:
    pupil = Pupil(session, trainee_id, 1)
    session.get_one(Question, pupil.lesson.question_ids[0]).requirement_id = None
    session.flush()
    pupil.answer(0, right=False)

    (found,) = weaknesses(session, **pupil.about())

    assert (found.label, found.question_id) == ("第0项是……", pupil.lesson.question_ids[0])


def test_a_changed_statement_is_never_a_label() -> None:
    assert question_label(REWORDED) == "讲话提出，收集看齐全，整理看规范"


def test_what_was_learnt_since_or_undone_or_long_ago_is_not_weak(
    session: Session, trainee_id: int
) -> None:
    pupil = Pupil(session, trainee_id, 3)
    learnt, undone, old = range(3)
    pupil.answer(old, right=False, now=MONDAY - 40 * DAY)
    attempt = pupil.answer(undone, right=False)
    undo(session, trainee_id=trainee_id, attempt=attempt, now=MONDAY, calendar=SHANGHAI)
    pupil.answer(learnt, right=False)
    for days in (0, 1, 4, 15):
        pupil.answer(learnt, now=MONDAY + days * DAY)

    assert weaknesses(session, **pupil.about(MONDAY + 15 * DAY)) == ()


def test_the_heat_map_ends_with_this_week_and_counts_each_day(
    session: Session, trainee_id: int
) -> None:
    pupil = Pupil(session, trainee_id, 3)
    wednesday = MONDAY + 2 * DAY
    for number in range(2):
        pupil.answer(number)
    pupil.answer(2, now=MONDAY - DAY)
    attempt = pupil.answer(2, right=False, now=wednesday)
    undo(session, trainee_id=trainee_id, attempt=attempt, now=wednesday, calendar=SHANGHAI)

    weeks = heat(session, trainee_id=trainee_id, now=wednesday, calendar=SHANGHAI)

    assert len(weeks) == 12
    assert (weeks[-1].monday, weeks[0].monday) == (date(2025, 3, 3), date(2024, 12, 16))
    assert weeks[-1].answers == (2, 0, 0, None, None, None, None)
    assert weeks[-2].answers == (0, 0, 0, 0, 0, 0, 1)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"name": "三个及时", "items": [{"text": "及时收集"}]}, "三个及时"),
        (
            {"name": None, "items": [{"text": "及时收集，"}, {"text": "及时整理"}]},
            "及时收集等 2 项",
        ),
        ({"pairs": [{"left": {"text": "收集"}}, {"left": {"text": "整理"}}]}, "收集等 2 项"),
        ({"role": {"text": "档案员"}, "duty": {"text": "负责归档"}}, "档案员"),
        ({"name": "长" * 30}, "长" * 23 + "…"),
    ],
)
def test_a_requirement_is_called_by_its_name_or_by_how_it_begins(
    content: dict, expected: str
) -> None:
    assert label(content) == expected
