"""Where a question stands in its speech: the paragraph, the words marked, the chapter above it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from question_bank.bank.columns import columns
from question_bank.bank.courses import CourseSpeech
from question_bank.bank.materials.paragraphs import Segment, paragraphs, segments
from question_bank.bank.materials.places import Places
from question_bank.bank.questions import Source
from question_bank.bank.speeches import Reading, Speech

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.bank.materials.paragraphs import Paragraph

CHAPTER_CHARACTERS = 24
PARAGRAPHS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """The paragraph, or the few, that a question was made from.

    `anchor` is the number of the first of them. Paragraphs are parted by a line end in the
    segments, and by a line with `……` where some were left out. `chapter` names the headings above,
    outermost first, as far as they do not give the answer away.
    """

    speech_id: int
    speech_title: str
    chapter: str
    segments: tuple[Segment, ...]
    anchor: int


def passage_of(
    session: Session,
    question_id: int,
    *,
    speeches: Collection[int] | None = None,
    courses: Collection[int] | None = None,
) -> Passage | None:
    """Return the passage of one question; None where it has no place that may be seen."""
    found = passages_of(session, [question_id], speeches=speeches, courses=courses)
    return found.get(question_id)


def passages_of(
    session: Session,
    question_ids: Iterable[int],
    *,
    speeches: Collection[int] | None = None,
    courses: Collection[int] | None = None,
) -> dict[int, Passage]:
    """Return the passages of many questions by their id, each speech read once.

    A question that stands in several speeches shows the first that is still current, in its
    latest reading. With `speeches`, the ids of those that may be seen, others do not count; with
    `courses`, their ids, the current materials of these may be seen.
    """
    places = _places(session, question_ids, {"speeches": speeches, "courses": courses})
    readings = _readings(session, {chosen[0].reading_id for chosen in places.values()})
    return {
        question: readings[chosen[0].reading_id].passage(chosen)
        for question, chosen in places.items()
    }


@dataclass(frozen=True, slots=True)
class _Place:
    """A row of the source table: the passage, or a part that is asked."""

    reading_id: int
    occurrence: int
    part: int
    start: int
    end: int


def _places(
    session: Session, question_ids: Iterable[int], seen: Mapping[str, Collection[int] | None]
) -> dict[int, list[_Place]]:
    """Return the places of each question where it is best seen: the passage, then its parts."""
    within = {name: list(ids) for name, ids in seen.items() if ids is not None}
    wanted = {"questions": list(set(question_ids))} | within
    rows = columns(session, _standing_in(*within), wanted)
    found: dict[int, list[_Place]] = defaultdict(list)
    for question, *stands in rows:
        place, chosen = _Place(*stands), found[question]
        if not chosen or _standing(place) == _standing(chosen[0]):
            chosen.append(place)
    return found


@cache
def _standing_in(*within: str) -> Select[int, int, int, int, int, int]:
    """Return the select of the places of questions: in all speeches, or within what is named.

    It is part of each question's page, so it is built once.
    """
    query = (
        select(
            Source.question_id,
            Source.reading_id,
            Source.occurrence,
            Source.part,
            Source.start,
            Source.end,
        )
        .join(Reading, Reading.id == Source.reading_id)
        .join(Speech, Speech.id == Reading.speech_id)
        .where(Source.question_id.in_(bindparam("questions", expanding=True)))
        .order_by(
            Source.question_id,
            Speech.is_current.desc(),
            Speech.id,
            Reading.id.desc(),
            Source.occurrence,
            Source.part,
        )
    )
    taught = select(CourseSpeech.speech_id).where(
        CourseSpeech.course_id.in_(bindparam("courses", expanding=True))
    )
    conditions = {
        "speeches": Speech.id.in_(bindparam("speeches", expanding=True)),
        "courses": Speech.is_current & Speech.id.in_(taught),
    }
    return query.where(*(conditions[name] for name in within))


def _standing(place: _Place) -> tuple[int, int]:
    return place.reading_id, place.occurrence


def _readings(session: Session, ids: Iterable[int]) -> dict[int, _Reading]:
    rows = columns(session, _read_in(), {"readings": list(ids)})
    return {
        id_: _Reading(text, Places(removed, repairs), outline, speech_id, title)
        for id_, text, removed, repairs, outline, speech_id, title in rows
    }


@cache
def _read_in() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Reading.id,
            Reading.text,
            Reading.removed,
            Reading.repairs,
            Reading.outline,
            Speech.id,
            Speech.title,
        )
        .join(Speech, Speech.id == Reading.speech_id)
        .where(Reading.id.in_(bindparam("readings", expanding=True)))
        .order_by(Reading.id)
    )


class _Reading:
    """A reading made ready once to show any number of its questions."""

    def __init__(
        self, text: str, places: Places, outline: Sequence[dict[str, Any]], speech: int, title: str
    ) -> None:
        self.text, self.places, self.outline = text, places, outline
        self.speech, self.title = speech, title
        self.paragraphs = paragraphs(text)
        self.paragraph_starts = [paragraph.start for paragraph in self.paragraphs]
        self.heading_starts = [heading["start"] for heading in outline]

    def passage(self, chosen: Sequence[_Place]) -> Passage:
        """Return the passage of a question: its first place is the passage itself."""
        whole, *parts = chosen
        marks = [self.places.clean(part.start, part.end) for part in parts]
        shown = self._shown(marks or [self.places.clean(whole.start, whole.end)])
        asked = [self.text[start:end] for start, end in marks]
        return Passage(
            speech_id=self.speech,
            speech_title=self.title,
            chapter=self._chapter(whole.start, asked),
            segments=tuple(self._segments(shown, marks)),
            anchor=shown[0].number,
        )

    def _shown(self, marks: Sequence[tuple[int, int]]) -> list[Paragraph]:
        """Return the paragraphs that hold a mark, the first few of them."""
        numbers: set[int] = set()
        for start, end in marks:
            first = bisect_right(self.paragraph_starts, start) - 1
            last = bisect_right(self.paragraph_starts, max(start, end - 1)) - 1
            numbers.update(range(max(0, first), last + 1))
        return [self.paragraphs[number] for number in sorted(numbers)[:PARAGRAPHS_SHOWN]]

    def _segments(
        self, shown: Sequence[Paragraph], marks: Sequence[tuple[int, int]]
    ) -> Iterator[Segment]:
        previous = None
        for paragraph in shown:
            if previous:
                skipped = paragraph.number > previous.number + 1
                yield Segment("\n……\n" if skipped else "\n", marked=False)
            yield from segments(self.text, paragraph.start, paragraph.end, marks)
            previous = paragraph

    def _chapter(self, place: int, asked: Sequence[str]) -> str:
        """Return the headings above a place, outermost first, up to one that gives an answer."""
        names: list[str] = []
        for heading in self._above(place):
            name = heading["marker"] + heading["heading"]
            if any(answer in name for answer in asked):
                break
            names.append(_short(name))
        return " › ".join(names)

    def _above(self, place: int) -> list[dict[str, Any]]:
        """Return the headings a place stands under; one that begins there is not above it."""
        following = bisect_left(self.heading_starts, place)
        above: int | None = following - 1
        if following < len(self.outline):
            own = self.outline[following]
            if own["start"] - place <= len(own["marker"]) + 1:
                above = own["parent"]
        path: list[dict[str, Any]] = []
        while above is not None and above >= 0:
            path.insert(0, self.outline[above])
            above = self.outline[above]["parent"]
        return path


def _short(name: str) -> str:
    return name if len(name) <= CHAPTER_CHARACTERS else name[: CHAPTER_CHARACTERS - 1] + "…"
