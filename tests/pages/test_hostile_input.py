from __future__ import annotations

import io
import re
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.courses import CourseInstructor
from quizapp.forms.answer import LONGEST_ANSWER
from quizapp.forms.speeches import MOST_FILES
from quizapp.numbers import LARGEST, number
from tests.house.test_routes import rules
from tests.pages.answering import hidden
from tests.papers.material import a_cloze, a_course
from tests.study.lessons import ONE_BLANK, give_course

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone

NO_PAGE = {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
FAR_TOO_LARGE = ("99999999999", "9223372036854775808", "9" * 5000)


@pytest.fixture
def question_id(database: Database, trainee: Someone) -> int:
    with database.writing() as rows:
        lesson = give_course(rows, [trainee.id], contents=[ONE_BLANK])
        rows.commit()
    return lesson.question_ids[0]


@pytest.mark.parametrize("far", FAR_TOO_LARGE)
def test_an_address_with_a_number_nothing_can_have_is_no_page(
    app: Flask, instructor_client: FlaskClient, trainee_client: FlaskClient, far: str
) -> None:
    for rule in rules(app):
        if "<int:" not in rule.rule:
            continue
        there = re.sub(r"<int:[^>]+>", far, re.sub(r"<any\((\w+)[^>]*>", r"\1", rule.rule))
        there = re.sub(r"<[^>]+>", "1", there)
        method = "GET" if "GET" in rule.methods else "POST"
        for browser in (instructor_client, trainee_client):
            page = browser.open(there, method=method)
            assert page.status_code in NO_PAGE, there
            assert "回到首页" in page.text


@pytest.mark.parametrize("far", [*FAR_TOO_LARGE, "-1", "²", "x", ""])
def test_a_number_out_of_reach_in_a_question_mark_s_tail_is_as_if_it_were_not_there(
    instructor_client: FlaskClient, trainee_client: FlaskClient, far: str
) -> None:
    for address in (
        f"/bank?speech={far}&page={far}",
        f"/curation?speech={far}&question={far}",
        f"/courses/new?speeches={far}&cohorts={far}",
        f"/speeches/upload?into={far}",
    ):
        assert instructor_client.get(address).status_code == HTTPStatus.OK, address
    assert trainee_client.get(f"/quiz?material={far}").status_code == HTTPStatus.OK


def test_only_numbers_that_a_database_can_look_for_are_numbers() -> None:
    assert number(str(LARGEST)) == LARGEST
    for far in (str(LARGEST + 1), "-1", "½", ""):
        with pytest.raises(ValueError, match=far or None):
            number(far)


@pytest.mark.parametrize(
    "more",
    [
        *({name: far} for name in ("version", "lock", "hints") for far in FAR_TOO_LARGE),
        {"attempt": "字" * 33},
        {"answers-0": "字" * 10_000},
    ],
)
def test_an_answer_s_form_with_impossible_values_is_refused_and_stores_nothing(
    trainee_client: FlaskClient, question_id: int, more: dict[str, str]
) -> None:
    there = f"/quiz/{question_id}"
    sent = {**hidden(trainee_client.get(there).text), "answers-0": "及时整理", **more}
    page = trainee_client.post(there, data=sent)

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "填写的内容有误" in page.text
    asked = trainee_client.get(there).text
    assert "新题" in asked


def test_fields_that_only_look_like_answers_are_nobody_s(
    trainee_client: FlaskClient, question_id: int
) -> None:
    there = f"/quiz/{question_id}"
    fields = hidden(trainee_client.get(there).text)
    odd = {"answers-²": "x", "answers-" + "9" * 5000: "y", "answers-": "z"}
    page = trainee_client.post(there, data={**fields, **odd, "answers-0": "及时整理"})

    assert "答对了" in trainee_client.get(page.location).text


def test_words_in_the_place_of_files_are_no_files(instructor_client: FlaskClient) -> None:
    page = instructor_client.post(
        "/speeches/upload", data={"agreed": "y", "files": "abc", "into": "9" * 5000}
    )

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "请选择文件" in page.text


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../../etc/讲话.txt", "讲话.txt"),
        ("讲\x07话\u202e.txt", "讲话.txt"),
        ("<b>讲话.txt", "&lt;b&gt;讲话.txt"),
        ("\x07", "粘贴的讲话稿.txt"),
    ],
)
def test_a_file_is_called_by_its_own_name_only(
    instructor_client: FlaskClient, sent: str, shown: str
) -> None:
    page = instructor_client.post(
        "/speeches/upload", data={"agreed": "y", "files": (io.BytesIO(b" "), sent)}
    )

    assert f"<h2>{shown}</h2>" in page.text
    assert "文件是空的" in page.text


def test_more_files_than_a_page_can_wait_for_are_not_read(instructor_client: FlaskClient) -> None:
    files = [(io.BytesIO(b" "), f"{number}.txt") for number in range(MOST_FILES + 1)]
    page = instructor_client.post("/speeches/upload", data={"agreed": "y", "files": files})

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert f"一次最多上传 {MOST_FILES} 个文件" in page.text


def test_the_longest_answer_that_may_be_set_can_be_written(
    trainee_client: FlaskClient, question_id: int
) -> None:
    page = trainee_client.get(f"/quiz/{question_id}").text
    assert f'maxlength="{LONGEST_ANSWER}"' in page


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_days_that_no_calendar_here_reaches_are_refused(
    instructor_client: FlaskClient, instructor: Someone, database: Database, day: str
) -> None:
    with database.writing() as rows:
        course_id = a_course(rows, [(a_cloze(0), None)])
        rows.merge(CourseInstructor(course_id=course_id, person_id=instructor.id))
        rows.commit()
    for address, name, sent in (
        ("/courses/new", "closes_on", day),
        (f"/exams/new/{course_id}", "opens_at", f"{day}T00:00"),
        (f"/exams/new/{course_id}", "closes_at", f"{day}T23:59"),
    ):
        page = instructor_client.post(address, data={name: sent, "verb": "look"})

        assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY, address
        assert "请填 1900 到 2199 年之间的日期。" in page.text, address


@pytest.mark.parametrize("far", [*FAR_TOO_LARGE, "-99999999999"])
def test_an_exam_of_more_minutes_than_there_are_is_refused(
    instructor_client: FlaskClient, instructor: Someone, database: Database, far: str
) -> None:
    with database.writing() as rows:
        course_id = a_course(rows, [(a_cloze(0), None)])
        rows.merge(CourseInstructor(course_id=course_id, person_id=instructor.id))
        rows.commit()
    times = {"opens_at": "2099-05-04T08:30", "closes_at": "2099-05-04T10:30"}
    page = instructor_client.post(
        f"/exams/new/{course_id}", data={**times, "minutes": far, "verb": "look"}
    )

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


@pytest.mark.parametrize("letter", ["\ufb00", "\xdf", "\u0149", "\U0001f600", "\uff20"])
def test_a_sign_that_is_no_letter_names_no_option(
    instructor_client: FlaskClient, letter: str
) -> None:
    worded = {"stem": "值班由谁负责？", "options": "甲\n乙\n丙", "answer": letter}
    page = instructor_client.post("/bank/new/preview?kind=choice", data=worded)

    assert page.status_code == HTTPStatus.OK
    assert "正确选项必须在选项中" in page.text
