"""Versions of a question: which one is live, what is right for it, and how a new one follows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, exists, func, select

from question_bank.bank.questions import AcceptedAnswer, Question, Version
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import Content, from_json, keys, to_json
from question_bank.questions.recall import Recall

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row, Select
    from sqlalchemy.orm import Session

LIVE = (Version.question_id == Question.id) & (Version.number == Question.live)
"""The condition that joins a question to the version that is asked."""


def is_reworded() -> ColumnElement[bool]:
    """Return the condition on judgements that changed what the material says: 改动表述."""
    agrees = Version.content["truth"].as_boolean()
    changed = exists().where(LIVE, agrees.is_(False)).correlate(Question)
    return and_(Question.kind == "judgement", changed)


def first_version(question: Question, content: Content, *, author_id: int | None = None) -> Version:
    """Return the first version of a new question that has its id."""
    return Version(
        question_id=question.id,
        number=1,
        content=to_json(content),
        author_id=author_id,
        created_at=question.created_at,
    )


def contents(session: Session, stored: Mapping[int, dict[str, Any]]) -> dict[int, Content]:
    """Return what versions ask, by their ids, with the answers accepted since beside their own.

    `stored` are their contents as the table keeps them.
    """
    session.flush()
    rows = session.connection().execute(_accepted(), {"versions": list(stored)})
    added: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for version_id, part, answer in rows:
        added[version_id].append((part, answer))
    return {id_: _widened(from_json(content), added[id_]) for id_, content in stored.items()}


def content_of(session: Session, *, question_id: int, version_id: int) -> Content | None:
    """Return what one version of a question asks, as `contents` does; None if it is no version."""
    session.flush()
    wanted = {"version_id": version_id, "question_id": question_id}
    rows = session.connection().execute(wording(), wanted).all()
    return worded(rows) if rows else None


@cache
def wording() -> Select[dict[str, Any], int | None, str | None]:
    """Return the select of a version, a row for each answer accepted since; see `worded`.

    It wants `version_id` and `question_id`. It is part of every answer, so it is built once.
    """
    return (
        select(Version.content, AcceptedAnswer.part, AcceptedAnswer.answer)
        .outerjoin(AcceptedAnswer, AcceptedAnswer.version_id == Version.id)
        .where(
            Version.id == bindparam("version_id"), Version.question_id == bindparam("question_id")
        )
        .order_by(AcceptedAnswer.part, AcceptedAnswer.answer)
    )


def worded(rows: Sequence[Row[Any]]) -> Content:
    """Return what the rows of `wording` ask; they may hold more columns."""
    added = [(row.part, row.answer) for row in rows if row.answer is not None]
    return _widened(from_json(rows[0].content), added)


def add_version(
    session: Session, old: Version, content: Content, *, author_id: int, now: datetime
) -> int:
    """Store a new wording that follows an old one, and return its number.

    Other right answers are carried over to those parts whose key is the same.
    """
    last = select(func.max(Version.number)).where(Version.question_id == old.question_id)
    version = Version(
        question_id=old.question_id,
        number=session.scalars(last).one() + 1,
        content=to_json(content),
        author_id=author_id,
        created_at=now,
    )
    session.add(version)
    session.flush()
    _keep_accepted(session, old, version)
    return version.number


def _widened(content: Content, added: Iterable[tuple[int, str]]) -> Content:
    if not isinstance(content, Cloze | Recall):
        return content
    accepted = [list(variants) for variants in content.accepted]
    for part, answer in added:
        if answer not in accepted[part]:
            accepted[part].append(answer)
    return replace(content, accepted=tuple(map(tuple, accepted)))


def _keep_accepted(session: Session, old: Version, new: Version) -> None:
    before, after = keys(from_json(old.content)), keys(from_json(new.content))
    same = [part for part, (a, b) in enumerate(zip(before, after, strict=False)) if a == b]
    rows = session.scalars(
        select(AcceptedAnswer).where(
            AcceptedAnswer.version_id == old.id, AcceptedAnswer.part.in_(same)
        )
    )
    session.add_all(
        AcceptedAnswer(
            version_id=new.id,
            part=row.part,
            answer=row.answer,
            added_by=row.added_by,
            added_at=row.added_at,
        )
        for row in rows.all()
    )


@cache
def _accepted() -> Select[int, int, str]:
    """Return the select of answers accepted; it is part of every answer, so it is built once."""
    return (
        select(AcceptedAnswer.version_id, AcceptedAnswer.part, AcceptedAnswer.answer)
        .where(AcceptedAnswer.version_id.in_(bindparam("versions", expanding=True)))
        .order_by(AcceptedAnswer.version_id, AcceptedAnswer.part, AcceptedAnswer.answer)
    )
