"""A trainee who has learnt something, answer by answer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from question_bank.questions.cloze import Cloze
from question_bank.study.quiz.answering import answer
from quizapp.clock import now
from tests.study.lessons import SHANGHAI, Lesson, give_course

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.database import Database
    from tests.conftest import Someone


def learn(
    database: Database,
    trainee: Someone,
    *,
    questions: int,
    answered: int,
    ago: timedelta = timedelta(),
    **more: object,
) -> Lesson:
    contents = [Cloze(f"第{n}项是____。", ("及时整理",), ((),)) for n in range(questions)]
    with database.writing() as rows:
        lesson = give_course(rows, [trainee.id], contents=contents, **({"new_a_day": 5} | more))
        rows.commit()
    respond(database, trainee, lesson, range(answered), ago)
    return lesson


def respond(
    database: Database,
    trainee: Someone,
    lesson: Lesson,
    numbers: Iterable[int],
    ago: timedelta = timedelta(),
) -> None:
    with database.writing() as rows:
        for place in numbers:
            answer(
                rows,
                trainee_id=trainee.id,
                question_id=lesson.question_ids[place],
                version_id=lesson.version_ids[place],
                attempt=f"number-{place}",
                response=["及时整理"],
                now=now() - ago,
                calendar=SHANGHAI,
            )
        rows.commit()
