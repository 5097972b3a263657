"""A speech laid open: its text with what was made of it, and what was taken out of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from question_bank.bank.materials.annotated_text import AnnotatedText
from question_bank.bank.materials.paragraphs import Headline
from question_bank.bank.members import readable_text
from question_bank.bank.questions import (
    PASSAGE,
    Question,
    Requirement,
    RequirementSource,
    Source,
    Status,
    Version,
)
from question_bank.bank.speeches import Reading, ReadingFile
from question_bank.bank.versions import LIVE
from question_bank.questions.content import Content, from_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from question_bank.bank.materials.annotated_text import NumberedParagraph, Place, TakenOut


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """A requirement as the contract prints it, with its paragraph and its count of questions."""

    id: int
    content: dict[str, Any]
    paragraph: int
    questions: int


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question made of the speech, and the paragraph it stands in."""

    id: int
    kind: str
    status: Status
    content: Content
    ready: bool
    paragraph: int


@dataclass(frozen=True, slots=True)
class Remark:
    """What was noticed while reading, and the paragraph to look at; None where it is all of it."""

    words: str
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Mend:
    """Words that were put right, what they read before, why, and how often."""

    found: str
    meant: str
    why: str
    times: int


@dataclass(frozen=True, slots=True)
class SpeechView:
    """The latest reading of a speech with everything that was made of it.

    `claimed` is how many paragraphs hold words of a requirement.
    """

    speech_id: int
    files: tuple[str, ...]
    warnings: tuple[Remark, ...]
    cut: bool
    removals: int
    taken_out: tuple[TakenOut, ...]
    characters: int
    claimed: int
    repairs: tuple[Mend, ...]
    paragraphs: tuple[NumberedParagraph, ...]
    outline: tuple[Headline, ...]
    requirements: tuple[RequirementRow, ...]
    questions: tuple[QuestionRow, ...]


def speech_view(
    session: Session,
    person_id: int,
    speech_id: int,
    *,
    question_id: int | None = None,
    with_removed: bool = False,
) -> SpeechView:
    """Return a speech laid open, the words of one question marked, what was removed on demand.

    Raises:
        NotFound: there is no such speech for this person.

    """
    _, reading = readable_text(session, person_id, speech_id)
    text = AnnotatedText(reading)
    requirements = tuple(_requirements(session, reading.id, text))
    marks = _marks(session, reading.id, question_id)
    return SpeechView(
        speech_id=speech_id,
        files=tuple(_files(session, speech_id)),
        warnings=tuple(_remarks(reading, text)),
        cut=reading.cut,
        removals=len(text.cuts),
        taken_out=text.taken_out(),
        characters=len("".join(reading.text.split())),
        claimed=text.claimed(),
        repairs=tuple(_mends(reading)),
        paragraphs=tuple(text.numbered(marks, with_removed=with_removed)),
        outline=tuple(_headlines(reading, text)),
        requirements=requirements,
        questions=tuple(_questions(session, reading.id, text)),
    )


def _requirements(
    session: Session, reading_id: int, text: AnnotatedText
) -> Iterator[RequirementRow]:
    """Yield the requirements in the order of the text, and claim their words on the text."""
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
    text.claim((id_, (start, end)) for id_, _, start, end, _ in rows)
    told: set[int] = set()
    for id_, content, start, end, questions in rows:
        if id_ not in told:
            told.add(id_)
            yield RequirementRow(id_, content, text.paragraph((start, end)), questions)


def _questions(session: Session, reading_id: int, text: AnnotatedText) -> Iterator[QuestionRow]:
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
        .join(Version, LIVE)
        .where(Source.reading_id == reading_id, Source.part == PASSAGE, Source.occurrence == 0)
        .order_by(Source.start, Question.id)
    )
    for id_, kind, status, ready, content, start, end in rows:
        place = text.paragraph((start, end))
        yield QuestionRow(id_, kind, status, from_json(content), ready, place)


def _remarks(reading: Reading, text: AnnotatedText) -> Iterator[Remark]:
    for noticed in reading.warnings:
        if isinstance(noticed, str):
            yield Remark(noticed, None)
        else:
            yield Remark(noticed["text"], text.paragraph((noticed["start"], noticed["end"])))


def _mends(reading: Reading) -> Iterator[Mend]:
    """Yield each repair of words once; line ends and blanks put in are not worth telling."""
    times = Counter((one["from"], one["to"], one["why"]) for one in reading.repairs)
    for (found, meant, why), count in times.items():
        if "".join(found.split()) != "".join(meant.split()):
            yield Mend(found, meant, why, count)


def _headlines(reading: Reading, text: AnnotatedText) -> Iterator[Headline]:
    for heading in reading.outline:
        place = text.paragraph((heading["start"], heading["end"]))
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
