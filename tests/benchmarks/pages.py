"""What every page costs at full size: statements, milliseconds of the server, bytes on the wire.

The installation is `seed`'s: made in a temporary folder, or an older one with --instance. Each page
is asked for once to warm up; the milliseconds are the medians of the next times, in one process
without a network, with templates already compiled. The goal is held against those of the processor:
a page waits for nothing else but a busy machine, which the clock shows beside them.
"""

from __future__ import annotations

import argparse
import gzip
import math
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from quizapp.settings import Settings
from quizapp.upgrade import upgrade
from tests.benchmarks.bulk import Size
from tests.benchmarks.seed import seeded
from tests.benchmarks.visits import counting, is_page, visitors

if TYPE_CHECKING:
    from flask.testing import FlaskClient

GOAL_MS = 150
TIMES = 5


def measure(arguments: list[str]) -> dict[str, object]:
    """Return a line for each page, the slowest first, and how many are slower than the goal."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks pages")
    parser.add_argument("--instance", type=Path, help="a folder that `seed` made")
    parser.add_argument("--only", default="", help="addresses that hold these characters alone")
    chosen = parser.parse_args(arguments)
    if chosen.instance:
        settings = Settings.from_environment(chosen.instance)
        upgrade(settings)
        return _measured(settings, chosen.only)
    with tempfile.TemporaryDirectory() as folder:
        return _measured(seeded(Path(folder) / "instance", Size()), chosen.only)


def _measured(settings: Settings, only: str) -> dict[str, object]:
    costs: list[tuple[float, str, str]] = []
    with visitors(settings) as (browsers, visits):
        for visit in visits:
            if only in visit.address and (cost := _cost(browsers[visit.role], visit.address)):
                spent, said = cost
                costs.append((spent, f"{visit.role} {visit.address}", said))
    slow = sum(spent > GOAL_MS for spent, *_ in costs)
    lines = {name: said for _, name, said in sorted(costs, reverse=True)}
    return {"pages": len(costs), f"over_{GOAL_MS}_ms": slow, **lines}


def _cost(browser: FlaskClient, address: str) -> tuple[float, str] | None:
    """Return the milliseconds of a page, and all it costs in words; None of what is no page."""
    begin = perf_counter()
    answer = browser.get(address)
    if answer.status_code >= 500:
        return math.inf, "does not work"
    if not is_page(answer):
        return None
    first, waits, works = (perf_counter() - begin) * 1000, [], []
    for _ in range(TIMES):
        with counting() as statements:
            begin, work = perf_counter(), process_time()
            body = browser.get(address).data
            waits.append((perf_counter() - begin) * 1000)
            works.append((process_time() - work) * 1000)
    spent, size = median(works), len(gzip.compress(body, 6)) / 1024
    time = f"{spent:4.0f} ms ({median(waits):4.0f} by the clock, first {first:4.0f})"
    return spent, f"{time}; {len(statements):2} statements; {size:4.1f} KB gzip"
