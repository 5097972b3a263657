from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.questions import Requirement
from question_bank.study.appeals import Appeal, Verdict
from question_bank.study.cards import Card
from tests.pages.answering import send
from tests.pages.conftest import appeal_address
from tests.study.lessons import RECALL, Lesson

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from quizapp.database import Database


def decide(browser: FlaskClient, verb: str, **fields: str) -> TestResponse:
    return browser.post(f"/appeals/1/{verb}", data=fields, follow_redirects=True)


@pytest.mark.usefixtures("disputed")
def test_accepting_marks_it_right_and_tells_the_trainee(
    instructor_client: FlaskClient, trainee_client: FlaskClient, database: Database
) -> None:
    page = decide(instructor_client, "accept").text

    assert "重新判了 1 次" in page
    assert "没有等待处理的异议" in page
    assert "menu-count" not in page
    with database.reading() as rows:
        assert rows.scalars(select(Card.lapses)).all() == [0]
        assert rows.scalars(select(Appeal.verdict)).all() == [Verdict.UPHELD]
    told = trainee_client.get("/today").text
    assert "1 条答复" in told
    assert "这个答案也算对" in trainee_client.get("/feedback").text
    assert "条答复" not in trainee_client.get("/today").text


@pytest.mark.usefixtures("disputed")
def test_a_decision_can_be_undone_on_the_page(instructor_client: FlaskClient) -> None:
    decide(instructor_client, "accept")
    page = decide(instructor_client, "reopen").text

    assert "恢复了原来的判分" in page
    assert "<b>按时整理</b>" in page
    assert "刚才已有人处理" in decide(instructor_client, "reopen").text


@pytest.mark.usefixtures("disputed")
def test_a_reply_reaches_the_trainee(
    instructor_client: FlaskClient, trainee_client: FlaskClient
) -> None:
    assert "请写一句答复" in decide(instructor_client, "dismiss").text
    decide(instructor_client, "dismiss", reply="“按时”与“及时”意思不同。")

    assert "“按时”与“及时”意思不同。" in trainee_client.get("/feedback").text


@pytest.mark.usefixtures("disputed")
def test_of_a_quotation_the_page_says_why_it_cannot_be_accepted(
    instructor_client: FlaskClient, database: Database
) -> None:
    with database.writing() as rows:
        requirement = rows.scalars(select(Requirement)).one()
        requirement.content = {**requirement.content, "said_by": {"text": "总书记"}}
        rows.commit()
    page = instructor_client.get("/appeals").text

    assert "引用的原话不能换说法" in page
    assert "/appeals/1/accept" not in page
    assert decide(instructor_client, "accept").status_code == HTTPStatus.CONFLICT


def test_of_a_free_order_the_instructor_chooses_the_item(
    instructor_client: FlaskClient,
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
) -> None:
    lesson = teach(RECALL)
    there = send(
        trainee_client, lesson.question_ids[0], "及时收集", "按时整理", "及时归档"
    ).location
    trainee_client.post(appeal_address(trainee_client.get(there).text))
    assert '<option value="1" selected>及时整理</option>' in instructor_client.get("/appeals").text

    assert "请选这个答案等于哪一项" in decide(instructor_client, "accept").text
    assert "重新判了 1 次" in decide(instructor_client, "accept", part="1").text
