"""What came of one drill, and the table of several."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.faults.classroom import Ledger, ledger
from tests.faults.trainee import CUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.faults.classroom import Classroom
    from tests.faults.trainee import Patient

HEAD = (
    "what was broken",
    "times",
    "acknowledged",
    "lost",
    "doubled",
    "cards that differ",
    "lines cut",
    "told 503",
    "other errors",
    "longest wait",
    "back after",
)


@dataclass
class Drill:
    """One kind of fault, so many `times`. `back` are the seconds until it served again, each time.

    `cut` counts answers whose line broke, `told` the error pages by status and title.
    """

    name: str
    times: int
    back: list[float] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    cut: int = 0
    longest: float = 0.0
    exit_status: int = 0
    ledger: Ledger | None = None

    def came_back(self, seconds: float) -> None:
        """Note how long one fault lasted."""
        self.back.append(seconds)

    def ended_with(self, status: int) -> None:
        """Note how the server stopped."""
        self.exit_status = self.exit_status or status

    def closed(self, room: Classroom, people: Sequence[Patient]) -> Drill:
        """Add up what people met, and what is stored; close their lines."""
        for one in people:
            one.connection.close()
            self.told += one.told
            self.cut += sum(each.status == CUT for each in one.tries)
            self.longest = max(self.longest, one.longest)
        self.ledger = ledger(room.settings, people)
        return self

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost or doubled, and nobody met anything but 系统正忙."""
        is_kept = self.ledger is not None and self.ledger.is_clean
        return is_kept and self.busy == self.told.total() and not self.exit_status

    @property
    def busy(self) -> int:
        """How many answers were told to come again."""
        return sum(count for words, count in self.told.items() if words.startswith("503"))

    def row(self) -> tuple[str, ...]:
        """Return the figures of one line of the table."""
        found = self.ledger or Ledger(0, 0, 0, 0, 0)
        back = f"{max(self.back):.1f} s" if self.back else ""
        others = self.told.total() - self.busy
        counts = (found.acknowledged, found.lost, found.doubled, found.miscounted, self.cut)
        waits = (f"{self.longest:.1f} s", back)
        return (self.name, f"{self.times}", *map(str, (*counts, self.busy, others)), *waits)


def table(rows: Iterable[Sequence[str]]) -> str:
    """Return a table as Markdown writes it."""
    lines = [" | ".join(row) for row in (HEAD, ["---"] * len(HEAD), *rows)]
    return "\n".join(f"| {line} |" for line in lines)
