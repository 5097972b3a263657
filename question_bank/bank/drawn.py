"""The questions of a test as they were drawn: the version, its answers and where it comes from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.courses import CourseSpeech
from question_bank.bank.questions import AcceptedAnswer, Question, Source, Version
from question_bank.bank.speeches import Reading, Speech
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import from_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a question comes from: 出处."""

    title: str
    speaker: str
    given_on: date | None
    occasion: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """One question of a test, in the version that was live when it was drawn."""

    question_id: int
    version_id: int
    content: Content
    origin: Origin


def load(session: Session, course_id: int, question_ids: Sequence[int]) -> dict[int, Drawn]:
    """Return the questions of a course by their ids, each in its live version."""
    origins = _origins(session, course_id, question_ids)
    accepted = _accepted(session, question_ids)
    live = (
        select(Question.id, Version.id, Version.content)
        .join(Version, (Version.question_id == Question.id) & (Version.number == Question.live))
        .where(Question.id.in_(question_ids))
        .order_by(Question.id)
    )
    drawn = {}
    for question_id, version_id, stored in session.execute(live):
        content = _with_accepted(from_json(stored), accepted[version_id])
        drawn[question_id] = Drawn(question_id, version_id, content, origins[question_id])
    return drawn


def _origins(session: Session, course_id: int, question_ids: Sequence[int]) -> dict[int, Origin]:
    """Return where each question comes from: the first material of the course that has it."""
    places = (
        select(Source.question_id, Speech.title, Speech.speaker, Speech.given_on, Speech.occasion)
        .join(Reading, Reading.id == Source.reading_id)
        .join(Speech, Speech.id == Reading.speech_id)
        .join(CourseSpeech, CourseSpeech.speech_id == Speech.id)
        .where(CourseSpeech.course_id == course_id, Speech.is_current)
        .where(Source.question_id.in_(question_ids), Source.part == -1)
        .order_by(Source.question_id, CourseSpeech.position, Speech.id, Source.start)
    )
    origins: dict[int, Origin] = {}
    for question_id, title, speaker, given_on, occasion in session.execute(places):
        origins.setdefault(question_id, Origin(title, speaker, given_on, occasion))
    return origins


def _accepted(
    session: Session, question_ids: Sequence[int]
) -> defaultdict[int, list[tuple[int, str]]]:
    rows = (
        select(AcceptedAnswer.version_id, AcceptedAnswer.part, AcceptedAnswer.answer)
        .join(Version, Version.id == AcceptedAnswer.version_id)
        .where(Version.question_id.in_(question_ids))
        .order_by(AcceptedAnswer.version_id, AcceptedAnswer.part, AcceptedAnswer.answer)
    )
    accepted: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for version_id, part, answer in session.execute(rows):
        accepted[version_id].append((part, answer))
    return accepted


def _with_accepted(content: Content, added: Iterable[tuple[int, str]]) -> Content:
    """Return the content with the answers that were accepted later beside its own."""
    if not isinstance(content, Cloze):
        return content
    accepted = [list(variants) for variants in content.accepted]
    for part, answer in added:
        if answer not in accepted[part]:
            accepted[part].append(answer)
    return replace(content, accepted=tuple(tuple(variants) for variants in accepted))
