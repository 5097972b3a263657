from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from quizapp import create_app
from quizapp.settings import BadSetting, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

WORKER = "/static/js/worker.js"


def test_it_is_off_until_somebody_switches_it_on(trainee_client: FlaskClient) -> None:
    page = trainee_client.get("/today").text

    assert "manifest" not in page
    assert "offline.js" not in page
    assert trainee_client.get("/offline").status_code == HTTPStatus.NOT_FOUND
    assert "Service-Worker-Allowed" not in trainee_client.get(WORKER, buffered=True).headers


def test_switched_on_the_page_can_be_installed_and_its_worker_sees_every_page(
    settings: Settings,
) -> None:
    client = create_app(replace(settings, offline_reading=True)).test_client()

    assert 'rel="manifest"' in client.get("/log-in").text
    assert (
        client.get("/static/app.webmanifest", buffered=True).get_json(force=True)["start_url"]
        == "/"
    )
    assert client.get(WORKER, buffered=True).headers["Service-Worker-Allowed"] == "/"
    assert "Service-Worker-Allowed" not in client.get("/static/js/base.js", buffered=True).headers


def test_it_is_not_switched_on_without_tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZAPP_OFFLINE_READING", "1")
    with pytest.raises(BadSetting, match="QUIZAPP_SECURE_COOKIES=1"):
        Settings.from_environment(tmp_path)
    monkeypatch.setenv("QUIZAPP_SECURE_COOKIES", "1")

    assert Settings.from_environment(tmp_path).offline_reading
