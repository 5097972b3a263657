from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.accounts.log_ins import open_log_in
from question_bank.bank.site.settings import SiteSettings, change_settings
from quizapp import create_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from quizapp.database import Database
    from quizapp.settings import Settings
    from tests.conftest import Someone

WORKER = "/static/js/worker.js"


def test_it_is_off_until_somebody_switches_it_on(trainee_client: FlaskClient) -> None:
    page = trainee_client.get("/today").text

    assert "manifest" not in page
    assert "offline.js" not in page
    assert trainee_client.get("/offline").status_code == HTTPStatus.NOT_FOUND
    assert "Service-Worker-Allowed" not in trainee_client.get(WORKER, buffered=True).headers


@pytest.fixture
def allowed(database: Database) -> None:
    """Let the office allow it."""
    with database.writing() as rows:
        change_settings(rows, replace(SiteSettings(), offline_reading=True))
        rows.commit()


@pytest.fixture
def behind_tls(
    settings: Settings, database: Database, trainee: Someone
) -> Iterator[Callable[[str], TestResponse]]:
    """Give what asks for pages of an installation behind TLS, as the trainee."""
    app = create_app(replace(settings, secure_cookies=True))
    with database.writing() as rows:
        token = open_log_in(rows, trainee.id, now=datetime.now(UTC))
        rows.commit()
    client = app.test_client()
    with client.session_transaction(base_url="https://localhost") as cookie:
        cookie["_user_id"] = token
    yield lambda where: client.get(where, base_url="https://localhost", buffered=True)
    app.extensions["quizapp_database"].engine.dispose()


@pytest.mark.usefixtures("allowed")
def test_switched_on_the_page_can_be_installed_and_its_worker_sees_every_page(
    behind_tls: Callable[[str], TestResponse],
) -> None:
    assert 'rel="manifest"' in behind_tls("/today").text
    assert behind_tls("/static/app.webmanifest").get_json(force=True)["start_url"] == "/"
    assert behind_tls(WORKER).headers["Service-Worker-Allowed"] == "/"
    assert "Service-Worker-Allowed" not in behind_tls("/static/js/base.js").headers
    assert behind_tls("/offline").status_code == HTTPStatus.OK


@pytest.mark.usefixtures("allowed")
def test_without_tls_it_stays_off(trainee_client: FlaskClient) -> None:
    assert "manifest" not in trainee_client.get("/today").text
    assert trainee_client.get("/offline").status_code == HTTPStatus.NOT_FOUND
