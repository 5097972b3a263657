from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.people import Role
from question_bank.questions.cloze import Cloze
from question_bank.study.cards import Card
from question_bank.study.reviews import Review
from tests.pages.answering import hidden, send
from tests.study.lessons import LOCK, ONE_BLANK, TWO_BLANKS, Lesson

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone

SIGNS = Cloze("讲话要求做到____。", ("“三个不”：不等、不靠、不要",), (("三不",),))
POSTS = 50


def test_the_day_s_answers_stand_in_a_list_the_last_first(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(ONE_BLANK, LOCK)
    send(trainee_client, lesson.question_ids[0], "及时整理")
    send(trainee_client, lesson.question_ids[1], "错的")
    page = trainee_client.get("/answers").text

    assert "2 题。撤销以后" in page
    assert page.index("双人双锁") < page.index("及时整理")
    assert page.count("/undo") == 2
    assert page.count('aria-label="答错"') == page.count('aria-label="答对"') == 1


def test_all_of_a_day_can_be_undone_one_after_the_other(
    trainee_client: FlaskClient, teach: Callable[..., Lesson], database: Database
) -> None:
    lesson = teach(ONE_BLANK, LOCK, TWO_BLANKS)
    for question_id in lesson.question_ids:
        send(trainee_client, question_id, "错的")
    back = [trainee_client.post("/answers/undo").location for _ in lesson.question_ids]

    assert back == [f"/quiz/{question_id}" for question_id in reversed(lesson.question_ids)]
    with database.reading() as rows:
        assert rows.scalars(select(Card.reps)).all() == [0, 0, 0]
    nothing = trainee_client.post("/answers/undo")
    assert nothing.location == "/quiz"
    assert "今天没有可以撤销的作答" in trainee_client.get("/quiz").text
    assert "今天还没有作答" in trainee_client.get("/answers").text


def test_one_of_the_list_is_undone_and_the_list_stays(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(ONE_BLANK, LOCK)
    first = send(trainee_client, lesson.question_ids[0], "错的").location.rpartition("/")[2]
    send(trainee_client, lesson.question_ids[1], "双人双锁")
    sent = trainee_client.post(f"/answers/{first}/undo")

    assert sent.location == "/answers"
    page = trainee_client.get("/answers").text
    assert "已撤销" in page
    assert "1 题。" in page


def test_an_answer_before_another_to_the_same_question_waits_for_that_one(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(ONE_BLANK)
    for _ in range(2):
        send(trainee_client, lesson.question_ids[0], "错的")
    page = trainee_client.get("/answers").text

    assert "后来又答过" in page
    assert page.count("/undo") == 1
    again = [trainee_client.post("/answers/undo").status_code for _ in range(2)]
    assert again == [HTTPStatus.SEE_OTHER] * 2
    assert "今天还没有作答" in trainee_client.get("/answers").text


def test_undo_stays_on_the_trail(trainee_client: FlaskClient, teach: Callable[..., Lesson]) -> None:
    lesson = teach(ONE_BLANK)
    send(trainee_client, lesson.question_ids[0], "错的")
    back = trainee_client.post(f"/answers/undo?material={lesson.speech_id}&cards=1")

    assert back.location.startswith(f"/quiz/{lesson.question_ids[0]}?")
    assert f"material={lesson.speech_id}" in back.location
    assert "cards=1" in back.location


def test_somebody_else_s_answer_is_not_found(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
    logged_in: Callable[[Someone], FlaskClient],
    trainee: Someone,
    make_person: Callable[..., Someone],
) -> None:
    lesson = teach(ONE_BLANK)
    attempt = send(trainee_client, lesson.question_ids[0], "错的").location.rpartition("/")[2]
    assert trainee.id
    stranger = logged_in(make_person("sheng", Role.TRAINEE))

    assert stranger.post(f"/answers/{attempt}/undo").status_code == HTTPStatus.NOT_FOUND


def test_one_form_sent_by_fifty_at_once_counts_once(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
    logged_in: Callable[[Someone], FlaskClient],
    trainee: Someone,
    database: Database,
) -> None:
    lesson = teach(ONE_BLANK)
    fields = {**hidden(trainee_client.get("/quiz").text), "answers-0": "及时整理"}
    clients = [logged_in(trainee) for _ in range(POSTS)]

    def post(client: FlaskClient) -> tuple[int, str]:
        sent = client.post(f"/quiz/{lesson.question_ids[0]}", data=fields)
        return sent.status_code, sent.location

    with ThreadPoolExecutor(POSTS) as pool:
        answers = set(pool.map(post, clients))

    assert answers == {(HTTPStatus.SEE_OTHER, f"/quiz/outcomes/{fields['attempt']}")}
    with database.reading() as rows:
        assert rows.scalars(select(Review.seq)).all() == [1]
        assert rows.scalars(select(Card.reps)).all() == [1]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("“三个不”：不等、不靠、不要", True),
        ("三个不:不等,不靠,不要", True),
        ("三個不 不等 不靠 不要", True),
        ("「三个不」——不等·不靠·不要…", True),
        ("《三不》。", True),
        ("三个不不等不靠", False),
        ("三个不：不等、不靠、不要、不推", False),
        ("三个不：不靠、不等、不要", False),
        ("三", False),
    ],
)
def test_signs_spaces_width_and_script_do_not_count_but_every_word_does(
    trainee_client: FlaskClient, teach: Callable[..., Lesson], written: str, *, right: bool
) -> None:
    lesson = teach(SIGNS)
    page = trainee_client.get(send(trainee_client, lesson.question_ids[0], written).location).text

    assert ("答对了" in page) == right
    assert "标点、空格、大小写、全角半角、繁简都不影响对错；也算对：三不。" in page


def test_blanks_of_free_order_are_credited_one_by_one(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    lesson = teach(TWO_BLANKS)
    swapped = send(trainee_client, lesson.question_ids[0], "及时存档", "及時收集")
    assert "答对了" in trainee_client.get(swapped.location).text
    half = send(trainee_client, lesson.question_ids[0], "及时归档", "及时归档")
    page = trainee_client.get(half.location).text

    assert "2 处答对 1 处" in page
    assert "先后不限" in page


def test_the_lead_stands_back_behind_what_is_asked(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    cited = Cloze("《在会上的讲话》就“管好档案”要求，库房坚持____。", ("双人双锁",), ((),))
    lesson = teach(cited)
    here = f"/quiz/{lesson.question_ids[0]}"
    lead = '<span class="lead-in">《在会上的讲话》就“管好档案”要求，</span>库房坚持'

    assert lead in trainee_client.get(here).text
    sent = send(trainee_client, lesson.question_ids[0], "错的")
    assert lead in trainee_client.get(sent.location).text
    assert lead in trainee_client.get(f"/materials/{lesson.speech_id}/questions").text
