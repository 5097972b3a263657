from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.study.habits import Habit
from question_bank.study.reviews import Review
from tests.pages.answering import send
from tests.study.lessons import RECALL, TWO_BLANKS, Lesson

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


LONG = RECALL.__class__(
    "简述档案工作的要求（3 项）。",
    ("收集档案要做到门类齐全", "整理档案要做到次序分明", "归档移交要做到按期办理"),
    ((), (), ()),
)


def test_long_answers_have_pieces_to_tap_and_can_be_thought_instead(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
) -> None:
    lesson = teach(LONG, TWO_BLANKS)
    long = trainee_client.get(f"/quiz/{lesson.question_ids[0]}").text
    short = trainee_client.get(f"/quiz/{lesson.question_ids[1]}").text

    trays = re.findall(r'data-tray="answers-(\d)".*?</div>', long, re.DOTALL)
    assert trays == ["0", "1", "2"]
    found = re.findall(r'"piece"[^>]*>([^<]+)<', long)
    assert {"收集", "档案", "要做到", "门类", "齐全"} <= set(found)
    assert "收集档案要做到门类齐全" not in long
    assert 'value="reveal"' in long
    assert "data-tray" not in short
    assert 'value="reveal"' not in short


def test_whoever_would_rather_type_gets_no_pieces(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
    database: Database,
    trainee: Someone,
) -> None:
    lesson = teach(LONG)
    with database.writing() as rows:
        rows.add(Habit(trainee_id=trainee.id, taps=False))
        rows.commit()

    assert "data-tray" not in trainee_client.get(f"/quiz/{lesson.question_ids[0]}").text


def test_an_answer_from_pieces_is_marked_like_a_typed_one_and_says_so(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
    database: Database,
    trainee: Someone,
) -> None:
    lesson = teach(LONG)
    sent = send(trainee_client, lesson.question_ids[0], *LONG.items, tapped="1")

    assert "答对了" in trainee_client.get(sent.location).text
    with database.reading() as rows:
        assert rows.get_one(Review, (trainee.id, 1)).evidence["means"] == "tapped"


def test_a_sentence_to_be_completed_shows_its_blank(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    stem = "食堂一旦出现疑似中毒，应立即____（3项）。"
    lesson = teach(LONG.__class__(stem, ("停止供餐", "封存留样", "送医救治"), ((), (), ())))

    asked = trainee_client.get(f"/quiz/{lesson.question_ids[0]}").text
    sent = send(trainee_client, lesson.question_ids[0], "停止供餐", "封存留样", "送医救治")
    answered = trainee_client.get(sent.location).text

    for shown in (asked, answered):
        assert 'aria-label="空"' in shown
        assert "应立即____" not in shown.partition("</main>")[0]
