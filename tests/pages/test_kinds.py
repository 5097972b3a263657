"""Every kind of question on the pages: asked and answered."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.study.reviews import Rating, Review
from tests.study.lessons import (
    AGREES,
    CHOICE,
    ESSAY,
    MULTIPLE,
    OF_EVERY_KIND,
    ORDERING,
    RECALL,
    REWORDED,
    Lesson,
    key,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from question_bank.questions.content import Content
    from quizapp.database import Database


def kind_of(content: Content) -> str:
    return content.kind


def fields(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {name: value for name, value in found if name != "csrf_token"}


def sent(page: str, content: Content, response: list[str]) -> dict[str, str]:
    """Return what a browser sends for a response: for an order, the place of each thing shown."""
    if content.kind == "ordering" and response:
        shown = [
            html.unescape(one)
            for one in re.findall(r'<label class="place-words"[^>]*>([^<]+)', page)
        ]
        response = [str(response.index(item) + 1) for item in shown]
    return {f"answers-{place}": words for place, words in enumerate(response)}


def outcome(
    client: FlaskClient,
    question_id: int,
    content: Content,
    response: list[str],
    verb: str = "answer",
) -> str:
    page = client.get(f"/quiz/{question_id}").text
    data = {**fields(page), **sent(page, content, response), "verb": verb}
    return client.post(f"/quiz/{question_id}", data=data, follow_redirects=True).text


@pytest.mark.parametrize("content", OF_EVERY_KIND, ids=kind_of)
def test_the_key_of_every_kind_is_right(
    trainee_client: FlaskClient, teach: Callable[..., Lesson], content: Content, database: Database
) -> None:
    (question_id,) = teach(content).question_ids

    page = outcome(trainee_client, question_id, content, key(content))

    assert "<b>答对了</b>" in page
    assert "在原文中看这一段" in page
    with database.reading() as rows:
        assert rows.scalars(select(Review.rating)).all() == [Rating.GOOD]


@pytest.mark.parametrize("content", OF_EVERY_KIND, ids=kind_of)
def test_giving_up_shows_the_key_of_every_kind(
    trainee_client: FlaskClient, teach: Callable[..., Lesson], content: Content
) -> None:
    (question_id,) = teach(content).question_ids

    shown = list(ORDERING.items) if content == ORDERING else []  # what a script fills in itself
    page = outcome(trainee_client, question_id, content, shown, verb="give-up")

    assert "您排的是" not in page
    assert "<b>记住它</b>" in page
    assert all(words in page or content.kind == "judgement" for words in key(content))


@pytest.mark.parametrize("content", OF_EVERY_KIND, ids=kind_of)
def test_an_empty_form_is_asked_again(
    trainee_client: FlaskClient, teach: Callable[..., Lesson], content: Content
) -> None:
    (question_id,) = teach(content).question_ids

    page = outcome(trainee_client, question_id, content, []) if content != ORDERING else (
        trainee_client.post(
            f"/quiz/{question_id}",
            data={**fields(trainee_client.get(f"/quiz/{question_id}").text),
                  "answers-0": "1", "answers-1": "1", "answers-2": "2"},
        ).text
    )  # fmt: skip

    said = "每一项都要排上，序号不能重复" if content == ORDERING else "还没有作答"
    assert said in page


@pytest.mark.parametrize(
    ("content", "response", "said"),
    [
        (CHOICE, ["及时归档"], ["没有答对", "不该选", "应选"]),
        (MULTIPLE, ["及时收集", "及时整理"], ["还差 1 项", "漏选", "选对了"]),
        (MULTIPLE, ["及时收集", "及时利用"], ["没有答对", "不该选", "漏选"]),
        (REWORDED, ["对"], ["没有答对", "<del>期限</del><b class=\"filled\">规范</b>"]),
        (AGREES, ["错"], ["没有答对", "与材料原文一致", "您判断的是 <del>不一致</del>"]),
        (ORDERING, ["及时整理", "及时收集", "及时归档"], ["3 项排对 1 项", "<del>及时整理</del>"]),
        (RECALL, ["及时存档", "及时整理", "及时销毁"], ["还差 1 项", "<del>及时销毁</del>"]),
        (RECALL, ["及时归档", "", ""], ["还差 2 项", "没有写出"]),
    ],
)  # fmt: skip
def test_a_slip_says_what_was_right_and_what_is_missing(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
    content: Content,
    response: list[str],
    said: list[str],
) -> None:
    (question_id,) = teach(content).question_ids

    page = outcome(trainee_client, question_id, content, response)

    for words in said:
        assert words in page


def test_options_stand_in_an_order_drawn_anew_for_each_asking(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    (question_id,) = teach(CHOICE).question_ids

    orders = {
        tuple(re.findall(r'name="answers-0" value="([^"]+)"', trainee_client.get("/quiz").text))
        for _ in range(12)
    }

    assert len(orders) > 3
    assert {frozenset(order) for order in orders} == {frozenset(CHOICE.options)}
    assert question_id


def test_what_must_not_be_overlooked_is_emphasised(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    teach(CHOICE)

    assert '下列<em class="negation">不属于</em>档案人员' in trainee_client.get("/quiz").text


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (MULTIPLE, "正确的有 3 项"),
        (CHOICE, "可以排除：及时收集"),
        (ORDERING, "第一项是：及时收集"),
        (RECALL, "“及……”（4 个字）"),
    ],
    ids=lambda one: getattr(one, "kind", ""),
)
def test_a_hint_helps_a_little(
    trainee_client: FlaskClient, teach: Callable[..., Lesson], content: Content, hint: str
) -> None:
    (question_id,) = teach(content).question_ids

    assert hint in outcome(trainee_client, question_id, content, [], verb="hint")


def test_ticks_and_places_stand_where_they_were_after_a_hint(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    multiple, ordering = teach(MULTIPLE, ORDERING).question_ids

    page = outcome(trainee_client, multiple, MULTIPLE, ["及时归档"], verb="hint")
    assert re.findall(r'value="([^"]+)" data-key="[^"]+" checked', page) == ["及时归档"]

    page = outcome(trainee_client, ordering, ORDERING, list(ORDERING.items), verb="hint")
    assert len(re.findall(r"<option selected>\d", page)) == 3


def test_a_judgement_has_no_hint_and_asks_whether_the_material_says_so(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    teach(REWORDED)
    page = trainee_client.get("/quiz").text

    assert "与材料原文是否一致？" in page
    assert 'value="hint"' not in page
    assert "规范" not in page


@pytest.mark.parametrize(("content", "again"), [(REWORDED, False), (AGREES, True)])
def test_a_changed_statement_is_met_once(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
    content: Content,
    again: bool,  # noqa: FBT001 - an expected value
) -> None:
    lesson = teach(content)
    assert content.statement in trainee_client.get("/quiz").text

    outcome(trainee_client, lesson.question_ids[0], content, [], verb="give-up")

    for address in ("/quiz", f"/quiz?material={lesson.speech_id}"):
        shown = content.statement in trainee_client.get(address).text
        assert shown == (again and "material" not in address)


def test_essays_are_never_asked_in_study(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(ESSAY, CHOICE)

    assert "还有 1 题" in trainee_client.get("/quiz").text
    assert trainee_client.get(f"/quiz/{lesson.question_ids[0]}").status_code == 404
    assert ESSAY.stem not in trainee_client.get(f"/materials/{lesson.speech_id}/questions").text
