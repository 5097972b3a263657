"""One bank as its people see it: who shares it, its tags, and what was changed about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from question_bank.bank.bank_log import Changes, changes, note_change
from question_bank.bank.members import require_edit, require_read
from question_bank.bank.people import Person
from question_bank.bank.speeches import BankMember, Membership, Sharing
from question_bank.bank.tags import QuestionTag, Tag, tag_called
from question_bank.errors import NotFound, Stale

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from question_bank.bank.curation.bulk import By


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who shares a bank."""

    person_id: int
    name: str
    unit: str
    membership: Membership


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag of a bank, and how many questions have it."""

    id: int
    name: str
    questions: int


@dataclass(frozen=True, slots=True)
class BankView:
    """A bank; `mine` is what the person may do in it, None where it is everybody's."""

    id: int
    name: str
    mine: Membership | None
    members: tuple[Member, ...]
    tags: tuple[TagRow, ...]
    changes: Changes


def bank_view(session: Session, person_id: int, bank_id: int, *, page: int = 1) -> BankView:
    """Return a bank that a person may read.

    Raises:
        NotFound: there is no such bank for this person.

    """
    name = require_read(session, person_id, bank_id)
    members = _members(session, bank_id)
    mine = {member.person_id: member.membership for member in members}.get(person_id)
    return BankView(
        bank_id,
        name,
        mine,
        members,
        tags_of(session, bank_id),
        changes(session, bank_id, page=page),
    )


def tags_of(session: Session, bank_id: int) -> tuple[TagRow, ...]:
    """Return the tags of a bank by name."""
    worn = select(func.count()).where(QuestionTag.tag_id == Tag.id).scalar_subquery()
    rows = session.execute(
        select(Tag.id, Tag.name, worn).where(Tag.bank_id == bank_id).order_by(Tag.name)
    )
    return tuple(TagRow(*row) for row in rows)


def rename_tag(session: Session, tag_id: int, name: str, *, seen: str, by: By) -> int:
    """Call a tag something else, or join it to the tag that is called so; return its bank.

    Raises:
        NotFound: there is no such tag for this person.
        Refused: `not_an_editor`, or `no_tag_name`.
        Stale: it is not called what was `seen` any more.

    """
    tag = _tag(session, tag_id, seen, by)
    name = tag_called(name)
    if name == tag.name:
        return tag.bank_id
    other = session.scalar(select(Tag).where(Tag.bank_id == tag.bank_id, Tag.name == name))
    told = f"{tag.name} → {name}"
    note_change(session, tag.bank_id, Sharing.TAG_RENAMED, by, what=told)
    if other is None:
        tag.name = name
    else:
        _join(session, tag, other)
    session.flush()
    return tag.bank_id


def remove_tag(session: Session, tag_id: int, *, seen: str, by: By) -> int:
    """Take a tag off all questions and out of its bank; return the bank.

    Raises:
        NotFound: there is no such tag for this person.
        Refused: `not_an_editor`.
        Stale: it is not called what was `seen` any more.

    """
    tag = _tag(session, tag_id, seen, by)
    worn = select(func.count()).where(QuestionTag.tag_id == tag.id)
    told = f"{tag.name}（{session.scalars(worn).one()} 道）"
    note_change(session, tag.bank_id, Sharing.TAG_REMOVED, by, what=told)
    session.execute(delete(QuestionTag).where(QuestionTag.tag_id == tag.id))
    session.delete(tag)
    session.flush()
    return tag.bank_id


def _tag(session: Session, tag_id: int, seen: str, by: By) -> Tag:
    tag = session.get(Tag, tag_id, with_for_update=True)
    if tag is None:
        raise NotFound("tag")
    require_edit(session, by.person_id, tag.bank_id)
    if tag.name != seen:
        raise Stale("tag")
    return tag


def _join(session: Session, tag: Tag, other: Tag) -> None:
    both = select(QuestionTag.question_id).where(QuestionTag.tag_id == other.id)
    session.execute(
        delete(QuestionTag)
        .where(QuestionTag.tag_id == tag.id, QuestionTag.question_id.in_(both))
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(QuestionTag)
        .where(QuestionTag.tag_id == tag.id)
        .values(tag_id=other.id)
        .execution_options(synchronize_session=False)
    )
    session.delete(tag)


def _members(session: Session, bank_id: int) -> tuple[Member, ...]:
    rows = session.execute(
        select(Person.id, Person.name, Person.unit, BankMember.membership)
        .join(BankMember, BankMember.person_id == Person.id)
        .where(BankMember.bank_id == bank_id)
        .order_by(Person.name, Person.id)
    )
    return tuple(Member(*row) for row in rows)
