from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
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


@pytest.fixture
def send(database: Database, make_person: Callable[..., Someone]) -> Callable[[str], str]:
    """Give what sends an answer to one and the same form, under the name of an attempt."""
    trainee_id = make_person("li", Role.TRAINEE).id
    with database.writing() as rows:
        lesson = give_course(rows, [trainee_id], contents=[ONE_BLANK])
        rows.add(Card(trainee_id=trainee_id, question_id=lesson.question_ids[0]))
        rows.commit()

    def send_answer(attempt: str) -> str:
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

    return send_answer


def test_of_two_answers_from_the_same_page_at_once_one_counts_and_one_is_stale(
    database: Database, send: Callable[[str], str]
) -> None:
    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(send, ["one", "two"]))

    with database.reading() as rows:
        kept = rows.scalars(select(Review.attempt)).all()
        assert rows.scalars(select(Card.reps)).all() == [1]
    assert sorted(said) == sorted([*kept, "stale"])
    assert len(kept) == 1


def test_of_fifty_sendings_of_one_attempt_at_once_one_is_kept_and_none_is_refused(
    database: Database, send: Callable[[str], str]
) -> None:
    with ThreadPoolExecutor(10) as pool:
        said = list(pool.map(send, ["same"] * 50))

    with database.reading() as rows:
        assert rows.scalars(select(Review.attempt)).all() == ["same"]
        assert rows.scalars(select(Card.reps)).all() == [1]
    assert said == ["same"] * 50
