"""Questions read without a line, where the administrator has switched it on."""

from __future__ import annotations

import shutil
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from werkzeug.serving import BaseWSGIServer, make_server

from question_bank.bank.site.settings import SiteSettings, change_settings
from question_bank.bank.speeches import Publicity, Speech
from quizapp import create_app
from quizapp.database import Database
from quizapp.samples.people import TRAINEES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from quizapp.settings import Settings

KEPT = "caches.keys().then(names => names.filter(name => name.startsWith('person-')))"


@pytest.fixture
def serve(samples: Settings, tmp_path: Path) -> Iterator[Callable[..., BaseWSGIServer]]:
    """Serve a copy of the samples with offline reading switched on (loopback counts as TLS)."""
    started: list[BaseWSGIServer] = []

    def start(*, internal: bool = False) -> BaseWSGIServer:
        instance = shutil.copytree(samples.instance, tmp_path / "instance")
        url = samples.database_url.replace(str(samples.instance), str(instance))
        settings = replace(samples, instance=instance, database_url=url, secure_cookies=True)
        database = Database(settings)
        with database.writing() as rows:
            change_settings(rows, replace(SiteSettings(), offline_reading=True))
            if internal:
                for speech in rows.scalars(select(Speech).order_by(Speech.id)):
                    speech.publicity = Publicity.INTERNAL
            rows.commit()
        database.engine.dispose()
        server = make_server("127.0.0.1", 0, create_app(settings), threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        started.append(server)
        return server

    yield start
    for server in started:
        server.shutdown()
        server.server_close()


def entered(browser: Browser, server: BaseWSGIServer, samples: Settings) -> Page:
    """Log a trainee in and wait until questions are kept."""
    page = browser.new_context(base_url=f"http://127.0.0.1:{server.server_port}").new_page()
    page.goto("/log-in")
    login = TRAINEES[4].login
    words = (samples.instance / "demo-passwords.txt").read_text("utf-8").splitlines()
    page.get_by_label("登录名").fill(login)
    page.get_by_label("口令", exact=True).fill(dict(one.split()[:2] for one in words)[login])
    page.keyboard.press("Enter")
    page.wait_for_url("**/today")
    page.wait_for_function(
        "async () => (await Promise.all((await caches.keys()).map(async name =>"
        " (await caches.open(name)).match('/offline')))).some(kept => kept)"
    )
    page.reload()
    return page


def test_without_a_line_the_next_questions_can_be_read_but_no_answers(
    browser: Browser, serve: Callable[..., BaseWSGIServer], samples: Settings
) -> None:
    server = serve()
    page = entered(browser, server, samples)
    page.wait_for_load_state("networkidle")
    server.shutdown()
    server.server_close()
    page.goto("/quiz")
    expect(page.get_by_role("heading", name="离线阅读")).to_be_visible()
    assert page.locator(".browse > li").count() > 3
    assert page.locator(".browse mark, .browse .filled, .browse input").count() == 0
    assert page.evaluate("getComputedStyle(document.querySelector('.browse')).display") == "grid"
    page.context.close()


def test_what_was_kept_goes_with_the_log_out(
    browser: Browser, serve: Callable[..., BaseWSGIServer], samples: Settings
) -> None:
    page = entered(browser, serve(), samples)
    assert len(page.evaluate(KEPT)) == 1
    page.locator(".top .own-menu summary").click()
    page.get_by_role("button", name="退出登录").click()
    page.wait_for_url("**/log-in*")
    page.wait_for_function(f"async () => (await {KEPT}).length === 0")
    page.context.close()


def test_nothing_of_internal_materials_is_kept(
    browser: Browser, serve: Callable[..., BaseWSGIServer], samples: Settings
) -> None:
    page = entered(browser, serve(internal=True), samples)
    page.goto("/offline")
    expect(page.get_by_text("现在没有要复习的题")).to_be_visible()
    page.context.close()
