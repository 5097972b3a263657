"""组卷: what a test asks for, and the seeded drawing of approved questions that answers it."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from sqlalchemy import exists, select

from question_bank.bank import drawn
from question_bank.bank.courses import approved_questions
from question_bank.bank.questions import Question, Source
from question_bank.bank.speeches import Reading
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import UnionType

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
    question_id: int
    requirement_id: int | None

    @property
    def about(self) -> object:
        """What two questions must not share; a question without a requirement shares nothing."""
        return self.requirement_id or self


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


def available(session: Session, course_id: int, speeches: Iterable[int] = ()) -> Counter[Kind]:
    """Return how many approved questions of each kind a course has."""
    pools = _candidates(session, course_id, tuple(speeches))
    return Counter({kind: len(pool) for kind, pool in pools.items()})


def draw(
    session: Session, blueprint: Blueprint, *, course_id: int, seed: int
) -> tuple[tuple[Drawn, ...], ...]:
    """Return the questions of each section: the same bank and seed give the same ones.

    No two of them are about the same requirement as long as there are others to ask.

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


def _candidates(
    session: Session, course_id: int, speeches: Sequence[int]
) -> dict[Kind, list[_Candidate]]:
    questions = (
        select(Question.kind, Question.id, Question.requirement_id)
        .where(Question.id.in_(approved_questions(course_id)), Question.kind.in_(KINDS))
        .order_by(Question.id)
    )
    if speeches:
        of_these = exists().where(Source.question_id == Question.id, Source.part == -1)
        of_these = of_these.where(Reading.id == Source.reading_id, Reading.speech_id.in_(speeches))
        questions = questions.where(of_these)
    pools: dict[Kind, list[_Candidate]] = {kind: [] for kind in KINDS}
    for kind, question_id, requirement_id in session.execute(questions):
        pools[cast("Kind", kind)].append(_Candidate(question_id, requirement_id))
    return pools


def _chosen(
    sections: Sequence[Section], pools: Mapping[Kind, Sequence[_Candidate]], *, seed: int
) -> list[list[int]]:
    """Choose the ids of each section, the section with the least choice first."""
    shuffled = {kind: _shuffled(pool, f"{seed}/{kind}") for kind, pool in pools.items()}
    spare = {
        kind: len({one.about for one in pool}) - sum(s.number for s in sections if s.kind == kind)
        for kind, pool in pools.items()
    }
    asked: set[object] = set()
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


def _picked(pool: Iterable[_Candidate], number: int, asked: set[object]) -> list[_Candidate]:
    """Pick the first ones about something new; the rest only when these run out."""
    fresh: list[_Candidate] = []
    repeats: list[_Candidate] = []
    for candidate in pool:
        if len(fresh) == number:
            break
        if candidate.about in asked:
            repeats.append(candidate)
        else:
            asked.add(candidate.about)
            fresh.append(candidate)
    return (fresh + repeats)[:number]
