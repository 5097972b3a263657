"""组卷: what a test asks for, as an instructor sets it or writes it down."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from question_bank.bank.curation.filters import Difficulty
from question_bank.bank.kinds import KINDS, Kind
from question_bank.errors import Refused
from question_bank.questions.written import Written

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
BANDS = tuple(Difficulty)


@dataclass(frozen=True, slots=True)
class Section:
    """So many questions of one kind; `points` are for a whole question, in steps of a half.

    They can be narrowed down to a material, to how hard they are, to a tag. With `word_bank` the
    answers to all of them stand in a box before them: 选词填空.
    """

    kind: Kind
    number: int
    points: float
    speech_id: int | None = None
    band: Difficulty | None = None
    tag: str = ""
    word_bank: bool = False

    @property
    def total(self) -> float:
        """What the section is worth."""
        return self.number * self.points


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What a test asks for. No `speeches` means all of the course, no `notes` the usual ones.

    Of each words in `must` one question at least is asked, of those in `must_not` none. `fresh`
    leaves out what was asked in the last year. `essays` are tasks of this test alone, worded by
    hand; they come last, each worth its own marks.
    """

    title: str
    sections: tuple[Section, ...]
    minutes: int | None = None
    notes: tuple[str, ...] | None = None
    speeches: tuple[int, ...] = ()
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    fresh: bool = False
    essays: tuple[Written, ...] = ()

    @property
    def total(self) -> float:
        """What the test is worth: 满分."""
        drawn = sum(section.total for section in self.sections)
        return drawn + sum(essay.full_marks for essay in self.essays)

    @property
    def questions(self) -> int:
        """How many questions the test has."""
        return self.wanted().total() + len(self.essays)

    def wanted(self) -> Counter[Kind]:
        """Return how many questions of each kind are to be drawn."""
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
        must=tuple(map(str, _of(list | tuple, stored, "must", ()))),
        must_not=tuple(map(str, _of(list | tuple, stored, "must_not", ()))),
        fresh=_of(bool, stored, "fresh", False),  # noqa: FBT003 - the value that stands for none
        essays=tuple(map(_essay, _of(list | tuple, stored, "essays", ()))),
    )
    if not blueprint.title:
        raise Refused("bad_plan", field="title")
    if not 0 < len(blueprint.sections) + len(blueprint.essays) <= MOST_SECTIONS:
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
            **narrowed,
        } if kind in KINDS and number > 0 and points > 0 and points % 0.5 == 0:
            return Section(kind, number, points, **_narrowed(narrowed))
    raise Refused("bad_plan", field="sections")


def _narrowed(stored: Mapping[Any, Any]) -> dict[str, Any]:
    """Return what a section is narrowed down to."""
    band = _of(str, stored, "band")
    if band not in (None, *BANDS):
        raise Refused("bad_plan", field="sections")
    return {
        "speech_id": _of(int, stored, "speech_id"),
        "band": None if band is None else Difficulty(band),
        "tag": _of(str, stored, "tag", ""),
        "word_bank": _of(bool, stored, "word_bank", False),  # noqa: FBT003 - as above
    }


def _essay(stored: object) -> Written:
    match stored:
        case {"stem": str(stem), "form": str(form), "points": [*points]} if points:
            return Written(stem, tuple(map(_point, points)), form)
    raise Refused("bad_plan", field="essays")


def _point(stored: object) -> tuple[str, int]:
    match stored:
        case [str(words), int(marks)] if marks > 0:
            return words, marks
    raise Refused("bad_plan", field="essays")
