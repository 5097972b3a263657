"""试题纠错: what people find wrong with a question, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from question_bank.bank.classes.ownership import name_for
from question_bank.bank.members import editable_banks, require_edit
from question_bank.bank.people import Person
from question_bank.bank.questions import Question, Status, Version
from question_bank.bank.versions import LIVE
from question_bank.errors import NotFound, Refused, Stale
from question_bank.questions.content import Content, from_json
from question_bank.study.appeals import Fault, Report, Verdict
from question_bank.study.courses import course_asking
from question_bank.study.record.log import take_turn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select, SQLColumnExpression
    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse

LONGEST_WORDS = 300
ANSWERED_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Reported:
    """A report with the question as it stands now; `is_reworded` says that it was edited since."""

    id: int
    question_id: int
    content: Content
    status: Status
    is_reworded: bool
    fault: Fault
    words: str
    sender: str
    made_at: datetime
    verdict: Verdict
    reply: str
    decider: str
    decided_at: datetime | None


def report(
    session: Session,
    *,
    person_id: int,
    question_id: int,
    fault: Fault,
    words: str,
    courses: Sequence[OpenCourse],
    now: datetime,
) -> int:
    """Say what is wrong with a question of one of the courses; return the report's id.

    A report of the same person's that is still open takes the new words.

    Raises:
        NotFound: none of the courses asks the question.
        Refused: `nothing_said`, of 其他 nobody can tell what is meant without words.

    """
    if fault is Fault.OTHER and not words.strip():
        raise Refused("nothing_said")
    course_asking(session, question_id=question_id, courses=courses)
    take_turn(session, person_id)
    live = select(Version.id).join(Question, LIVE).where(Question.id == question_id)
    version_id = session.scalars(live).one()
    found = open_report(session, person_id=person_id, question_id=question_id)
    found = found or Report(person_id=person_id, question_id=question_id)
    found.version_id, found.made_at = version_id, now
    found.fault, found.words = fault, words.strip()[:LONGEST_WORDS]
    session.add(found)
    session.flush()
    return found.id


def open_report(session: Session, *, person_id: int, question_id: int) -> Report | None:
    """Return a person's report on a question that waits for an answer."""
    return session.scalar(
        select(Report).where(
            Report.person_id == person_id,
            Report.question_id == question_id,
            Report.verdict == Verdict.OPEN,
        )
    )


def answer_report(
    session: Session,
    report_id: int,
    verdict: Verdict,
    *,
    person_id: int,
    now: datetime,
    reply: str,
) -> None:
    """Say what became of a report: UPHELD 已处理, DISMISSED 不改; OPEN takes the answer back.

    Raises:
        NotFound: there is no such report for this person.
        Refused: `not_an_editor`; `no_reply`, it was dismissed without a word.
        Stale: somebody answered, or took the answer back, before.

    """
    found = _report(session, report_id, person_id)
    if (found.verdict is Verdict.OPEN) is (verdict is Verdict.OPEN):
        raise Stale("report")
    if verdict is Verdict.DISMISSED and not reply.strip():
        raise Refused("no_reply")
    if verdict is Verdict.OPEN:
        _reopen(session, found)
        return
    found.verdict, found.reply = verdict, reply.strip()[:LONGEST_WORDS]
    found.decided_by, found.decided_at, found.seen_at = person_id, now, None
    session.flush()


def reports(session: Session, person_id: int) -> tuple[Reported, ...]:
    """Return the reports that wait for this person, those on one question together."""
    found = _reports(person_id, Report.verdict == Verdict.OPEN, Report.question_id, Report.id)
    return _reported(session, found)


def answered_reports(session: Session, person_id: int) -> tuple[Reported, ...]:
    """Return the reports that were answered last, the latest first."""
    is_answered = Report.verdict != Verdict.OPEN
    found = _reports(person_id, is_answered, Report.decided_at.desc(), Report.id)
    return _reported(session, found.limit(ANSWERED_SHOWN))


def open_reports(session: Session, person_id: int) -> int:
    """Return how many reports wait for this person."""
    return session.scalars(
        select(func.count(Report.id))
        .join(Question, Question.id == Report.question_id)
        .where(Report.verdict == Verdict.OPEN, Question.bank_id.in_(editable_banks(person_id)))
    ).one()


def _report(session: Session, report_id: int, person_id: int) -> Report:
    found = session.get(Report, report_id, with_for_update=True)
    if found is None:
        raise NotFound("report")
    bank_id = session.scalars(
        select(Question.bank_id).where(Question.id == found.question_id)
    ).one()
    require_edit(session, person_id, bank_id)
    return found


def _reopen(session: Session, found: Report) -> None:
    """Open a report again, unless its sender has sent another one since."""
    newer = open_report(session, person_id=found.person_id, question_id=found.question_id)
    if newer is not None:
        raise Refused("reported_since")
    found.verdict, found.reply = Verdict.OPEN, ""
    found.decided_by = found.decided_at = found.seen_at = None
    session.flush()


def _reports(
    person_id: int, condition: ColumnElement[bool], *order: SQLColumnExpression[Any]
) -> Select[Report, str, str | None, Status, int, dict[str, Any]]:
    sender, decider = aliased(Person), aliased(Person)
    called = name_for(person_id, Report.person_id, sender.name)
    return (
        select(Report, called, decider.name, Question.status, Version.id, Version.content)
        .join(Question, Question.id == Report.question_id)
        .join(Version, LIVE)
        .join(sender, sender.id == Report.person_id)
        .outerjoin(decider, decider.id == Report.decided_by)
        .where(condition, Question.bank_id.in_(editable_banks(person_id)))
        .order_by(*order)
    )


def _reported(
    session: Session, query: Select[Report, str, str | None, Status, int, dict[str, Any]]
) -> tuple[Reported, ...]:
    return tuple(
        Reported(
            id=found.id,
            question_id=found.question_id,
            content=from_json(content),
            status=status,
            is_reworded=found.version_id != live,
            fault=found.fault,
            words=found.words,
            sender=sender,
            made_at=found.made_at,
            verdict=found.verdict,
            reply=found.reply,
            decider=decider or "",
            decided_at=found.decided_at,
        )
        for found, sender, decider, status, live, content in session.execute(query)
    )
