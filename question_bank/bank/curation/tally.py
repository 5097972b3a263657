"""The queue in figures: what became of the questions looked at, and what is fit as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.curating import Proposal
from question_bank.bank.curation.checks import quotes
from question_bank.bank.curation.sections import sections
from question_bank.bank.curation.waiting import Waiting, fit, narrowed
from question_bank.bank.members import readable_banks
from question_bank.bank.questions import Question, Status
from question_bank.bank.speeches import Speech
from question_bank.bank.versions import is_reworded
from question_bank.errors import NotFound

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class FitSet:
    """What would be accepted together, by kind, and how many drafts are left to be read singly.

    `up_to` is the highest id among them.
    """

    kinds: dict[str, int]
    up_to: int
    quoted: int
    reworded: int
    unfit: int

    @property
    def total(self) -> int:
        """How many would be accepted."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked at, by its names; "" means all."""

    speech: str
    section: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the questions looked at have which status; `mine` wait for somebody else."""

    drafts: int
    approved: int
    rejected: int
    retired: int
    mine: int

    @property
    def total(self) -> int:
        """How many there are."""
        return self.drafts + self.decided

    @property
    def decided(self) -> int:
        """How many somebody has decided on."""
        return self.approved + self.rejected + self.retired


def tally(session: Session, person_id: int, waiting: Waiting) -> Tally:
    """Count the questions that are looked at, whatever became of them."""
    looked_at = narrowed(session, person_id, waiting)
    rows = session.execute(
        select(Question.status, func.count())
        .where(*looked_at)
        .group_by(Question.status)
        .order_by(Question.status)
    )
    found = dict(rows.all())
    proposed = select(Proposal.question_id).where(Proposal.person_id == person_id)
    mine = select(func.count(Question.id)).where(Question.id.in_(proposed), *looked_at)
    return Tally(
        drafts=found.get(Status.DRAFT, 0),
        approved=found.get(Status.APPROVED, 0),
        rejected=found.get(Status.REJECTED, 0),
        retired=found.get(Status.RETIRED, 0),
        mine=session.scalars(mine).one(),
    )


def fit_count(session: Session, person_id: int, waiting: Waiting) -> int:
    """Return how many of the questions looked at could be accepted together."""
    found = select(func.count(Question.id)).where(*fit(session, person_id, waiting))
    return session.scalars(found).one()


def fit_set(session: Session, person_id: int, waiting: Waiting) -> FitSet:
    """Return what of the questions looked at could be accepted together, and what could not."""
    rows = session.execute(
        select(Question.kind, func.count(), func.max(Question.id))
        .where(*fit(session, person_id, waiting))
        .group_by(Question.kind)
        .order_by(Question.kind)
    ).all()
    drafts = [Question.status == Status.DRAFT, *narrowed(session, person_id, waiting)]

    def count(*conditions: ColumnElement[bool]) -> int:
        found = select(func.count(Question.id)).where(*drafts, *conditions)
        return session.scalars(found).one()

    return FitSet(
        kinds={kind: number for kind, number, _ in rows},
        up_to=max((last for *_, last in rows), default=0),
        quoted=count(quotes()),
        reworded=count(is_reworded(), ~quotes()),
        unfit=count(Question.ready.is_(False), ~is_reworded(), ~quotes()),
    )


def scope(session: Session, person_id: int, waiting: Waiting) -> Scope:
    """Return the names of the speech and the section that are looked at.

    Raises:
        NotFound: there is no such speech for this person.

    """
    if waiting.speech_id is None:
        return Scope("", "")
    title = session.scalar(
        select(Speech.title).where(
            Speech.id == waiting.speech_id, Speech.bank_id.in_(readable_banks(person_id))
        )
    )
    if title is None:
        raise NotFound("speech")
    named = sections(session, person_id, waiting.speech_id)
    found = None if waiting.section is None else named.get(waiting.section)
    return Scope(title, found.name if found else "")
