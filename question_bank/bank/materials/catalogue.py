"""学习材料 as an instructor sees them: how far each has come, and which are one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, exists, func, or_, select, update

from question_bank.bank.courses import CourseSpeech
from question_bank.bank.curating import SpeechAct, SpeechChange
from question_bank.bank.materials.changed_sources import flag_changed_sources
from question_bank.bank.materials.facts import editable, record
from question_bank.bank.members import editable_banks, readable_banks
from question_bank.bank.paging import place
from question_bank.bank.questions import PASSAGE, Question, RequirementSource, Source, Status
from question_bank.bank.speeches import Bank, Reading, Speech
from question_bank.bank.versions import is_reworded
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from sqlalchemy.orm import Session


PAGE = 30


@dataclass(frozen=True, slots=True)
class Material:
    """A speech in the list.

    `ready` are drafts fit as they stand, `covered` are requirements with an approved question.
    """

    id: int
    title: str
    speaker: str
    given_on: date | None
    is_current: bool
    is_sample: bool
    requirements: int
    covered: int
    drafts: int
    ready: int
    approved: int
    rejected: int
    retired: int

    @property
    def questions(self) -> int:
        """How many questions were made of it, whatever became of them."""
        return self.drafts + self.approved + self.rejected + self.retired

    @property
    def decided(self) -> int:
        """How many of them somebody has decided on."""
        return self.questions - self.drafts


@dataclass(frozen=True, slots=True)
class Materials:
    """One page of the speeches, of `total`; pages count from 1."""

    rows: tuple[Material, ...]
    total: int
    page: int
    pages: int


def materials(session: Session, person_id: int, *, words: str = "", page: int = 1) -> Materials:
    """Return a page of the speeches a person may read: those in use first, then the newest first.

    With `words` those alone whose title or speaker holds them. Pages count from 1; a page beyond
    the last gives the last.
    """
    query = select(
        Speech.id,
        Speech.title,
        Speech.speaker,
        Speech.given_on,
        Speech.is_current,
        Speech.is_sample,
    ).where(Speech.bank_id.in_(readable_banks(person_id)))
    for word in words.split():
        named = (
            column.contains(word, autoescape=True) for column in (Speech.title, Speech.speaker)
        )
        query = query.where(or_(*named))
    total = session.scalars(select(func.count()).select_from(query.subquery())).one()
    page, pages = place(page, total, PAGE)
    rows = session.execute(
        query.order_by(Speech.is_current.desc(), Speech.id.desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    ).all()
    ids = [row.id for row in rows]
    questions, requirements = _questions(session, ids), _requirements(session, ids)
    listed = tuple(Material(*row, *requirements[row[0]], *questions[row[0]]) for row in rows)
    return Materials(listed, total, page, pages)


def editable_bank(session: Session, person_id: int, speech_id: int) -> int:
    """Return the bank of a speech that the person may edit.

    Raises:
        NotFound: there is no such speech for this person.
        Refused: `not_an_editor`.

    """
    return editable(session, person_id, speech_id).bank_id


def namesake(session: Session, person_id: int, speech_id: int) -> int | None:
    """Return an earlier speech of the same title that this one could be joined to."""
    speech = session.get_one(Speech, speech_id)
    may_edit = session.scalar(editable_banks(person_id).where(Bank.id == speech.bank_id))
    if not may_edit or _is_taught(session, speech_id):
        return None
    return session.scalar(
        select(Speech.id)
        .where(Speech.bank_id == speech.bank_id, Speech.title == speech.title)
        .where(Speech.id < speech_id)
        .order_by(Speech.id)
        .limit(1)
    )


def join(session: Session, person_id: int, speech_id: int, *, into: int, now: datetime) -> int:
    """Make the text of one speech a later reading of another of the same title; the first goes.

    Returns how many questions of the speech find their words gone or altered.

    Raises:
        NotFound: there is no such speech for this person.
        Refused: `not_an_editor`, or `not_the_same_speech`: another bank or title, or in a course.

    """
    double, speech = (editable(session, person_id, id_) for id_ in (speech_id, into))
    same = double.bank_id == speech.bank_id and double.title == speech.title
    if not same or double.id == speech.id or _is_taught(session, double.id):
        raise Refused("not_the_same_speech")
    for table in (Reading, SpeechChange):
        session.execute(
            update(table)
            .where(table.speech_id == double.id)
            .values(speech_id=speech.id)
            .execution_options(synchronize_session=False)
        )
    readings = session.scalars(
        select(Reading).where(Reading.speech_id == speech.id).order_by(Reading.id.desc())
    ).all()
    changed = flag_changed_sources(session, readings[0], [earlier.id for earlier in readings[1:]])
    told = {"title": double.title, "read_at": double.created_at.isoformat()}
    session.delete(double)
    record(session, speech.id, SpeechAct.JOIN, person_id=person_id, before={}, after=told, now=now)
    return changed


def _is_taught(session: Session, speech_id: int) -> bool:
    return bool(session.scalar(select(exists().where(CourseSpeech.speech_id == speech_id))))


def _questions(session: Session, speech_ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Return by speech how many are drafts, ready drafts, approved, rejected and retired."""
    stands = (
        select(Reading.speech_id, Source.question_id)
        .join(Source, (Source.reading_id == Reading.id) & (Source.part == PASSAGE))
        .where(Reading.speech_id.in_(speech_ids))
        .distinct()
        .subquery()
    )
    counted = [
        func.sum(case((Question.status == Status.DRAFT, 1), else_=0)),
        func.sum(
            case(((Question.status == Status.DRAFT) & Question.ready & ~is_reworded(), 1), else_=0)
        ),
        *(
            func.sum(case((Question.status == status, 1), else_=0))
            for status in (Status.APPROVED, Status.REJECTED, Status.RETIRED)
        ),
    ]
    rows = session.execute(
        select(stands.c.speech_id, *counted)
        .join(Question, Question.id == stands.c.question_id)
        .group_by(stands.c.speech_id)
    )
    found = {row[0]: tuple(row[1:]) for row in rows}
    return defaultdict(lambda: (0,) * len(counted), found)


def _requirements(session: Session, speech_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """Return, by speech, how many requirements it has and how many of them an approved question."""
    stands = (
        select(Reading.speech_id, RequirementSource.requirement_id)
        .join(RequirementSource, RequirementSource.reading_id == Reading.id)
        .where(Reading.speech_id.in_(speech_ids))
        .distinct()
        .subquery()
    )
    asked = exists().where(
        Question.requirement_id == stands.c.requirement_id, Question.status == Status.APPROVED
    )
    rows = session.execute(
        select(stands.c.speech_id, func.count(), func.sum(case((asked, 1), else_=0))).group_by(
            stands.c.speech_id
        )
    )
    return defaultdict(lambda: (0, 0), {speech: (all_, covered) for speech, all_, covered in rows})
