"""组卷: what a test asks for, and the seeded drawing of approved questions that answers it."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from sqlalchemy import exists, func, select

from question_bank.bank import drawn
from question_bank.bank.courses import approved_questions
from question_bank.bank.questions import Question, Source
from question_bank.bank.speeches import Reading
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import UnionType

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.bank.drawn import Drawn

Kind = Literal["cloze", "matching"]
KINDS: tuple[Kind, ...] = get_args(Kind)  # in the order a test asks them
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


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A question that may be drawn; `places` are the passages it stands in: reading, start, end."""

    question_id: int
    requirement_id: int | None
    places: tuple[tuple[int, int, int], ...]

    def gives_away(self, other: _Candidate) -> bool:
        """Return whether one answers the other: the same requirement, or the same passage."""
        if self.requirement_id is not None and self.requirement_id == other.requirement_id:
            return True
        return any(
            mine[0] == theirs[0] and mine[1] < theirs[2] and theirs[1] < mine[2]
            for mine in self.places
            for theirs in other.places
        )


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
            "kind": ("cloze" | "matching") as kind,
            "number": int(number),
            "points": int() | float() as points,
        } if number > 0 and points > 0 and points % 0.5 == 0:
            return Section(kind, number, points)
    raise Refused("bad_plan", field="sections")


def available(session: Session, course_id: int, speeches: Sequence[int] = ()) -> Counter[Kind]:
    """Return how many approved questions of each kind a course has."""
    approved = _approved(course_id, speeches).subquery()
    counts = select(approved.c.kind, func.count()).group_by(approved.c.kind)
    there: Counter[Kind] = Counter()
    for kind, count in session.execute(counts):
        there[kind] = count
    return there


def draw(
    session: Session, blueprint: Blueprint, *, course_id: int, seed: int
) -> tuple[tuple[Drawn, ...], ...]:
    """Return the questions of each section: the same bank and seed give the same ones.

    No two of them are about the same requirement or passage as long as there are others to ask.

    Raises:
        Refused: `too_few_questions`, with the `kind`, how many are `wanted` and `there`.

    """
    pools = _candidates(session, course_id, blueprint.speeches)
    for kind, wanted in blueprint.wanted().items():
        if len(pools[kind]) < wanted:
            raise Refused("too_few_questions", kind=kind, wanted=wanted, there=len(pools[kind]))
    chosen = _chosen(blueprint.sections, pools, seed=seed)
    questions = drawn.load(session, course_id, [one for section in chosen for one in section])
    return tuple(tuple(questions[question_id] for question_id in section) for section in chosen)


def _approved(course_id: int, speeches: Sequence[int]) -> Select[str, int, int | None]:
    questions = select(Question.kind, Question.id, Question.requirement_id).where(
        Question.id.in_(approved_questions(course_id)), Question.kind.in_(KINDS)
    )
    if not speeches:
        return questions
    of_these = exists().where(Source.question_id == Question.id, Source.part == -1)
    return questions.where(
        of_these.where(Reading.id == Source.reading_id, Reading.speech_id.in_(speeches))
    )


def _candidates(
    session: Session, course_id: int, speeches: Sequence[int]
) -> dict[Kind, list[_Candidate]]:
    places = _places(session, course_id)
    pools: dict[Kind, list[_Candidate]] = {kind: [] for kind in KINDS}
    questions = _approved(course_id, speeches).order_by(Question.id)
    for kind, question_id, requirement_id in session.execute(questions):
        candidate = _Candidate(question_id, requirement_id, tuple(places[question_id]))
        pools[cast("Kind", kind)].append(candidate)
    return pools


def _places(session: Session, course_id: int) -> defaultdict[int, list[tuple[int, int, int]]]:
    passages = (
        select(Source.question_id, Source.reading_id, Source.start, Source.end)
        .where(Source.question_id.in_(approved_questions(course_id)), Source.part == -1)
        .order_by(Source.question_id, Source.reading_id, Source.start)
    )
    places: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for question_id, *place in session.execute(passages):
        places[question_id].append((place[0], place[1], place[2]))
    return places


def _chosen(
    sections: Sequence[Section], pools: Mapping[Kind, Sequence[_Candidate]], *, seed: int
) -> list[list[int]]:
    """Choose the ids of each section, the section with the least choice first."""
    shuffled = {kind: _shuffled(pool, f"{seed}/{kind}") for kind, pool in pools.items()}
    spare = {
        kind: len({one.requirement_id for one in pool})
        - sum(section.number for section in sections if section.kind == kind)
        for kind, pool in pools.items()
    }
    asked: list[_Candidate] = []
    chosen: list[list[int]] = [[] for _ in sections]
    for place in sorted(
        range(len(sections)), key=lambda place: (spare[sections[place].kind], place)
    ):
        pool = shuffled[sections[place].kind]
        picked = _picked(pool, sections[place].number, asked)
        for candidate in picked:
            pool.remove(candidate)
        chosen[place] = [candidate.question_id for candidate in picked]
    return chosen


def _shuffled(pool: Sequence[_Candidate], seed: str) -> list[_Candidate]:
    shuffled = list(pool)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - a draw that can be repeated, not a secret
    return shuffled


def _picked(pool: Iterable[_Candidate], number: int, asked: list[_Candidate]) -> list[_Candidate]:
    """Pick the first ones about something new; the rest only when these run out."""
    fresh: list[_Candidate] = []
    repeats: list[_Candidate] = []
    for candidate in pool:
        if len(fresh) == number:
            break
        if any(candidate.gives_away(other) for other in asked):
            repeats.append(candidate)
        else:
            asked.append(candidate)
            fresh.append(candidate)
    return (fresh + repeats)[:number]
