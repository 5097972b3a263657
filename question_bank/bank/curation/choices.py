"""What questions can be narrowed down by: where they stand, their tags, authors, who is quoted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.curation.sections import Section, sections
from question_bank.bank.members import editable_banks, readable_banks
from question_bank.bank.people import Person
from question_bank.bank.questions import Question, Requirement, Version
from question_bank.bank.speeches import Bank, Speech
from question_bank.bank.tags import Tag

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Choices:
    """Each as (id, name), or its name alone; sections are of one speech, by heading number."""

    banks: tuple[tuple[int, str], ...]
    speeches: tuple[tuple[int, str], ...]
    sections: dict[int, Section]
    tags: tuple[str, ...]
    authors: tuple[tuple[int, str], ...]
    quoted: tuple[str, ...]


def choices(session: Session, person_id: int, *, speech_id: int | None = None) -> Choices:
    """Return what a person can narrow the bank down by."""
    may_read = readable_banks(person_id)
    return Choices(
        banks=banks(session, may_read),
        speeches=speeches(session, person_id),
        sections=sections(session, person_id, speech_id) if speech_id else {},
        tags=_tags(session, may_read),
        authors=_authors(session, may_read),
        quoted=_quoted(session, may_read),
    )


def speeches(session: Session, person_id: int) -> tuple[tuple[int, str], ...]:
    """Return the speeches a person may read: those in use first, then the newest first."""
    return _speeches(session, readable_banks(person_id))


def editable_speeches(session: Session, person_id: int) -> tuple[tuple[int, str], ...]:
    """Return the speeches a person may write questions about, in the same order."""
    return _speeches(session, editable_banks(person_id))


def banks(session: Session, which: Select[int]) -> tuple[tuple[int, str], ...]:
    """Return the banks of a select of ids by their names, the oldest first."""
    rows = session.execute(select(Bank.id, Bank.name).where(Bank.id.in_(which)).order_by(Bank.id))
    return tuple((id_, name) for id_, name in rows)


def _speeches(session: Session, which: Select[int]) -> tuple[tuple[int, str], ...]:
    rows = session.execute(
        select(Speech.id, Speech.title)
        .where(Speech.bank_id.in_(which))
        .order_by(Speech.is_current.desc(), Speech.id.desc())
    )
    return tuple((id_, title) for id_, title in rows)


def _tags(session: Session, may_read: Select[int]) -> tuple[str, ...]:
    return tuple(
        session.scalars(
            select(Tag.name).where(Tag.bank_id.in_(may_read)).distinct().order_by(Tag.name)
        )
    )


def _authors(session: Session, may_read: Select[int]) -> tuple[tuple[int, str], ...]:
    rows = session.execute(
        select(Person.id, Person.name)
        .join(Version, Version.author_id == Person.id)
        .join(Question, Question.id == Version.question_id)
        .where(Version.number == 1, Question.bank_id.in_(may_read))
        .distinct()
        .order_by(Person.name, Person.id)
    )
    return tuple((id_, name) for id_, name in rows)


def _quoted(session: Session, may_read: Select[int]) -> tuple[str, ...]:
    rows = session.scalars(
        select(Requirement.said_by)
        .where(Requirement.bank_id.in_(may_read), Requirement.said_by != "")
        .distinct()
        .order_by(Requirement.said_by)
    )
    return tuple(rows)
