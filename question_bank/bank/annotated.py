"""A speech laid open: its text with what was made of it, and what was taken out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from question_bank.bank.members import readable_banks
from question_bank.bank.questions import (
    Question,
    Requirement,
    RequirementSource,
    Source,
    Status,
    Version,
)
from question_bank.bank.sheet import Sheet
from question_bank.bank.speeches import Reading, ReadingFile, Speech
from question_bank.errors import NotFound
from question_bank.questions.content import Content, from_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from question_bank.bank.sheet import Numbered, Place


@dataclass(frozen=True, slots=True)
class Headline:
    """A heading of the outline, and the number of the paragraph it stands in."""

    level: int
    words: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Point:
    """A requirement as the contract prints it, with its paragraph and its count of questions."""

    id: int
    content: dict[str, Any]
    paragraph: int
    questions: int


@dataclass(frozen=True, slots=True)
class Made:
    """A question made of the speech, and the paragraph it stands in."""

    id: int
    kind: str
    status: Status
    content: Content
    ready: bool
    paragraph: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """The latest reading of a speech with everything that was made of it."""

    speech_id: int
    files: tuple[str, ...]
    warnings: tuple[str, ...]
    cut: bool
    removals: int
    paragraphs: tuple[Numbered, ...]
    outline: tuple[Headline, ...]
    points: tuple[Point, ...]
    questions: tuple[Made, ...]


def annotated(
    session: Session,
    person_id: int,
    speech_id: int,
    *,
    question_id: int | None = None,
    with_removed: bool = False,
) -> Annotated:
    """Return a speech laid open, the words of one question marked, what was removed on demand.

    Raises:
        NotFound: there is no such speech for this person.

    """
    reading = session.scalar(
        select(Reading)
        .join(Speech, Speech.id == Reading.speech_id)
        .where(Speech.id == speech_id, Speech.bank_id.in_(readable_banks(person_id)))
        .order_by(Reading.id.desc())
        .limit(1)
    )
    if reading is None:
        raise NotFound("speech")
    sheet = Sheet(reading)
    points = tuple(_points(session, reading.id, sheet))
    marks = _marks(session, reading.id, question_id)
    return Annotated(
        speech_id=speech_id,
        files=tuple(_files(session, speech_id)),
        warnings=tuple(reading.warnings),
        cut=reading.cut,
        removals=len(sheet.cuts),
        paragraphs=tuple(sheet.numbered(marks, with_removed=with_removed)),
        outline=tuple(_headlines(reading, sheet)),
        points=points,
        questions=tuple(_questions(session, reading.id, sheet)),
    )


def _points(session: Session, reading_id: int, sheet: Sheet) -> Iterator[Point]:
    """Yield the requirements in the order of the text, and claim their words on the sheet."""
    asked = (
        select(func.count())
        .where(Question.requirement_id == Requirement.id)
        .correlate(Requirement)
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            Requirement.id,
            Requirement.content,
            RequirementSource.start,
            RequirementSource.end,
            asked,
        )
        .join(RequirementSource, RequirementSource.requirement_id == Requirement.id)
        .where(RequirementSource.reading_id == reading_id)
        .order_by(RequirementSource.start, Requirement.id)
    ).all()
    sheet.claim((id_, (start, end)) for id_, _, start, end, _ in rows)
    told: set[int] = set()
    for id_, content, start, end, questions in rows:
        if id_ not in told:
            told.add(id_)
            yield Point(id_, content, sheet.paragraph((start, end)), questions)


def _questions(session: Session, reading_id: int, sheet: Sheet) -> Iterator[Made]:
    rows = session.execute(
        select(
            Question.id,
            Question.kind,
            Question.status,
            Question.ready,
            Version.content,
            Source.start,
            Source.end,
        )
        .join(Source, Source.question_id == Question.id)
        .join(Version, (Version.question_id == Question.id) & (Version.number == Question.live))
        .where(Source.reading_id == reading_id, Source.part == -1, Source.occurrence == 0)
        .order_by(Source.start, Question.id)
    )
    for id_, kind, status, ready, content, start, end in rows:
        place = sheet.paragraph((start, end))
        yield Made(id_, kind, status, from_json(content), ready, place)


def _headlines(reading: Reading, sheet: Sheet) -> Iterator[Headline]:
    for heading in reading.outline:
        place = sheet.paragraph((heading["start"], heading["end"]))
        yield Headline(heading["level"], heading["marker"] + heading["heading"], place)


def _marks(session: Session, reading_id: int, question_id: int | None) -> list[Place]:
    """Return the places of a question's parts, or of its whole passage where it has no parts."""
    rows = session.execute(
        select(Source.part, Source.start, Source.end)
        .where(Source.question_id == question_id, Source.reading_id == reading_id)
        .order_by(Source.part, Source.occurrence)
    ).all()
    parts = [(start, end) for part, start, end in rows if part >= 0]
    return parts or [(start, end) for _, start, end in rows]


def _files(session: Session, speech_id: int) -> Iterator[str]:
    yield from session.scalars(
        select(ReadingFile.name)
        .join(Reading, Reading.id == ReadingFile.reading_id)
        .where(Reading.speech_id == speech_id)
        .order_by(ReadingFile.reading_id.desc(), ReadingFile.file_hash)
    )
