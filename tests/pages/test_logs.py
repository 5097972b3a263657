from __future__ import annotations

import io
import json
import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from quizapp import access
from quizapp.logs import Lines, configuration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


@pytest.fixture
def lines(app: Flask) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """Give what has been logged, as a server logs it."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    written, handler = io.StringIO(), None
    handler = logging.StreamHandler(written)
    handler.setFormatter(Lines())
    root, requests = logging.getLogger(), logging.getLogger("quizapp.requests")
    root.addHandler(handler)
    requests.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    requests.setLevel(logging.NOTSET)
    root.removeHandler(handler)


def raising(app: Flask, raises: Callable[[], object]) -> str:
    """Add a public page on which something happens; return its address."""

    @access.public
    def trip() -> str:
        raises()
        return "done"

    app.add_url_rule("/trip", "trip", trip)
    return "/trip"


def test_a_request_is_a_line_with_its_number(
    client: FlaskClient, lines: Callable[[], list[dict[str, Any]]]
) -> None:
    page = client.get("/log-in?next=/bank%3Fwords=保密")

    [line] = lines()
    assert line["request"] == page.headers["X-Request-ID"]
    assert len(line["request"]) == 16
    assert (line["page"], line["method"], line["status"]) == ("account.log_in", "GET", 200)
    assert line["milliseconds"] > 0
    assert line["level"] == "info"
    assert "保密" not in json.dumps(line, ensure_ascii=False)
    assert "127.0.0.1" not in json.dumps(line)


@pytest.mark.parametrize(
    ("given", "kept"),
    [("0af7651916cd43dd", True), ("short", False), ("x" * 65, False), ('a"} {"b":"cccc', False)],
)
def test_a_number_that_a_proxy_gave_is_kept_where_it_can_be_one(
    client: FlaskClient, given: str, *, kept: bool
) -> None:
    page = client.get("/log-in", headers={"X-Request-ID": given})
    assert (page.headers["X-Request-ID"] == given) is kept


def test_files_and_supervisors_are_not_logged(
    client: FlaskClient, lines: Callable[[], list[dict[str, Any]]]
) -> None:
    for address in ("/static/icon.svg", "/healthz", "/readyz", "/metrics"):
        client.get(address).close()
    assert lines() == []


def test_an_error_is_told_by_kind_and_place_and_never_by_what_people_wrote(
    app: Flask, client: FlaskClient, lines: Callable[[], list[dict[str, Any]]]
) -> None:
    def fail() -> None:
        try:
            int("学员写的答案")
        except ValueError as error:
            raise RuntimeError("另有内部材料的标题") from error

    page = client.get(raising(app, fail))

    assert page.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    error, request = lines()
    assert [one["kind"] for one in error["errors"]] == [
        "builtins.RuntimeError",
        "builtins.ValueError",
    ]
    assert error["errors"][1]["at"][-1].endswith(" fail")
    assert error["request"] == request["request"] == page.headers["X-Request-ID"]
    assert page.headers["X-Request-ID"] in page.text
    assert "答案" not in json.dumps(lines(), ensure_ascii=False)
    assert "标题" not in json.dumps(lines(), ensure_ascii=False)


def test_the_words_of_the_database_are_not_logged(
    app: Flask,
    client: FlaskClient,
    database: Database,
    lines: Callable[[], list[dict[str, Any]]],
) -> None:
    def write() -> None:
        with database.writing() as rows:
            for _ in range(2):
                rows.execute(text("INSERT INTO bank (name) VALUES (:n)"), {"n": "内部题库的名字"})

    assert client.get(raising(app, write)).status_code == HTTPStatus.CONFLICT
    assert "IntegrityError" in json.dumps(lines())
    assert "内部题库" not in json.dumps(lines(), ensure_ascii=False)


def test_a_failed_log_in_leaves_no_password_and_no_name_in_the_log(
    client: FlaskClient, trainee: Someone, lines: Callable[[], list[dict[str, Any]]]
) -> None:
    client.post("/log-in", data={"login": trainee.login, "password": "写错的口令1"})
    assert [line["page"] for line in lines()] == ["account.log_in"]
    assert "口令" not in json.dumps(lines(), ensure_ascii=False)
    assert trainee.login not in json.dumps(lines())


@pytest.mark.parametrize(("quiet", "level"), [(True, "WARNING"), (False, "INFO")])
def test_a_quiet_server_logs_what_goes_wrong_alone(*, quiet: bool, level: str) -> None:
    told = configuration(quiet=quiet)
    assert told["loggers"]["quizapp.requests"]["level"] == level
    assert told["root"]["level"] == "WARNING"
