"""The seeded drawing of approved questions for a blueprint, each in its live version."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from sqlalchemy import func, select

from question_bank.bank.blueprints.choosing import choose, spared
from question_bank.bank.blueprints.stock import approved, stock
from question_bank.bank.courses import CourseSpeech, is_left_out
from question_bank.bank.kinds import KINDS
from question_bank.bank.questions import PASSAGE, Question, Source, Status, Version
from question_bank.bank.speeches import Reading, Speech
from question_bank.bank.versions import LIVE, contents
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from question_bank.bank.blueprints.blueprint import Blueprint
    from question_bank.bank.blueprints.stock import Stock
    from question_bank.bank.kinds import Kind
    from question_bank.questions.content import Content

Picks = tuple[tuple[int, ...], ...]
"""The ids of the questions of each section, in their order."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a question comes from: 出处."""

    title: str
    speaker: str
    given_on: date | None
    occasion: str

    @property
    def words(self) -> str:
        """Who, what, when and where, as far as it is known: 张一鸣《讲话》（2026年3月12日）."""
        title = self.title if not self.title or "《" in self.title else f"《{self.title}》"
        day = self.given_on
        when = f"{day.year}年{day.month}月{day.day}日" if day else ""
        place = "，".join(filter(None, (when, self.occasion)))
        return self.speaker + title + (f"（{place}）" if place else "")


@dataclass(frozen=True, slots=True)
class Drawn:
    """One question of a test, in the version that was live when it was drawn."""

    question_id: int
    version_id: int
    content: Content
    origin: Origin


def available(session: Session, course_ids: Collection[int]) -> dict[int, Counter[Kind]]:
    """Return, by course, how many approved questions of each kind it has."""
    rows = session.execute(
        select(CourseSpeech.course_id, Question.kind, func.count(Question.id.distinct()))
        .join(Speech, (Speech.id == CourseSpeech.speech_id) & Speech.is_current)
        .join(Reading, Reading.speech_id == Speech.id)
        .join(Source, (Source.reading_id == Reading.id) & (Source.part == PASSAGE))
        .join(Question, Question.id == Source.question_id)
        .where(CourseSpeech.course_id.in_(course_ids))
        .where(Question.status == Status.APPROVED, Question.kind.in_(KINDS))
        .where(~is_left_out(CourseSpeech.course_id))
        .group_by(CourseSpeech.course_id, Question.kind)
    )
    there: dict[int, Counter[Kind]] = {course_id: Counter() for course_id in course_ids}
    for course_id, kind, count in rows:
        there[course_id][cast("Kind", kind)] = count
    return there


def draw(
    session: Session,
    blueprint: Blueprint,
    *,
    course_id: int,
    seed: int,
    avoid: Collection[int] = (),
    without: Collection[int] = (),
) -> tuple[tuple[Drawn, ...], ...]:
    """Return the questions of each section: the same bank and seed give the same ones.

    Raises:
        Refused: as `pick`.

    """
    picks = pick(
        stock(session, course_id, blueprint), blueprint, seed=seed, avoid=avoid, without=without
    )
    return loaded(session, course_id, picks)


def pick(
    found: Stock,
    blueprint: Blueprint,
    *,
    seed: int,
    avoid: Collection[int] = (),
    without: Collection[int] = (),
    kept: Mapping[int, int] = MappingProxyType({}),
) -> Picks:
    """Return the ids of the questions of each section.

    No two of them are about the same requirement or passage as long as there are others to ask.
    Questions to `avoid` are drawn only where there are not enough others of their kind, those
    `without` which it has to be never. What is `kept`, by id with its place in its section, stays.

    Raises:
        Refused: `too_few_questions`, with the `kind`, how many are `wanted` and `there`;
            `nothing_says`, with the `words` that are to come in and do not.

    """
    wanted = blueprint.wanted()
    pools = []
    for section in blueprint.sections:
        pool, kind = found.pool(section, blueprint.speeches, without), section.kind
        if len(pool) < wanted[kind]:
            raise Refused("too_few_questions", kind=kind, wanted=wanted[kind], there=len(pool))
        pools.append(spared(pool, wanted[kind], avoid=avoid, seed=f"{seed}/{kind}"))
    chosen = choose(blueprint.sections, pools, seed=seed, kept=kept, named=found.named)
    return tuple(map(tuple, chosen))


def loaded(session: Session, course_id: int, picks: Picks) -> tuple[tuple[Drawn, ...], ...]:
    """Return picked questions of a course."""
    questions = load(session, course_id, [one for ids in picks for one in ids])
    return tuple(tuple(questions[one] for one in ids) for ids in picks)


def there(
    session: Session, course_id: int, speeches: Sequence[int] = (), *, avoid: Collection[int] = ()
) -> Counter[Kind]:
    """Return how many questions of each kind could be drawn without those to avoid."""
    found: Counter[Kind] = Counter()
    for kind, question_id, _ in session.execute(approved(course_id, speeches)):
        found[cast("Kind", kind)] += question_id not in avoid
    return found


def load(session: Session, course_id: int, question_ids: Sequence[int]) -> dict[int, Drawn]:
    """Return the questions of a course by their ids, each in its live version."""
    places = origins(session, course_id, question_ids)
    live = (
        select(Version.id, Question.id, Version.content)
        .join(Question, LIVE)
        .where(Question.id.in_(question_ids))
        .order_by(Question.id)
    )
    rows = session.execute(live).all()
    asked = contents(session, {version_id: stored for version_id, _, stored in rows})
    return {
        question_id: Drawn(question_id, version_id, asked[version_id], places[question_id])
        for version_id, question_id, _ in rows
    }


def origins(session: Session, course_id: int, question_ids: Sequence[int]) -> dict[int, Origin]:
    """Return where each question comes from: the first material of the course that has it."""
    places = (
        select(Source.question_id, Speech.title, Speech.speaker, Speech.given_on, Speech.occasion)
        .join(Reading, Reading.id == Source.reading_id)
        .join(Speech, Speech.id == Reading.speech_id)
        .join(CourseSpeech, CourseSpeech.speech_id == Speech.id)
        .where(CourseSpeech.course_id == course_id, Speech.is_current)
        .where(Source.question_id.in_(question_ids), Source.part == PASSAGE)
        .order_by(Source.question_id, CourseSpeech.position, Speech.id, Source.start)
    )
    found: dict[int, Origin] = {}
    for question_id, title, speaker, given_on, occasion in session.execute(places):
        found.setdefault(question_id, Origin(title, speaker, given_on, occasion))
    return found
