"""A course's material as a trainee reads it: the clean text with what it requires marked."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import astuple, dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, case, func, select

from question_bank.bank.columns import columns
from question_bank.bank.courses import CourseSpeech
from question_bank.bank.materials.paragraphs import Headline, Segment, paragraphs, segments
from question_bank.bank.materials.places import Places
from question_bank.bank.questions import PASSAGE, Requirement, RequirementSource, Source
from question_bank.bank.speeches import Reading, Speech
from question_bank.errors import NotFound
from question_bank.requirements.model import folded
from question_bank.study.cards import Card
from question_bank.study.courses import in_course

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import BindParameter, Select
    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse

FRONT = 5  # title, date and speaker stand in the first lines of a text, and above it
SHALLOW = 3  # deeper headings stand in the outline of a text, not beside it


@dataclass(frozen=True, slots=True)
class Shelved:
    """A material in the trainee's list: `introduced` of its `questions` have been asked."""

    id: int
    title: str
    speaker: str
    given_on: date | None
    questions: int
    introduced: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """One paragraph. `level` is 0 for text, else that of the heading it is."""

    number: int
    level: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """A speech laid out for reading, in its latest reading; title and speaker are not repeated."""

    id: int
    title: str
    speaker: str
    post: str
    given_on: date | None
    occasion: str
    leaves: tuple[Leaf, ...]
    outline: tuple[Headline, ...]


def shelf(
    session: Session, *, trainee_id: int, courses: Sequence[OpenCourse]
) -> tuple[Shelved, ...]:
    """Return the materials of the courses, in the order their instructors gave them."""
    counts = _counts(session, trainee_id, courses)
    rows = session.execute(
        _taught()
        .with_only_columns(Speech.id, Speech.title, Speech.speaker, Speech.given_on)
        .group_by(Speech.id, Speech.title, Speech.speaker, Speech.given_on)
        .order_by(func.min(CourseSpeech.position), Speech.id),
        _ids(courses),
    )
    return tuple(
        Shelved(id_, title, speaker, given_on, *counts.get(id_, (0, 0)))
        for id_, title, speaker, given_on in rows
    )


def readable(session: Session, *, courses: Sequence[OpenCourse]) -> frozenset[int]:
    """Return the ids of the speeches that are materials of the courses."""
    return frozenset(columns(session, _taught(), _ids(courses)).scalars())


def material(session: Session, *, speech_id: int, courses: Sequence[OpenCourse]) -> Material:
    """Return a material with what it requires marked.

    Raises:
        NotFound: it belongs to none of the courses.

    """
    if speech_id not in readable(session, courses=courses):
        raise NotFound("speech", id=speech_id)
    speech, reading = session.execute(
        select(Speech, Reading)
        .join(Reading, Reading.speech_id == Speech.id)
        .where(Speech.id == speech_id)
        .order_by(Reading.id.desc())
        .limit(1)
    ).one()
    headings = _headings(reading)
    levels = {headline.paragraph: headline.level for headline, alone in headings if alone}
    marks = list(_marks(session, reading))
    front = _front(speech)
    return Material(
        id=speech.id,
        title=speech.title,
        speaker=speech.speaker,
        post=speech.post,
        given_on=speech.given_on,
        occasion=speech.occasion,
        leaves=tuple(
            Leaf(number, levels.get(number, 0), tuple(segments(reading.text, start, end, marks)))
            for number, start, end in map(astuple, paragraphs(reading.text))
            if number > FRONT or folded(reading.text[start:end]) not in front
        ),
        outline=tuple(headline for headline, _ in headings if headline.level < SHALLOW),
    )


def words(content: dict[str, Any]) -> Iterator[str]:
    """Yield the words of a requirement, as the contract prints it, in the order of the text."""
    for item in content.get("items", ()):
        yield item["text"]
    for pair in content.get("pairs", ()):
        yield from (pair["left"]["text"], pair["right"]["text"])
    if "duty" in content:
        yield content["duty"]["text"]


def _marks(session: Session, reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where the words of the requirements stand in the clean text."""
    places = Places(reading.removed, reading.repairs)
    rows = session.execute(
        select(Requirement.content, RequirementSource.start, RequirementSource.end)
        .join(RequirementSource, RequirementSource.requirement_id == Requirement.id)
        .where(RequirementSource.reading_id == reading.id)
        .order_by(RequirementSource.start, Requirement.id)
    )
    for content, start, end in rows:
        here, stop = places.clean(start, end)
        for word in (found.strip("，、；。,;") for found in words(content)):
            begin = reading.text.find(word, here, stop) if word else -1
            if begin >= 0:
                here = begin + len(word)
                yield begin, here


def _front(speech: Speech) -> set[str]:
    """Return what the first lines of a text only say once more: its title, speaker and date."""
    day = speech.given_on
    said = [speech.title, speech.speaker, speech.post, speech.post + speech.speaker]
    said += [f"{day.year}年{day.month}月{day.day}日"] if day else []
    return {folded(words) for words in said}


def _headings(reading: Reading) -> list[tuple[Headline, bool]]:
    """Return the headings of the outline, and whether each is a paragraph of its own."""
    places, found = Places(reading.removed, reading.repairs), paragraphs(reading.text)
    starts = [paragraph.start for paragraph in found]
    return [
        (
            Headline(heading["level"], heading["marker"] + heading["heading"], number),
            number > 0 and found[number - 1].end - stop <= len("。"),
        )
        for heading in reading.outline
        for start, stop in [places.clean(heading["start"], heading["end"])]
        for number in [bisect_right(starts, start)]
    ]


@cache
def _taught() -> Select[int]:
    """Return the select of the current speeches of `courses`; it is built once."""
    courses: BindParameter[list[int]] = bindparam("courses", expanding=True)
    return (
        select(Speech.id)
        .join(CourseSpeech, CourseSpeech.speech_id == Speech.id)
        .where(CourseSpeech.course_id.in_(courses), Speech.is_current)
    )


def _ids(courses: Sequence[OpenCourse]) -> dict[str, list[int]]:
    return {"courses": [course.id for course in courses]}


def _counts(
    session: Session, trainee_id: int, courses: Sequence[OpenCourse]
) -> dict[int, tuple[int, int]]:
    """Return, by speech, how many questions the trainee has of it and how many were asked."""
    rows = session.execute(
        select(
            Reading.speech_id,
            func.count(Card.question_id.distinct()),
            func.count(case((Card.reps > 0, Card.question_id)).distinct()),
        )
        .select_from(Card)
        .join(Source, and_(Source.question_id == Card.question_id, Source.part == PASSAGE))
        .join(Reading, Reading.id == Source.reading_id)
        .where(Card.trainee_id == trainee_id, Card.course_id.in_([c.id for c in courses]))
        .where(in_course(Card.question_id, Card.course_id))
        .group_by(Reading.speech_id)
        .order_by(Reading.speech_id)
    )
    return {speech_id: (questions, introduced) for speech_id, questions, introduced in rows}
