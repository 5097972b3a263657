from __future__ import annotations

import io
from errno import EDQUOT, EIO, ENOSPC
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import DatabaseError, DataError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from question_bank.errors import NotFound, Refused, Stale, UnreadableFile
from quizapp import access, errors
from tests.installations import FILE

if TYPE_CHECKING:
    from flask import Flask, Response
    from flask.testing import FlaskClient

    from quizapp.settings import Settings
    from tests.postgresql import Server


def page_that_raises(app: Flask, error: Exception) -> str:
    """Add a public page to the application on which something goes wrong; return its address."""

    @access.public
    def trip() -> None:
        raise error

    app.add_url_rule("/trip", "trip", trip)
    return "/trip"


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (NotFound("course"), HTTPStatus.NOT_FOUND, "没有找到这个学习专题"),
        (Refused("course_exists", name="春季"), HTTPStatus.CONFLICT, "已有叫“春季”的学习专题"),
        (Stale("card"), HTTPStatus.CONFLICT, "内容已被更新"),
        (UnreadableFile("scanned"), HTTPStatus.UNPROCESSABLE_ENTITY, "这是扫描件"),
        (Refused("never heard of"), HTTPStatus.CONFLICT, "现在不能这样做"),
        (OperationalError("", {}, Exception("locked")), HTTPStatus.SERVICE_UNAVAILABLE, "系统正忙"),
        (NoConnection("pool"), HTTPStatus.SERVICE_UNAVAILABLE, "系统正忙"),
        (IntegrityError("", {}, Exception("twice")), HTTPStatus.CONFLICT, "内容已被更新"),
        (DataError("", {}, Exception("NUL")), HTTPStatus.UNPROCESSABLE_ENTITY, "填写的内容有误"),
        (
            OperationalError("", {}, Exception("database or disk is full")),
            HTTPStatus.INSUFFICIENT_STORAGE,
            "服务器的磁盘已满",
        ),
        (
            OperationalError("", {}, Exception("could not extend file: No space left on device")),
            HTTPStatus.INSUFFICIENT_STORAGE,
            "服务器的磁盘已满",
        ),
    ],
)
def test_an_error_becomes_a_page_that_says_what_to_do(
    app: Flask, client: FlaskClient, error: Exception, status: HTTPStatus, words: str
) -> None:
    page = client.get(page_that_raises(app, error))
    assert page.status_code == status
    assert words in page.text
    assert "回到首页" in page.text


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OSError(ENOSPC, "No space left on device"), HTTPStatus.INSUFFICIENT_STORAGE),
        (OSError(EDQUOT, "Disk quota exceeded"), HTTPStatus.INSUFFICIENT_STORAGE),
        (RuntimeError("IO_ENOSPC"), HTTPStatus.INSUFFICIENT_STORAGE),
        (OSError(EIO, "Input/output error"), HTTPStatus.INTERNAL_SERVER_ERROR),
    ],
)
def test_a_full_disk_is_told_whoever_met_it(
    app: Flask, client: FlaskClient, error: Exception, status: HTTPStatus
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    page = client.get(page_that_raises(app, error))
    assert page.status_code == status
    assert ("服务器的磁盘已满" in page.text) is (status == HTTPStatus.INSUFFICIENT_STORAGE)


def test_what_nobody_foresaw_is_logged_and_shows_no_traces(
    app: Flask, client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    page = client.get(page_that_raises(app, ZeroDivisionError("secret words")))
    assert page.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "系统出了故障" in page.text
    assert "secret words" not in page.text
    assert "secret words" in caplog.text


def test_the_page_comes_even_when_the_database_cannot_say_who_asks(
    app: Flask, trainee_client: FlaskClient, settings: Settings, server: Server | None
) -> None:
    app.extensions["quizapp_database"].engine.dispose()
    if server is None:
        (settings.instance / FILE).unlink()
    else:
        server.drop(settings.database_url)

    page = trainee_client.get("/password")
    assert page.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "系统正忙" in page.text


def test_what_the_database_refuses_after_the_view_is_said_as_well(
    app: Flask, client: FlaskClient
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False

    @app.after_request
    def note(_response: Response) -> Response:
        raise OperationalError("", {}, Exception("database is locked"))

    page = client.get("/log-in")
    assert (page.status_code, page.headers["Retry-After"]) == (503, "5")
    assert "系统正忙" in page.text


def test_a_failure_has_its_page_even_when_asking_who_it_is_for_would_fail_again(
    app: Flask, trainee_client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def broken(_token: str) -> None:
        raise DatabaseError("", {}, Exception("file is not a database"))

    monkeypatch.setattr(app.login_manager, "_user_callback", broken)
    page = trainee_client.get("/password")

    assert page.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "系统出了故障" in page.text


def test_too_large_a_request_is_read_to_its_end_so_that_the_browser_hears_the_answer(
    app: Flask, trainee_client: FlaskClient
) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 10
    body = io.BytesIO(b"present=" + b"x" * 3_000_000)
    page = trainee_client.post(
        "/password",
        input_stream=body,
        content_length=3_000_008,
        content_type="application/x-www-form-urlencoded",
    )

    assert page.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert body.read() == b""


def test_a_fact_with_markup_in_it_stays_words(app: Flask, client: FlaskClient) -> None:
    page = client.get(page_that_raises(app, Refused("course_exists", name="<b>x</b>{y}")))
    assert "<b>" not in page.text
    assert "&lt;b&gt;x&lt;/b&gt;{y}" in page.text


def test_what_is_not_there_and_what_is_too_large_have_pages_too(
    app: Flask, trainee_client: FlaskClient
) -> None:
    missing = trainee_client.get("/nowhere")
    assert missing.status_code == HTTPStatus.NOT_FOUND
    assert "没有这一页" in missing.text

    app.config["MAX_CONTENT_LENGTH"] = 10
    large = trainee_client.post("/password", data={"present": "x" * 100})
    assert large.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "内容太大" in large.text

    wrong = trainee_client.get("/log-out")
    assert wrong.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert "不能这样打开这一页" in wrong.text


@pytest.mark.parametrize("message", errors.HTTP.values(), ids=lambda message: message.status.name)
def test_every_status_of_the_table_names_itself(message: errors.Message) -> None:
    assert errors.HTTP[message.status] is message
