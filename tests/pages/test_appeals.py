from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.blueprints.blueprint import Section
from question_bank.bank.people import Role
from question_bank.bank.questions import Requirement
from question_bank.study.appeals import Appeal, Verdict
from question_bank.study.cards import Card
from question_bank.study.examining.sittings import hand_in
from question_bank.study.exams import Exam
from question_bank.study.reviews import Review
from tests.pages.test_quiz import send
from tests.study.exam_halls import HOUR, OPENS, hold_exam, sit, write
from tests.study.lessons import CHOICE, ONE_BLANK, RECALL, Lesson

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from quizapp.database import Database
    from tests.conftest import Someone

MARKUP = "<script>alert(1)</script>'\"&"


def appeal_address(page: str) -> str:
    """Return where the first 我的答案也对 of an outcome is sent to."""
    found = re.search(r'action="(/feedback/appeals/[^"]+)"', page)
    assert found
    return found[1]


@pytest.fixture
def disputed(trainee_client: FlaskClient, teach: Callable[..., Lesson]) -> Lesson:
    """Give a course whose question was answered with 按时整理, and an appeal for it."""
    lesson = teach(ONE_BLANK)
    there = send(trainee_client, lesson.question_ids[0], "按时整理").location
    trainee_client.post(appeal_address(trainee_client.get(there).text), data={"back": there})
    return lesson


def decide(browser: FlaskClient, verb: str, **fields: str) -> TestResponse:
    return browser.post(f"/appeals/1/{verb}", data=fields, follow_redirects=True)


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


@pytest.mark.usefixtures("disputed")
def test_accepting_marks_it_right_and_tells_the_trainee(
    instructor_client: FlaskClient, trainee_client: FlaskClient, database: Database
) -> None:
    page = decide(instructor_client, "accept").text

    assert "重新判了 1 次" in page
    assert "没有等待处理的异议" in page
    assert "menu-count" not in page
    with database.reading() as rows:
        assert rows.scalars(select(Card.lapses)).all() == [0]
        assert rows.scalars(select(Appeal.verdict)).all() == [Verdict.UPHELD]
    told = trainee_client.get("/today").text
    assert "1 条答复" in told
    assert "这个答案也算对" in trainee_client.get("/feedback").text
    assert "条答复" not in trainee_client.get("/today").text


@pytest.mark.usefixtures("disputed")
def test_a_decision_can_be_undone_on_the_page(instructor_client: FlaskClient) -> None:
    decide(instructor_client, "accept")
    page = decide(instructor_client, "reopen").text

    assert "恢复了原来的判分" in page
    assert "<b>按时整理</b>" in page
    assert "刚才已有人处理" in decide(instructor_client, "reopen").text


@pytest.mark.usefixtures("disputed")
def test_a_reply_reaches_the_trainee(
    instructor_client: FlaskClient, trainee_client: FlaskClient
) -> None:
    assert "请写一句答复" in decide(instructor_client, "dismiss").text
    decide(instructor_client, "dismiss", reply="“按时”与“及时”意思不同。")

    assert "“按时”与“及时”意思不同。" in trainee_client.get("/feedback").text


@pytest.mark.usefixtures("disputed")
def test_of_a_quotation_the_page_says_why_it_cannot_be_accepted(
    instructor_client: FlaskClient, database: Database
) -> None:
    with database.writing() as rows:
        requirement = rows.scalars(select(Requirement)).one()
        requirement.content = {**requirement.content, "said_by": {"text": "总书记"}}
        rows.commit()
    page = instructor_client.get("/appeals").text

    assert "引用的原话不能换说法" in page
    assert "/appeals/1/accept" not in page
    assert decide(instructor_client, "accept").status_code == HTTPStatus.CONFLICT


def test_of_a_free_order_the_instructor_chooses_the_item(
    instructor_client: FlaskClient,
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
) -> None:
    lesson = teach(RECALL)
    there = send(
        trainee_client, lesson.question_ids[0], "及时收集", "按时整理", "及时归档"
    ).location
    trainee_client.post(appeal_address(trainee_client.get(there).text))
    assert '<option value="1" selected>及时整理</option>' in instructor_client.get("/appeals").text

    assert "请选这个答案等于哪一项" in decide(instructor_client, "accept").text
    assert "重新判了 1 次" in decide(instructor_client, "accept", part="1").text


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
