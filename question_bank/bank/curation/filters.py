"""What questions are looked for in the bank, and the condition that comes of it."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import exists, or_, select

from question_bank.bank.curation.sections import sections
from question_bank.bank.curation.waiting import of_speech
from question_bank.bank.members import readable_banks
from question_bank.bank.questions import (
    PASSAGE,
    AcceptedAnswer,
    Question,
    Requirement,
    Source,
    Status,
    Version,
)
from question_bank.bank.tags import QuestionTag, Tag
from question_bank.bank.versions import LIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, FromClause, Select
    from sqlalchemy.orm import Session

GENERATOR = 0  # the author of questions that nobody wrote
ANYBODY = "*"  # whoever is quoted


class Difficulty(enum.StrEnum):
    """How many of the first attempts were right: less than half, less than 0.8, more, unknown."""

    HARD = "hard"
    MIDDLE = "middle"
    EASY = "easy"
    UNKNOWN = "unknown"


class Order(enum.StrEnum):
    """In which order questions are listed."""

    NEWEST = "newest"
    OLDEST = "oldest"
    BEST = "best"
    HARDEST = "hardest"
    EASIEST = "easiest"


HARD_BELOW, EASY_FROM = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked for; None and "" mean everything.

    `section` is the number of a heading in the outline of the speech. `author_id` is GENERATOR for
    what nobody wrote; `quoted` names who is quoted, ANYBODY stands for all of them.
    """

    bank_id: int | None = None
    speech_id: int | None = None
    section: int | None = None
    kind: str | None = None
    status: Status | None = None
    difficulty: Difficulty | None = None
    author_id: int | None = None
    tag: str = ""
    quoted: str = ""
    words: str = ""

    @property
    def are_set(self) -> bool:
        """Whether anything is looked for in particular."""
        return self != Filters()


def matching(
    session: Session, person_id: int, filters: Filters, facilities: FromClause | None = None
) -> Select[int]:
    """Return the select of the ids of the questions a person may read that the filters let pass.

    `facilities` has a row for each question of which enough is known: `question_id` and
    `facility`, the share of first attempts that were right.
    """
    query = (
        select(Question.id)
        .where(Question.bank_id.in_(readable_banks(person_id)))
        .where(*_conditions(session, person_id, filters))
    )
    if filters.words:
        query = query.join(Version, LIVE)
    if filters.difficulty is None or facilities is None:
        return query
    known = facilities.c.facility
    return query.outerjoin(facilities, facilities.c.question_id == Question.id).where(
        {
            Difficulty.HARD: known < HARD_BELOW,
            Difficulty.MIDDLE: (known >= HARD_BELOW) & (known < EASY_FROM),
            Difficulty.EASY: known >= EASY_FROM,
            Difficulty.UNKNOWN: known.is_(None),
        }[filters.difficulty]
    )


def has_words(words: str) -> ColumnElement[bool]:
    """Return the condition on versions that show or accept the words, letter for letter."""
    accepted = select(AcceptedAnswer.version_id).where(
        AcceptedAnswer.answer.contains(words, autoescape=True)
    )
    return or_(Version.words.contains(words, autoescape=True), Version.id.in_(accepted))


def without_kind(filters: Filters) -> Filters:
    """Return the filters for questions of whatever kind."""
    return replace(filters, kind=None)


def _conditions(
    session: Session, person_id: int, filters: Filters
) -> Iterator[ColumnElement[bool]]:
    if filters.bank_id is not None:
        yield Question.bank_id == filters.bank_id
    if filters.kind is not None:
        yield Question.kind == filters.kind
    if filters.status is not None:
        yield Question.status == filters.status
    if filters.tag:
        yield _tagged(filters.tag)
    if filters.author_id is not None:
        yield _written_by(filters.author_id)
    if filters.quoted:
        yield _quotes(filters.quoted)
    for word in filters.words.split():
        yield has_words(word)
    yield from _standing(session, person_id, filters)


def _standing(session: Session, person_id: int, filters: Filters) -> Iterator[ColumnElement[bool]]:
    """Yield where the questions are to stand: in a speech, under one of its headings."""
    if filters.speech_id is None:
        return
    wanted = (
        None
        if filters.section is None
        else sections(session, person_id, filters.speech_id).get(filters.section)
    )
    if wanted is None:
        yield of_speech(filters.speech_id)
        return
    yield Question.id.in_(
        select(Source.question_id).where(
            Source.reading_id == wanted.reading_id,
            Source.part == PASSAGE,
            Source.start >= wanted.start,
            Source.start < wanted.end,
        )
    )


def _written_by(author_id: int) -> ColumnElement[bool]:
    by_hand = select(Version.question_id).where(Version.number == 1)
    if author_id == GENERATOR:
        return Question.id.not_in(by_hand.where(Version.author_id.is_not(None)))
    return Question.id.in_(by_hand.where(Version.author_id == author_id))


def _tagged(name: str) -> ColumnElement[bool]:
    tagged = select(QuestionTag.question_id).join(Tag, Tag.id == QuestionTag.tag_id)
    return Question.id.in_(tagged.where(Tag.name == name))


def _quotes(name: str) -> ColumnElement[bool]:
    said = exists().where(Requirement.id == Question.requirement_id)
    return said.where(Requirement.said_by != "" if name == ANYBODY else Requirement.said_by == name)
