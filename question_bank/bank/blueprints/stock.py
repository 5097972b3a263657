"""What a course has to ask in a test, read once for all that is drawn and swapped of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sqlalchemy import exists, select

from question_bank.bank.blueprints.choosing import Candidate
from question_bank.bank.courses import CourseSpeech, approved_questions
from question_bank.bank.curation.filters import EASY_FROM, HARD_BELOW, Difficulty, has_words
from question_bank.bank.kinds import KINDS
from question_bank.bank.questions import PASSAGE, Question, Source, Version
from question_bank.bank.speeches import Reading
from question_bank.bank.tags import QuestionTag, Tag
from question_bank.bank.versions import LIVE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import FromClause, Select
    from sqlalchemy.orm import Session

    from question_bank.bank.blueprints.blueprint import Blueprint, Section
    from question_bank.bank.kinds import Kind


@dataclass(frozen=True, slots=True)
class Stock:
    """The candidates of each kind; which questions may not come in, and of which one must."""

    pools: Mapping[Kind, Sequence[Candidate]]
    barred: frozenset[int] = frozenset()
    named: tuple[tuple[str, frozenset[int]], ...] = ()

    def pool(
        self, section: Section, speeches: Collection[int], without: Collection[int] = ()
    ) -> list[Candidate]:
        """Return what a section of a test on these materials may ask."""
        return [
            one
            for one in self.pools[section.kind]
            if one.fits(section, speeches)
            and one.question_id not in self.barred
            and one.question_id not in without
        ]


def stock(
    session: Session, course_id: int, blueprint: Blueprint, facilities: FromClause | None = None
) -> Stock:
    """Return what a course can ask in a test; difficulty and tags are read where it needs them.

    `facilities` are as in `curation.filters.matching`; without them nothing is known to be hard.
    """
    places = _places(session, course_id)
    speeches = _speeches(session, course_id)
    is_banded = any(section.band for section in blueprint.sections)
    bands = {} if facilities is None or not is_banded else _bands(session, course_id, facilities)
    tags = _tags(session, course_id, {section.tag for section in blueprint.sections} - {""})
    pools: dict[Kind, list[Candidate]] = {kind: [] for kind in KINDS}
    rows = session.execute(approved(course_id).order_by(Question.id))
    for kind, question_id, requirement_id in rows:
        found = tuple(places[question_id])
        candidate = Candidate(
            question_id,
            requirement_id,
            found,
            frozenset(speeches[reading] for reading, _, _ in found if reading in speeches),
            bands.get(question_id, Difficulty.UNKNOWN),
            frozenset(tags[question_id]),
        )
        pools[cast("Kind", kind)].append(candidate)
    barred = (_saying(session, course_id, words) for words in blueprint.must_not)
    named = tuple((words, _saying(session, course_id, words)) for words in blueprint.must)
    return Stock(pools, frozenset().union(*barred), named)


def tags_of(session: Session, course_id: int) -> tuple[str, ...]:
    """Return the tags that the questions of a course bear."""
    rows = session.scalars(
        select(Tag.name)
        .join(QuestionTag, QuestionTag.tag_id == Tag.id)
        .where(QuestionTag.question_id.in_(approved_questions(course_id)))
        .distinct()
        .order_by(Tag.name)
    )
    return tuple(rows)


def approved(course_id: int, speeches: Sequence[int] = ()) -> Select[str, int, int | None]:
    """Return the select of kind, id and requirement of what a course asks in tests."""
    questions = select(Question.kind, Question.id, Question.requirement_id).where(
        Question.id.in_(approved_questions(course_id)), Question.kind.in_(KINDS)
    )
    if not speeches:
        return questions
    of_these = exists().where(Source.question_id == Question.id, Source.part == PASSAGE)
    return questions.where(
        of_these.where(Reading.id == Source.reading_id, Reading.speech_id.in_(speeches))
    )


def _places(session: Session, course_id: int) -> defaultdict[int, list[tuple[int, int, int]]]:
    passages = (
        select(Source.question_id, Source.reading_id, Source.start, Source.end)
        .where(Source.question_id.in_(approved_questions(course_id)), Source.part == PASSAGE)
        .order_by(Source.question_id, Source.reading_id, Source.start)
    )
    places: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for question_id, *place in session.execute(passages):
        places[question_id].append((place[0], place[1], place[2]))
    return places


def _speeches(session: Session, course_id: int) -> dict[int, int]:
    """Return the speech of each reading of a course's materials."""
    rows = session.execute(
        select(Reading.id, Reading.speech_id)
        .join(CourseSpeech, CourseSpeech.speech_id == Reading.speech_id)
        .where(CourseSpeech.course_id == course_id)
    )
    return dict(rows.all())


def _bands(session: Session, course_id: int, facilities: FromClause) -> dict[int, Difficulty]:
    known = facilities.c
    rows = session.execute(
        select(known.question_id, known.facility).where(
            known.question_id.in_(approved_questions(course_id))
        )
    )
    return {question_id: _band(facility) for question_id, facility in rows}


def _band(facility: float) -> Difficulty:
    if facility < HARD_BELOW:
        return Difficulty.HARD
    return Difficulty.EASY if facility >= EASY_FROM else Difficulty.MIDDLE


def _tags(session: Session, course_id: int, names: set[str]) -> defaultdict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    if names:
        rows = session.execute(
            select(QuestionTag.question_id, Tag.name)
            .join(Tag, Tag.id == QuestionTag.tag_id)
            .where(Tag.name.in_(names))
            .where(QuestionTag.question_id.in_(approved_questions(course_id)))
        )
        for question_id, name in rows:
            found[question_id].add(name)
    return found


def _saying(session: Session, course_id: int, words: str) -> frozenset[int]:
    """Return the questions of a course that show the words or accept them."""
    rows = session.scalars(
        select(Question.id)
        .join(Version, LIVE)
        .where(Question.id.in_(approved_questions(course_id)), has_words(words))
    )
    return frozenset(rows)
