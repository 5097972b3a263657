from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.people import Role
from question_bank.errors import Stale
from question_bank.study.cards import Card
from question_bank.study.quiz.answering import answer
from question_bank.study.reviews import Review
from tests.study.lessons import MONDAY, ONE_BLANK, SHANGHAI, give_course

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.database import Database
    from tests.conftest import Someone


def test_of_two_answers_from_the_same_page_at_once_one_counts_and_one_is_stale(
    database: Database, make_person: Callable[..., Someone]
) -> None:
    trainee_id = make_person("li", Role.TRAINEE).id
    with database.writing() as rows:
        lesson = give_course(rows, [trainee_id], contents=[ONE_BLANK])
        rows.add(Card(trainee_id=trainee_id, question_id=lesson.question_ids[0]))
        rows.commit()

    def send(attempt: str) -> str:
        with database.writing() as rows:
            try:
                answer(
                    rows,
                    trainee_id=trainee_id,
                    question_id=lesson.question_ids[0],
                    version_id=lesson.version_ids[0],
                    attempt=attempt,
                    response=["及时整理"],
                    lock=0,
                    now=MONDAY,
                    calendar=SHANGHAI,
                )
            except Stale:
                return "stale"
            rows.commit()
            return attempt

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(send, ["one", "two"]))

    with database.reading() as rows:
        kept = rows.scalars(select(Review.attempt)).all()
        assert rows.scalars(select(Card.reps)).all() == [1]
    assert sorted(said) == sorted([*kept, "stale"])
    assert len(kept) == 1
