"""A real browser on a real server: the sample installation, served by gunicorn."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from sqlalchemy import select

from question_bank.bank.questions import Question, Status, Version
from question_bank.bank.versions import LIVE
from question_bank.questions.content import from_json
from quizapp.database import Database
from tests.browser.pictures import picture_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from question_bank.questions.content import Content
    from quizapp.settings import Settings

IMAGES = Path(__file__).parents[2] / "docs" / "images"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"width": 1366, "height": 768}
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium on this machine (Debian: apt install chromium fonts-noto-cjk)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def contents(samples: Settings) -> dict[int, Content]:
    """Give what the course asks, by the question's id."""
    database = Database(samples)
    with database.reading() as rows:
        found = rows.execute(
            select(Question.id, Version.content)
            .join(Version, LIVE)
            .where(Question.status == Status.APPROVED)
            .order_by(Question.id)
        ).all()
    database.engine.dispose()
    return {id_: from_json(content) for id_, content in found}


@pytest.fixture(scope="session")
def questions(contents: dict[int, Content]) -> dict[str, tuple[int, Content]]:
    """Give a question of each kind that the course asks, with its key."""
    return {content.kind: (id_, content) for id_, content in contents.items()}


class Demo:
    """The sample installation while it is being served."""

    def __init__(self, address: str, instance: Path) -> None:
        self.address = address
        self.instance = instance
        lines = (instance / "demo-passwords.txt").read_text(encoding="utf-8").splitlines()
        self.passwords = dict(line.split()[:2] for line in lines)


@pytest.fixture(scope="session")
def demo(samples: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Serve a copy of the samples as a user does who starts the demo a second time."""
    instance = shutil.copytree(samples.instance, tmp_path_factory.mktemp("demo") / "instance")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    program = Path(sys.executable).with_name("quizapp")
    command = [str(program), "demo", "--port", port, "--instance", str(instance)]
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as server:
        told: list[str] = []
        for line in server.stdout:
            told.append(line)
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                yield Demo(found[0], instance)
                break
        server.send_signal(signal.SIGINT)
        rest = server.communicate(timeout=30)[0]
    assert server.returncode == 0, "".join(told) + rest


def is_complaint(note: ConsoleMessage) -> bool:
    """Return whether a note is about our pages, and not about a line that a test has cut."""
    return note.type == "error" and "ERR_INTERNET_DISCONNECTED" not in note.text


@pytest.fixture
def new_page(browser: Browser, demo: Demo) -> Iterator[Callable[..., Page]]:
    """Open pages of the demo; a complaint in the browser's console fails the test."""
    contexts, complaints = [], []

    def open_page(**options: object) -> Page:
        context = browser.new_context(
            base_url=demo.address, locale="zh-CN", timezone_id="Asia/Shanghai",
            **{"viewport": DESK, **options},
        )  # fmt: skip
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda note: is_complaint(note) and complaints.append(note.text))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def enter(new_page: Callable[..., Page], demo: Demo) -> Callable[..., Page]:
    """Log somebody in and return their first page."""

    def log_in(login: str, **options: object) -> Page:
        page = new_page(**options)
        page.goto("/log-in")
        page.get_by_label("登录名").fill(login)
        page.get_by_label("口令", exact=True).fill(demo.passwords[login])
        page.keyboard.press("Enter")
        page.wait_for_url(lambda address: "/log-in" not in address)
        return page

    return log_in


@pytest.fixture
def picture(pytestconfig: pytest.Config) -> Callable[[Page, str], None]:
    """Show a step of a tutorial; `--pictures` takes its picture anew, and there must be one."""

    def take(page: Page, name: str) -> None:
        file = IMAGES / f"{name}.png"
        if pytestconfig.option.pictures:
            file.write_bytes(picture_of(page))
        assert file.exists()

    return take
