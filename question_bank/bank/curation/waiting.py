"""Which questions wait for a curator, and which of them can be accepted together."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, select, union_all

from question_bank.bank.base import renamed
from question_bank.bank.curating import Proposal
from question_bank.bank.curation.checks import quotes
from question_bank.bank.curation.sections import sections
from question_bank.bank.members import editable_banks
from question_bank.bank.questions import PASSAGE, Question, Source, Status
from question_bank.bank.speeches import Reading
from question_bank.bank.versions import is_reworded

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session


class Stage(enum.StrEnum):
    """For what a question waits: to be decided on, for a second approval, its source looked at."""

    FIRST = "first"
    SECOND = "second"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Which questions are looked at; None means all.

    `section` is the number of a heading in the outline of the speech, `score` the least that the
    generator thinks of a question.
    """

    speech_id: int | None = None
    kind: str | None = None
    section: int | None = None
    score: float | None = None
    stage: Stage | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is looked for in particular."""
        return self != Waiting()


def fit(session: Session, person_id: int, waiting: Waiting) -> list[ColumnElement[bool]]:
    """Return the conditions on questions that are fit to be accepted together.

    Quotations and statements that were changed are read one by one, and so is what somebody has
    accepted already or what needs an edit.
    """
    return [
        Question.status == Status.DRAFT,
        Question.ready.is_(True),
        Question.source_changed.is_(False),
        ~is_reworded(),
        ~quotes(),
        ~_is_proposed(Question),
        *narrowed(session, person_id, waiting),
    ]


def narrowed(session: Session, person_id: int, waiting: Waiting) -> list[ColumnElement[bool]]:
    """Return the conditions on questions that a person may decide about and that are looked at."""
    conditions: list[ColumnElement[bool]] = [Question.bank_id.in_(editable_banks(person_id))]
    if waiting.speech_id is not None:
        conditions.append(_placed(session, person_id, waiting.speech_id, waiting.section))
    if waiting.kind is not None:
        conditions.append(Question.kind == waiting.kind)
    if waiting.score is not None:
        conditions.append(Question.score >= waiting.score)
    return conditions


def of_speech(speech_id: int) -> ColumnElement[bool]:
    """Return the condition on questions that stand in a speech."""
    return Question.id.in_(
        select(Source.question_id)
        .join(Reading, Reading.id == Source.reading_id)
        .where(Reading.speech_id == speech_id, Source.part == PASSAGE)
    )


def _placed(
    session: Session, person_id: int, speech_id: int, section: int | None
) -> ColumnElement[bool]:
    """Return the condition on questions that stand in a speech, under one of its headings."""
    found = None if section is None else sections(session, person_id, speech_id).get(section)
    if found is None:
        return of_speech(speech_id)
    return Question.id.in_(
        select(Source.question_id).where(
            Source.reading_id == found.reading_id,
            Source.part == PASSAGE,
            Source.start >= found.start,
            Source.start < found.end,
        )
    )


def conditions(session: Session, person_id: int, waiting: Waiting) -> list[ColumnElement[bool]]:
    """Return the conditions on questions that wait for a person.

    Drafts wait, approved questions whose source has changed, and what others have accepted.
    """
    stages = {
        Stage.FIRST: _undecided(person_id).where(_ASKED.status == Status.DRAFT),
        Stage.CHANGED: _undecided(person_id).where(
            _ASKED.source_changed, _ASKED.status == Status.APPROVED
        ),
        Stage.SECOND: select(Proposal.question_id).where(Proposal.person_id != person_id),
    }
    wanted = [stages[waiting.stage]] if waiting.stage else stages.values()
    return [Question.id.in_(union_all(*wanted)), *narrowed(session, person_id, waiting)]


_ASKED = renamed(Question)


def _undecided(person_id: int) -> Select[int]:
    """Return the select of the ids of a person's questions that nobody stands for yet."""
    return select(_ASKED.id).where(
        _ASKED.bank_id.in_(editable_banks(person_id)), ~_is_proposed(_ASKED)
    )


def _is_proposed(asked: type[Question]) -> ColumnElement[bool]:
    return exists().where(Proposal.question_id == asked.id).correlate(asked)
