"""How an online exam went: people with their points by section, and what was known least."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.blueprints.blueprint import from_json
from question_bank.bank.classes.ownership import taught
from question_bank.bank.courses import Course
from question_bank.bank.people import Person
from question_bank.bank.questions import Question, Requirement
from question_bank.statistics.exam_questions import counted, question_results
from question_bank.statistics.outcomes import Outcome, Taken, Weak
from question_bank.statistics.weaknesses import label, question_label
from question_bank.study.examining.candidates import best_points, expected, grading_of
from question_bank.study.exams import Exam, SheetAnswer, Sitting, Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from sqlalchemy.orm import Session

    from question_bank.statistics.exam_questions import QuestionResult

WEAKEST = 8
WEAK_BELOW = 0.8


def summary(session: Session, exam: Exam) -> tuple[int, float | None, float | None, int, int]:
    """Return of the goes that count: how many, the mean, the highest, who passed, who excelled."""
    best, lines = best_points(exam.id).subquery(), grading_of(exam)
    row = session.execute(
        select(
            func.count(best.c.points),
            func.avg(best.c.points),
            func.max(best.c.points),
            func.count().filter(best.c.points >= lines.pass_mark),
            func.count().filter(best.c.points >= lines.merit_mark),
        )
    ).one()
    return (row[0], row[1], row[2], row[3], row[4])


def exam_outcome(
    session: Session, exam: Exam, *, person_id: int, now: datetime, zone: ZoneInfo
) -> Outcome:
    """Return how an exam went for a person's classes; sittings that are over were marked before."""
    ids = session.scalars(counted(exam.id)).all()
    results = question_results(session, exam.id, sitting_ids=ids)
    blueprint = from_json(exam.blueprint)
    return Outcome(
        title=exam.title,
        course=session.scalars(select(Course.name).where(Course.id == exam.course_id)).one(),
        held_on=exam.opens_at.astimezone(zone).date(),
        place=exam.place,
        minutes=exam.minutes,
        total=blueprint.total,
        grading=grading_of(exam),
        is_printed=False,
        sections=tuple((section.kind, section.total) for section in blueprint.sections),
        people=_people(session, exam, ids, person_id=person_id, is_open=now < exam.closes_at),
        weak=weakest(session, [(one.question_id, one) for one in results]),
    )


def _people(
    session: Session, exam: Exam, sitting_ids: Sequence[int], *, person_id: int, is_open: bool
) -> tuple[Taken, ...]:
    of_section = {
        question_id: place for place, drawn in enumerate(exam.drawn) for _, question_id in drawn
    }
    sheets = _sheets(session, sitting_ids, of_section, len(exam.drawn))
    began = select(Sitting.trainee_id).where(
        Sitting.exam_id == exam.id, Sitting.sort == Sort.EXAM, Sitting.voided_at.is_(None)
    )
    writing = set(session.scalars(began.where(Sitting.points.is_(None))))
    people = session.scalars(
        select(Person)
        .where(Person.id.in_(expected(exam)) | Person.id.in_(began))
        .where(Person.id.in_(taught(person_id, exam.course_id)))
        .order_by(Person.unit, Person.login)
    )
    none = (None,) * len(exam.drawn)
    found = []
    for one in people:
        points, sections = sheets.get(one.id, (None, none))
        pending = points is None and (is_open or one.id in writing)
        found.append(Taken(one.login, one.name, one.unit, one.post, points, sections, pending))
    return tuple(found)


def _sheets(
    session: Session, sitting_ids: Sequence[int], of_section: Mapping[int, int], length: int
) -> dict[int, tuple[float | None, tuple[float | None, ...]]]:
    """Return the points of each trainee's sitting, in all and by section."""
    earned: defaultdict[int, dict[int, float]] = defaultdict(dict)
    rows = session.execute(
        select(SheetAnswer.sitting_id, SheetAnswer.position, SheetAnswer.points)
        .join(Sitting)
        .where(Sitting.id.in_(sitting_ids), SheetAnswer.points.is_not(None))
        .order_by(SheetAnswer.sitting_id, SheetAnswer.position)
    )
    for sitting_id, position, points in rows:
        earned[sitting_id][position] = points or 0.0
    found: dict[int, tuple[float | None, tuple[float | None, ...]]] = {}
    for sitting in session.scalars(select(Sitting).where(Sitting.id.in_(sitting_ids))):
        sections = [0.0] * length
        for position, (_, question_id, _) in enumerate(sitting.drawn):
            sections[of_section[question_id]] += earned[sitting.id].get(position, 0.0)
        found[sitting.trainee_id] = (sitting.points, tuple(sections))
    return found


def weakest(session: Session, results: Iterable[tuple[int, QuestionResult]]) -> tuple[Weak, ...]:
    """Return the 要点 of which least was earned, those below four fifths, the weakest first."""
    by_question = {id_: one for id_, one in results if one.share is not None}
    rows = session.execute(
        select(Question.id, Requirement.id, Requirement.content)
        .outerjoin(Requirement, Requirement.id == Question.requirement_id)
        .where(Question.id.in_(list(by_question)))
        .order_by(Question.id)
    )
    named: dict[int, str] = {}
    earned: defaultdict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for question_id, requirement_id, content in rows:
        one = by_question[question_id]
        point = requirement_id or -question_id
        named.setdefault(point, label(content) if content else question_label(one.content))
        answers = one.right + one.partly + one.wrong
        earned[point].append(
            ((one.share or 0.0) * answers * one.points, one.points * answers, answers)
        )
    shares = [
        Weak(
            named[point],
            sum(got for got, *_ in parts) / sum(most for _, most, _ in parts),
            sum(number for *_, number in parts),
        )
        for point, parts in earned.items()
    ]
    weak = [one for one in shares if one.share < WEAK_BELOW]
    return tuple(sorted(weak, key=lambda one: (one.share, one.label))[:WEAKEST])
