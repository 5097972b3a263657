"""What has to go with a speech, or with single questions, so that none of their words stays."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from question_bank.bank.questions import Question, RequirementSource, Source, Version
from question_bank.bank.speeches import Reading, ReadingFile, Speech
from question_bank.errors import NotFound
from question_bank.papers.tables import Issue, Paper, ReviewList
from question_bank.study.examining.plans import asked_by
from question_bank.study.exams import Exam, Sitting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

SHORTEST = 4  # characters that two texts do not share by chance
AT_ONCE = 500
WORDS = re.compile(r"[\u4e00-\u9fff]{4,}")
LONGEST_PHRASES = 5


@dataclass(frozen=True, slots=True)
class Doomed:
    """Ids of what goes, by kind, a sitting's with its trainee's before it.

    `phrases` are words nobody should find afterwards.
    """

    speeches: frozenset[int]
    requirements: frozenset[int]
    questions: frozenset[int]
    papers: dict[int, str]
    exams: dict[int, str]
    sittings: frozenset[tuple[int, int]]
    lists: frozenset[int]
    since: datetime
    titles: tuple[str, ...] = ()
    phrases: tuple[str, ...] = field(default=(), repr=False)


def doomed_with(
    session: Session, speech_id: int | None, question_ids: Iterable[int] = ()
) -> Doomed:
    """Return what goes with a speech and with single questions.

    Raises:
        NotFound: there is no such speech or question.

    """
    speech = None if speech_id is None else session.get(Speech, speech_id)
    asked = [session.get(Question, id_) for id_ in question_ids]
    if speech_id is not None and speech is None:
        raise NotFound("speech")
    if None in asked:
        raise NotFound("question")
    readings = _readings(session, speech_id)
    requirements = _only_there(session, readings)
    questions = _questions(session, readings, requirements) | set(question_ids)
    made = [one.created_at for one in (speech, *asked) if one is not None]
    versions = set(_in(session, Version.id, Version.question_id, questions))
    exams = {exam.id: exam.title for exam in session.scalars(select(Exam))
             if asked_by(exam) & questions}  # fmt: skip
    return Doomed(
        speeches=frozenset() if speech_id is None else frozenset({speech_id}),
        requirements=frozenset(requirements),
        questions=frozenset(questions),
        papers=_papers(session, versions),
        exams=exams,
        sittings=_sittings(session, questions, exams),
        lists=_lists(session, questions),
        since=min(made),
        titles=_titles(session, speech),
        phrases=_phrases(session, readings, questions),
    )


def _readings(session: Session, speech_id: int | None) -> dict[int, str]:
    return {
        reading.id: reading.text
        for reading in session.scalars(select(Reading).where(Reading.speech_id == speech_id))
    }


def _only_there(session: Session, readings: Iterable[int]) -> set[int]:
    """Return the requirements that stand in no other reading."""
    column = RequirementSource.requirement_id
    here = set(_in(session, column, RequirementSource.reading_id, readings))
    return here - _elsewhere(session, column, RequirementSource.reading_id, readings)


def _elsewhere(session: Session, column: Any, reading: Any, readings: Iterable[int]) -> set[int]:  # noqa: ANN401 - columns
    return set(session.scalars(select(column).where(reading.not_in(list(readings)))))


def _questions(session: Session, readings: dict[int, str], requirements: set[int]) -> set[int]:
    """Return the questions of these readings alone, and all that use words of theirs alone."""
    here = set(_in(session, Source.question_id, Source.reading_id, readings))
    here -= _elsewhere(session, Source.question_id, Source.reading_id, readings)
    here |= set(_in(session, Question.id, Question.requirement_id, requirements))
    if not readings:
        return here
    text = "\n".join(readings.values())
    others = list(session.scalars(select(Reading.text).where(Reading.id.not_in(list(readings)))))
    rows = session.execute(select(Version.question_id, Version.content)).yield_per(AT_ONCE)
    known: dict[str, bool] = {}
    for question_id, content in rows:
        if question_id not in here and any(
            _is_theirs(words, text, others, known) for words in _strings(content)
        ):
            here.add(question_id)
    return here


def _is_theirs(words: str, text: str, others: Sequence[str], known: dict[str, bool]) -> bool:
    """Return whether words stand in a text and in no other one."""
    if words not in known:
        known[words] = words in text and not any(words in other for other in others)
    return known[words]


def _strings(content: object) -> Iterator[str]:
    """Yield every piece of Chinese of some length in a JSON value."""
    if isinstance(content, str):
        yield from WORDS.findall(content)
    elif isinstance(content, dict | list):
        inner = content.values() if isinstance(content, dict) else content
        for one in inner:
            yield from _strings(one)


def _papers(session: Session, versions: set[int]) -> dict[int, str]:
    rows = session.execute(
        select(Paper.id, Paper.title, Issue.version_ids).join(Issue, Issue.paper_id == Paper.id)
    )
    return {id_: title for id_, title, ids in rows if versions & set(ids)}


def _sittings(
    session: Session, questions: set[int], exams: Iterable[int]
) -> frozenset[tuple[int, int]]:
    found = select(Sitting.trainee_id, Sitting.id, Sitting.exam_id, Sitting.drawn)
    rows = session.execute(found).yield_per(AT_ONCE)
    gone = set(exams)
    return frozenset(
        (trainee_id, id_)
        for trainee_id, id_, exam_id, drawn in rows
        if exam_id in gone or questions & {question_id for _, question_id, _ in drawn}
    )


def _lists(session: Session, questions: set[int]) -> frozenset[int]:
    rows = session.execute(select(ReviewList.id, ReviewList.asked))
    return frozenset(id_ for id_, asked in rows if questions & {pair[0] for pair in asked})


def _titles(session: Session, speech: Speech | None) -> tuple[str, ...]:
    """Return what the speech and its files are called, where nothing else is called so."""
    if speech is None:
        return ()
    names = session.scalars(
        select(ReadingFile.name).join(Reading).where(Reading.speech_id == speech.id)
    )
    others = select(Speech.id).where(Speech.title == speech.title, Speech.id != speech.id)
    titles = () if session.scalars(others).first() else (speech.title,)
    return tuple(name for name in (*titles, *names) if len(name) > SHORTEST)


def _phrases(session: Session, readings: dict[int, str], questions: set[int]) -> tuple[str, ...]:
    """Return the longest runs of words that are gone for good, to be looked for afterwards."""
    contents = _in(session, Version.content, Version.question_id, questions)
    found = {words for text in readings.values() for words in WORDS.findall(text)}
    if not readings:
        found = {words for content in contents for words in _strings(content)}
    return tuple(sorted(found, key=lambda words: (-len(words), words))[:LONGEST_PHRASES])


def _in(session: Session, wanted: Any, column: Any, values: Iterable[int]) -> Iterator[Any]:  # noqa: ANN401 - columns
    """Yield a column of the rows where another has one of these values."""
    ids = sorted(values)
    for start in range(0, len(ids), AT_ONCE):
        yield from session.scalars(select(wanted).where(column.in_(ids[start : start + AT_ONCE])))
