"""Every kind of question on the pages: read through, reviewed."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.questions import Question, Status
from question_bank.questions.content import prompt
from quizapp.kinds import changed
from tests.study.lessons import (
    ESSAY,
    OF_EVERY_KIND,
    REWORDED,
    Lesson,
    key,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from question_bank.questions.content import Content
    from quizapp.database import Database


def test_every_kind_can_be_read_through_with_its_answers(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(*OF_EVERY_KIND)

    page = trainee_client.get(f"/materials/{lesson.speech_id}/questions").text

    assert page.count('<li class="card">') == len(OF_EVERY_KIND)
    assert "<mark>及时利用</mark>" in page
    assert "<mark>与材料原文不一致</mark>" in page
    assert "整理看<del>期限</del>" in page


@pytest.mark.parametrize("content", [*OF_EVERY_KIND, ESSAY], ids=lambda content: content.kind)
def test_every_kind_is_reviewed_with_its_key_and_can_be_edited(
    instructor_client: FlaskClient,
    teach: Callable[..., Lesson],
    content: Content,
    database: Database,
) -> None:
    (question_id,) = teach(content).question_ids
    with database.writing() as rows:
        rows.get_one(Question, question_id).status = Status.DRAFT
        rows.commit()

    desk = instructor_client.get("/curation").text
    shown = instructor_client.get(f"/bank/{question_id}").text
    edit = instructor_client.get(f"/curation/{question_id}/edit").text
    listed = instructor_client.get("/bank").text

    for page in (desk, shown):
        assert all(words in page or content.kind == "judgement" for words in key(content))
    assert ("改动表述，须逐道审定" in desk) == ("改动表述" in listed) == (content == REWORDED)
    first = re.split("[（_]", prompt(content))[0]
    assert html.unescape(edit).count(first[:8]) >= 1


def test_what_was_changed_is_told_from_what_was_not() -> None:
    assert changed("整理看期限。", "整理看规范。") == ("整理看", "期限", "规范", "。")
    assert changed("要及时", "要及时办结") == ("要及时", "", "办结", "")
    assert changed("甲乙乙", "甲乙") == ("甲乙", "乙", "", "")
