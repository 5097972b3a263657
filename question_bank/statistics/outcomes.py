"""How a test went, online or on paper, as its report and its register tell it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from question_bank.bank.kinds import Kind
    from question_bank.study.examining.grading import Grading

NO_UNIT = "未填单位"


@dataclass(frozen=True, slots=True)
class Taken:
    """One person's line: `points` are None for who did not sit it (缺考) or has no marks yet.

    `sections` are the points of each section, None where they are not known. `is_pending` tells
    who may still come, or has sat and waits for marks.
    """

    login: str
    name: str
    unit: str
    post: str
    points: float | None
    sections: tuple[float | None, ...]
    is_pending: bool = False


@dataclass(frozen=True, slots=True)
class Weak:
    """A 要点 of which little was earned: the `share`, of so many answers."""

    label: str
    share: float
    answers: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums over people; None where nobody has marks."""

    expected: int
    sat: int
    mean: float | None
    highest: float | None
    lowest: float | None
    passed: int
    excelled: int
    pending: int

    @property
    def absent(self) -> int:
        """缺考: who is neither marked nor still to be."""
        return self.expected - self.sat - self.pending

    @property
    def pass_rate(self) -> float | None:
        """合格率, of those who sat."""
        return self.passed / self.sat if self.sat else None

    @property
    def merit_rate(self) -> float | None:
        """优秀率, of those who sat."""
        return self.excelled / self.sat if self.sat else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A test and everybody who was to sit it, by unit and login.

    `sections` are kinds with what each is worth; `weak` are the weakest 要点 first.
    """

    title: str
    course: str
    held_on: date | None
    place: str
    minutes: int | None
    total: float
    grading: Grading
    is_printed: bool
    sections: tuple[tuple[Kind, float], ...]
    people: tuple[Taken, ...]
    weak: tuple[Weak, ...] = field(default=())

    @property
    def figures(self) -> Figures:
        """The sums over all people."""
        return self._figures(self.people)

    @property
    def units(self) -> tuple[tuple[str, Figures], ...]:
        """The sums by unit, in the order of their names; who has none comes last."""
        found: defaultdict[str, list[Taken]] = defaultdict(list)
        for person in self.people:
            found[person.unit or NO_UNIT].append(person)
        names = sorted(found, key=lambda name: (name == NO_UNIT, name))
        return tuple((name, self._figures(found[name])) for name in names)

    @property
    def shares(self) -> tuple[float | None, ...]:
        """What was earned of what each section is worth, among those whose points are known."""
        return tuple(self._share(place, worth) for place, (_, worth) in enumerate(self.sections))

    def _share(self, place: int, worth: float) -> float | None:
        known = [found for one in self.people if (found := one.sections[place]) is not None]
        return sum(known) / (worth * len(known)) if known and worth else None

    def grade(self, points: float) -> str:
        """Return what so many points are called."""
        if self.grading.excels(points):
            return "优秀"
        return "合格" if self.grading.passes(points) else "不合格"

    def _figures(self, people: tuple[Taken, ...] | list[Taken]) -> Figures:
        points = [one.points for one in people if one.points is not None]
        return Figures(
            expected=len(people),
            sat=len(points),
            mean=sum(points) / len(points) if points else None,
            highest=max(points, default=None),
            lowest=min(points, default=None),
            passed=sum(map(self.grading.passes, points)),
            excelled=sum(map(self.grading.excels, points)),
            pending=sum(one.points is None and one.is_pending for one in people),
        )
