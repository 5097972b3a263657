"""Trainees at their browsers: they log in, look at 今日, answer what is due, and sit an exam."""

from __future__ import annotations

import asyncio
import random
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.benchmarks.browsers import Browser, Gone, filled

if TYPE_CHECKING:
    from tests.benchmarks.browsers import Tally

PASSWORD = "一二三四五六七八"  # everybody's
TOKEN = re.compile(r'name="csrf_token" [^>]*value="([^"]+)"')
MOST_REST = 1.0  # seconds of thinking that a connection is kept for


@dataclass(slots=True)
class Trainee:
    """One trainee. `think` is how many seconds pass between two answers on average."""

    id: int
    browser: Browser
    think: float
    page: str = ""
    sheet: tuple[str, dict[str, str]] | None = None
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.id)  # noqa: S311 - a simulation

    async def log_in(self, login: str) -> None:
        """Log in as everybody does in the morning, and arrive at 今日."""
        front = await self.browser.get("log-in page", "/log-in")
        found = TOKEN.search(front.page)
        form = {"login": login, "password": PASSWORD, "csrf_token": found[1] if found else ""}
        await self.pause(self.think / 2)
        came = await self.browser.send("log-in", "POST", "/log-in", form)
        if came.status not in {302, 303}:
            self.browser.tally.errors["log-in: refused"] += 1
            raise Gone(came.page)
        await self.browser.get("今日", "/today")

    async def answer(self, times: int) -> None:
        """Answer so many questions, each followed by a look at how it went."""
        if not self.page:
            self.page = (await self.browser.get("question", "/quiz")).page
        for _ in range(times):
            await self.pause(self.think * self.chance.uniform(0.5, 1.5))
            if not await self.answer_once():
                return

    async def answer_once(self, since: float | None = None) -> bool:
        """Answer the question on the page and go on to the next; return whether there was one."""
        asked = filled(self.page, "/quiz/")
        if asked is None:
            return False
        address, form = asked
        come = self.browser
        came = await come.send("answer", "POST", address, form | {"verb": "answer"}, since=since)
        if came.status == 303:
            self.browser.tally.taken.add((self.id, form["attempt"]))
        await come.get("outcome", came.location)
        self.page = (await come.get("question", "/quiz")).page
        return True

    async def sit_down(self, exam_id: int) -> None:
        """Begin an exam, and write an answer beside each of its questions."""
        front = await self.browser.get("exam", f"/sittings/exams/{exam_id}")
        address, form = filled(front.page, "/sittings/") or ("", {})
        came = await self.browser.send("begin", "POST", address, form)
        shown = await self.browser.get("sheet", came.location)
        self.sheet = filled(shown.page, "/sittings/")
        self.browser.rest()

    async def hand_in(self) -> None:
        """Hand the sheet in with all that stands on it."""
        if self.sheet is None:
            return
        address, form = self.sheet
        await self.browser.send("hand in", "POST", f"{address}/hand-in", form)
        self.browser.rest()

    async def pause(self, seconds: float) -> None:
        """Think; nobody keeps a connection for long meanwhile."""
        if seconds > MOST_REST:
            self.browser.rest()
        await asyncio.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Morning:
    """What a morning is like: when people come, how fast they are, how much they do."""

    seconds: float
    think: float
    answers: int
    exam_id: int
    sitters: int

    async def play(self, port: int, logins: dict[int, str], tally: Tally) -> None:
        """Let everybody have their morning; the exam begins when all its sitters are there."""
        there = asyncio.Barrier(min(self.sitters, len(logins))) if self.sitters else None
        people = [Trainee(id_, Browser(port, tally), self.think) for id_ in logins]
        async with asyncio.TaskGroup() as all_:
            for number, one in enumerate(people):
                sits = there if number < self.sitters else None
                all_.create_task(self._spend(one, logins[one.id], sits))

    async def _spend(self, one: Trainee, login: str, there: asyncio.Barrier | None) -> None:
        await asyncio.sleep(one.chance.uniform(0, self.seconds))
        with suppress(Gone):  # it was counted
            await one.log_in(login)
            await one.answer(self.answers)
            if there:
                await one.sit_down(self.exam_id)
        one.browser.rest()
        if there:
            await there.wait()  # nobody waits for those who are gone
            with suppress(Gone):
                await one.hand_in()
