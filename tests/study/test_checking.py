from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.courses import Course
from question_bank.bank.people import Role
from question_bank.bank.questions import AcceptedAnswer
from question_bank.study.cards import Card
from question_bank.study.feedback.regrading import remark
from question_bank.study.habits import Habit
from question_bank.study.quiz.answering import undo
from question_bank.study.record.checking import check, mend
from question_bank.study.scheduling.memory import USUAL_WEIGHTS
from question_bank.study.scheduling.optimising import adopt
from question_bank.study.scheduling.redating import redate
from tests.study.learner import Learner, clozes, start
from tests.study.lessons import MONDAY, SHANGHAI

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone


@pytest.fixture
def learner(session: Session, add_person: Callable[..., Someone]) -> Learner:
    return Learner(session, add_person(session, "li", Role.TRAINEE).id)


def differing(learner: Learner) -> list[tuple[int, tuple[str, ...]]]:
    learner.session.flush()
    found = check(learner.session, calendar=SHANGHAI)
    return [(one.question_id, one.differing) for one in found if one.differing]


class Weeks:
    """What happens to a trainee and a course, as chance has it."""

    def __init__(self, learner: Learner, seed: int) -> None:
        self.learner, self.session, self.now = learner, learner.session, MONDAY
        self.chance = random.Random(seed)  # noqa: S311 - a fixed seed is the point
        self.session.add(Habit(trainee_id=learner.id, days_off=0b1000000))
        siblings = [0, 0, 1, 1, 2, 3, 4, 5]
        self.lesson = start(learner, contents=clozes(8), requirements=siblings, new_a_day=4)
        self.attempts: list[str] = []

    def answer(self) -> None:
        if due := self.learner.queue(self.now).questions:
            words = self.chance.choice(["及时整理"] * 4 + ["随时整理", "错"])
            self.attempts.append(self.learner.answer(due[0], words, now=self.now))

    def undo(self) -> None:
        if self.attempts:
            undo(
                self.session,
                trainee_id=self.learner.id,
                attempt=self.attempts.pop(),
                now=self.now,
                calendar=SHANGHAI,
            )

    def move_exam(self) -> None:
        course = self.session.get_one(Course, self.lesson.course_id)
        soon = SHANGHAI.date(SHANGHAI.day(self.now) + 12)
        course.exam_on, course.target = self.chance.choice([None, soon]), 0.99
        self.session.flush()
        redate(self.session, course.id, now=self.now, calendar=SHANGHAI)

    def fit(self) -> None:
        longer = tuple(weight * 1.1 for weight in USUAL_WEIGHTS[:4]) + USUAL_WEIGHTS[4:]
        adopt(self.session, self.lesson.course_id, longer, now=self.now)

    def accept(self) -> None:
        number = self.chance.randrange(8)
        key = {"version_id": self.lesson.version_ids[number], "part": 0, "answer": "随时整理"}
        self.session.merge(AcceptedAnswer(**key, added_at=self.now))
        self.session.flush()
        question = self.lesson.question_ids[number]
        remark(
            self.session, question_id=question, written="随时整理", now=self.now, calendar=SHANGHAI
        )


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_the_log_gives_every_card_again(learner: Learner, seed: int) -> None:
    weeks = Weeks(learner, seed)
    deeds = [weeks.answer] * 12 + [weeks.undo, weeks.undo, weeks.move_exam, weeks.fit, weeks.accept]
    for _ in range(150):
        weeks.now += timedelta(minutes=weeks.chance.choice([1, 12, 300, 1500]))
        weeks.chance.choice(deeds)()
    assert differing(learner) == []


def test_a_card_that_was_tampered_with_is_found_and_mended(learner: Learner) -> None:
    one, two = start(learner, contents=clozes(2)).question_ids
    learner.answer(one)
    card = learner.session.get_one(Card, (learner.id, one))
    stability, card.stability, card.lapses = card.stability, 77.0, 5
    learner.session.get_one(Card, (learner.id, two)).reps = 3

    assert differing(learner) == [(one, ("stability", "lapses")), (two, ("reps",))]
    for checked in check(learner.session, calendar=SHANGHAI):
        mend(learner.session, checked)
    assert differing(learner) == []
    assert learner.session.get_one(Card, (learner.id, one)).stability == stability
