"""班级情况: what the trainees of a course have not understood, in sums; never who.

Practice is the trainee's own. It is told of five people together or not at all, and each point that
is weak of five people who answered it. Everything is added up from figures that are kept a trainee,
brought up to date first for those who have answered since.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import aliased

from question_bank.bank.classes.ownership import run_in, taught
from question_bank.bank.classes.planning import run_by
from question_bank.bank.courses import (
    CohortMember,
    CourseSpeech,
    Enrolment,
)
from question_bank.bank.questions import PASSAGE, Source
from question_bank.bank.speeches import Reading
from question_bank.errors import NotFound
from question_bank.statistics.answered import catch_up_since
from question_bank.statistics.studied import Known
from question_bank.statistics.tables import KnownFigure
from question_bank.study.cards import Card
from question_bank.study.courses import in_course
from question_bank.study.record.rebuilding import all_parameters
from question_bank.study.reviews import Review
from question_bank.study.scheduling.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.orm import Session

    from question_bank.study.scheduling.memory import Weights


FEWEST = 5
AHEAD_DAYS = 7


@dataclass(frozen=True, slots=True)
class Group:
    """The trainees of a course that are told of, and the questions they are to know.

    `day` is the study day that is looked forward to: that of the exam, else one in a week.
    `cohorts` are the classes that may be told of apart, as (id, name); `cohort_id` is the one that
    is, and the whole course has so many `others`.
    """

    course_id: int
    name: str
    has_exam_ahead: bool
    day: int
    parameters_id: int | None
    question_ids: tuple[int, ...]
    trainee_ids: tuple[int, ...]
    others: int
    cohorts: tuple[tuple[int, str], ...]
    cohort_id: int | None

    @property
    def tells_of_few(self) -> bool:
        """Whether the whole less this class would tell of fewer than five people."""
        return 0 < self.others < FEWEST

    @property
    def stamp(self) -> str:
        """What the figures of a trainee depend on besides the log."""
        asked = zlib.crc32(",".join(map(str, self.question_ids)).encode())
        return f"{self.day}-{self.parameters_id or 0}-{asked:08x}"


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """How far a group is: `begun` of its people have met at least one of the questions.

    Of all the questions of all the people, `asked`, so many `introduced` were met and `firm` are
    firm; `share` of those that were met will be known on the group's day, if nothing were reviewed
    before it.
    """

    begun: int
    asked: int
    introduced: int
    firm: int
    share: float


def group_of(
    session: Session,
    course_id: int,
    *,
    person_id: int,
    cohort_id: int | None = None,
    today: int,
) -> Group:
    """Return the trainees of a course whom an instructor may see, all or those of one class.

    Raises:
        NotFound: there is no such course for this person, or no such class in it.

    """
    course = run_by(session, course_id, person_id)
    exam_day = course.exam_on.toordinal() if course.exam_on else 0
    mine = run_in(session, course_id, person_id)
    if cohort_id is not None and cohort_id not in dict(mine):
        raise NotFound("cohort")
    everybody = _trainees(session, course_id, person_id, None)
    there = everybody if cohort_id is None else _trainees(session, course_id, person_id, cohort_id)
    return Group(
        course_id=course_id,
        name=course.name,
        has_exam_ahead=exam_day >= today,
        day=exam_day if exam_day >= today else today + AHEAD_DAYS,
        parameters_id=course.parameters_id,
        question_ids=_questions(session, course_id),
        trainee_ids=there,
        others=len(everybody) - len(there),
        cohorts=mine,
        cohort_id=cohort_id,
    )


def behind(session: Session, group: Group) -> Sequence[int]:
    """Return those of a group whose figures are old: they have answered since, or asked is else."""
    last = (
        select(func.max(Review.seq))
        .where(Review.trainee_id == Enrolment.trainee_id)
        .correlate(Enrolment)
        .scalar_subquery()
    )
    kept = (KnownFigure.course_id == group.course_id) & (
        KnownFigure.trainee_id == Enrolment.trainee_id
    )
    is_old = (KnownFigure.stamp != group.stamp) | (KnownFigure.seq < last)
    return session.scalars(
        select(Enrolment.trainee_id)
        .outerjoin(KnownFigure, kept)
        .where(Enrolment.course_id == group.course_id)
        .where(Enrolment.trainee_id.in_(group.trainee_ids))
        .where(KnownFigure.seq.is_(None) | is_old)
        .order_by(Enrolment.trainee_id)
    ).all()


def catch_up_group(session: Session, group: Group, trainee_ids: Collection[int]) -> None:
    """Bring the figures of some of a group's trainees up to date."""
    of_course = KnownFigure.course_id == group.course_id
    rows = session.execute(select(KnownFigure.trainee_id, KnownFigure.seq).where(of_course))
    reached: dict[int, int] = dict(rows.all())
    weights = all_parameters(session)[group.parameters_id].weights
    made = []
    for trainee_id in sorted(trainee_ids):
        seq = catch_up_since(session, trainee_id, seq=reached.get(trainee_id, 0))
        key = {"course_id": group.course_id, "trainee_id": trainee_id}
        known = _known(session, group, trainee_id, weights)
        made.append(key | {"seq": seq, "stamp": group.stamp} | known)
    session.execute(
        delete(KnownFigure)
        .where(of_course, KnownFigure.trainee_id.in_(trainee_ids))
        .execution_options(synchronize_session=False)
    )
    if made:
        session.connection().execute(insert(KnownFigure), made)


def class_figures(session: Session, group: Group) -> ClassFigures | None:
    """Return how far a group is by the figures that are kept.

    None of fewer than five people, and where the same could be worked out of fewer.
    """
    row = session.execute(
        select(
            func.count(),
            func.sum(KnownFigure.introduced),
            func.sum(KnownFigure.firm),
            func.sum(KnownFigure.expected),
        ).where(
            KnownFigure.course_id == group.course_id,
            KnownFigure.trainee_id.in_(group.trainee_ids),
            KnownFigure.introduced > 0,
        )
    ).one()
    begun, introduced, firm, expected = row
    if begun < FEWEST or group.tells_of_few:
        return None
    asked = len(group.trainee_ids) * len(group.question_ids)
    return ClassFigures(begun, asked, introduced, firm, expected / introduced)


def _questions(session: Session, course_id: int) -> tuple[int, ...]:
    """Return what a course asks, found by its materials and not among all that there is."""
    material, text, place = aliased(CourseSpeech), aliased(Reading), aliased(Source)
    asked = (
        select(place.question_id)
        .select_from(material)
        .join(text, text.speech_id == material.speech_id)
        .join(place, (place.reading_id == text.id) & (place.part == PASSAGE))
        .where(material.course_id == course_id, in_course(place.question_id, course_id))
        .distinct()
    )
    return tuple(sorted(session.scalars(asked)))


def _trainees(
    session: Session, course_id: int, person_id: int, cohort_id: int | None
) -> tuple[int, ...]:
    there = taught(person_id, course_id).where(Enrolment.left_at.is_(None))
    if cohort_id is not None:
        members = select(CohortMember.trainee_id).where(CohortMember.cohort_id == cohort_id)
        there = there.where(Enrolment.trainee_id.in_(members))
    return tuple(session.scalars(there.order_by(Enrolment.trainee_id)))


def _known(session: Session, group: Group, trainee_id: int, weights: Weights) -> dict[str, float]:
    """Return what a trainee knows of a group's questions, as `KnownFigure` keeps it."""
    rows = session.execute(
        select(Card.question_id, Card.stability, Card.difficulty, Card.last_day)
        .where(Card.trainee_id == trainee_id)
        .order_by(Card.question_id)
    )
    asked = set(group.question_ids)
    known = [
        Known(Memory(stability, difficulty), last_day, weights)
        for question_id, stability, difficulty, last_day in rows
        if question_id in asked
        if stability is not None and difficulty is not None and last_day is not None
    ]
    return {
        "introduced": len(known),
        "firm": sum(one.is_firm for one in known),
        "expected": sum(one.on(group.day) for one in known),
    }
