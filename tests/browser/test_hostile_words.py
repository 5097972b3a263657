"""Markup in every field, as a real browser meets it under the policy that we send."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from werkzeug.serving import make_server

from question_bank.bank.people import Person
from quizapp.samples.people import ADMINISTRATOR, INSTRUCTOR, TRAINEES
from tests.attacks.test_stored_markup import poison
from tests.browser.test_every_page import addresses
from tests.conftest import Someone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from flask.testing import FlaskClient
    from playwright.sync_api import Browser, ConsoleMessage, Page

    from quizapp.database import Database
    from quizapp.samples.people import SamplePerson
    from quizapp.settings import Settings

ANSWERED = "the server responded with a status of 4"  # a page that payloads made impossible
DONE = "[window.pwned, document.querySelector('#pwned, xss-a, iframe, object')?.outerHTML ?? null]"


@pytest.fixture
def settings(filled: Settings) -> Settings:
    """Give an installation that holds what the samples hold."""
    return filled


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Serve the application, and give its address."""
    serving = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=serving.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{serving.port}"
    serving.shutdown()
    thread.join()
    serving.server_close()


def is_complaint(note: ConsoleMessage) -> bool:
    """Return whether the browser complains of a page, above all of what our policy forbids."""
    return note.type == "error" and ANSWERED not in note.text


def listen(page: Page, address: str, faults: list[str]) -> None:
    """Note all that acts, goes wrong, or leads elsewhere."""
    page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda note: is_complaint(note) and faults.append(note.text))
    page.context.on("request", lambda sent: sent.url.startswith(address) or faults.append(sent.url))


@pytest.mark.parametrize(
    "person", [TRAINEES[2], INSTRUCTOR, ADMINISTRATOR], ids=lambda person: person.role.value
)
def test_no_payload_acts_in_a_browser(
    browser: Browser,
    database: Database,
    address: str,
    logged_in: Callable[[Someone], FlaskClient],
    person: SamplePerson,
) -> None:
    with database.writing() as rows:
        asked = select(Person.id).where(Person.login == person.login)
        someone = Someone(rows.scalars(asked).one(), person.login)
        for one in rows.scalars(select(Person)):
            one.must_change_password = False
        poison(rows)
        rows.commit()
    context = browser.new_context(base_url=address, locale="zh-CN")
    client = logged_in(someone)
    cookie = client.get_cookie(client.application.config["SESSION_COOKIE_NAME"])
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
    page, faults, shown = context.new_page(), [], 0
    listen(page, address, faults)
    page.goto("/")
    for visited in addresses(page):
        acted = page.evaluate(DONE)
        if acted != [None, None]:
            faults.append(f"{visited}: {acted}")
        shown += "window.pwned" in page.locator("body").inner_text()
    context.close()
    assert faults == []
    assert shown > 3
