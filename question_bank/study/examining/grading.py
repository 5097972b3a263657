"""合格线 and 优秀线: what an exam's points are called."""

from __future__ import annotations

from dataclasses import dataclass

PASS_SHARE, MERIT_SHARE = 0.6, 0.9
"""What is usual where nothing else was set: 60 and 90 of 100."""


@dataclass(frozen=True, slots=True)
class Grading:
    """From how many points on a test is passed, and passed with merit."""

    pass_mark: float
    merit_mark: float

    def passes(self, points: float) -> bool:
        """Return whether so many points pass."""
        return points >= self.pass_mark

    def excels(self, points: float) -> bool:
        """Return whether so many points pass with merit."""
        return points >= self.merit_mark


def grading(total: float, pass_mark: float | None, merit_mark: float | None) -> Grading:
    """Return the lines of a test worth `total`, the usual ones where none were set."""
    return Grading(
        round(total * PASS_SHARE, 2) if pass_mark is None else pass_mark,
        round(total * MERIT_SHARE, 2) if merit_mark is None else merit_mark,
    )
