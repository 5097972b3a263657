"""The coverage of a speech: which of its requirements have an approved question, in its order."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from question_bank.bank.materials.paragraphs import paragraphs
from question_bank.bank.materials.places import Places
from question_bank.bank.members import readable_text
from question_bank.bank.questions import Question, Requirement, RequirementSource, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from question_bank.bank.speeches import Reading


@dataclass(frozen=True, slots=True)
class Point:
    """A requirement, the words it stands in, and what became of its questions.

    `draft_id` is the first draft that waits; `paragraph` is where it stands in the text. What has
    no approved question may stand in much the same words as what has one: then it is `beside` it.
    """

    id: int
    kind: str
    name: str
    words: str
    paragraph: int
    approved: int
    drafts: int
    put_away: int
    draft_id: int | None
    beside: bool = False

    @property
    def is_missing(self) -> bool:
        """Whether nothing that is asked covers its words."""
        return not self.approved and not self.beside


@dataclass(frozen=True, slots=True)
class Stretch:
    """A section of the outline, and the requirements that stand in it, in the order of the text.

    `heading` is empty for what stands before the first heading.
    """

    heading: str
    level: int
    points: tuple[Point, ...]

    @property
    def covered(self) -> int:
        """How many of them have an approved question."""
        return sum(point.approved > 0 for point in self.points)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A speech section by section; sections without requirements are left out."""

    speech_id: int
    title: str
    stretches: tuple[Stretch, ...]

    @property
    def total(self) -> int:
        """How many requirements were found."""
        return sum(len(stretch.points) for stretch in self.stretches)

    @property
    def covered(self) -> int:
        """How many of them have an approved question."""
        return sum(stretch.covered for stretch in self.stretches)


def coverage(
    session: Session, person_id: int, speech_id: int, *, only_missing: bool = False
) -> Coverage:
    """Return the coverage of a speech's latest reading; of all points, or of those without any.

    Raises:
        NotFound: there is no such speech for this person.

    """
    speech, reading = readable_text(session, person_id, speech_id)
    found = _points(session, reading)
    placed = [(start, point) for start, point in found if point.is_missing or not only_missing]
    return Coverage(speech_id, speech.title, tuple(_stretches(reading.outline, placed)))


def words_of_point(session: Session, person_id: int, speech_id: int, requirement_id: int) -> str:
    """Return the words in which a requirement stands in a speech; "" where it does not.

    Raises:
        NotFound: there is no such speech for this person.

    """
    found = coverage(session, person_id, speech_id)
    points = (point for stretch in found.stretches for point in stretch.points)
    return next((point.words for point in points if point.id == requirement_id), "")


def _stretches(
    outline: Sequence[dict[str, Any]], placed: Sequence[tuple[int, Point]]
) -> Iterator[Stretch]:
    """Yield the sections that hold points: each from its heading to the next of any level."""
    starts = [heading["start"] - len(heading["marker"]) - 1 for heading in outline]
    edges = [-1, *starts, 2**31]
    heads = [("", 1), *((one["marker"] + one["heading"], one["level"]) for one in outline)]
    for number, (heading, level) in enumerate(heads):
        begins, ends = edges[number], edges[number + 1]
        here = tuple(point for start, point in placed if begins <= start < ends)
        if here:
            yield Stretch(heading, level, here)


def _points(session: Session, reading: Reading) -> list[tuple[int, Point]]:
    """Return each requirement with the raw place where it stands first."""
    figures = _figures(session, reading.id)
    rows = session.execute(
        select(Requirement.id, Requirement.kind, Requirement.name, RequirementSource)
        .join(RequirementSource, RequirementSource.requirement_id == Requirement.id)
        .where(RequirementSource.reading_id == reading.id)
        .order_by(RequirementSource.start, Requirement.id)
    ).all()
    text = _Text(reading)
    found: dict[int, tuple[int, Point]] = {}
    asked = [(s.start, s.end) for id_, _, _, s in rows if figures.get(id_, _NONE)[0]]
    for id_, kind, name, source in rows:
        if id_ not in found:
            words, paragraph = text.at(source.start, source.end)
            counts = figures.get(id_, _NONE)
            beside = not counts[0] and any(_alike((source.start, source.end), one) for one in asked)
            point = Point(id_, kind, name, words, paragraph, *counts, beside)
            found[id_] = (source.start, point)
    return list(found.values())


def _alike(here: tuple[int, int], there: tuple[int, int]) -> bool:
    """Return whether two places share more than half of what they cover together."""
    shared = min(here[1], there[1]) - max(here[0], there[0])
    return 2 * shared > max(here[1], there[1]) - min(here[0], there[0])


def _figures(session: Session, reading_id: int) -> dict[int, tuple[int, int, int, int | None]]:
    """Return by requirement its approved questions, drafts, those put away, and the first draft."""
    here = select(RequirementSource.requirement_id).where(
        RequirementSource.reading_id == reading_id
    )
    is_draft = Question.status == Status.DRAFT
    rows = session.execute(
        select(
            Question.requirement_id,
            func.sum(case((Question.status == Status.APPROVED, 1), else_=0)),
            func.sum(case((is_draft, 1), else_=0)),
            func.sum(case((Question.status.in_([Status.REJECTED, Status.RETIRED]), 1), else_=0)),
            func.min(case((is_draft, Question.id))),
        )
        .where(Question.requirement_id.in_(here))
        .group_by(Question.requirement_id)
    )
    return {id_: (approved, drafts, away, first) for id_, approved, drafts, away, first in rows}


_NONE = (0, 0, 0, None)


class _Text:
    """The clean text of a reading, found by raw places."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.places = Places(reading.removed, reading.repairs)
        self.starts = [paragraph.start for paragraph in paragraphs(reading.text)]

    def at(self, start: int, end: int) -> tuple[str, int]:
        """Return the words of a raw place, and the number of the paragraph they begin in."""
        begins, ends = self.places.clean(start, end)
        number = bisect_right(self.starts, begins)
        return " ".join(self.text[begins:ends].split()), max(1, number)
