"""Who else still has it: the backups that hold it, and the files that were handed out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.audit.entries import AuditEntry, Event
from quizapp.backups.shelf import FOLDER, kept

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy.orm import Session

    from quizapp.purging.doomed import Doomed
    from quizapp.settings import Settings

ADDRESS = re.compile(r"/(?P<part>[a-z-]+)(?:/.*?(?P<number>\d+))?(?:/.*)?")
WHOLE = {"archives", "backups", "exports", "figures", "mistakes", "overview"}
"""Pages whose files may hold questions of any material."""


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A file that somebody was given."""

    at: datetime
    login: str
    page: str


def backups_with(settings: Settings, doomed: Doomed) -> list[Path]:
    """Return the files and folders that were laid aside since what is doomed came in."""
    since = doomed.since.replace(microsecond=0)
    files = [one.file for one in kept(settings) if one.made_at >= since]
    copies = settings.backup_copies
    twins = [copies / file.name for file in files] if copies else []
    strays = [*settings.instance.glob("replaced-*"), *settings.instance.glob(f"{FOLDER}/.*")]
    return sorted([*files, *(twin for twin in twins if twin.exists()), *strays])


def handed_out(session: Session, doomed: Doomed) -> list[HandedOut]:
    """Return the files that were handed out since then and may hold what is doomed."""
    rows = session.execute(
        select(AuditEntry.at, AuditEntry.login, AuditEntry.facts)
        .where(AuditEntry.event == Event.DOWNLOAD, AuditEntry.at >= doomed.since)
        .order_by(AuditEntry.at, AuditEntry.id)
    )
    return [
        HandedOut(at, login, page)
        for at, login, facts in rows
        if _may_hold(page := str(facts.get("page", "")), doomed)
    ]


def _may_hold(page: str, doomed: Doomed) -> bool:
    found = ADDRESS.fullmatch(page)
    if found is None or found["part"] in WHOLE:
        return found is not None
    ids = dict(_named(doomed)).get(found["part"], frozenset())
    return int(found["number"] or 0) in ids


def _named(doomed: Doomed) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield the pages whose files are made of one thing, with the ids of those that are doomed."""
    yield "handouts", doomed.speeches
    yield "papers", frozenset(doomed.papers)
    yield "marks", frozenset(doomed.papers)
    yield "results", frozenset(doomed.exams)
    yield "review-lists", doomed.lists
