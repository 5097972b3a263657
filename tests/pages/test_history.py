"""A question's history, comments, quotations compared, and an edit of what is in use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from question_bank.bank.curating import SourceCheck
from question_bank.bank.questions import Question, Requirement, Status, Version
from question_bank.study.cards import Card
from quizapp.clock import now
from tests.study.lessons import ONE_BLANK

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.study.lessons import Lesson

APPROVED = {"version": "1", "status": "approved"}
BETTER = {"stem": ONE_BLANK.stem.replace("做到", "切实做到"), "answers": "及时整理"}


@pytest.fixture
def lesson(teach: Callable[..., Lesson]) -> Lesson:
    """Give a course that asks one approved question."""
    return teach(ONE_BLANK)


@pytest.fixture
def asked(lesson: Lesson) -> int:
    return lesson.question_ids[0]


def test_before_an_edit_is_saved_the_page_says_what_it_changes_and_reaches(
    instructor_client: FlaskClient, asked: int, database: Database
) -> None:
    page = instructor_client.post(f"/curation/{asked}/edit", data={**APPROVED, **BETTER}).text

    assert "切实</ins>" in page
    assert "档案工作专题" in page
    assert "改后问的是另一件事" in page
    with database.reading() as rows:
        assert rows.scalars(select(Version.number)).all() == [1]


def test_after_the_page_the_edit_is_saved_and_the_history_shows_the_difference(
    instructor_client: FlaskClient, asked: int, database: Database
) -> None:
    page = instructor_client.post(f"/curation/{asked}/edit", data={**APPROVED, **BETTER}).text
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert sent["stem"] == BETTER["stem"]
    del sent["csrf_token"]
    instructor_client.post(f"/curation/{asked}/edit", data={**sent, "confirmed": "1"})

    with database.reading() as rows:
        assert rows.get_one(Question, asked).live == 2
    history = instructor_client.get(f"/questions/{asked}/history").text
    assert "第 2 版" in history
    assert "切实</ins>" in history
    assert "王管理</span> 修改" in history


@pytest.mark.parametrize("anew", [True, False])
def test_memory_starts_afresh_only_where_the_editor_says_so_and_returns_when_undone(
    instructor_client: FlaskClient, asked: int, database: Database, *, anew: bool
) -> None:
    with database.writing() as rows:
        rows.execute(update(Card).values(reps=3, lapses=1))
        rows.commit()
    sent = {**APPROVED, **BETTER, "confirmed": "1"} | ({"asks_anew": "1"} if anew else {})
    instructor_client.post(f"/curation/{asked}/edit", data=sent)

    with database.reading() as rows:
        assert rows.scalars(select(Card.reps)).all() == [0 if anew else 3]
    history = instructor_client.get(f"/questions/{asked}/history").text
    assert ("问的是另一件事" in history) == anew


def test_an_edit_that_changes_nothing_says_so(instructor_client: FlaskClient, asked: int) -> None:
    sent = {**APPROVED, "stem": ONE_BLANK.stem, "answers": "及时整理"}

    page = instructor_client.post(f"/curation/{asked}/edit", data=sent, follow_redirects=True)

    assert "没有改动" in page.text


def test_comments_are_read_by_others_and_taken_back_by_their_writer_alone(
    instructor_client: FlaskClient, colleague_client: FlaskClient, asked: int
) -> None:
    instructor_client.post(f"/questions/{asked}/comments", data={"words": "“及时”要不要加引号？"})
    page = colleague_client.get(f"/questions/{asked}/history").text
    assert "“及时”要不要加引号？" in page
    assert "/withdraw" not in page

    assert colleague_client.post("/questions/comments/1/withdraw").status_code == 404
    page = instructor_client.post(
        "/questions/comments/1/withdraw?to=history&question=1", follow_redirects=True
    )
    assert "留言已收回" in page.text
    assert "要不要加引号" not in page.text


def test_an_empty_comment_is_refused(instructor_client: FlaskClient, asked: int) -> None:
    page = instructor_client.post(f"/questions/{asked}/comments", data={"words": "  "})

    assert page.status_code == 422
    assert "留言是空的" in page.text


def test_a_quotation_is_accepted_only_by_who_has_compared_it(
    instructor_client: FlaskClient, asked: int, database: Database
) -> None:
    with database.writing() as rows:
        rows.execute(update(Requirement).values(said_by="鲁迅"))
        rows.execute(update(Question).values(status=Status.DRAFT))
        rows.commit()
    desk = instructor_client.get("/curation").text
    assert "引文：鲁迅" in desk
    assert "已对照原文核对引文" in desk
    draft = {"version": "1", "status": "draft"}

    page = instructor_client.post(f"/curation/{asked}/accept", data=draft, follow_redirects=True)
    assert "请先对照原文核对引文" in page.text
    instructor_client.post(f"/curation/{asked}/accept", data={**draft, "checked": "1"})

    with database.reading() as rows:
        assert rows.get_one(Question, asked).status is Status.APPROVED
        check = rows.scalars(select(SourceCheck)).one()
        assert (check.question_id, check.version) == (asked, 1)
        assert check.checked_at <= now()
    assert "核对原文" in instructor_client.get(f"/questions/{asked}/history").text


def test_trainees_see_no_history(trainee_client: FlaskClient, asked: int) -> None:
    assert trainee_client.get(f"/questions/{asked}/history").status_code == 403


def test_a_question_of_nobody_s_is_not_found(instructor_client: FlaskClient) -> None:
    assert instructor_client.get("/questions/99/history").status_code == 404
    words = {"words": "好"}
    assert instructor_client.post("/questions/99/comments", data=words).status_code == 404
