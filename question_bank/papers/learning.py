"""What a material gives to learn from: its points in its own words with blanks, and cards."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select

from question_bank.bank.blueprints.drawing import Origin
from question_bank.bank.materials.paragraphs import Segment, paragraphs, segments
from question_bank.bank.materials.places import Places
from question_bank.bank.members import readable_banks, readable_text
from question_bank.bank.questions import PASSAGE, Question, Source, Status, Version
from question_bank.bank.speeches import Reading, Speech
from question_bank.bank.versions import LIVE, contents
from question_bank.errors import NotFound
from question_bank.papers.handout import Card, Deck, Handout, Line
from question_bank.questions import content as kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.bank.materials.paragraphs import Paragraph
    from question_bank.questions.content import Content

SENTENCE = re.compile(r"[^。！？]*[。！？]?[”’」』）]*")
BESIDE = 4  # characters: of two answers no further apart only one is left out
ON_CARDS = ("cloze", "recall")
MOST = 400  # cards in one file: 50 sheets
ROOM = 130  # characters that a side holds; a longer question goes on no card

Range = tuple[int, int]


def materials(session: Session, reader: int) -> list[tuple[int, str, int]]:
    """Return id, title and the number of approved questions of each material that has some."""
    rows = session.execute(
        select(Speech.id, Speech.title, func.count(Question.id.distinct()))
        .join(Reading, Reading.speech_id == Speech.id)
        .join(Source, (Source.reading_id == Reading.id) & (Source.part == PASSAGE))
        .join(Question, Question.id == Source.question_id)
        .where(Speech.bank_id.in_(readable_banks(reader)), Speech.is_current)
        .where(Question.status == Status.APPROVED)
        .group_by(Speech.id, Speech.title)
        .order_by(Speech.id.desc())
    )
    return [(id_, title, count) for id_, title, count in rows]


def handout(session: Session, reader: int, speech_id: int) -> Handout:
    """Return the sentences of a material that approved questions ask, under its headings.

    Words are left out as its fill-in questions leave them out, but never two answers side by
    side. Headings below which nothing is asked are left out too.

    Raises:
        NotFound: there is no such speech for this instructor.

    """
    speech, reading = readable_text(session, reader, speech_id)
    origin = Origin(speech.title, speech.speaker, speech.given_on, speech.occasion)
    places = Places(reading.removed, reading.repairs)
    asked = [places.clean(*place) for place in _asked(session, reading.id)]
    lines = _lines(reading.text, _headings(reading, places), _apart(asked))
    return Handout(speech.title, origin.words, tuple(_needed([*lines])))


def _asked(session: Session, reading_id: int) -> list[Range]:
    """Return the places that approved fill-in questions ask, as they stand in the raw text."""
    rows = session.execute(
        select(Source.start, Source.end)
        .join(Question, Question.id == Source.question_id)
        .where(Source.reading_id == reading_id, Source.part != PASSAGE)
        .where(Question.status == Status.APPROVED, Question.kind == "cloze")
        .distinct()
        .order_by(Source.start, Source.end)
    )
    return [(start, end) for start, end in rows]


def _apart(asked: Iterable[Range]) -> list[Range]:
    """Return the places of which none overlaps another or stands right beside it, shorter first."""
    kept: list[Range] = []
    for start, end in sorted(asked, key=lambda place: (place[1] - place[0], place)):
        if end > start and all(end + BESIDE < one or start > two + BESIDE for one, two in kept):
            kept.append((start, end))
    return sorted(kept)


def _headings(reading: Reading, places: Places) -> dict[int, tuple[int, str]]:
    """Return level and words of each heading, by where it begins in the clean text."""
    return {
        places.clean(heading["start"], heading["end"])[0]: (
            heading["level"],
            (heading["marker"] or "") + heading["heading"],
        )
        for heading in reading.outline
    }


def _lines(
    text: str, headings: Mapping[int, tuple[int, str]], asked: list[Range]
) -> Iterator[Line]:
    """Yield headings, and of each paragraph the sentences that hold a blank."""
    for paragraph in paragraphs(text):
        for start in sorted(headings):
            if paragraph.start <= start < paragraph.end:
                level, words = headings[start]
                yield Line(level, (Segment(words, marked=False),))
        if held := tuple(_held(text, paragraph, asked)):
            yield Line(0, held)


def _held(text: str, paragraph: Paragraph, asked: list[Range]) -> Iterator[Segment]:
    for found in SENTENCE.finditer(text, paragraph.start, paragraph.end):
        inside = [place for place in asked if found.start() <= place[0] < found.end()]
        if inside:
            yield from segments(text, found.start(), found.end(), inside)


def _needed(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines without headings that nothing stands below."""
    for line, following in pairwise([*lines, Line(1, ())]):
        if line.level == 0 or following.level == 0 or following.level > line.level:
            yield line


def deck(session: Session, reader: int, speech_id: int) -> Deck:
    """Return a card for each approved fill-in and recall question of a material that fits on one.

    Raises:
        NotFound: there is no such speech for this instructor.

    """
    title = session.scalar(
        select(Speech.title).where(
            Speech.id == speech_id, Speech.bank_id.in_(readable_banks(reader))
        )
    )
    if title is None:
        raise NotFound("speech")
    rows = session.execute(_approved(speech_id)).all()
    asked = contents(session, dict(rows))
    cards = (_card(asked[version_id]) for version_id, _ in rows)
    return Deck(title, tuple(card for card in cards if len(card.front) <= ROOM >= len(card.back)))


def _approved(speech_id: int) -> Select[int, dict[str, Any]]:
    stands_there = (
        exists()
        .where(Source.question_id == Question.id, Source.part == PASSAGE)
        .where(Reading.id == Source.reading_id, Reading.speech_id == speech_id)
    )
    return (
        select(Version.id, Version.content)
        .join(Question, LIVE)
        .where(Question.status == Status.APPROVED, Question.kind.in_(ON_CARDS), stands_there)
        .order_by(Question.id)
        .limit(MOST)
    )


def _card(content: Content) -> Card:
    keys = kinds.keys(content)
    if len(keys) == 1:
        return Card(kinds.prompt(content), keys[0])
    numbered = (f"（{number}）{key.rstrip('。；')}" for number, key in enumerate(keys, start=1))
    return Card(kinds.prompt(content), "；".join(numbered))
