from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from flask import request
from sqlalchemy import text

from quizapp import create_app, readiness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from quizapp.settings import Settings

FAR = {"REMOTE_ADDR": "10.1.2.3"}


def test_a_supervisor_can_ask_whether_the_process_answers(client: FlaskClient) -> None:
    page = client.get("/healthz")
    assert (page.status_code, page.text) == (HTTPStatus.OK, "ok\n")


def test_ready_is_who_can_answer_pages(client: FlaskClient, database: Database) -> None:
    assert (client.get("/readyz").status_code, client.get("/readyz").text) == (200, "ok\n")

    with database.writing() as rows:
        rows.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        rows.commit()

    assert (client.get("/readyz").status_code, client.get("/readyz").text) == (503, "schema\n")
    assert client.get("/readyz", environ_base=FAR).text == "not ready\n"
    assert client.get("/healthz").status_code == HTTPStatus.OK


def test_a_full_disk_is_not_ready(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "LEAST_FREE", 1 << 60)
    assert client.get("/readyz").text == "disk\n"


@pytest.mark.sqlite
def test_a_database_that_does_not_answer_is_not_ready(app: Flask, settings: Settings) -> None:
    app.extensions["quizapp_database"].engine.dispose()
    (settings.instance / "quizapp.sqlite3").write_bytes(b"nothing that SQLite knows")
    page = app.test_client().get("/readyz")
    assert (page.status_code, page.text) == (503, "database\n")


def test_the_figures_tell_of_requests_and_of_the_machine(client: FlaskClient) -> None:
    client.get("/log-in")

    figures = client.get("/metrics")

    assert figures.content_type == "text/plain; version=0.0.4; charset=utf-8"
    lines = figures.text.splitlines()
    assert any(
        line.startswith('quizapp_requests_total{method="GET",page="account.log_in",status="200"}')
        for line in lines
    )
    named = {line.split("{")[0].split(" ")[0]: line.split(" ")[-1] for line in lines}
    assert float(named["quizapp_database_bytes"]) > 100_000
    assert float(named["quizapp_disk_free_bytes"]) > 0
    assert "quizapp_request_seconds_bucket" in named
    assert "quizapp_backup_age_seconds" not in named


@pytest.mark.parametrize(
    ("base", "headers"),
    [
        (FAR, {}),
        ({}, {"X-Forwarded-For": "10.1.2.3"}),
        ({}, {"X-Real-IP": "127.0.0.1"}),
        ({"REMOTE_ADDR": ""}, {}),
        (FAR, {"Authorization": "Bearer wrong"}),
    ],
    ids=["far", "forwarded", "forwarded-from-here", "nowhere", "wrong-token"],
)
def test_the_figures_are_for_this_machine_alone(
    client: FlaskClient, base: dict[str, str], headers: dict[str, str]
) -> None:
    page = client.get("/metrics", environ_base=base, headers=headers)
    assert page.status_code == HTTPStatus.NOT_FOUND


@pytest.fixture
def made(settings: Settings) -> Iterator[Callable[..., FlaskClient]]:
    """Give a browser on an application with other settings."""
    apps = []

    def make(**others: object) -> FlaskClient:
        apps.append(create_app(replace(settings, **others)))
        return apps[-1].test_client()

    yield make
    for app in apps:
        app.extensions["quizapp_database"].engine.dispose()


def test_who_knows_the_token_reads_the_figures_from_afar(
    made: Callable[..., FlaskClient],
) -> None:
    browser = made(metrics_token="token-3f2c")
    for token, status in (("token-3f2c", 200), ("token-3f2", 404), ("", 404)):
        headers = {"Authorization": f"Bearer {token}"}
        assert browser.get("/metrics", environ_base=FAR, headers=headers).status_code == status


def test_pages_come_under_trusted_names_only(made: Callable[..., FlaskClient]) -> None:
    browser = made(trusted_hosts=("quiz.office.lan", ".office.cn"))
    for host, status in (
        ("quiz.office.lan", 200),
        ("quiz.office.lan:8443", 200),
        ("a.office.cn", 200),
        ("evil.example", 400),
        ("quiz.office.lan.evil.example", 400),
        ("10.0.0.1", 400),
    ):
        page = browser.get("/log-in", headers={"Host": host})
        assert page.status_code == status, host
        assert ("本系统不在这个地址上" in page.text) == (status == 400)


def test_only_so_many_proxies_are_believed_as_were_named(
    made: Callable[..., FlaskClient],
) -> None:
    told = {"X-Forwarded-For": "6.6.6.6, 10.9.9.9", "X-Forwarded-Proto": "https"}
    seen = []
    for proxies in (0, 1):
        browser = made(proxies=proxies)
        with browser:
            browser.get("/log-in", headers=told, environ_base={"REMOTE_ADDR": "127.0.0.1"})
            seen.append((request.remote_addr, request.scheme))
    assert seen == [("127.0.0.1", "http"), ("10.9.9.9", "https")]
