from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.blueprints.blueprint import Section
from question_bank.bank.people import Role
from question_bank.study.appeals import Appeal
from question_bank.study.examining.sittings import hand_in
from question_bank.study.exams import Exam
from question_bank.study.reviews import Review
from tests.pages.answering import send
from tests.pages.conftest import appeal_address
from tests.pages.test_deciding_appeals import decide
from tests.study.exam_halls import HOUR, OPENS, hold_exam, sit, write
from tests.study.lessons import CHOICE, ONE_BLANK, Lesson

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone

MARKUP = "<script>alert(1)</script>'\"&"


def test_one_tap_sends_the_answer_and_leads_back_to_the_outcome(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
    database: Database,
) -> None:
    lesson = teach(ONE_BLANK)
    there = send(trainee_client, lesson.question_ids[0], "按时整理").location
    before = trainee_client.get(there).text
    assert "培训管理员会看到您的姓名和写的答案" in before
    sent = trainee_client.post(appeal_address(before), data={"back": there})

    assert (sent.status_code, sent.location) == (HTTPStatus.SEE_OTHER, there)
    after = trainee_client.get(there).text
    assert "已发给培训管理员" in after
    assert "已发给管理员" in after
    assert "我的答案也对" not in after
    with database.reading() as rows:
        assert rows.scalars(select(Appeal.written)).all() == ["按时整理"]


def test_a_reason_can_be_added_as_long_as_it_is_open(
    trainee_client: FlaskClient, disputed: Lesson, database: Database
) -> None:
    page = trainee_client.get("/quiz/outcomes/none")
    assert page.status_code == HTTPStatus.NOT_FOUND
    with database.reading() as rows:
        (appeal,) = rows.scalars(select(Appeal)).all()
        assert appeal.question_id == disputed.question_ids[0]
    # the address of the appeal is the attempt's; it is sent again with words
    with database.reading() as rows:
        attempt = rows.scalars(select(Review.attempt)).one()
    trainee_client.post(f"/feedback/appeals/{attempt}/0", data={"reason": "意思一样"})

    with database.reading() as rows:
        assert rows.scalars(select(Appeal.reason)).all() == ["意思一样"]


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "\\\\x", ""])
def test_it_never_leads_anywhere_else(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
    back: str,
) -> None:
    lesson = teach(ONE_BLANK)
    there = send(trainee_client, lesson.question_ids[0], "按时整理").location
    sent = trainee_client.post(appeal_address(trainee_client.get(there).text), data={"back": back})
    assert sent.location == "/feedback"
    kept = trainee_client.post(f"/favourites/{lesson.question_ids[0]}/keep", data={"back": back})
    assert kept.location == "/favourites"


def test_there_is_nothing_to_tap_where_all_is_right_or_was_chosen(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
) -> None:
    lesson = teach(ONE_BLANK, CHOICE)
    for number, words in enumerate(("及时整理", "及时收集")):
        there = send(trainee_client, lesson.question_ids[number], words).location
        page = trainee_client.get(there).text
        assert "/feedback/appeals/" not in page
        assert "试题纠错" in page


def test_what_cannot_be_appealed_is_refused_kindly(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
) -> None:
    lesson = teach(CHOICE)
    there = send(trainee_client, lesson.question_ids[0], "及时收集").location
    attempt = there.rpartition("/")[2]
    page = trainee_client.post(f"/feedback/appeals/{attempt}/0")

    assert page.status_code == HTTPStatus.CONFLICT
    assert "这类题不能提答案异议" in page.text


def test_the_instructor_sees_the_question_its_source_and_the_words(
    instructor_client: FlaskClient, disputed: Lesson
) -> None:
    page = instructor_client.get("/appeals").text

    assert "<b>按时整理</b>" in page
    assert "李学员" in page
    assert "、<mark>及时整理</mark>、及时归档。" in page
    assert f"/bank/{disputed.question_ids[0]}" in page
    assert re.search(r'<b class="menu-count">1<', page)


def test_hostile_words_are_shown_as_words_and_long_ones_refused(
    instructor_client: FlaskClient,
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
) -> None:
    lesson = teach(ONE_BLANK)
    there = send(trainee_client, lesson.question_ids[0], MARKUP).location
    address = appeal_address(trainee_client.get(there).text)
    assert (
        trainee_client.post(address, data={"reason": "长" * 201}).status_code
        == HTTPStatus.UNPROCESSABLE_ENTITY
    )
    trainee_client.post(address, data={"reason": MARKUP})
    report = f"/feedback/reports/{lesson.question_ids[0]}"
    refused = trainee_client.post(report, data={"fault": "other", "words": "长" * 301})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    trainee_client.post(report, data={"fault": "other", "words": MARKUP})

    for page in (
        instructor_client.get("/appeals").text,
        instructor_client.get("/reports").text,
        trainee_client.get("/feedback").text,
    ):
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


@pytest.fixture
def stranger(
    logged_in: Callable[[Someone], FlaskClient], make_person: Callable[..., Someone]
) -> FlaskClient:
    return logged_in(make_person("sheng", Role.TRAINEE))


def test_nobody_sees_what_is_another_s(
    stranger: FlaskClient,
    trainee_client: FlaskClient,
    instructor_client: FlaskClient,
    disputed: Lesson,
    database: Database,
) -> None:
    trainee_client.post(f"/favourites/{disputed.question_ids[0]}/keep")
    with database.reading() as rows:
        attempt = rows.scalars(select(Review.attempt)).one()

    assert "按时整理" not in stranger.get("/feedback").text
    assert "还没有收藏" in stranger.get("/favourites").text
    assert "现在没有错题" in stranger.get("/mistakes").text
    assert stranger.post(f"/feedback/appeals/{attempt}/0").status_code == HTTPStatus.NOT_FOUND
    question_id = disputed.question_ids[0]
    for address in (f"/feedback/reports/{question_id}", f"/favourites/{question_id}/keep"):
        assert (
            stranger.post(address, data={"fault": "misprint"}).status_code == HTTPStatus.NOT_FOUND
        )
    for address in ("/mistakes", "/favourites", "/feedback"):
        assert instructor_client.get(address).status_code == HTTPStatus.FORBIDDEN
    for address in ("/appeals", "/reports"):
        assert trainee_client.get(address).status_code == HTTPStatus.FORBIDDEN
    for address in ("/appeals/1/accept", "/reports/1/settle"):
        assert trainee_client.post(address).status_code == HTTPStatus.FORBIDDEN


@pytest.fixture
def sheet(database: Database, instructor: Someone, trainee: Someone) -> int:
    """Give a sitting whose marks are shown: 按时整理 stands on its sheet."""
    with database.writing() as rows:
        asked = {"contents": (ONE_BLANK,), "sections": (Section("cloze", 1, 2.0),)}
        hall = hold_exam(rows, instructor.id, [trainee.id], **asked)
        sitting_id = sit(rows, hall)
        write(rows, hall, sitting_id, 0, "按时整理")
        hand_in(rows, trainee_id=trainee.id, sitting_id=sitting_id, now=OPENS + HOUR)
        rows.get_one(Exam, hall.exam_id).shown_at = OPENS + 3 * HOUR
        rows.commit()
    return sitting_id


def test_an_answer_on_a_sheet_is_appealed_from_its_result_and_earns_points(
    trainee_client: FlaskClient, instructor_client: FlaskClient, sheet: int, stranger: FlaskClient
) -> None:
    result = f"/sittings/{sheet}/result"
    page = trainee_client.get(result).text
    address = f"/feedback/sheets/{sheet}/0/0"
    assert f'action="{address}"' in page
    assert '<b class="number">0</b> / 2 分' in page
    assert stranger.post(address).status_code == HTTPStatus.NOT_FOUND
    sent = trainee_client.post(address, data={"back": f"{result}#q1"})
    assert sent.location == f"{result}#q1"
    assert "已发给管理员" in trainee_client.get(result).text
    decide(instructor_client, "accept")

    assert '<b class="number">2</b> / 2 分' in trainee_client.get(result).text


def test_an_appeal_that_is_not_there_is_not_found(instructor_client: FlaskClient) -> None:
    for address in ("/appeals/7/accept", "/reports/7/settle"):
        page = instructor_client.post(address)
        assert page.status_code == HTTPStatus.NOT_FOUND
