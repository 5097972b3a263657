"""Loads of the goals: at a pace of their own, of a crowd that thinks, and beside other work.

`half`: pages and answers at shares of the rate that the bare floor sustains. `meanwhile` (P7):
answers while a document is read in and 500 questions are sent as a file. `crowd_of` (P6).
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING
from zlib import crc32

from tests.benchmarks.browsers import Browser, Gone, Tally
from tests.benchmarks.crowd import TOKEN, Trainee
from tests.benchmarks.crowded import crowded, let_in, lost
from tests.benchmarks.material import long_speech
from tests.benchmarks.seeded_bank import INSTRUCTOR
from tests.benchmarks.served import installation, served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

    from quizapp.settings import Settings

PAGES = ("outcome", "question")
CYCLE = 3  # requests: an answer, how it went, the next question
SPEECH_BYTES = 20_000
QUESTIONS = 111  # of each of five speeches: 500 of them are approved
OTHER_WORK = ("nothing else", "a document is read in", "500 questions are sent")


@dataclass(frozen=True, slots=True)
class Hall:
    """A server with trainees who have logged in, and the instructor."""

    settings: Settings
    port: int
    trainees: dict[int, str]
    instructor: str

    def people(self, tally: Tally, think: float) -> list[Trainee]:
        """Return the trainees at their browsers."""
        return [
            Trainee(id_, Browser(self.port, tally, cookie), think)
            for id_, cookie in self.trainees.items()
        ]


@contextmanager
def hall(trainees: int) -> Iterator[Hall]:
    """Give a served installation with so many trainees and 500 questions."""
    with tempfile.TemporaryDirectory() as folder:
        settings = installation(folder)
        logins, _ = crowded(settings, trainees, courses=1, questions=QUESTIONS)
        cookies = let_in(settings, [*logins, INSTRUCTOR])
        instructor = cookies.pop(INSTRUCTOR)
        with served(settings) as (port, _):
            yield Hall(settings, port, cookies, instructor)


def half(rate: float, *, shares: tuple[float, ...], seconds: float) -> dict[str, object]:
    """Return how long pages take at shares of a rate of requests."""
    figures: dict[str, object] = {}
    with hall(300) as place:
        for share in shares:
            tally = Tally()
            asyncio.run(_at_a_pace(place, rate * share / CYCLE, seconds, tally))
            waits = sorted(wait for kind in PAGES for wait in tally.waits[kind])
            p99 = f"{waits[int(len(waits) * 0.99)] * 1000:.0f}" if waits else "none came;"
            errors = sum(tally.errors.values())
            figures[f"pages_p99_ms_at_{share:g}_of_floor"] = (
                f"{p99} ({rate * share:.0f} requests a second, {errors} errors)"
            )
    return figures


async def _at_a_pace(place: Hall, cycles: float, seconds: float, tally: Tally) -> None:
    """Let answers begin at even distances; each wait counts from when it should have begun."""
    free: asyncio.Queue[Trainee] = asyncio.Queue()
    for one in place.people(Tally(), 0):
        await one.answer(0)
        one.browser.tally = tally
        one.browser.rest()
        free.put_nowait(one)

    async def act(since: float) -> None:
        one = await free.get()
        with suppress(Gone):
            await one.answer_once(since)
        one.browser.rest()
        free.put_nowait(one)

    begin = time.perf_counter()
    async with asyncio.TaskGroup() as all_:
        for number in range(int(cycles * seconds)):
            due = begin + number / cycles
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            all_.create_task(act(due))


def crowd_of(trainees: int, *, think: float, seconds: float) -> dict[str, object]:
    """Return what so many trainees wait for who answer for so long."""
    tally = Tally()
    with hall(trainees) as place:
        asyncio.run(_answering(place.people(tally, think), seconds))
        missing = lost(place.settings, tally.taken)
    waits = sorted(wait for kind in tally.waits.values() for wait in kind)
    return {
        "answers_a_second": round(len(tally.taken) / seconds, 1),
        "p99_ms": round(waits[int(len(waits) * 0.99)] * 1000),
        "errors": sum(tally.errors.values()),
        "lost_or_doubled": missing,
    }


async def _answering(people: list[Trainee], seconds: float) -> None:
    """Let people answer until the time is over."""
    end = time.perf_counter() + seconds

    async def answer(one: Trainee) -> None:
        await asyncio.sleep(one.chance.uniform(0, one.think))
        while time.perf_counter() < end:
            with suppress(Gone):
                await one.answer(1)
        one.browser.rest()

    await asyncio.gather(*map(answer, people))


def meanwhile(*, turns: int, seconds: float, trainees: int = 20) -> dict[str, object]:
    """Return the p99 of answers beside other work by that beside none, turn by turn."""
    found: dict[str, list[float]] = {work: [] for work in OTHER_WORK}
    done = dict.fromkeys(OTHER_WORK, 0)
    with hall(trainees) as place:
        for turn in range(turns):
            for work in OTHER_WORK if turn % 2 else reversed(OTHER_WORK):
                tally = Tally()
                done[work] += asyncio.run(_beside(place, work, f"{turn}", seconds, tally))
                assert not tally.errors, tally.errors
                waits = sorted(tally.waits["answer"])
                found[work].append(waits[int(len(waits) * 0.99)] * 1000)
    idle = median(found[OTHER_WORK[0]])
    return {
        f"answer_p99_ms_while_{work.replace(' ', '_')}": (
            f"{median(waits):.0f}, {median(waits) / idle:.2f} of idle"
            f" ({', '.join(f'{one:.0f}' for one in waits)}; done {done[work]} times)"
        )
        for work, waits in found.items()
    }


async def _beside(place: Hall, work: str, turn: str, seconds: float, tally: Tally) -> int:
    """Let trainees answer beside other work; return how often that was done."""
    acts: dict[str, Callable[[Browser, str], Awaitable[object]]] = {
        OTHER_WORK[1]: _read_in,
        OTHER_WORK[2]: _send,
    }
    async with _again_and_again(place, acts.get(work), turn) as times:
        await _answering(place.people(tally, 1.0), seconds)
    return len(times)


@asynccontextmanager
async def _again_and_again(
    place: Hall, act: Callable[[Browser, str], Awaitable[object]] | None, turn: str
) -> AsyncIterator[list[float]]:
    """Do something again and again in the meantime; give when it was done."""
    times: list[float] = []

    async def go_on() -> None:
        browser = Browser(place.port, Tally(), place.instructor)
        while act:
            await act(browser, f"{turn}-{len(times)}")
            times.append(time.perf_counter())

    going = asyncio.create_task(go_on())
    yield times
    going.cancel()
    with suppress(asyncio.CancelledError):
        await going


async def _read_in(browser: Browser, name: str) -> None:
    """Paste a speech that nobody has pasted before."""
    front = await browser.get("upload page", "/speeches/upload")
    found = TOKEN.search(front.page)
    assert found
    text = long_speech(SPEECH_BYTES, seed=crc32(name.encode()))
    form = {"csrf_token": found[1], "bank": "1", "agreed": "y", "checked": "y", "text": text}
    came = await browser.send("upload", "POST", "/speeches/upload", form)
    assert came.status == 302, came.page


async def _send(browser: Browser, _name: str) -> None:
    """Fetch the questions as a table for Excel."""
    came = await browser.send("export", "GET", "/exports/excel/file?status=approved")
    assert came.status == 200
