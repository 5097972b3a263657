"""Trainees who answer one question after the other and send again what was not acknowledged."""

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

from tests.benchmarks.answer import Client
from tests.faults.site import until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAUSE = 0.05
PATIENCE = 60.0
TITLE = re.compile(r"<h1>([^<]*)</h1>")
CUT = 0
"""The status of an answer whose line was cut before anything came back."""


@dataclass(frozen=True, slots=True)
class Try:
    """One sending of an answer: when it began, how long it took, and what came back."""

    begin: float
    seconds: float
    status: int

    @property
    def is_taken(self) -> bool:
        """Whether the answer was acknowledged."""
        return self.status == 303


@dataclass
class Trainee(Client):
    """One trainee's browser. `sent` are the tokens of all answers, `taken` of those acknowledged.

    `longest` is the longest wait from the first sending of an answer until it was acknowledged;
    `told` counts the titles of the pages that came back instead.
    """

    tries: list[Try] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0

    def answer(self) -> None:
        """Answer the next question, sending it again with the same token until it is taken.

        Raises:
            TimeoutError: nobody took it within a minute.

        """
        path, form = self.next_form()
        self.sent.append(str(form["attempt"]))
        begin = time.monotonic()
        while not self._try(path, form):
            if time.monotonic() - begin > PATIENCE:
                raise TimeoutError(self.tries[-1])
            time.sleep(PAUSE)
        self.taken.append(self.sent[-1])
        self.longest = max(self.longest, time.monotonic() - begin)

    def back_after(self, moment: float) -> float | None:
        """Return how long after a moment the first answer sent since was acknowledged."""
        later = takewhile(lambda one: one.begin >= moment, reversed(self.tries))
        ends = [one.begin + one.seconds for one in later if one.is_taken]
        return ends[-1] - moment if ends else None

    def _try(self, path: str, form: dict[str, object]) -> bool:
        begin = time.monotonic()
        try:
            status, page = self.ask("POST", path, form)
        except (OSError, HTTPException):
            self.connection.close()
            status, page = CUT, ""
        self.tries.append(Try(begin, time.monotonic() - begin, status))
        if status >= 400:
            title = TITLE.search(page)
            self.told[f"{status} {title[1] if title else page[:80]}"] += 1
        return self.tries[-1].is_taken


@contextmanager
def answering(trainees: Sequence[Trainee]) -> Iterator[None]:
    """Let all of them answer meanwhile; at the end each waits until the last answer is taken."""
    stop = Event()

    def answer_on(trainee: Trainee) -> None:
        while not stop.is_set():
            trainee.answer()

    with ThreadPoolExecutor(len(trainees)) as pool:
        going = [pool.submit(answer_on, trainee) for trainee in trainees]
        try:
            yield
        finally:
            stop.set()
    for trainee in trainees:
        trainee.connection.close()
    for one in going:
        one.result()


def back_after(trainees: Sequence[Trainee], moment: float, *, patience: float = PATIENCE) -> float:
    """Wait until each of them was answered again; return how long after a moment that was.

    Raises:
        TimeoutError: somebody was not.

    """
    until(lambda: all(one.back_after(moment) is not None for one in trainees), patience=patience)
    return max(one.back_after(moment) or 0.0 for one in trainees)
