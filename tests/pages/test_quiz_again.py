"""A form of the quiz that is sent twice, late, or after its answer was undone."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.study.cards import Card
from question_bank.study.reviews import Review
from quizapp.clock import now
from tests.pages.answering import hidden, send
from tests.study.lessons import (
    LOCK,
    ONE_BLANK,
    SHANGHAI,
    Lesson,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database


def test_the_same_form_sent_twice_counts_once(
    trainee_client: FlaskClient, teach: Callable[..., Lesson], database: Database
) -> None:
    lesson = teach(ONE_BLANK)
    fields = hidden(trainee_client.get("/quiz").text)
    sent = [
        trainee_client.post(f"/quiz/{lesson.question_ids[0]}", data={**fields, "answers-0": word})
        for word in ("及时整理", "别的")
    ]

    assert sent[0].location == sent[1].location
    assert "答对了" in trainee_client.get(sent[1].location).text
    with database.reading() as rows:
        assert rows.scalars(select(Card.reps)).all() == [1]


@pytest.mark.parametrize(
    ("shown_hours_ago", "waited_hours", "given_hours_ago"),
    [(50, 30, 30), (2, 30, 2), (0, 30, 0), (-5, 30, 0), (9000, 8000, 7 * 24)],
)
def test_an_answer_that_waited_for_a_line_counts_for_when_it_was_given(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
    database: Database,
    *,
    shown_hours_ago: int,
    waited_hours: int,
    given_hours_ago: int,
) -> None:
    """Never for a time before the question was shown, nor for one that is still to come."""
    question_id = teach(LOCK).question_ids[0]
    shown_at = str(now().timestamp() - shown_hours_ago * 3600)

    send(
        trainee_client,
        question_id,
        "双人双锁",
        shown_at=shown_at,
        waited=str(waited_hours * 3600),
    )

    with database.reading() as rows:
        review = rows.scalars(select(Review)).one()
    hours = (now() - review.answered_at).total_seconds() / 3600
    assert hours == pytest.approx(given_hours_ago, abs=0.01)
    assert review.study_day == SHANGHAI.day(review.answered_at)


def test_undo_asks_the_question_again_as_if_nothing_had_been_said(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(ONE_BLANK)
    there = send(trainee_client, lesson.question_ids[0], "写错了").location
    undone = trainee_client.post(f"{there}/undo")

    assert undone.status_code == HTTPStatus.SEE_OTHER
    assert undone.location == f"/quiz/{lesson.question_ids[0]}"
    assert "新题" in trainee_client.get(undone.location).text
    again = trainee_client.get(there).text
    assert "这次作答已撤销" in again
    assert "/undo" not in again


def test_an_answer_that_was_followed_by_another_cannot_be_undone(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(ONE_BLANK)
    there = send(trainee_client, lesson.question_ids[0], "写错了").location
    send(trainee_client, lesson.question_ids[0], "及时整理")

    assert trainee_client.post(f"{there}/undo").status_code == HTTPStatus.CONFLICT


def test_a_form_from_before_another_answer_shows_the_answer_that_stands(
    trainee_client: FlaskClient, teach: Callable[..., Lesson], database: Database
) -> None:
    lesson = teach(ONE_BLANK, LOCK)
    old = hidden(trainee_client.get("/quiz").text)
    send(trainee_client, lesson.question_ids[0], "及时整里")
    sent = trainee_client.post(
        f"/quiz/{lesson.question_ids[0]}", data={**old, "answers-0": "及时整理"}
    )

    assert sent.status_code == HTTPStatus.CONFLICT
    assert "刚才在别的页面答过了，这一次没有计入" in sent.text
    assert "<del>及时整里</del>" in sent.text
    assert "下一题" in sent.text
    with database.reading() as rows:
        assert len(rows.scalars(select(Review)).all()) == 1


def test_a_form_from_before_an_answer_that_was_undone_asks_again(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(ONE_BLANK)
    old = hidden(trainee_client.get("/quiz").text)
    there = send(trainee_client, lesson.question_ids[0], "写错了").location
    trainee_client.post(f"{there}/undo")
    sent = trainee_client.post(
        f"/quiz/{lesson.question_ids[0]}", data={**old, "answers-0": "及时整理"}
    )

    assert sent.status_code == HTTPStatus.CONFLICT
    assert "答过，又撤销了。请再答一次" in sent.text
    fields = {**hidden(sent.text), "answers-0": "及时整理"}
    again = trainee_client.post(f"/quiz/{lesson.question_ids[0]}", data=fields)
    assert "答对了" in trainee_client.get(again.location).text


@pytest.mark.parametrize(
    "broken", [{"attempt": ""}, {"attempt": "x" * 50}, {"version": "一"}, {"answers-0": "长" * 201}]
)
def test_a_form_that_was_tampered_with_is_refused(
    trainee_client: FlaskClient, teach: Callable[..., Lesson], broken: dict[str, str]
) -> None:
    lesson = teach(ONE_BLANK)
    sent = send(trainee_client, lesson.question_ids[0], "及时整理", **broken)

    assert sent.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
