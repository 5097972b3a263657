from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp import create_app

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from quizapp.settings import Settings
    from tests.conftest import Someone


@pytest.mark.parametrize("address", ["/log-in", "/password", "/nowhere", "/static/icon.svg"])
def test_every_response_forbids_what_we_never_do(client: FlaskClient, address: str) -> None:
    with client.get(address) as page:
        headers = page.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_pages_are_not_kept_and_named_static_files_are_kept_for_good(
    app: Flask, client: FlaskClient
) -> None:
    assert client.get("/log-in").headers["Cache-Control"] == "no-store"
    with app.test_request_context():
        address = app.jinja_env.globals["asset"]("css/tokens.css")
    with client.get(address) as kept, client.get("/static/css/tokens.css") as asked_again:
        assert "immutable" in kept.headers["Cache-Control"]
        assert asked_again.headers["Cache-Control"] == "no-cache"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(
    client: FlaskClient, trainee: Someone
) -> None:
    page = client.post("/log-in", data={"login": trainee.login, "password": "一二三四五六七八"})
    cookie = page.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


@pytest.mark.usefixtures("database")
def test_behind_tls_the_cookie_stays_there(settings: Settings) -> None:
    app = create_app(replace(settings, secure_cookies=True))
    page = app.test_client().get("/log-in", base_url="https://localhost")
    assert page.headers["Set-Cookie"].startswith("__Host-quizapp=")
    assert "Secure" in page.headers["Set-Cookie"]
    assert "max-age=31536000" in page.headers["Strict-Transport-Security"]
    app.extensions["quizapp_database"].engine.dispose()
