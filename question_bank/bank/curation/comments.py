"""What curators remark on a question, for each other: said once, taken back but never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from question_bank.bank.curating import Comment
from question_bank.bank.curation.changes import editable_question
from question_bank.bank.people import Person
from question_bank.errors import NotFound, Refused

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, by whom and when; `words` is None where it was taken back."""

    id: int
    person_id: int
    person: str
    words: str | None
    said_at: datetime


def comment(
    session: Session, question_id: int, words: str, *, person_id: int, now: datetime
) -> None:
    """Keep what an editor of its bank remarks on a question.

    Raises:
        NotFound: there is no such question for this person.
        Refused: `not_an_editor`, or `no_comment`: nothing was written.

    """
    editable_question(session, question_id, person_id)
    if not words.strip():
        raise Refused("no_comment")
    said = words.strip()[:LONGEST]
    session.add(Comment(question_id=question_id, person_id=person_id, words=said, said_at=now))
    session.flush()


def withdraw(session: Session, comment_id: int, *, person_id: int, now: datetime) -> int:
    """Take one's own comment back; return the id of its question.

    Raises:
        NotFound: there is no such comment of this person.

    """
    found = session.execute(
        update(Comment)
        .where(Comment.id == comment_id, Comment.person_id == person_id)
        .values(withdrawn_at=func.coalesce(Comment.withdrawn_at, now))
        .returning(Comment.question_id)
    ).scalar_one_or_none()
    if found is None:
        raise NotFound("comment")
    return found


def comments(session: Session, question_id: int) -> tuple[Remark, ...]:
    """Return what was remarked on a question, the latest last."""
    rows = session.execute(
        select(
            Comment.id,
            Comment.person_id,
            Person.name,
            Comment.words,
            Comment.said_at,
            Comment.withdrawn_at,
        )
        .join(Person, Person.id == Comment.person_id)
        .where(Comment.question_id == question_id)
        .order_by(Comment.id)
    )
    return tuple(
        Remark(id_, by, name, None if withdrawn else words, said_at)
        for id_, by, name, words, said_at, withdrawn in rows
    )
