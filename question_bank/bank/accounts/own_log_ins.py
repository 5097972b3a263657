"""Where somebody is logged in: they see it themselves, and may end it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.accounts.log_ins import LASTS, close, digest
from question_bank.bank.people import LogIn
from question_bank.errors import NotFound

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

SHOWN_OF_DIGEST = 16


@dataclass(frozen=True, slots=True)
class OpenLogIn:
    """One log-in of one's own: `mark` names it, and tells nobody the token."""

    mark: str
    created_at: datetime
    device: str
    address: str
    is_this: bool


def open_log_ins(
    session: Session, person_id: int, *, token: str, now: datetime
) -> tuple[OpenLogIn, ...]:
    """Return where somebody is logged in, the latest first; `token` is the one that asks."""
    rows = session.scalars(
        select(LogIn)
        .where(LogIn.person_id == person_id, LogIn.ended_at.is_(None), ~LogIn.awaits_code)
        .where(LogIn.created_at > now - LASTS)
        .order_by(LogIn.created_at.desc(), LogIn.token_hash)
    )
    here = digest(token)
    return tuple(
        OpenLogIn(
            row.token_hash[:SHOWN_OF_DIGEST],
            row.created_at,
            row.device,
            row.address,
            row.token_hash == here,
        )
        for row in rows
    )


def close_own(session: Session, person_id: int, mark: str, *, now: datetime) -> None:
    """End the log-in of somebody's own that the mark names.

    Raises:
        NotFound: they have no such log-in.

    """
    named = LogIn.token_hash.startswith(mark, autoescape=True)
    mine = LogIn.person_id == person_id
    found = session.scalar(select(LogIn.token_hash).where(mine, LogIn.ended_at.is_(None), named))
    if len(mark) != SHOWN_OF_DIGEST or found is None:
        raise NotFound("log_in")
    close(session, LogIn.token_hash == found, now)


def close_others(session: Session, person_id: int, *, token: str, now: datetime) -> None:
    """End all log-ins of a person but the one that asks."""
    close(session, (LogIn.person_id == person_id) & (LogIn.token_hash != digest(token)), now)
