"""The exams of a trainee: which can be sat now, which are coming, and what came of the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from question_bank.bank.blueprints.blueprint import from_json
from question_bank.bank.courses import Course, Enrolment
from question_bank.errors import NotFound
from question_bank.study.examining.candidates import grading_of, is_for
from question_bank.study.examining.releasing import is_shown, sees_marks
from question_bank.study.examining.sittings import is_over
from question_bank.study.exams import Act, Exam, Invigilation, Sitting, Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.bank.blueprints.blueprint import Section
    from question_bank.study.examining.grading import Grading
    from question_bank.study.exams import Answers


@dataclass(frozen=True, slots=True)
class Go:
    """One go at an exam or a rehearsal. `points` are None while they may not be seen."""

    id: int
    sort: Sort
    started_at: datetime
    ended_at: datetime | None
    deadline: datetime | None
    is_over: bool
    is_voided: bool
    points: float | None
    total: float


@dataclass(frozen=True, slots=True)
class Notice:
    """An exam as its trainee sees it. `goes_left` counts the goes not yet begun.

    `minutes_allowed` are the trainee's own beyond the usual `minutes`; `makes_up` is a 补考.
    """

    exam_id: int
    title: str
    course_name: str
    opens_at: datetime
    closes_at: datetime
    shown_at: datetime | None
    minutes: int
    attempts: int
    half_for_fewer: bool
    sections: tuple[Section, ...]
    answers: Answers
    place: str
    notes: str
    asks_code: bool
    makes_up: bool
    grading: Grading
    minutes_allowed: int
    goes_left: int
    goes: tuple[Go, ...]
    rehearsals: tuple[Go, ...]
    state: str

    @property
    def running(self) -> Go | None:
        """The go that has been begun and not ended."""
        return next((go for go in self.goes if not go.is_over), None)

    @property
    def rehearsing(self) -> Go | None:
        """The rehearsal that has been begun and not ended."""
        return next((go for go in self.rehearsals if not go.is_over), None)

    @property
    def best(self) -> Go | None:
        """The go that counts, where its marks may be seen: the one with the most points."""
        counted = [go for go in self.goes if go.points is not None and not go.is_voided]
        return max(counted, key=lambda go: go.points or 0.0, default=None)

    @property
    def total(self) -> float:
        """What the exam is worth."""
        return sum(section.total for section in self.sections)

    @property
    def questions(self) -> int:
        """How many questions it asks."""
        return sum(section.number for section in self.sections)


def notices(session: Session, *, trainee_id: int, now: datetime) -> tuple[Notice, ...]:
    """Return the trainee's exams: being sat, open, coming (the next first), past (the last first).

    Those of courses the trainee has left are there as long as they sat them.
    """
    sat = select(Sitting.exam_id).where(
        Sitting.trainee_id == trainee_id, Sitting.exam_id.is_not(None)
    )
    mine = select(Enrolment.course_id).where(
        Enrolment.trainee_id == trainee_id, Enrolment.left_at.is_(None)
    )
    exams = session.execute(
        select(Exam, Course.name)
        .join(Course, Course.id == Exam.course_id)
        .where(or_(Exam.course_id.in_(mine) & is_for(trainee_id), Exam.id.in_(sat)))
        .order_by(Exam.opens_at, Exam.id)
    ).all()
    found = _notices(session, [(exam, name) for exam, name in exams], trainee_id, now)
    first = [one for one in found if one.state != "past"]
    past = [one for one in found if one.state == "past"]
    places = {"running": 0, "open": 1, "coming": 2}
    return (*sorted(first, key=lambda one: places[one.state]), *reversed(past))


def ahead(session: Session, *, trainee_id: int, now: datetime) -> tuple[Notice, ...]:
    """Return the trainee's exams that are being sat, are open or are still to come."""
    found = notices(session, trainee_id=trainee_id, now=now)
    return tuple(one for one in found if one.state != "past")


def notice(session: Session, exam_id: int, *, trainee_id: int, now: datetime) -> Notice:
    """Return one of the trainee's exams.

    Raises:
        NotFound: the trainee has no such exam.

    """
    for found in notices(session, trainee_id=trainee_id, now=now):
        if found.exam_id == exam_id:
            return found
    raise NotFound("exam")


def _notices(
    session: Session, exams: Sequence[tuple[Exam, str]], trainee_id: int, now: datetime
) -> list[Notice]:
    ids = [exam.id for exam, _ in exams]
    goes = _goes(session, ids, trainee_id)
    granted = session.execute(
        select(Invigilation.exam_id, Invigilation.act, Invigilation.minutes)
        .where(Invigilation.exam_id.in_(ids), Invigilation.trainee_id == trainee_id)
        .where(Invigilation.act.in_([Act.READMITTED, Act.ALLOWED]))
        .order_by(Invigilation.id)
    )
    more, allowed = Counter[int](), dict[int, int]()
    for exam_id, act, minutes in granted:
        if act is Act.READMITTED:
            more[exam_id] += 1
        else:
            allowed[exam_id] = minutes or 0
    return [
        _notice(
            exam,
            name,
            goes.get(exam.id, []),
            now,
            granted=more[exam.id],
            allowed=allowed.get(exam.id, 0),
        )
        for exam, name in exams
    ]


def _goes(session: Session, exam_ids: Iterable[int], trainee_id: int) -> dict[int, list[Sitting]]:
    found: dict[int, list[Sitting]] = {}
    rows = session.scalars(
        select(Sitting)
        .where(Sitting.trainee_id == trainee_id, Sitting.exam_id.in_(exam_ids))
        .order_by(Sitting.started_at, Sitting.id)
    )
    for sitting in rows:
        found.setdefault(sitting.exam_id or 0, []).append(sitting)
    return found


def _notice(
    exam: Exam,
    course_name: str,
    sittings: Sequence[Sitting],
    now: datetime,
    *,
    granted: int,
    allowed: int,
) -> Notice:
    goes = tuple(_go(one, exam, now) for one in sittings if one.sort is Sort.EXAM)
    left = max(0, exam.attempts + granted - len(goes))
    return Notice(
        exam_id=exam.id,
        title=exam.title,
        course_name=course_name,
        opens_at=exam.opens_at,
        closes_at=exam.closes_at,
        shown_at=exam.shown_at if is_shown(exam, now) else None,
        minutes=exam.minutes,
        attempts=exam.attempts,
        half_for_fewer=exam.half_for_fewer,
        sections=from_json(exam.blueprint).sections,
        answers=exam.answers,
        place=exam.place,
        notes=exam.notes,
        asks_code=exam.code is not None,
        makes_up=exam.makes_up_id is not None,
        grading=grading_of(exam),
        minutes_allowed=allowed,
        goes_left=left,
        goes=goes,
        rehearsals=tuple(_go(one, exam, now) for one in sittings if one.sort is Sort.MOCK),
        state=_state(exam, goes, left, now),
    )


def _go(sitting: Sitting, exam: Exam, now: datetime) -> Go:
    over = is_over(sitting, now)
    may_see = over and sees_marks(exam, sitting, now)
    return Go(
        id=sitting.id,
        sort=sitting.sort,
        started_at=sitting.started_at,
        ended_at=sitting.ended_at or (sitting.deadline if over else None),
        deadline=sitting.deadline,
        is_over=over,
        is_voided=sitting.voided_at is not None,
        points=sitting.points if may_see else None,
        total=sitting.total,
    )


def _state(exam: Exam, goes: Sequence[Go], left: int, now: datetime) -> str:
    if any(not go.is_over for go in goes):
        return "running"
    if now < exam.opens_at:
        return "coming"
    return "open" if now < exam.closes_at and left else "past"
