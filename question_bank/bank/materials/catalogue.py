"""学习材料 as an instructor sees them: how far each has come, and what is known of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, exists, func, select, update

from question_bank.bank.courses import CourseSpeech
from question_bank.bank.materials.drafts import flag_changed_sources
from question_bank.bank.members import readable_banks, require_edit
from question_bank.bank.questions import PASSAGE, Question, RequirementSource, Source, Status
from question_bank.bank.speeches import Publicity, Reading, Speech
from question_bank.bank.versions import is_reworded
from question_bank.errors import NotFound, Refused

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a speech beside its text."""

    title: str
    speaker: str = ""
    post: str = ""
    given_on: date | None = None
    occasion: str = ""
    origin: str = ""
    publicity: Publicity = Publicity.PUBLIC
    is_current: bool = True


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


def materials(session: Session, person_id: int) -> tuple[Material, ...]:
    """Return the speeches a person may read: those in use first, then the newest first."""
    questions = _questions(session, person_id)
    requirements = _requirements(session, person_id)
    rows = session.execute(
        select(
            Speech.id,
            Speech.title,
            Speech.speaker,
            Speech.given_on,
            Speech.is_current,
            Speech.is_sample,
        )
        .where(Speech.bank_id.in_(readable_banks(person_id)))
        .order_by(Speech.is_current.desc(), Speech.id.desc())
    )
    return tuple(Material(*row, *requirements[row[0]], *questions[row[0]]) for row in rows)


def facts(session: Session, person_id: int, speech_id: int) -> Facts:
    """Return what is known of a speech.

    Raises:
        NotFound: there is no such speech for this person.

    """
    row = session.execute(
        select(
            Speech.title,
            Speech.speaker,
            Speech.post,
            Speech.given_on,
            Speech.occasion,
            Speech.origin,
            Speech.publicity,
            Speech.is_current,
        ).where(Speech.id == speech_id, Speech.bank_id.in_(readable_banks(person_id)))
    ).one_or_none()
    if row is None:
        raise NotFound("speech")
    return Facts(*row)


def edit_facts(session: Session, person_id: int, speech_id: int, known: Facts) -> None:
    """Keep what an instructor confirmed or filled in.

    Raises:
        NotFound: there is no such speech for this person.
        Refused: `not_an_editor`.

    """
    speech = _editable(session, person_id, speech_id)
    speech.title, speech.speaker, speech.post = known.title, known.speaker, known.post
    speech.given_on, speech.occasion, speech.origin = known.given_on, known.occasion, known.origin
    speech.publicity, speech.is_current = known.publicity, known.is_current
    session.flush()


def editable_bank(session: Session, person_id: int, speech_id: int) -> int:
    """Return the bank of a speech that the person may edit.

    Raises:
        NotFound: there is no such speech for this person.
        Refused: `not_an_editor`.

    """
    return _editable(session, person_id, speech_id).bank_id


def join(session: Session, person_id: int, speech_id: int, *, into: int) -> None:
    """Make the text of one speech a later reading of another of the same title; the first goes.

    Raises:
        NotFound: there is no such speech for this person.
        Refused: `not_an_editor`, or `not_the_same_speech`: another bank or title, or in a course.

    """
    double, speech = (_editable(session, person_id, id_) for id_ in (speech_id, into))
    same = double.bank_id == speech.bank_id and double.title == speech.title
    if not same or double.id == speech.id or _is_taught(session, double.id):
        raise Refused("not_the_same_speech")
    session.execute(
        update(Reading)
        .where(Reading.speech_id == double.id)
        .values(speech_id=speech.id)
        .execution_options(synchronize_session=False)
    )
    latest = session.scalars(
        select(Reading).where(Reading.speech_id == speech.id).order_by(Reading.id.desc()).limit(1)
    ).one()
    flag_changed_sources(session, latest)
    session.delete(double)
    session.flush()


def _editable(session: Session, person_id: int, speech_id: int) -> Speech:
    speech = session.get(Speech, speech_id)
    if speech is None:
        raise NotFound("speech")
    require_edit(session, person_id, speech.bank_id)
    return speech


def _is_taught(session: Session, speech_id: int) -> bool:
    return bool(session.scalar(select(exists().where(CourseSpeech.speech_id == speech_id))))


def _questions(session: Session, person_id: int) -> dict[int, tuple[int, ...]]:
    """Return by speech how many are drafts, ready drafts, approved, rejected and retired."""
    stands = (
        select(Reading.speech_id, Source.question_id)
        .join(Source, (Source.reading_id == Reading.id) & (Source.part == PASSAGE))
        .where(Reading.bank_id.in_(readable_banks(person_id)))
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


def _requirements(session: Session, person_id: int) -> dict[int, tuple[int, int]]:
    """Return, by speech, how many requirements it has and how many of them an approved question."""
    stands = (
        select(Reading.speech_id, RequirementSource.requirement_id)
        .join(RequirementSource, RequirementSource.reading_id == Reading.id)
        .where(Reading.bank_id.in_(readable_banks(person_id)))
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
