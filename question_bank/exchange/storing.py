"""Questions of a file into the bank: as drafts of one material, never a second time."""

from __future__ import annotations

import re
import secrets
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.curating import Likeness
from question_bank.bank.curation.likeness import note_live, numbers_of
from question_bank.bank.materials.catalogue import editable_bank
from question_bank.bank.materials.places import Places
from question_bank.bank.questions import PASSAGE, Question, Source, Version
from question_bank.bank.speeches import Speech, latest_reading
from question_bank.bank.versions import LIVE, first_version
from question_bank.bank.wording import words_of
from question_bank.questions.content import from_json, keys, prompt, to_json
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.bank.speeches import Reading
    from question_bank.exchange.found import Found
    from question_bank.questions.content import Content

SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
AT_ONCE = 500  # numbers in one query
ALIKE = 0.3  # share of a question's pairs of characters that its sentence has at least
NOWHERE = "没有在这份材料里找到出处，请对照原文核对"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What becomes of a question: `known` stands in the bank already, `place` is its sentence."""

    found: Found
    known: bool
    place: tuple[int, int] | None


def foreseen(
    session: Session, questions: Sequence[Found], *, speech_id: int, person_id: int
) -> tuple[Arrival, ...]:
    """Return what would become of each question of a file; nothing is stored.

    Raises:
        NotFound: there is no such speech for this person.
        Refused: `not_an_editor`.

    """
    bank_id = editable_bank(session, person_id, speech_id)
    known = _known(session, bank_id, [one.content for one in questions])
    sentences = Sentences(latest_reading(session, speech_id).text)
    arrivals = []
    for one in questions:
        identity = _identity(one.content)
        place = None if identity in known else sentences.place_of(one.content)
        arrivals.append(Arrival(one, identity in known, place))
        known.add(identity)
    return tuple(arrivals)


def store(
    session: Session,
    questions: Sequence[Found],
    *,
    speech_id: int,
    person_id: int,
    now: datetime,
) -> int:
    """Store the questions that the bank has not, all of them as drafts; return how many.

    Raises:
        NotFound: there is no such speech for this person.
        Refused: `not_an_editor`.

    """
    editable_bank(session, person_id, speech_id)
    # what is sent twice at once is stored one after the other, the second time as known
    session.scalar(select(Speech.id).where(Speech.id == speech_id).with_for_update())
    arrivals = foreseen(session, questions, speech_id=speech_id, person_id=person_id)
    reading = latest_reading(session, speech_id)
    new = [(one, _question(one, reading.bank_id, now)) for one in arrivals if not one.known]
    session.add_all(question for _, question in new)
    session.flush()
    places = Places(reading.removed, reading.repairs)
    for one, question in new:
        start, end = places.raw(*(one.place or _first_sentence(reading.text)))
        session.add_all(
            (
                first_version(question, one.found.content, author_id=person_id),
                _source(question, reading, start, end),
            )
        )
    session.flush()
    note_live(session, [question.id for _, question in new])
    return len(new)


class Sentences:
    """The sentences of a text, to be found by what they say."""

    def __init__(self, text: str) -> None:
        self._spans = [found.span() for found in SENTENCE.finditer(text)]
        self._folded = [folded(text[start:end]) for start, end in self._spans]
        self._sizes: list[int] = []
        self._saying: defaultdict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._folded):
            pairs = _pairs(words)
            self._sizes.append(len(pairs))
            for pair in pairs:
                self._saying[pair].append(number)

    def place_of(self, content: Content) -> tuple[int, int] | None:
        """Return where the sentence stands that a question is most like; None if none is."""
        asked = _pairs(folded(prompt(content) + "".join(keys(content))))
        shared = Counter(number for pair in asked for number in self._saying.get(pair, ()))
        wanted = [folded(key) for key in keys(content)]
        best, found = ALIKE, None
        for number in sorted(shared):
            share = shared[number] / min(len(asked), self._sizes[number])
            if share > best and any(key in self._folded[number] for key in wanted):
                best, found = share, self._spans[number]
        return found


def _pairs(words: str) -> set[str]:
    return {"".join(pair) for pair in pairwise(words)}


def _identity(content: Content) -> tuple[str, ...]:
    return (content.kind, folded(prompt(content)), *map(folded, keys(content)))


def _known(session: Session, bank_id: int, contents: Iterable[Content]) -> set[tuple[str, ...]]:
    """Return which questions of the bank there are among those that may be the same as these.

    It costs as much as there are of these, however many the bank holds.
    """
    numbers = {one for content in contents for one in numbers_of(words_of(to_json(content)))}
    known: set[tuple[str, ...]] = set()
    for some in _by(AT_ONCE, sorted(numbers)):
        near = select(Likeness.question_id).where(Likeness.number.in_(some))
        rows = session.scalars(
            select(Version.content)
            .join(Question, LIVE)
            .where(Question.bank_id == bank_id, Question.id.in_(near))
        )
        known.update(_identity(from_json(stored)) for stored in rows)
    return known


def _by(size: int, numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + size] for start in range(0, len(numbers), size))


def _source(question: Question, reading: Reading, start: int, end: int) -> Source:
    return Source(
        question_id=question.id, reading_id=reading.id, part=PASSAGE, start=start, end=end
    )


def _question(arrival: Arrival, bank_id: int, now: datetime) -> Question:
    return Question(
        bank_id=bank_id,
        fingerprint=secrets.token_hex(8),
        kind=arrival.found.content.kind,
        ready=False,
        chosen=False,
        score=0.5,
        notes=[] if arrival.place else [NOWHERE],
        created_at=now,
    )


def _first_sentence(text: str) -> tuple[int, int]:
    found = SENTENCE.search(text)
    return found.span() if found else (0, len(text))
