"""Banks, the speeches in them, and each file's reading of a speech."""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base, Key, stored

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PUBLIC_BANK = "公共题库"


class Membership(enum.StrEnum):
    """What a person may do in a bank."""

    OWNER = "owner"
    EDITOR = "editor"
    READER = "reader"


class Publicity(enum.StrEnum):
    """公开属性."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Bank(Base):
    """A set of speeches and questions that stays apart from others."""

    __tablename__ = "bank"

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(String(80), unique=True)


class BankMember(Base):
    """One person's rights in one bank."""

    __tablename__ = "bank_member"

    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    membership: Mapped[Membership] = mapped_column(stored(Membership))


class Sharing(enum.StrEnum):
    """What was changed about a bank: its name, its people, its tags."""

    MADE = "made"
    RENAMED = "renamed"
    INVITED = "invited"
    CHANGED = "changed"
    REMOVED = "removed"
    LEFT = "left"
    TAG_RENAMED = "tag_renamed"
    TAG_REMOVED = "tag_removed"


class BankChange(Base):
    """Who changed what about a bank, and whom it was about: written once, never changed."""

    __tablename__ = "bank_change"
    __table_args__ = (Index(None, "bank_id", "id"),)

    id: Mapped[Key]
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"))
    made_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    sharing: Mapped[Sharing] = mapped_column(stored(Sharing))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    what: Mapped[str] = mapped_column(String(200), default="")
    made_at: Mapped[datetime]


class Speech(Base):
    """学习材料: what was said, by whom, when; a later file of the same speech is a new reading."""

    __tablename__ = "speech"

    id: Mapped[Key]
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    speaker: Mapped[str] = mapped_column(String(80), default="")
    post: Mapped[str] = mapped_column(String(80), default="")
    given_on: Mapped[date | None]
    occasion: Mapped[str] = mapped_column(String(200), default="")
    origin: Mapped[str] = mapped_column(String(200), default="")
    publicity: Mapped[Publicity] = mapped_column(stored(Publicity), default=Publicity.PUBLIC)
    is_current: Mapped[bool] = mapped_column(default=True)
    is_sample: Mapped[bool] = mapped_column(default=False)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]


class Reading(Base):
    """One text of a speech, raw and clean. Spans belong to a reading and count raw code points.

    `removed`, `repairs` and `outline` are as the generator's contract prints them; the first two
    applied to `raw` give `text`, and so map a place in the one to a place in the other.
    """

    __tablename__ = "reading"
    __table_args__ = (UniqueConstraint("bank_id", "text_hash"),)

    id: Mapped[Key]
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"))
    speech_id: Mapped[int] = mapped_column(ForeignKey("speech.id"), index=True)
    text_hash: Mapped[str] = mapped_column(String(64))
    raw: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    removed: Mapped[list[Any]]
    repairs: Mapped[list[Any]]
    warnings: Mapped[list[Any]]
    outline: Mapped[list[Any]]
    cut: Mapped[bool]
    read_at: Mapped[datetime]


class ReadingFile(Base):
    """A file whose clean text is the reading's: the same bytes are not read twice."""

    __tablename__ = "reading_file"

    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"), primary_key=True)
    file_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    reading_id: Mapped[int] = mapped_column(ForeignKey("reading.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))


def latest_reading(session: Session, speech_id: int) -> Reading:
    """Return the text of a speech that counts: of the file that was read last."""
    return session.scalars(
        select(Reading).where(Reading.speech_id == speech_id).order_by(Reading.id.desc()).limit(1)
    ).one()
