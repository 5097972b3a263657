"""我的反馈: what a trainee said about questions, and what the instructors answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from question_bank.bank.questions import Version
from question_bank.questions.content import Content, from_json
from question_bank.questions.marking import comparable
from question_bank.study.appeals import Appeal, Fault, Report, Verdict
from question_bank.study.feedback.reporting import open_report
from question_bank.study.quiz.outcomes import answer_row
from question_bank.study.reading.favourites import kept_among

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session

FEEDBACK_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Said:
    """What a trainee has said about a question and about one answer to it.

    `appealed` holds, by the words as they are compared, what became of each appeal.
    """

    is_kept: bool
    is_reported: bool
    appealed: dict[str, Verdict]

    def verdict(self, written: str) -> Verdict | None:
        """Return what became of the appeal for some words; None where there is none."""
        return self.appealed.get(comparable(written))

    def __contains__(self, written: str) -> bool:
        return self.verdict(written) is not None


@dataclass(frozen=True, slots=True)
class Appealed:
    """What became of a trainee's appeals, by the version and the words as they are compared."""

    verdicts: dict[tuple[int, str], Verdict]

    def verdict(self, version_id: int, written: str) -> Verdict | None:
        """Return what became of the appeal for some words; None where there is none."""
        return self.verdicts.get((version_id, comparable(written)))


@dataclass(frozen=True, slots=True)
class Feedback:
    """One thing a trainee said: an appeal (`written`) or a report (`fault`), and the answer.

    `content` is the wording it was said about.
    """

    content: Content
    written: str
    fault: Fault | None
    words: str
    made_at: datetime
    verdict: Verdict
    reply: str
    decided_at: datetime | None
    is_new: bool


def said(
    session: Session, *, trainee_id: int, question_id: int, attempt: str | None = None
) -> Said:
    """Return what a trainee has said about a question, and about the wording of an attempt."""
    row = answer_row(session, trainee_id=trainee_id, attempt=attempt) if attempt else None
    versions = [row.version_id] if row else []
    found = appealed(session, trainee_id=trainee_id, version_ids=versions)
    report = open_report(session, person_id=trainee_id, question_id=question_id)
    return Said(
        is_kept=bool(kept_among(session, trainee_id=trainee_id, question_ids=[question_id])),
        is_reported=report is not None,
        appealed={words: verdict for (_, words), verdict in found.verdicts.items()},
    )


def appealed(session: Session, *, trainee_id: int, version_ids: Collection[int]) -> Appealed:
    """Return what became of a trainee's appeals about some wordings."""
    rows = session.execute(
        select(Appeal.version_id, Appeal.written, Appeal.verdict)
        .where(Appeal.trainee_id == trainee_id, Appeal.version_id.in_(version_ids))
        .order_by(Appeal.id)
    )
    return Appealed({(id_, comparable(written)): verdict for id_, written, verdict in rows})


def feedback(session: Session, *, trainee_id: int) -> tuple[Feedback, ...]:
    """Return what a trainee has said of late, unread answers first, then the latest first."""
    found = [*_appeals(session, trainee_id), *_reports(session, trainee_id)]
    found.sort(key=lambda one: (one.is_new, one.decided_at or one.made_at), reverse=True)
    return tuple(found)


def unread(session: Session, *, trainee_id: int) -> int:
    """Return how many answers the trainee has not looked at."""
    appeals = select(func.count(Appeal.id)).where(
        Appeal.trainee_id == trainee_id, Appeal.decided_at.is_not(None), Appeal.seen_at.is_(None)
    )
    reports = select(func.count(Report.id)).where(
        Report.person_id == trainee_id, Report.decided_at.is_not(None), Report.seen_at.is_(None)
    )
    return session.scalars(appeals).one() + session.scalars(reports).one()


def look_at(session: Session, *, trainee_id: int, now: datetime) -> None:
    """Note that the trainee has seen all answers there are."""
    session.execute(
        update(Appeal)
        .where(Appeal.trainee_id == trainee_id, Appeal.decided_at.is_not(None))
        .where(Appeal.seen_at.is_(None))
        .values(seen_at=now)
    )
    session.execute(
        update(Report)
        .where(Report.person_id == trainee_id, Report.decided_at.is_not(None))
        .where(Report.seen_at.is_(None))
        .values(seen_at=now)
    )


def _appeals(session: Session, trainee_id: int) -> Iterable[Feedback]:
    rows = session.execute(
        select(Appeal, Version.content)
        .join(Version, Version.id == Appeal.version_id)
        .where(Appeal.trainee_id == trainee_id)
        .order_by(Appeal.id.desc())
        .limit(FEEDBACK_SHOWN)
    )
    for found, content in rows:
        yield _feedback(found, content, written=found.written, fault=None, words=found.reason)


def _reports(session: Session, trainee_id: int) -> Iterable[Feedback]:
    rows = session.execute(
        select(Report, Version.content)
        .join(Version, Version.id == Report.version_id)
        .where(Report.person_id == trainee_id)
        .order_by(Report.id.desc())
        .limit(FEEDBACK_SHOWN)
    )
    for found, content in rows:
        yield _feedback(found, content, written="", fault=found.fault, words=found.words)


def _feedback(
    found: Appeal | Report,
    content: dict[str, object],
    *,
    written: str,
    fault: Fault | None,
    words: str,
) -> Feedback:
    return Feedback(
        content=from_json(content),
        written=written,
        fault=fault,
        words=words,
        made_at=found.made_at,
        verdict=found.verdict,
        reply=found.reply,
        decided_at=found.decided_at,
        is_new=found.decided_at is not None and found.seen_at is None,
    )
