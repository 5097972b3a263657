"""练习 by choice: a round of questions drawn from materials, their sections, kinds and lists."""

from __future__ import annotations

import random
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, select, true

from question_bank.bank.kinds import KINDS
from question_bank.bank.questions import PASSAGE, Question, Source
from question_bank.bank.speeches import Reading, Speech
from question_bank.study.cards import Card, Phase
from question_bank.study.courses import in_course, may_be_asked
from question_bank.study.quiz.queue import Queue
from question_bank.study.reading.materials import readable
from question_bank.study.record.history import given_since

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse
    from question_bank.study.days import Calendar


class Part(NamedTuple):
    """A material, or the section of it with a number; sections count from 1, 0 is all of it."""

    speech_id: int
    section: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a material's outline, and how many questions a trainee has of it."""

    number: int
    heading: str
    questions: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A material to choose from, with its sections."""

    speech_id: int
    title: str
    questions: int
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a round is drawn from: any of the parts, any of the kinds; without one, all.

    `among` are the only questions that may be drawn; None is any.
    """

    parts: frozenset[Part] = frozenset()
    kinds: frozenset[str] = frozenset()
    among: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """The questions of a round in their order. `defers`: how it went is shown at its end."""

    question_ids: tuple[int, ...]
    since: datetime
    defers: bool


class Outline(NamedTuple):
    """A material's title, and where each of its sections begins and what it is called."""

    title: str
    starts: list[int]
    headings: list[str]


class _Row(NamedTuple):
    question_id: int
    kind: str
    speech_id: int
    start: int
    is_new: bool
    due_at: datetime | None
    last_day: int | None
    buried_day: int | None


def choices(
    session: Session, *, trainee_id: int, courses: Sequence[OpenCourse]
) -> tuple[tuple[Choice, ...], dict[str, int]]:
    """Return the materials that a round can be drawn from, and how many questions of each kind."""
    rows = _rows(session, trainee_id, courses)
    outlines = outlines_of(session, {row.speech_id for row in rows})
    found = []
    for speech_id, (title, starts, headings) in outlines.items():
        mine = [row for row in rows if row.speech_id == speech_id]
        places = [bisect_right(starts, row.start) for row in mine]
        sections = [
            Section(number, heading, places.count(number))
            for number, heading in enumerate(headings, start=1)
            if number in places
        ]
        several = sections if len(sections) > 1 else []
        found.append(Choice(speech_id, title, len(mine), tuple(several)))
    kinds = [kind for kind, _ in {(row.kind, row.question_id) for row in rows}]
    return tuple(found), {kind: kinds.count(kind) for kind in KINDS if kind in kinds}


def drawn(
    session: Session,
    wanted: Wanted,
    *,
    trainee_id: int,
    courses: Sequence[OpenCourse],
    most: int,
    now: datetime,
    calendar: Calendar,
    seed: int,
) -> tuple[int, ...]:
    """Return at most so many questions that are wanted, in an order of chance.

    First come those that were not answered today: the soonest due, then new ones.
    """
    rows = _rows(session, trainee_id, courses)
    outlines = outlines_of(session, {row.speech_id for row in rows})
    today, chance = calendar.day(now), random.Random(seed)  # noqa: S311 - an order, not a secret
    free = [row for row in rows if row.buried_day != today]
    fitting = [row for row in free if _fits(row, wanted, outlines[row.speech_id][1])]
    chance.shuffle(fitting)
    fitting.sort(key=lambda row: (row.last_day == today, row.is_new, row.due_at or now))
    chosen = list(dict.fromkeys(row.question_id for row in fitting))[:most]
    chance.shuffle(chosen)
    return tuple(chosen)


def remaining(
    session: Session,
    asked: Round,
    *,
    trainee_id: int,
    courses: Sequence[OpenCourse],
    now: datetime,
    calendar: Calendar,
) -> Queue:
    """Return what of a round has not been answered yet and can still be asked."""
    given = given_since(
        session,
        trainee_id=trainee_id,
        question_ids=asked.question_ids,
        since=asked.since,
        calendar=calendar,
    )
    rows = _rows(session, trainee_id, courses, asked.question_ids)
    buried = {row.question_id for row in rows if row.buried_day == calendar.day(now)}
    there = {row.question_id for row in rows} - buried
    left = [one for one in asked.question_ids if one in there and one not in given]
    return Queue(learning=(), review=tuple(left), new=(), done=len(given))


def _fits(row: _Row, wanted: Wanted, starts: Sequence[int]) -> bool:
    section = Part(row.speech_id, bisect_right(starts, row.start))
    return (
        (not wanted.kinds or row.kind in wanted.kinds)
        and (wanted.among is None or row.question_id in wanted.among)
        and (not wanted.parts or bool({Part(row.speech_id), section} & wanted.parts))
    )


def _rows(
    session: Session,
    trainee_id: int,
    courses: Sequence[OpenCourse],
    among: Collection[int] | None = None,
) -> list[_Row]:
    """Return a trainee's questions, each once for every material it stands in."""
    rows = session.execute(
        select(Card.question_id, Question.kind, Reading.speech_id, Source.start)
        .add_columns(Card.phase, Card.due_at, Card.last_day, Card.buried_day)
        .join(Source, and_(Source.question_id == Card.question_id, Source.part == PASSAGE))
        .join(Reading, Reading.id == Source.reading_id)
        .join(Question, Question.id == Card.question_id)
        .where(Card.trainee_id == trainee_id, Card.course_id.in_([c.id for c in courses]))
        .where(in_course(Card.question_id, Card.course_id), may_be_asked())
        .where(Reading.speech_id.in_(readable(session, courses=courses)))
        .where(true() if among is None else Card.question_id.in_(among))
        .order_by(Reading.speech_id, Reading.id.desc(), Source.start, Card.question_id)
    )
    found: dict[tuple[int, int], _Row] = {}
    for question_id, kind, speech_id, start, phase, *days in rows:
        row = _Row(question_id, kind, speech_id, start, phase is Phase.NEW, *days)
        found.setdefault((question_id, speech_id), row)
    return list(found.values())


def outlines_of(session: Session, speech_ids: Collection[int]) -> dict[int, Outline]:
    """Return the outlines of materials by their ids, each of its latest reading."""
    rows = session.execute(
        select(Speech.id, Speech.title, Reading.outline)
        .join(Reading, Reading.speech_id == Speech.id)
        .where(Speech.id.in_(speech_ids))
        .order_by(Speech.id, Reading.id)
    )
    found = {}
    for speech_id, title, outline in rows:
        top = [heading for heading in outline if heading["parent"] is None]
        starts = [heading["start"] for heading in top]
        headings = [one["marker"] + one["heading"] for one in top]
        found[speech_id] = Outline(title, starts, headings)
    return found
