"""What a course may be made of: materials, classes and people, as its form offers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from question_bank.bank.classes.ownership import instructors, run_cohorts
from question_bank.bank.courses import Cohort, CohortMember
from question_bank.bank.members import readable_banks
from question_bank.bank.questions import PASSAGE, Question, Source, Status
from question_bank.bank.speeches import Reading, Speech

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import ScalarSelect
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class SpeechChoice:
    """A material, and how many of its questions are approved."""

    id: int
    title: str
    approved: int


@dataclass(frozen=True, slots=True)
class CohortChoice:
    """A class, how many trainees are in it, and whether whoever asks runs it."""

    id: int
    name: str
    members: int
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What a plan may be made of; instructors as (id, name)."""

    speeches: tuple[SpeechChoice, ...]
    cohorts: tuple[CohortChoice, ...]
    instructors: tuple[tuple[int, str], ...]


def choices(
    session: Session,
    person_id: int,
    held: Sequence[int] = (),
    held_cohorts: Collection[int] = (),
) -> Choices:
    """Return what a person may make a course of; held materials first, in their order.

    Materials no longer in use, and classes that are over or that others run, only where held.
    """
    readable = Speech.bank_id.in_(readable_banks(person_id)) & Speech.is_current
    speeches = session.execute(
        select(Speech.id, Speech.title, approved_count())
        .where(readable | Speech.id.in_(held))
        .order_by(Speech.id.desc())
    )
    found = [SpeechChoice(*row) for row in speeches]
    places = {id_: place for place, id_ in enumerate(held)}
    found.sort(key=lambda choice: places.get(choice.id, len(places)))
    mine = Cohort.id.in_(run_cohorts(person_id))
    cohorts = session.execute(
        select(Cohort.id, Cohort.name, member_count(), mine)
        .where(or_(mine & Cohort.closed_at.is_(None), Cohort.id.in_(held_cohorts)))
        .order_by(Cohort.id.desc())
    )
    return Choices(tuple(found), tuple(CohortChoice(*row) for row in cohorts), instructors(session))


def approved_count() -> ScalarSelect[int]:
    """Return the count of a speech's approved questions."""
    return (
        select(func.count(Question.id.distinct()))
        .join(Source, (Source.question_id == Question.id) & (Source.part == PASSAGE))
        .join(Reading, Reading.id == Source.reading_id)
        .where(Reading.speech_id == Speech.id, Question.status == Status.APPROVED)
        .correlate(Speech)
        .scalar_subquery()
    )


def member_count() -> ScalarSelect[int]:
    """Return the count of a class's trainees."""
    return (
        select(func.count())
        .where(CohortMember.cohort_id == Cohort.id)
        .correlate(Cohort)
        .scalar_subquery()
    )
