"""The only place that reads the time."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def stopwatch() -> Callable[[], float]:
    """Return what tells the seconds that have passed since."""
    begun = time.perf_counter()
    return lambda: time.perf_counter() - begun
