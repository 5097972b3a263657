"""Before an answer is given, no byte of the page depends on what is right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.questions import Version
from question_bank.questions.choice import Choice
from question_bank.questions.content import to_json
from question_bank.questions.judgement import Judgement
from question_bank.questions.multiple import Multiple

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from question_bank.questions.content import Content
    from quizapp.database import Database
    from tests.study.lessons import Lesson

OPTIONS = ("及时整理", "专人负责", "定期检查", "按时归档")
ONE_TIME = re.compile(r'name="(?:csrf_token|attempt|shown_at)" value="[^"]*"')
ANY_OPTION = re.compile("|".join(OPTIONS))
PAIRS = {
    "choice": tuple(Choice("档案工作先做什么？（　　）", OPTIONS, one) for one in OPTIONS[:2]),
    "multiple": (
        Multiple("档案工作要做什么？（　　）", OPTIONS, OPTIONS[:2]),
        Multiple("档案工作要做什么？（　　）", OPTIONS, OPTIONS[1:]),
    ),
    "judgement": (
        Judgement("档案要及时整理。", truth=True),
        Judgement("档案要及时整理。", truth=False, correction="档案要专人整理。"),
    ),
}


@pytest.mark.parametrize("kind", PAIRS)
def test_a_page_is_the_same_whatever_is_right(
    trainee_client: FlaskClient, teach: Callable[..., Lesson], database: Database, kind: str
) -> None:
    one, other = PAIRS[kind]
    question_id = teach(one).question_ids[0]

    def shown(content: Content) -> str:
        with database.writing() as rows:
            version = rows.scalars(select(Version).where(Version.question_id == question_id)).one()
            version.content = to_json(content)
            rows.commit()
        page = ONE_TIME.sub("", trainee_client.get(f"/quiz/{question_id}").text)
        return ANY_OPTION.sub("○", page)  # their order is by chance

    assert to_json(one) != to_json(other)
    assert "档案" in shown(one)
    assert shown(one) == shown(other)
