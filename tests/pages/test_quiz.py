from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.people import Role
from question_bank.bank.questions import Question, Status
from question_bank.questions.matching import Matching
from question_bank.study.reviews import Review
from tests.pages.answering import hidden, send
from tests.study.lessons import (
    LOCK,
    ONE_BLANK,
    PAIRS,
    TWO_BLANKS,
    Lesson,
    key,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from question_bank.questions.content import Content
    from quizapp.database import Database
    from tests.conftest import Someone


# before four in the morning it is still the day before
IN_TWO_DAYS = r"(明天|2 天后（\d+月\d+日）)"


def test_a_question_shows_its_stem_with_a_blank_for_each_answer(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    teach(TWO_BLANKS)
    page = trainee_client.get("/quiz")

    assert page.status_code == HTTPStatus.OK
    assert page.text.count('class="blank"') == 2
    assert '讲话要求档案人员做到“三个及时”：<span class="kept"><input' in page.text
    assert page.text.count(" autofocus") == 1
    assert "档案工作专题 › 一、把档案收全" in page.text
    assert "还有 1 题" in page.text
    assert "及时收集" not in page.text


def test_a_right_answer_is_praised_and_says_when_it_comes_back(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(ONE_BLANK)
    sent = send(trainee_client, lesson.question_ids[0], "及时整理")
    assert sent.status_code == HTTPStatus.SEE_OTHER

    page = trainee_client.get(sent.location)

    assert "答对了" in page.text
    assert re.search(rf"{IN_TWO_DAYS}</time>复习", page.text)
    assert "、<mark>及时整理</mark>、及时归档。" in page.text
    assert f'href="/materials/{lesson.speech_id}#p3"' in page.text


def test_a_wrong_answer_shows_what_was_written_and_the_key(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(ONE_BLANK)
    page = trainee_client.get(send(trainee_client, lesson.question_ids[0], "随便写").location).text

    assert "没有答对" in page
    assert "<del>随便写</del>" in page
    assert "1 分钟后" in page
    assert '<span class="blank key">及时整理</span>' in page


def test_an_outcome_can_be_looked_at_again(
    trainee_client: FlaskClient, teach: Callable[..., Lesson], database: Database
) -> None:
    lesson = teach(ONE_BLANK)
    there = send(trainee_client, lesson.question_ids[0], "及时整理").location
    first, second = trainee_client.get(there), trainee_client.get(there)

    assert first.status_code == second.status_code == HTTPStatus.OK
    with database.reading() as rows:
        assert len(rows.scalars(select(Review)).all()) == 1


def test_an_empty_form_is_shown_again_and_offers_do_not_know(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(ONE_BLANK)
    page = send(trainee_client, lesson.question_ids[0], "  ")

    assert page.status_code == HTTPStatus.OK
    assert "还没有作答。想不起来可以点“不会”" in page.text


def test_do_not_know_shows_the_key(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(ONE_BLANK)
    sent = send(trainee_client, lesson.question_ids[0], "", verb="give-up")
    page = trainee_client.get(sent.location).text

    assert "记住它" in page
    assert "及时整理" in page
    assert "您写的是" not in page


def test_a_hint_keeps_what_was_written_and_the_attempt(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(TWO_BLANKS)
    page = send(trainee_client, lesson.question_ids[0], "及时收集", "", verb="hint").text

    assert 'value="及时收集"' in page
    assert "有 4 个字，以“及”开头" in page
    assert hidden(page)["hints"] == "1"
    assert 'value="hint"' not in page
    fields = {**hidden(page), "answers-0": "及时收集", "answers-1": "及时归档"}
    sent = trainee_client.post(f"/quiz/{lesson.question_ids[0]}", data=fields)
    assert "看提示后答对了" in trainee_client.get(sent.location).text


def test_pairs_are_chosen_from_all_right_sides_in_one_order_for_the_whole_attempt(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(PAIRS)
    page = trainee_client.get("/quiz").text
    orders = {
        tuple(re.findall(r"<option[^v>]*>([^<]+)</option>", select))
        for select in re.findall(r"<select.*?</select>", page, re.DOTALL)
    }
    hint = trainee_client.post(
        f"/quiz/{lesson.question_ids[0]}", data={**hidden(page), "verb": "hint"}
    ).text

    assert page.count("<select") == 4
    assert len(orders) == 1
    (order,) = orders
    assert sorted(order) == sorted(["齐全", "规范", "期限", "效率", "保密"])
    assert tuple(re.findall(r"<option[^v>]*>([^<]+)</option>", hint))[:5] == order
    assert "配不上的是：保密。" in hint


def test_each_pair_is_marked(trainee_client: FlaskClient, teach: Callable[..., Lesson]) -> None:
    lesson = teach(PAIRS)
    sent = send(trainee_client, lesson.question_ids[0], "齐全", "保密", "期限", "效率")
    page = trainee_client.get(sent.location).text

    assert "4 处答对 3 处" in page
    assert page.count('aria-label="对"') == 3
    assert "您选的是 <del>保密</del>" in page


def test_after_the_last_question_it_says_when_there_is_more(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(ONE_BLANK)
    page = trainee_client.get(send(trainee_client, lesson.question_ids[0], "及时整理").location)
    assert "完成" in page.text

    done = trainee_client.get("/quiz").text

    assert "今天的题都答完了" in done
    assert "今天答了 1 题" in done
    assert re.search(IN_TWO_DAYS, done)


def test_practice_goes_through_one_material_and_comes_back_to_it(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(ONE_BLANK)
    other = teach(LOCK, name="另一个专题")
    here = f"/quiz?material={other.speech_id}"
    page = trainee_client.get(here).text
    assert "双人双锁" not in page
    assert "库房管理" in page
    fields = {**hidden(page), "answers-0": "双人双锁"}
    sent = trainee_client.post(
        f"/quiz/{other.question_ids[0]}?material={other.speech_id}", data=fields
    )

    assert sent.location.endswith(f"?material={other.speech_id}")
    assert f'href="{here}"' in trainee_client.get(sent.location).text
    assert "这份材料今天练完了" in trainee_client.get(here).text
    assert lesson.question_ids[0] != other.question_ids[0]


def test_another_course_s_question_is_not_found(
    logged_in: Callable[[Someone], FlaskClient],
    make_person: Callable[..., Someone],
    teach: Callable[..., Lesson],
    trainee_client: FlaskClient,
) -> None:
    lesson = teach(ONE_BLANK)
    stranger = logged_in(make_person("sheng", Role.TRAINEE))
    there = send(trainee_client, lesson.question_ids[0], "及时整理").location
    fields = hidden(trainee_client.get(f"/quiz/{lesson.question_ids[0]}").text)
    sent = stranger.post(f"/quiz/{lesson.question_ids[0]}", data={**fields, "answers-0": "x"})

    assert stranger.get(f"/quiz/{lesson.question_ids[0]}").status_code == HTTPStatus.NOT_FOUND
    assert sent.status_code == HTTPStatus.NOT_FOUND
    assert stranger.get(there).status_code == HTTPStatus.NOT_FOUND
    assert stranger.post(f"{there}/undo").status_code == HTTPStatus.NOT_FOUND


def test_a_retired_question_is_not_found(
    trainee_client: FlaskClient, teach: Callable[..., Lesson], database: Database
) -> None:
    lesson = teach(ONE_BLANK)
    with database.writing() as rows:
        rows.get_one(Question, lesson.question_ids[0]).status = Status.RETIRED
        rows.commit()

    assert trainee_client.get(f"/quiz/{lesson.question_ids[0]}").status_code == HTTPStatus.NOT_FOUND
    assert "现在没有要复习的题" in trainee_client.get("/quiz").text


def test_only_trainees_are_asked(instructor_client: FlaskClient) -> None:
    assert instructor_client.get("/quiz").status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("content", [ONE_BLANK, TWO_BLANKS, PAIRS, LOCK])
def test_the_page_of_a_question_never_holds_the_answer_to_a_blank(
    trainee_client: FlaskClient, teach: Callable[..., Lesson], content: Content
) -> None:
    teach(content)
    page = trainee_client.get("/quiz").text

    shown = [word for word in key(content) if word in page]
    assert shown == (key(content) if isinstance(content, Matching) else [])
