"""标签: words that the editors of a bank put on its questions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base, Key
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

LONGEST_TAG = 20


class Tag(Base):
    """One tag of one bank."""

    __tablename__ = "tag"
    __table_args__ = (UniqueConstraint("bank_id", "name"),)

    id: Mapped[Key]
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"))
    name: Mapped[str] = mapped_column(String(LONGEST_TAG))


class QuestionTag(Base):
    """A tag on a question of the same bank."""

    __tablename__ = "question_tag"

    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id"), primary_key=True, index=True)


def tag_called(name: str) -> str:
    """Return a tag's name without white space.

    Raises:
        Refused: `no_tag_name`: it is empty, or longer than a tag may be.

    """
    name = "".join(name.split())
    if not 0 < len(name) <= LONGEST_TAG:
        raise Refused("no_tag_name", most=LONGEST_TAG)
    return name


def tags_on(session: Session, question_ids: Iterable[int]) -> Mapping[int, list[str]]:
    """Return the tags of questions, by name."""
    rows = session.execute(
        select(QuestionTag.question_id, Tag.name)
        .join(Tag, Tag.id == QuestionTag.tag_id)
        .where(QuestionTag.question_id.in_(question_ids))
        .order_by(QuestionTag.question_id, Tag.name)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for question_id, name in rows:
        found[question_id].append(name)
    return found
