"""Browsers that send again what was not acknowledged, and trainees who answer with them."""

from __future__ import annotations

import re
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import takewhile
from threading import Event
from typing import TYPE_CHECKING

from tests.benchmarks.client import Client
from tests.faults.site import until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAUSE = 0.05
PATIENCE = 60.0
TITLE = re.compile(r'class="error-page">.*?<h1>([^<]*)</h1>', re.DOTALL)
CUT = 0
"""The status of an answer whose line was cut before anything came back."""


@dataclass(frozen=True, slots=True)
class Try:
    """One sending of an answer: when it began, how long it took, and what came back."""

    begin: float
    seconds: float
    status: int
    is_taken: bool


@dataclass
class Patient(Client):
    """A browser that sends again what was not acknowledged.

    `longest` is the longest wait from the first sending until it was acknowledged; `told` counts
    the titles of the pages that came back instead.
    """

    tries: list[Try] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0

    def answer(self) -> None:
        """Send the next answer until it is taken."""
        raise NotImplementedError

    def insist(self, path: str, form: dict[str, object], *, taken: int) -> str:
        """Send a form until the status `taken` comes back; return the page that came with it.

        Raises:
            TimeoutError: nobody took it within a minute.

        """
        begin = time.monotonic()
        while (page := self._try(path, form, taken)) is None:
            if time.monotonic() - begin > PATIENCE:
                raise TimeoutError(self.tries[-1], self.told)
            time.sleep(PAUSE)
        self.longest = max(self.longest, time.monotonic() - begin)
        return page

    def back_after(self, moment: float) -> float | None:
        """Return how long after a moment the first answer sent since was acknowledged."""
        later = takewhile(lambda one: one.begin >= moment, reversed(self.tries))
        ends = [one.begin + one.seconds for one in later if one.is_taken]
        return ends[-1] - moment if ends else None

    def _try(self, path: str, form: dict[str, object], taken: int) -> str | None:
        begin = time.monotonic()
        try:
            status, page = self.ask("POST", path, form)
        except (OSError, HTTPException):
            self.connection.close()
            status, page = CUT, ""
        is_taken = status == taken
        self.tries.append(Try(begin, time.monotonic() - begin, status, is_taken))
        if status and not is_taken:
            title = TITLE.search(page)
            self.told[f"{status} {title[1] if title else page[:80]}"] += 1
        return page if is_taken else None


@dataclass
class Trainee(Patient):
    """One who answers question after question: `sent` are all tokens, `taken` the acknowledged."""

    sent: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    def answer(self) -> None:
        """Answer the next question, again with the same token until it is taken."""
        path, form = self.next_form()
        self.sent.append(str(form["attempt"]))
        self.insist(path, form, taken=303)
        self.taken.append(self.sent[-1])


@contextmanager
def answering(people: Sequence[Patient]) -> Iterator[None]:
    """Let all of them answer meanwhile; at the end each waits until the last answer is taken."""
    stop = Event()

    def answer_on(one: Patient) -> None:
        while not stop.is_set():
            one.answer()

    with ThreadPoolExecutor(len(people)) as pool:
        going = [pool.submit(answer_on, one) for one in people]
        try:
            yield
        finally:
            stop.set()
    for one in people:
        one.connection.close()  # a line that is kept holds up who stops the server
    for done in going:
        done.result()


def back_after(people: Sequence[Patient], moment: float, *, patience: float = PATIENCE) -> float:
    """Wait until each of them was answered again; return how long after a moment that was.

    Raises:
        TimeoutError: somebody was not.

    """
    until(lambda: all(one.back_after(moment) is not None for one in people), patience=patience)
    return max(one.back_after(moment) or 0.0 for one in people)
