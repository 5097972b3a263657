"""Several who do the same at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Result = TypeVar("Result")


def at_once(jobs: Sequence[Callable[[], Result]]) -> list[Result]:
    """Do all of it together, each in a thread of its own; return what came of each."""
    start = Barrier(len(jobs))

    def begin(job: Callable[[], Result]) -> Result:
        start.wait(30)
        return job()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(begin, jobs))
