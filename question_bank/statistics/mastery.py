"""How well a trainee knows each material, and each section of its outline."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, select

from question_bank.bank.questions import PASSAGE, Source
from question_bank.bank.speeches import Reading
from question_bank.study.cards import Card
from question_bank.study.quiz.rounds import outlines_of
from question_bank.study.reading.materials import readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from question_bank.statistics.studied import Studied
    from question_bank.study.courses import OpenCourse


@dataclass(frozen=True, slots=True)
class Mastery:
    """How many questions there are of something, were asked, and are firm."""

    questions: int
    introduced: int
    firm: int

    @property
    def unmet(self) -> int:
        """How many have not been asked yet."""
        return self.questions - self.introduced

    @property
    def shaky(self) -> int:
        """How many were asked and are not firm."""
        return self.introduced - self.firm


@dataclass(frozen=True, slots=True)
class SectionMastery:
    """A section of a material by its number, as `rounds.Part` counts them."""

    number: int
    heading: str
    mastery: Mastery


@dataclass(frozen=True, slots=True)
class MaterialMastery:
    """A material; without sections where its questions all stand in one."""

    speech_id: int
    title: str
    mastery: Mastery
    sections: tuple[SectionMastery, ...]


def mastery(
    session: Session,
    cards: Iterable[Studied],
    *,
    trainee_id: int,
    courses: Sequence[OpenCourse],
) -> tuple[MaterialMastery, ...]:
    """Return how well each material of the courses is known, of those that have questions.

    A question that stands in several materials counts in each of them.
    """
    mine = {card.question_id: card for card in cards}
    places = _places(session, trainee_id, courses)
    found = []
    for speech_id, outline in outlines_of(session, {place.speech_id for place in places}).items():
        here = [
            (bisect_right(outline.starts, place.start), mine[place.question_id])
            for place in places
            if place.speech_id == speech_id and place.question_id in mine
        ]
        sections = [
            SectionMastery(number, heading, _mastery(held))
            for number, heading in enumerate(outline.headings, start=1)
            if (held := [card for at, card in here if at == number])
        ]
        whole = _mastery([card for _, card in here])
        several = tuple(sections) if len(sections) > 1 else ()
        found.append(MaterialMastery(speech_id, outline.title, whole, several))
    return tuple(found)


class _Place(NamedTuple):
    question_id: int
    speech_id: int
    start: int


def _places(session: Session, trainee_id: int, courses: Sequence[OpenCourse]) -> list[_Place]:
    """Return where a trainee's questions stand: once in each material, by its latest reading."""
    rows = session.execute(
        select(Card.question_id, Reading.speech_id, Source.start)
        .join(Source, and_(Source.question_id == Card.question_id, Source.part == PASSAGE))
        .join(Reading, Reading.id == Source.reading_id)
        .where(Card.trainee_id == trainee_id, Card.course_id.in_([c.id for c in courses]))
        .where(Reading.speech_id.in_(readable(session, courses=courses)))
        .order_by(Reading.speech_id, Reading.id.desc(), Source.start, Card.question_id)
    )
    found: dict[tuple[int, int], _Place] = {}
    for question_id, speech_id, start in rows:
        found.setdefault((question_id, speech_id), _Place(question_id, speech_id, start))
    return list(found.values())


def _mastery(cards: Sequence[Studied]) -> Mastery:
    known = [card.known for card in cards if card.known is not None]
    return Mastery(len(cards), len(known), sum(one.is_firm for one in known))
