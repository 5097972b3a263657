"""A trainee's browser on one connection, which notes how long it waits."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urlencode

PASSWORD = "一二三四五六七八"


TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="csrf_token"')


@dataclass
class Client:
    """One trainee's browser on one connection."""

    port: int
    trainee_id: int
    questions: tuple[int, ...]
    versions: tuple[int, ...]
    cookie: str = ""
    token: str = ""
    given: int = 0
    waits: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=30)

    def ask(self, verb: str, path: str, form: dict[str, object] | None = None) -> tuple[int, str]:
        """Send a request; return the status and the page."""
        body = urlencode(form) if form else None
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        self.connection.request(verb, path, body, kind | {"Cookie": self.cookie})
        response = self.connection.getresponse()
        if cookie := response.getheader("Set-Cookie"):
            self.cookie = cookie.partition(";")[0]
        return response.status, response.read().decode()

    def log_in(self, login: str) -> None:
        """Log in, and open a question."""
        token = found_token(self.ask("GET", "/log-in")[1])
        form = {"login": login, "password": PASSWORD, "csrf_token": token}
        assert self.ask("POST", "/log-in", form)[0] in {302, 303}
        self.open_question()

    def open_question(self) -> None:
        """Take the token of a question's form, which is good for all of them."""
        self.token = found_token(self.ask("GET", f"/quiz/{self.questions[0]}")[1])

    def answer(self) -> None:
        """Answer the next question, and note how long that took."""
        self._wait("POST", *self.next_form())

    def look(self) -> None:
        """Look at the page of the next question, and note how long that took."""
        self.given += 1
        question = self.questions[self.given % len(self.questions)]
        self._wait("GET", f"{'/quiz' if self.token else f'/{self.trainee_id}'}/{question}")

    def _wait(self, verb: str, path: str, form: dict[str, object] | None = None) -> None:
        begin = time.perf_counter()
        status, page = self.ask(verb, path, form)
        self.waits.append(time.perf_counter() - begin)
        assert status in {200, 303}, (status, page[:300])

    def next_form(self) -> tuple[str, dict[str, object]]:
        """Return where the next answer goes, and the form that gives it."""
        place, lock = self.given % len(self.questions), self.given // len(self.questions)
        self.given += 1
        form = {
            "csrf_token": self.token,
            "attempt": f"attempt-{self.given}",
            "seq": self.given,
            "version": self.versions[place],
            "lock": lock,
            "hints": 0,
            "shown_at": time.time() - 5,
            "answers-0": "双人双锁",
        }
        path = f"/{self.trainee_id}/" if not self.token else "/quiz/"
        return f"{path}{self.questions[place]}", form


def found_token(page: str) -> str:
    """Return the token of the forms on a page."""
    found = TOKEN.search(page)
    assert found, page[:500]
    return found[1] or found[2]
