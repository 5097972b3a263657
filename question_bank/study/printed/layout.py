"""What there is to mark on a printed test: its sections, its questions, its booklets."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from question_bank.bank.kinds import Kind

TOTAL, ABSENT = "t", "absent"
PART = re.compile(r"(?P<sort>[sv])(?P<number>\d{1,10})")


@dataclass(frozen=True, slots=True)
class Section:
    """The questions of a kind, each as (version, question); `points` are for a whole question."""

    kind: Kind
    points: float
    versions: tuple[tuple[int, int], ...]

    @property
    def total(self) -> float:
        """What the section is worth."""
        return self.points * len(self.versions)


@dataclass(frozen=True, slots=True)
class Booklet:
    """One order of the questions, by version: A or B, or nameless where there is only one."""

    name: str
    versions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A printed test as its marks refer to it."""

    sections: tuple[Section, ...]
    booklets: tuple[Booklet, ...]

    @property
    def total(self) -> float:
        """满分."""
        return sum(section.total for section in self.sections)

    def most(self, part: str) -> float | None:
        """Return how much can be entered for a part; None where the test has no such part."""
        if part == TOTAL:
            return self.total
        if part == ABSENT:
            return 1
        found = PART.fullmatch(part)
        if found is None:
            return None
        number = int(found["number"])
        if found["sort"] == "s":
            return self.sections[number].total if number < len(self.sections) else None
        for section in self.sections:
            if any(version_id == number for version_id, _ in section.versions):
                return section.points
        return None

    def numbers(self, version_id: int) -> tuple[tuple[str, int], ...]:
        """Return the number of a question in each booklet, with the booklet's name."""
        return tuple(
            (booklet.name, booklet.versions.index(version_id) + 1) for booklet in self.booklets
        )


def to_json(layout: Layout) -> dict[str, Any]:
    """Return the layout as plain JSON values."""
    return asdict(layout)


def from_json(stored: Mapping[str, Any]) -> Layout:
    """Return the layout that `to_json` gave."""
    return Layout(
        tuple(
            Section(one["kind"], one["points"], tuple((v, q) for v, q in one["versions"]))
            for one in stored["sections"]
        ),
        tuple(Booklet(one["name"], tuple(one["versions"])) for one in stored["booklets"]),
    )


def points_of(layout: Layout, marks: Mapping[str, float]) -> tuple[float | None, ...]:
    """Return the points of each section by what was entered: whole, or question by question."""
    return tuple(_section(place, section, marks) for place, section in enumerate(layout.sections))


def _section(place: int, section: Section, marks: Mapping[str, float]) -> float | None:
    if (whole := marks.get(f"s{place}")) is not None:
        return whole
    parts = [marks.get(f"v{version_id}") for version_id, _ in section.versions]
    known = [part for part in parts if part is not None]
    return sum(known) if known else None


def total_of(layout: Layout, marks: Mapping[str, float]) -> float | None:
    """Return the points of a sheet: its sections where all are known, else the total entered.

    None while a section is missing, and for who was absent.
    """
    if marks.get(ABSENT):
        return None
    sections = points_of(layout, marks)
    known = [points for points in sections if points is not None]
    if len(known) == len(sections):
        return sum(known)
    return marks.get(TOTAL)
