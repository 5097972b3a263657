"""Sitting an exam or a rehearsal of it: it begins, runs by the server's clock, is handed in."""

from __future__ import annotations

import random
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, or_, select

from question_bank.bank.blueprints.blueprint import from_json
from question_bank.bank.blueprints.drawing import draw
from question_bank.bank.columns import columns
from question_bank.bank.courses import Enrolment
from question_bank.errors import NotFound, Refused
from question_bank.study.examining.candidates import is_for
from question_bank.study.examining.entering import require_code
from question_bank.study.examining.journal import minutes_allowed
from question_bank.study.examining.marking import mark_sheet
from question_bank.study.examining.plans import asked_by, packed
from question_bank.study.exams import Act, Exam, Invigilation, Sitting, Sort
from question_bank.study.record.log import take_turn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

GRACE = timedelta(seconds=5)
"""How long after its deadline a sitting still takes what was on its way."""


def start(
    session: Session,
    *,
    trainee_id: int,
    exam_id: int,
    sort: Sort,
    seed: int,
    now: datetime,
    code: str = "",
) -> int:
    """Begin a go at an exam, or take up the one that is running; return the sitting's id.

    Raises:
        NotFound: the trainee has no such exam.
        Refused: `exam_not_open`, `exam_closed`, `no_goes_left`; what `require_code` names;
            `too_few_questions` for a rehearsal (see bank/drawing); `exam_is_running`, for a
            rehearsal beside the exam.

    """
    take_turn(session, trainee_id)
    exam = exam_for(session, exam_id, trainee_id)
    running = running_sitting(session, trainee_id, now=now, exam_id=exam_id, sort=sort)
    if running is not None:
        return running
    if sort is Sort.EXAM:
        _require_open(session, exam, trainee_id, now)
        require_code(session, exam, trainee_id, code, now=now)
    elif running_sitting(session, trainee_id, now=now) is not None:
        raise Refused("exam_is_running")
    sitting = _sitting(session, exam, sort, seed)
    more = timedelta(minutes=minutes_allowed(session, exam_id).get(trainee_id, 0))
    deadline = now + timedelta(minutes=exam.minutes) + more
    sitting.trainee_id, sitting.started_at = trainee_id, now
    sitting.deadline = min(deadline, exam.closes_at + more) if sort is Sort.EXAM else deadline
    sitting.slot = goes(session, exam_id, trainee_id, sort) + 1
    session.add(sitting)
    session.flush()
    return sitting.id


def hand_in(session: Session, *, trainee_id: int, sitting_id: int, now: datetime) -> None:
    """End a sitting and mark it; one that has ended stays as it is.

    Raises:
        NotFound: the trainee has no such sitting.

    """
    take_turn(session, trainee_id)
    session.expire_all()  # what was read while waiting for the turn may be older
    sitting = own_sitting(session, trainee_id=trainee_id, sitting_id=sitting_id)
    settle(session, sitting, now=now)
    if sitting.ended_at is None:
        sitting.ended_at = min(now, sitting.deadline) if sitting.deadline else now
        mark_sheet(session, sitting)
        session.flush()


def settle(session: Session, sitting: Sitting, *, now: datetime) -> None:
    """End and mark a sitting whose time is over, whoever looks.

    It is done in the trainee's turn, as handing in is: two at once would wait for each other.
    """
    if not _is_to_settle(sitting, now):
        return
    take_turn(session, sitting.trainee_id)
    session.refresh(sitting)
    if not _is_to_settle(sitting, now):
        return  # it was settled or handed in meanwhile
    sitting.ended_at = sitting.ended_at or sitting.deadline
    mark_sheet(session, sitting)
    session.flush()


def _is_to_settle(sitting: Sitting, now: datetime) -> bool:
    return sitting.points is None and is_over(sitting, now)


def unsettled(session: Session, trainee_id: int, *, now: datetime) -> Sequence[Sitting]:
    """Return the trainee's sittings that are over and not marked yet."""
    return session.scalars(
        select(Sitting)
        .where(Sitting.trainee_id == trainee_id, Sitting.points.is_(None))
        .where(or_(Sitting.ended_at.is_not(None), Sitting.deadline <= now - GRACE))
        .order_by(Sitting.id)
    ).all()


def is_over(sitting: Sitting, now: datetime) -> bool:
    """Return whether a sitting has ended: handed in, or past its deadline and what came late."""
    if sitting.ended_at is not None:
        return True
    return sitting.deadline is not None and now >= sitting.deadline + GRACE


def own_sitting(session: Session, *, trainee_id: int, sitting_id: int) -> Sitting:
    """Return a sitting of the trainee's.

    Raises:
        NotFound: the trainee has no such sitting.

    """
    sitting = session.get(Sitting, (trainee_id, sitting_id))
    if sitting is None:
        raise NotFound("sitting")
    return sitting


def running_sitting(
    session: Session,
    trainee_id: int,
    *,
    now: datetime,
    exam_id: int | None = None,
    sort: Sort = Sort.EXAM,
) -> int | None:
    """Return the id of the sitting that the trainee has not ended: of any exam, or of one."""
    running = _running() if exam_id is None else _running().where(Sitting.exam_id == exam_id)
    since = {"trainee_id": trainee_id, "sort": sort, "since": now - GRACE}
    return columns(session, running, since).scalar()


@cache
def _running() -> Select[int]:
    """Return the select of a running sitting; it is part of most pages of a trainee."""
    return (
        select(Sitting.id)
        .where(Sitting.trainee_id == bindparam("trainee_id"), Sitting.sort == bindparam("sort"))
        .where(Sitting.ended_at.is_(None), Sitting.deadline > bindparam("since"))
        .order_by(Sitting.started_at.desc(), Sitting.id.desc())
        .limit(1)
    )


def exam_for(session: Session, exam_id: int, trainee_id: int) -> Exam:
    """Return an exam of a course that the trainee is on.

    Raises:
        NotFound: the trainee has no such exam.

    """
    exam = session.scalar(
        select(Exam)
        .join(Enrolment, Enrolment.course_id == Exam.course_id)
        .where(Exam.id == exam_id, is_for(trainee_id))
        .where(Enrolment.trainee_id == trainee_id, Enrolment.left_at.is_(None))
    )
    if exam is None:
        raise NotFound("exam")
    return exam


def goes(session: Session, exam_id: int, trainee_id: int, sort: Sort) -> int:
    """Return how many goes at an exam a trainee has had, voided ones among them."""
    return session.scalars(
        select(func.count(Sitting.id)).where(
            Sitting.exam_id == exam_id, Sitting.sort == sort, Sitting.trainee_id == trainee_id
        )
    ).one()


def goes_allowed(session: Session, exam: Exam, trainee_id: int) -> int:
    """Return how many goes at an exam a trainee may have, those granted later among them."""
    granted = select(func.count(Invigilation.id)).where(
        Invigilation.exam_id == exam.id,
        Invigilation.trainee_id == trainee_id,
        Invigilation.act == Act.READMITTED,
    )
    return exam.attempts + session.scalars(granted).one()


def _require_open(session: Session, exam: Exam, trainee_id: int, now: datetime) -> None:
    if now < exam.opens_at:
        raise Refused("exam_not_open")
    if now >= exam.closes_at:
        raise Refused("exam_closed")
    if goes(session, exam.id, trainee_id, Sort.EXAM) >= goes_allowed(session, exam, trainee_id):
        raise Refused("no_goes_left")


def _sitting(session: Session, exam: Exam, sort: Sort, seed: int) -> Sitting:
    """Return a sitting with its questions in an order of its own, section by section."""
    blueprint, drawn = from_json(exam.blueprint), exam.drawn
    if sort is Sort.MOCK:
        others = draw(session, blueprint, course_id=exam.course_id, seed=seed, avoid=asked_by(exam))
        drawn = packed(others)
    asked = [
        [version_id, question_id, wanted.points]
        for number, (wanted, section) in enumerate(zip(blueprint.sections, drawn, strict=True))
        for version_id, question_id in (
            _shuffled(section, f"{seed}/{number}") if exam.shuffles_questions else section
        )
    ]
    return Sitting(
        exam_id=exam.id,
        course_id=exam.course_id,
        sort=sort,
        title=exam.title,
        drawn=asked,
        seed=seed if exam.shuffles_options else exam.seed,
        total=sum(points for *_, points in asked),
    )


def _shuffled(section: Sequence[Sequence[int]], seed: str) -> list[Sequence[int]]:
    shuffled = list(section)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order that can be repeated, no secret
    return shuffled
