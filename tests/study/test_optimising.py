from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.courses import Course
from question_bank.bank.people import Role
from question_bank.errors import NotFound, Refused
from question_bank.study.cards import Card
from question_bank.study.record.checking import check
from question_bank.study.scheduling.fitting import CannotFit, fitted
from question_bank.study.scheduling.memory import USUAL_WEIGHTS
from question_bank.study.scheduling.optimising import adopt, answers, optimise
from tests.study.learner import Learner, clozes, start
from tests.study.lessons import MONDAY, SHANGHAI, Lesson

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

DAY = timedelta(days=1)
# a memory that lasts twice as long after each first answer
LONGER = (*(weight * 2 for weight in USUAL_WEIGHTS[:4]), *USUAL_WEIGHTS[4:])


@pytest.fixture
def learner(session: Session, add_person: Callable[..., Someone]) -> Learner:
    return Learner(session, add_person(session, "li", Role.TRAINEE).id)


def studied(learner: Learner, questions: int = 90, rounds: int = 7) -> Lesson:
    """Give a course that was answered again and again, three times in four rightly."""
    lesson = start(learner, contents=clozes(questions), new_a_day=questions)
    chance = random.Random(7)  # noqa: S311 - a fixed seed is the point
    for number in range(rounds):
        for question in lesson.question_ids:
            right = not number or chance.random() < 0.75
            learner.answer(question, "及时整理" if right else "错", now=MONDAY + 4 * number * DAY)
    return lesson


def test_a_log_of_a_few_answers_says_nothing(learner: Learner) -> None:
    lesson = studied(learner, questions=10, rounds=3)

    with pytest.raises(Refused) as refusal:
        optimise(learner.session, lesson.course_id)
    assert refusal.value.facts == {"found": 20, "needed": 400}
    with pytest.raises(NotFound):
        optimise(learner.session, 99)


def test_the_last_fifth_is_held_out_and_decides(learner: Learner) -> None:
    lesson = studied(learner)
    seen: list[int] = []

    def fit(histories: object) -> tuple[float, ...]:
        seen.extend(len(history) for history in histories)  # type: ignore[attr-defined]
        return LONGER

    found = optimise(learner.session, lesson.course_id, fit=fit)

    # six answers each after a night: the last fifth begins in the fifth round, held out as a whole
    assert (found.reviews, found.tested) == (360, 180)
    assert set(seen) == {5}
    assert found.wins == (found.loss_after < found.loss_before)
    same = optimise(learner.session, lesson.course_id, fit=lambda _: USUAL_WEIGHTS)
    assert same.loss_before == same.loss_after == found.loss_before
    assert not same.wins


def test_weights_that_were_adopted_count_from_the_next_answer_on(learner: Learner) -> None:
    lesson = start(learner, contents=clozes(2))
    before, after = lesson.question_ids
    learner.answer(before)
    fitted_id = adopt(learner.session, lesson.course_id, LONGER, now=MONDAY)
    learner.answer(after)

    cards = [learner.session.get_one(Card, (learner.id, q)) for q in (before, after)]
    assert [card.parameters_id for card in cards] == [None, fitted_id]
    assert cards[1].stability == pytest.approx(2 * (cards[0].stability or 0))
    learner.answer(before, now=MONDAY + 3 * DAY)
    assert learner.session.get_one(Course, lesson.course_id).parameters_id == fitted_id
    assert not [one for one in check(learner.session, calendar=SHANGHAI) if one.differing]


def test_answers_that_were_undone_are_not_learnt_from(learner: Learner) -> None:
    lesson = studied(learner, questions=2, rounds=3)

    histories = answers(learner.session, lesson.course_id)
    assert [[one.days for one in history] for history in histories] == [[0, 4, 4], [0, 4, 4]]


@pytest.mark.parametrize("history", [[(7, 0)], [(0, 1)], [(3, -1)]])
def test_what_is_no_rating_or_no_day_is_not_handed_on(history: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match=str(history[0][0])):
        fitted([history])


def test_a_fit_of_many_answers_gives_weights_near_the_usual_ones() -> None:
    chance = random.Random(7)  # noqa: S311 - a fixed seed is the point
    histories = [
        [(3, 0), *((chance.choice([1, 3, 3, 3, 3]), 3) for _ in range(5))] for _ in range(200)
    ]

    weights = fitted(histories)

    assert len(weights) == 21
    assert weights != USUAL_WEIGHTS
    assert all(0 <= weight < 100 for weight in weights)


def test_a_fit_that_fails_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere")

    with pytest.raises(CannotFit):
        fitted([[(3, 0), (3, 2)]])
