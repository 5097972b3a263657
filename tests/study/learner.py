"""A trainee who answers when told to, on the questions of a course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from question_bank.questions.cloze import Cloze
from question_bank.study.courses import open_courses
from question_bank.study.quiz.answering import answer
from question_bank.study.quiz.dealing import deal
from question_bank.study.quiz.queue import Queue, next_time, queue
from tests.study.lessons import MONDAY, SHANGHAI, Lesson, give_course

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def clozes(count: int) -> list[Cloze]:
    return [Cloze(f"第{n}项要求是____。", ("及时整理",), ((),)) for n in range(count)]


class Learner:
    """A trainee who answers when told to."""

    def __init__(self, session: Session, person_id: int) -> None:
        self.session, self.id, self.count = session, person_id, 0

    def deal(self, now: datetime = MONDAY) -> int:
        return deal(self.session, trainee_id=self.id, courses=self.courses(now))

    def courses(self, now: datetime = MONDAY) -> tuple:
        return open_courses(self.session, trainee_id=self.id, now=now, calendar=SHANGHAI)

    def queue(self, now: datetime = MONDAY) -> Queue:
        return queue(
            self.session, trainee_id=self.id, courses=self.courses(now), now=now, calendar=SHANGHAI
        )

    def next_time(self, now: datetime = MONDAY) -> datetime | None:
        return next_time(
            self.session, trainee_id=self.id, courses=self.courses(now), now=now, calendar=SHANGHAI
        )

    def answer(self, question_id: int, written: str = "及时整理", now: datetime = MONDAY) -> str:
        self.count += 1
        version = self.session.execute(
            text("SELECT id FROM version WHERE question_id = :id"), {"id": question_id}
        ).scalar_one()
        answer(
            self.session,
            trainee_id=self.id,
            question_id=question_id,
            version_id=version,
            attempt=f"a{self.count}",
            response=[written],
            seconds_taken=18,
            now=now,
            calendar=SHANGHAI,
        )
        return f"a{self.count}"


def start(learner: Learner, **more: object) -> Lesson:
    lesson = give_course(learner.session, [learner.id], **more)
    learner.deal()
    return lesson
