from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.questions import Question
from question_bank.statistics.weaknesses import label, question_label, weaknesses
from question_bank.study.quiz.answering import undo
from tests.statistics.pupils import Pupil
from tests.study.lessons import MONDAY, REWORDED, SHANGHAI

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DAY = timedelta(days=1)


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
