"""A trainee on a course of as many questions as asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.questions.cloze import Cloze
from question_bank.statistics.studied import Studied, studied
from question_bank.study.courses import OpenCourse, open_courses
from question_bank.study.quiz.answering import answer
from question_bank.study.quiz.dealing import deal
from tests.study.lessons import MONDAY, SHANGHAI, Lesson, give_course

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


class Pupil:
    """Who answers the questions of a course by their numbers."""

    def __init__(self, session: Session, trainee_id: int, questions: int, **more: object) -> None:
        self.session, self.id, self.count = session, trainee_id, 0
        contents = [Cloze(f"第{n}项是____。", ("及时整理",), ((),)) for n in range(questions)]
        self.lesson: Lesson = give_course(session, [trainee_id], contents=contents, **more)
        deal(session, trainee_id=trainee_id, courses=self.courses())

    def courses(self, now: datetime = MONDAY) -> tuple[OpenCourse, ...]:
        return open_courses(self.session, trainee_id=self.id, now=now, calendar=SHANGHAI)

    def cards(self) -> tuple[Studied, ...]:
        return studied(self.session, trainee_id=self.id, courses=self.courses(), calendar=SHANGHAI)

    def about(self, now: datetime = MONDAY) -> dict:
        courses = self.courses(now)
        return {"trainee_id": self.id, "courses": courses, "now": now, "calendar": SHANGHAI}

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
