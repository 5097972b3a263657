"""Many browsers in one process that cost little themselves, and a tally of how long they waited."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tests.benchmarks.served import HOST

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELD = re.compile(r"<(input|select)\b[^>]*\bname=\"([^\"]+)\"[^>]*>")
VALUE = re.compile(r' value="([^"]*)"')
CHOSEN = re.compile(r"<option>([^<]*)")
WRITTEN = "督促检查"
PATIENCE = 60.0


@dataclass(slots=True)
class Tally:
    """How long each kind of request waited, what went wrong, and which answers were taken."""

    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    taken: set[tuple[int, str]] = field(default_factory=set)
    requests: int = 0

    def figures(self, kind: str) -> dict[str, object]:
        """Return how often a kind was asked for, and its waits in milliseconds."""
        waits = sorted(self.waits[kind])
        shares = {f"p{share:g}": waits[int(len(waits) * share / 100)] for share in (50, 95, 99)}
        return {"count": len(waits)} | {name: round(s * 1000, 1) for name, s in shares.items()}

    def lines(self) -> dict[str, str]:
        """Return a line of figures for each kind of request."""
        return {
            kind: "{count:6} requests, ms: p50 {p50:7} p95 {p95:7} p99 {p99:7}".format(
                **self.figures(kind)
            )
            for kind in self.waits
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: status, where it leads, the page."""

    status: int
    location: str
    page: str


class Gone(Exception):
    """A request was not answered as it should have been; the tally knows."""


@dataclass(slots=True)
class Browser:
    """One person's browser: a cookie, and a connection that is kept for some requests in a row."""

    port: int
    tally: Tally
    cookie: str = ""
    _line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, kind: str, path: str) -> Answer:
        """Fetch a page, also where the address leads to another."""
        came = await self.send(kind, "GET", path)
        while came.status in {302, 303}:
            came = await self.send(kind, "GET", came.location)
        return came

    async def send(
        self,
        kind: str,
        verb: str,
        path: str,
        form: Mapping[str, str] | bytes = b"",
        *,
        mime: str = "application/x-www-form-urlencoded",
        since: float | None = None,
    ) -> Answer:
        """Send a request and return the answer; the wait is counted from `since`.

        Raises:
            Gone: there was no answer, or it told of an error.

        """
        body = form if isinstance(form, bytes) else urlencode(form).encode()
        head = (
            f"{verb} {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {self.cookie}\r\n"
            f"Content-Type: {mime}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        begin, self.tally.requests = since or time.perf_counter(), self.tally.requests + 1
        try:
            came = await asyncio.wait_for(self._exchange(head.encode() + body), PATIENCE)
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
            self.rest()
            self.tally.errors[f"{kind}: {type(error).__name__}"] += 1
            raise Gone from error
        self.tally.waits[kind].append(time.perf_counter() - begin)
        if came.status >= 400:
            self.tally.errors[f"{kind}: {came.status}"] += 1
            raise Gone(came.page)
        return came

    def rest(self) -> None:
        """Let the connection go, as nothing is asked for a while."""
        if self._line:
            self._line[1].close()
            self._line = None

    async def _exchange(self, request: bytes) -> Answer:
        if self._line is None:
            self._line = await asyncio.open_connection(HOST, self.port, limit=1 << 20)
        reader, writer = self._line
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        names = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
        page = await reader.readexactly(int(names["Content-Length"]))
        if kept := names.get("Set-Cookie"):
            self.cookie = kept.partition(";")[0]
        if names.get("Connection") == "close":
            self.rest()
        return Answer(int(head[9:12]), names.get("Location", ""), page.decode(errors="replace"))


def filled(page: str, action: str) -> tuple[str, dict[str, str]] | None:
    """Return where the form goes whose address begins so, and its fields with an answer in each.

    None where the page has no such form.
    """
    found = re.search(
        rf'<form [^>]*method="post" action="({action}[^"]*)".*?</form>', page, re.DOTALL
    )
    if not found:
        return None
    values: dict[str, str] = {}
    for one in FIELD.finditer(found[0]):
        name, given = one[2], VALUE.search(one[0])
        if one[1] == "select":
            choice = CHOSEN.search(found[0], one.end())
            values[name] = unescape(choice[1]) if choice else ""
        elif name not in values:
            values[name] = (unescape(given[1]) if given else "") or _typed(name)
    return unescape(found[1]), values


def _typed(name: str) -> str:
    return WRITTEN if name.startswith("answers-") else ""
