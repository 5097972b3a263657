"""How an ideal interval becomes a day: spread a little, on a day that has little to do.

The bounds are Anki's (rslib/src/scheduler/states/fuzz.rs), and so is the way loads weigh
(load_balancer.rs), but that all days weigh the same where none has anything to do.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_DAYS = 365
# from, to, share of the days between that may be added
_SPREAD = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, math.inf, 0.05))
_LOAD_WEIGHS = 2.15
_SIBLING = 0.01
_OFF = 0.0001


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a trainee has to do on the days ahead, by the numbers of the days.

    `counts` are the reviews that are due, `siblings` the days on which a question of the same
    requirement is; `days_off` has a bit for each weekday, Monday the lowest.
    """

    counts: Mapping[int, int] = field(default_factory=dict)
    siblings: frozenset[int] = frozenset()
    days_off: int = 0

    def is_off(self, day: int) -> bool:
        """Return whether nothing should come due on a day."""
        # day 1 of the proleptic calendar is a Monday
        return bool(self.days_off >> (day - 1) % 7 & 1)

    def weight(self, day: int) -> float:
        """Return how gladly one more review is put on a day."""
        weight: float = max(1, self.counts.get(day, 0)) ** -_LOAD_WEIGHS
        return (
            weight * (_SIBLING if day in self.siblings else 1) * (_OFF if self.is_off(day) else 1)
        )


Agendas = Callable[[int, int], Agenda]  # from a day to a day, both included


def nothing_to_do(_first: int, _last: int) -> Agenda:
    """Return the agenda of somebody who has nothing else to review."""
    return Agenda()


def bounds(ideal: float, least: int, most: int = LONGEST_DAYS) -> tuple[int, int]:
    """Return the shortest and the longest interval that an ideal one may be spread to."""
    least = min(least, most)
    ideal = min(max(ideal, least), most)
    delta = 0.0
    if ideal >= _SPREAD[0][0]:
        delta = 1 + sum(max(0.0, min(ideal, end) - begin) * s for begin, end, s in _SPREAD)
    low, high = (min(max(_rounded(days), least), most) for days in (ideal - delta, ideal + delta))
    if low == high and 2 < high < most:
        high += 1
    return low, high


def spread(ideal: float, least: int, *, today: int, draw: float, agenda: Agenda) -> int:
    """Return a whole number of days near the ideal one; `draw` lies in [0, 1).

    Where all days near it are off it is the first one after them that is not.
    """
    low, high = bounds(ideal, least)
    choice = range(low, high + 1)
    days = _drawn(choice, [agenda.weight(today + n) for n in choice], draw)
    for later in range(days, min(days + 7, LONGEST_DAYS + 1)):
        if not agenda.is_off(today + later):
            return later
    return days


def least_loaded(days: Sequence[int], *, agenda: Agenda) -> int:
    """Return the day with the fewest reviews, of equal ones the latest; days off only of need."""
    return min(days, key=lambda day: (agenda.is_off(day), agenda.counts.get(day, 0), -day))


def _drawn(days: Sequence[int], weights: Sequence[float], draw: float) -> int:
    reached = list(accumulate(weights))
    place = draw * reached[-1]
    return next((day for day, up_to in zip(days, reached, strict=True) if place < up_to), days[-1])


def _rounded(days: float) -> int:
    return math.floor(days + 0.5)
