from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.study.appeals import Favourite
from tests.pages.answering import send
from tests.study.lessons import CHOICE, LOCK, ONE_BLANK, Lesson

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database


def test_kept_questions_are_listed_until_they_are_let_go(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
    database: Database,
) -> None:
    lesson = teach(ONE_BLANK, LOCK)
    (one, _) = lesson.question_ids
    browse = f"/materials/{lesson.speech_id}/questions"
    assert "还没有收藏题目" in trainee_client.get("/favourites").text
    assert trainee_client.get(browse).text.count('aria-pressed="false"') == 2
    for _ in range(2):
        sent = trainee_client.post(f"/favourites/{one}/keep", data={"back": browse})
        assert sent.location == browse

    assert trainee_client.get(browse).text.count('aria-pressed="true"') == 1
    assert "<mark>及时整理</mark>" in trainee_client.get("/favourites").text
    trainee_client.post(f"/favourites/{one}/drop")
    with database.reading() as rows:
        assert rows.scalars(select(Favourite)).all() == []


def test_mistakes_are_shown_filtered_and_printed(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
) -> None:
    assert "现在没有错题" in trainee_client.get("/mistakes").text
    lesson, other = teach(ONE_BLANK, CHOICE), teach(LOCK, name="另一个专题")
    send(trainee_client, lesson.question_ids[0], "错")
    send(trainee_client, lesson.question_ids[1], "及时收集")
    send(trainee_client, other.question_ids[0], "错")

    page = trainee_client.get("/mistakes").text
    assert page.index("双人双锁") < page.index("及时整理")
    assert "全部材料（3）" in page
    narrow = trainee_client.get(f"/mistakes?speech={lesson.speech_id}&kind=cloze").text
    assert "双人双锁</mark>" not in narrow
    assert narrow.count('class="card"') == 1
    assert "这里没有错题" in trainee_client.get("/mistakes?kind=matching").text
    file = trainee_client.get("/mistakes/sheet.docx?kind=choice")
    assert file.data.startswith(b"PK")
    assert "filename" in file.headers["Content-Disposition"]
    sheet = trainee_client.get("/mistakes/sheet").text
    assert sheet.index('class="blank"') < sheet.index("<h2>答案</h2>") < sheet.index("双人双锁</b>")


@pytest.mark.parametrize("far", ["99999999999", "-1", "²", "x", ""])
def test_numbers_out_of_reach_are_as_if_they_were_not_there(
    trainee_client: FlaskClient, far: str
) -> None:
    for address in (
        f"/mistakes?speech={far}&kind={far}&page={far}",
        f"/mistakes/sheet?speech={far}",
    ):
        assert trainee_client.get(address).status_code == HTTPStatus.OK
