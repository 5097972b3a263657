"""提法或人名变动: everything that shows or accepts a phrase, so that it can be stopped at once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Text, cast, func, or_, select

from question_bank.bank.curation.bulk import NEXT
from question_bank.bank.curation.filters import has_words
from question_bank.bank.members import editable_banks, readable_banks
from question_bank.bank.paging import place
from question_bank.bank.questions import Question, Status, Version
from question_bank.bank.speeches import Reading, Speech
from question_bank.bank.versions import LIVE
from question_bank.papers import tables
from question_bank.papers.reach import courses_asking, exams_to_come, trainees_met
from question_bank.papers.secrecy import readable_papers

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.papers.reach import ReachedExam

SHORTEST = 2
PAGE = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """What shows or accepts a phrase.

    `questions` are the ids of a page of those that can be stopped, of `total`; `away` counts those
    that were sent back or retired before. Speeches are (id, title, is in use, may be edited),
    papers (id, title); pages count from 1. `courses` ask the questions that can be stopped, and
    `trainees` have met one of them; None is fewer than five.
    """

    questions: tuple[int, ...]
    total: int
    away: int
    page: int
    pages: int
    speeches: tuple[tuple[int, str, bool, bool], ...]
    exams: tuple[ReachedExam, ...]
    papers: tuple[tuple[int, str], ...]
    courses: tuple[str, ...]
    trainees: int | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing shows it."""
        return not (self.total or self.away or self.speeches or self.exams or self.papers)


def shown(session: Session, person_id: int, phrase: str, *, now: datetime, page: int = 1) -> Shown:
    """Return where a phrase stands, letter for letter, as far as the person may read."""
    counts = _counts(session, person_id, phrase)
    total = sum(counts.get(status, 0) for status in NEXT)
    page, pages = place(page, total, PAGE)
    ids = session.scalars(
        stoppable(person_id, phrase)
        .order_by(Question.id.desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return Shown(
        tuple(ids),
        total,
        sum(counts.values()) - total,
        page,
        pages,
        _speeches(session, person_id, phrase),
        _exams(session, person_id, phrase, now),
        _papers(session, person_id, phrase, now),
        courses_asking(session, stoppable(person_id, phrase)),
        trainees_met(session, stoppable(person_id, phrase)),
    )


def stoppable(person_id: int, phrase: str) -> Select[int]:
    """Return the select of the questions that show or accept a phrase and are not put away yet."""
    return _showing(person_id, phrase).where(Question.status.in_(NEXT))


def _showing(person_id: int, phrase: str) -> Select[int]:
    return (
        select(Question.id)
        .join(Version, LIVE)
        .where(Question.bank_id.in_(readable_banks(person_id)), has_words(phrase))
    )


def _counts(session: Session, person_id: int, phrase: str) -> dict[Status, int]:
    rows = session.execute(
        _showing(person_id, phrase)
        .with_only_columns(Question.status, func.count())
        .group_by(Question.status)
    )
    return dict(rows.all())


def _speeches(
    session: Session, person_id: int, phrase: str
) -> tuple[tuple[int, str, bool, bool], ...]:
    """Return the speeches that trainees read the phrase in: it stands in the text or the title."""
    latest = select(func.max(Reading.id)).group_by(Reading.speech_id)
    rows = session.execute(
        select(
            Speech.id,
            Speech.title,
            Speech.is_current,
            Speech.bank_id.in_(editable_banks(person_id)),
        )
        .join(Reading, Reading.speech_id == Speech.id)
        .where(Reading.id.in_(latest), Speech.bank_id.in_(readable_banks(person_id)))
        .where(
            or_(
                Reading.text.contains(phrase, autoescape=True),
                Speech.title.contains(phrase, autoescape=True),
                Speech.speaker.contains(phrase, autoescape=True),
            )
        )
        .order_by(Speech.is_current.desc(), Speech.id.desc())
    )
    return tuple((id_, title, current, bool(mine)) for id_, title, current, mine in rows)


def _exams(session: Session, person_id: int, phrase: str, now: datetime) -> tuple[ReachedExam, ...]:
    """Return the exams still to be sat that have drawn a version with the phrase.

    Others' exams are searched in banks that the person may read, and not by their titles.
    """
    exams = exams_to_come(session, person_id, now=now)
    drawn = {version for _, pairs in exams for version, *_ in pairs}
    rows = session.execute(
        select(Version.id, Question.bank_id.in_(readable_banks(person_id)))
        .join(Question, Question.id == Version.question_id)
        .where(Version.id.in_(drawn), has_words(phrase))
    )
    may_read = dict(rows.all())
    return tuple(
        exam
        for exam, pairs in exams
        if (exam.is_mine and phrase in exam.title)
        or any(exam.is_mine or may_read[version] for version, *_ in pairs if version in may_read)
    )


def _papers(
    session: Session, person_id: int, phrase: str, now: datetime
) -> tuple[tuple[int, str], ...]:
    """Return the papers that print the phrase, in a question, its key, the title or the notes."""
    stored = json.dumps(phrase, ensure_ascii=False)[1:-1]  # as it stands inside JSON
    printing = select(tables.Issue.paper_id).where(
        cast(tables.Issue.printed, Text).contains(stored, autoescape=True)
    )
    rows = session.execute(
        select(tables.Paper.id, tables.Paper.title)
        .where(tables.Paper.id.in_(readable_papers(person_id, now=now)))
        .where(
            or_(
                tables.Paper.id.in_(printing),
                cast(tables.Paper.blueprint, Text).contains(stored, autoescape=True),
            )
        )
        .order_by(tables.Paper.id.desc())
    )
    return tuple((id_, title) for id_, title in rows)
