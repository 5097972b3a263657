"""Somebody is forgotten: nothing tells any more who it was, and no word of theirs is left.

Their answers and marks stay as numbers without a name, because figures of questions, classes and
exams are made of them. What they made as their work (questions, decisions) stays the office's, and
the audit log keeps their login for as long as it is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, update

from question_bank.bank.courses import CohortMember, Enrolment
from question_bank.bank.people import LogIn, OldPassword, Person, PersonRole, RecoveryCode
from question_bank.errors import NotFound, Refused
from question_bank.exchange.personal.words import TAKEN_AWAY, take_words_away
from question_bank.study.appeals import Appeal, Favourite, Report, Verdict
from question_bank.study.examining.sittings import settle, unsettled
from question_bank.study.exams import Invigilation
from question_bank.study.habits import Habit
from question_bank.study.marks import Recheck

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

NOBODY = "已删除人员"
NO_PASSWORD = "-"  # noqa: S105 - no hash, so that no password fits


def erase(session: Session, person_id: int, *, now: datetime) -> str:
    """Forget somebody whose account was stopped; return what they were called.

    Raises:
        NotFound: there is no such person.
        Refused: `still_in_use`, the account was not stopped; `already_erased`.

    """
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound("person")
    if person.erased_at is not None:
        raise Refused("already_erased")
    if person.stopped_at is None:
        raise Refused("still_in_use")
    for sitting in unsettled(session, person_id, now=now):
        settle(session, sitting, now=now)
    take_words_away(session, person_id)
    _silence(session, person_id, now)
    _leave_classes(session, person_id, now)
    for kind in (PersonRole, LogIn, OldPassword, RecoveryCode):
        session.execute(delete(kind).where(kind.person_id == person_id))
    for kept in (Habit, Favourite):
        session.execute(delete(kept).where(kept.trainee_id == person_id))
    name = person.name
    _unname(person, now)
    session.flush()
    return name


def _unname(person: Person, now: datetime) -> None:
    person.name, person.unit, person.post, person.phone = NOBODY, "", "", ""
    person.login = person.login_key = f"erased-{person.id}"
    person.password_hash, person.password_expires_at = NO_PASSWORD, None
    person.code_secret = person.code_step = None
    person.leaves_at = None
    person.erased_at = now


def _silence(session: Session, person_id: int, now: datetime) -> None:
    """Take away what they said; what nobody has answered yet needs no answer any more."""
    mine = Appeal.trainee_id == person_id
    session.execute(
        update(Appeal)
        .where(mine, Appeal.verdict == Verdict.OPEN)
        .values(verdict=Verdict.DISMISSED, decided_at=now)
    )
    session.execute(update(Appeal).where(mine).values(written=TAKEN_AWAY, reason="", reply=""))
    session.execute(update(Report).where(Report.person_id == person_id).values(words="", reply=""))
    session.execute(update(Recheck).where(Recheck.trainee_id == person_id).values(words=""))
    session.execute(
        update(Invigilation).where(Invigilation.trainee_id == person_id).values(reason="")
    )


def _leave_classes(session: Session, person_id: int, now: datetime) -> None:
    session.execute(delete(CohortMember).where(CohortMember.trainee_id == person_id))
    session.execute(
        update(Enrolment)
        .where(Enrolment.trainee_id == person_id, Enrolment.left_at.is_(None))
        .values(left_at=now)
    )
