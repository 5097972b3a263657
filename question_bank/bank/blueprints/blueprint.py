"""组卷: what a test asks for, as an instructor sets it or writes it down."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from question_bank.bank.kinds import KINDS, Kind
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import UnionType

USUAL_POINTS: dict[Kind, float] = {  # of one question
    "cloze": 2,
    "choice": 1,
    "multiple": 2,
    "judgement": 1,
    "matching": 10,
    "ordering": 2,
    "recall": 10,
    "written": 20,
}
MOST_SECTIONS = 10  # 一 to 十


@dataclass(frozen=True, slots=True)
class Section:
    """So many questions of one kind; `points` are for a whole question, in steps of a half."""

    kind: Kind
    number: int
    points: float

    @property
    def total(self) -> float:
        """What the section is worth."""
        return self.number * self.points


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What a test asks for. No `speeches` means all of the course, no `notes` the usual ones."""

    title: str
    sections: tuple[Section, ...]
    minutes: int | None = None
    notes: tuple[str, ...] | None = None
    speeches: tuple[int, ...] = ()

    @property
    def total(self) -> float:
        """What the test is worth: 满分."""
        return sum(section.total for section in self.sections)

    def wanted(self) -> Counter[Kind]:
        """Return how many questions of each kind are asked for."""
        wanted: Counter[Kind] = Counter()
        for section in self.sections:
            wanted[section.kind] += section.number
        return wanted


def from_json(stored: Mapping[str, Any]) -> Blueprint:
    """Return the blueprint that `asdict` or a person wrote down.

    A person may add `total`, so that a slip in the sections is seen.

    Raises:
        Refused: `bad_plan` with the `field`, or `wrong_total` with what was `stated` and `found`.

    """
    notes = _of(list | tuple, stored, "notes")
    blueprint = Blueprint(
        title=_of(str, stored, "title", "").strip(),
        sections=tuple(map(_section, _of(list | tuple, stored, "sections", ()))),
        minutes=_of(int, stored, "minutes"),
        notes=None if notes is None else tuple(map(str, notes)),
        speeches=tuple(map(_number, _of(list | tuple, stored, "speeches", ()))),
    )
    if not blueprint.title:
        raise Refused("bad_plan", field="title")
    if not 0 < len(blueprint.sections) <= MOST_SECTIONS:
        raise Refused("bad_plan", field="sections")
    if (stated := stored.get("total", blueprint.total)) != blueprint.total:
        raise Refused("wrong_total", stated=stated, found=blueprint.total)
    return blueprint


def _of(
    kind: type | UnionType, stored: Mapping[str, Any], field: str, default: object = None
) -> Any:  # noqa: ANN401 - JSON, of the kind asked for
    value = stored.get(field, default)
    if value is not default and not isinstance(value, kind):
        raise Refused("bad_plan", field=field)
    return value


def _number(stored: object) -> int:
    if not isinstance(stored, int):
        raise Refused("bad_plan", field="speeches")
    return stored


def _section(stored: object) -> Section:
    match stored:
        case {
            "kind": str(kind),
            "number": int(number),
            "points": int() | float() as points,
        } if kind in KINDS and number > 0 and points > 0 and points % 0.5 == 0:
            return Section(kind, number, points)
    raise Refused("bad_plan", field="sections")
