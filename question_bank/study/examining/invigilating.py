"""What an instructor does about one trainee's exam: more time, a sitting void, one more go."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import update

from question_bank.bank.classes.ownership import require_taught
from question_bank.errors import Refused
from question_bank.study.examining.journal import longest_allowed, record_for
from question_bank.study.examining.openings import hold
from question_bank.study.examining.plans import exam_run_by
from question_bank.study.examining.releasing import is_shown, sees_marks
from question_bank.study.examining.seeing import sitting_seen
from question_bank.study.examining.sittings import exam_for, is_over
from question_bank.study.exams import Act, Exam, SheetAnswer, Sitting
from question_bank.study.record.log import take_turn

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def extend(
    session: Session,
    exam_id: int,
    sitting_id: int,
    *,
    minutes: int,
    reason: str,
    person_id: int,
    now: datetime,
) -> None:
    """Give one sitting more minutes, also beyond the closing of the exam.

    A sitting that time has ended runs again, with these minutes from now; one that was handed in
    does not. Marks that come with the closing wait for it.

    Raises:
        NotFound: there is no such sitting for this person.
        Refused: `sitting_handed_in`; `sitting_voided`; `marks_are_shown`.

    """
    exam, sitting = _sitting(session, exam_id, sitting_id, person_id)
    deadline = sitting.deadline or now
    if is_shown(exam, now) or (is_over(sitting, now) and sees_marks(exam, sitting, now)):
        raise Refused("marks_are_shown")
    if sitting.ended_at is not None and sitting.ended_at < deadline:
        raise Refused("sitting_handed_in")
    sitting.deadline = max(deadline, now) + timedelta(minutes=minutes)
    sitting.ended_at = sitting.points = None
    session.execute(
        update(SheetAnswer)
        .where(SheetAnswer.trainee_id == sitting.trainee_id, SheetAnswer.sitting_id == sitting_id)
        .values(marks=None, points=None)
    )
    if exam.shown_at is not None:
        exam.shown_at = max(exam.shown_at, sitting.deadline)
    _record(session, sitting, Act.EXTENDED, person_id, now, reason=reason, minutes=minutes)


def void(
    session: Session,
    exam_id: int,
    sitting_id: int,
    *,
    reason: str,
    may_repeat: bool,
    person_id: int,
    now: datetime,
) -> None:
    """Let a sitting not count, whether it is over or not; with `may_repeat` give another go.

    Raises:
        NotFound: there is no such sitting for this person.
        Refused: `sitting_voided`; `no_reason`.

    """
    _, sitting = _sitting(session, exam_id, sitting_id, person_id)
    if not reason.strip():
        raise Refused("no_reason")
    sitting.voided_at = now
    sitting.ended_at = sitting.ended_at or min(now, sitting.deadline or now)
    _record(session, sitting, Act.VOIDED, person_id, now, reason=reason)
    if may_repeat:
        _record(session, sitting, Act.READMITTED, person_id, now, reason=reason)


def readmit(
    session: Session, exam_id: int, trainee_id: int, *, reason: str, person_id: int, now: datetime
) -> None:
    """Give a trainee one more go, to be used before the exam closes.

    Raises:
        NotFound: there is no such exam for this person, or no such trainee on its course.
        Refused: `exam_closed`.

    """
    _open_to(session, exam_id, trainee_id, person_id, now)
    record_for(
        session, exam_id, trainee_id, Act.READMITTED,
        person_id=person_id, now=now, reason=reason,
    )  # fmt: skip


def allow(
    session: Session,
    exam_id: int,
    trainee_id: int,
    *,
    minutes: int,
    reason: str,
    person_id: int,
    now: datetime,
) -> None:
    """Let a trainee have so many minutes beyond the usual ones from the start, also after closing.

    What was allowed before does not hold any more; none takes it back. A go that has begun keeps
    its deadline: `extend` moves that.

    Raises:
        NotFound: there is no such exam for this person, or no such trainee on its course.
        Refused: `exam_closed`; `no_reason`.

    """
    exam = _open_to(session, exam_id, trainee_id, person_id, now)
    if not reason.strip():
        raise Refused("no_reason")
    record_for(
        session, exam_id, trainee_id, Act.ALLOWED,
        person_id=person_id, now=now, reason=reason, minutes=minutes,
    )  # fmt: skip
    if exam.shown_at is not None:
        exam.shown_at = max(exam.shown_at, exam.closes_at + longest_allowed(session, exam_id))
        session.flush()


def _open_to(
    session: Session, exam_id: int, trainee_id: int, person_id: int, now: datetime
) -> Exam:
    exam = exam_run_by(session, exam_id, person_id)
    hold(session, exam)
    exam_for(session, exam_id, trainee_id)
    require_taught(session, person_id, exam.course_id, trainee_id)
    if exam.closes_at <= now:
        raise Refused("exam_closed")
    return exam


def _sitting(
    session: Session, exam_id: int, sitting_id: int, person_id: int
) -> tuple[Exam, Sitting]:
    exam, sitting = sitting_seen(session, sitting_id, person_id, exam_id=exam_id)
    hold(session, exam)
    take_turn(session, sitting.trainee_id)
    session.refresh(sitting)  # it may have been handed in while this waited for its turn
    if sitting.voided_at is not None:
        raise Refused("sitting_voided")
    return exam, sitting


def _record(
    session: Session,
    sitting: Sitting,
    act: Act,
    person_id: int,
    now: datetime,
    *,
    reason: str,
    minutes: int | None = None,
) -> None:
    record_for(
        session, sitting.exam_id or 0, sitting.trainee_id, act,
        person_id=person_id, now=now, reason=reason, sitting_id=sitting.id, minutes=minutes,
    )  # fmt: skip
