from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.questions import Question
from tests.pages.conftest import taken_in
from tests.printed import RAW

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database


def test_an_empty_list_says_what_to_do_next(instructor_client: FlaskClient) -> None:
    page = instructor_client.get("/speeches")

    assert "还没有学习材料" in page.text
    assert "/speeches/upload" in page.text


def test_the_list_shows_how_far_each_has_come(
    instructor_client: FlaskClient, database: Database
) -> None:
    taken_in(database, RAW, "甲")

    assert "0 / 3" in instructor_client.get("/speeches").text


def test_what_was_noticed_while_reading_leads_to_its_paragraph(
    instructor_client: FlaskClient, speech: int
) -> None:
    page = instructor_client.get(f"/speeches/{speech}").text

    assert "标题序号不从一起 <a href=" in page
    assert "看第 4 段</a>" in page
    assert "<li>缺少“（一）”</li>" in page


def test_a_speech_is_laid_open_with_its_questions(
    instructor_client: FlaskClient, speech: int
) -> None:
    page = instructor_client.get(f"/speeches/{speech}")

    assert '<p id="p3">' in page.text
    assert "查阅员" in page.text
    assert "（网站导航）" not in page.text
    assert "缺少“（一）”" in page.text


def test_the_asked_words_are_marked_and_noise_is_struck_through_on_demand(
    instructor_client: FlaskClient, speech: int, database: Database
) -> None:
    with database.reading() as rows:
        asked = rows.scalars(select(Question.id).order_by(Question.score.desc())).first()

    page = instructor_client.get(f"/speeches/{speech}?question={asked}&removed=1")

    assert '<mark class="strong">整理要到位</mark>' in page.text
    assert '<del class="removed">（网站导航）首页 &gt; 讲话</del>' in page.text


@pytest.mark.parametrize(
    ("side", "words"),
    [("requirements", "三个到位"), ("outline", "（二）分工"), ("nonsense", "需修改")],
)
def test_each_side_shows_its_part(
    instructor_client: FlaskClient, speech: int, side: str, words: str
) -> None:
    assert words in instructor_client.get(f"/speeches/{speech}?side={side}").text


def test_facts_are_corrected(instructor_client: FlaskClient, speech: int) -> None:
    sent = {"title": "档案座谈会讲话", "given_on": "2024-05-09", "publicity": "internal"}
    sent["seen"] = seen(instructor_client, speech)
    page = instructor_client.post(f"/speeches/{speech}/facts", data=sent, follow_redirects=True)

    assert "材料信息已保存" in page.text
    assert "档案座谈会讲话" in page.text
    assert "已停用" in page.text  # the box was not ticked


def seen(browser: FlaskClient, speech: int) -> str:
    """Return the mark of the facts that the page shows."""
    page = browser.get(f"/speeches/{speech}/facts").text
    return re.search(r'name="seen"[^>]* value="(\w+)"', page)[1]


def test_facts_that_somebody_else_changed_meanwhile_are_shown_beside_one_s_own(
    instructor_client: FlaskClient, colleague_client: FlaskClient, speech: int
) -> None:
    sent = {"title": "档案讲话", "publicity": "public", "is_current": "y"}
    sent["seen"] = seen(instructor_client, speech)
    colleague_client.post(f"/speeches/{speech}/facts", data={**sent, "speaker": "赵同"})

    page = instructor_client.post(f"/speeches/{speech}/facts", data={**sent, "speaker": "李铭"})

    assert page.status_code == 409
    assert "讲话人：赵同" in page.text
    assert 'value="李铭"' in page.text
    again = {
        **sent,
        "speaker": "李铭",
        "seen": re.search(r'name="seen"[^>]* value="(\w+)"', page.text)[1],
    }
    instructor_client.post(f"/speeches/{speech}/facts?to=check", data=again)
    told = instructor_client.get(f"/speeches/{speech}/check").text
    assert "讲话人：赵同 → 李铭" in told
    assert told.count("改材料信息") == 2


def test_a_title_is_needed(instructor_client: FlaskClient, speech: int) -> None:
    page = instructor_client.post(
        f"/speeches/{speech}/facts", data={"title": " ", "publicity": "public"}
    )

    assert page.status_code == 422
    assert "请填写标题" in page.text


def test_a_namesake_is_joined_when_told(
    instructor_client: FlaskClient, speech: int, database: Database
) -> None:
    double = taken_in(database, RAW + "补充一句。\n", "档案讲话")

    page = instructor_client.post(
        f"/speeches/{double}/join", data={"into": speech}, follow_redirects=True
    )

    assert "已并入" in page.text
    assert "补充一句" in page.text
    assert instructor_client.get(f"/speeches/{double}").status_code == 404


def test_trainees_and_administrators_see_no_speech_laid_open(
    trainee_client: FlaskClient, administrator_client: FlaskClient, speech: int
) -> None:
    for browser in (trainee_client, administrator_client):
        for address in ("/speeches", f"/speeches/{speech}", "/speeches/upload"):
            assert browser.get(address).status_code == 403
