"""An exam for the tests: a course with an instructor, questions of several kinds, a plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from question_bank.bank.base import by_number
from question_bank.bank.blueprints.blueprint import Section
from question_bank.bank.courses import CourseInstructor
from question_bank.study.examining.plans import ExamPlan, set_exam
from question_bank.study.examining.saving import Save, Saved, save
from question_bank.study.examining.sittings import start
from question_bank.study.exams import Sitting, Sort
from tests.papers.material import a_cloze
from tests.study.lessons import MONDAY, give_course, key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from tests.study.exam_halls import Hall
    from tests.study.lessons import Lesson

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
OPENS = MONDAY + HOUR
SEED = 7
CLOZES = tuple(a_cloze(number) for number in range(8))
FOUR = (Section("cloze", 4, 2.0),)


@dataclass(frozen=True, slots=True)
class Hall:
    """An exam of 30 minutes that opens an hour after MONDAY for two hours."""

    exam_id: int
    lesson: Lesson
    contents: dict[int, Content]
    instructor_id: int
    trainee_ids: tuple[int, ...]


def hold_exam(
    session: Session,
    instructor_id: int,
    trainee_ids: Sequence[int],
    *,
    contents: Sequence[Content],
    sections: Sequence[Section],
    opens_at: datetime = OPENS,
    now: datetime = MONDAY,
    **more: Any,  # noqa: ANN401 - whatever else is set
) -> Hall:
    """Put the trainees on a course and set an exam for it."""
    lesson = give_course(session, trainee_ids, contents=contents, name="办公室业务")
    session.add(CourseInstructor(course_id=lesson.course_id, person_id=instructor_id))
    session.flush()
    plan = ExamPlan(
        title="结业考试",
        sections=tuple(sections),
        minutes=30,
        opens_at=opens_at,
        closes_at=opens_at + 2 * HOUR,
    )
    plan = replace(plan, **more)
    exam_id = set_exam(session, lesson.course_id, plan, person_id=instructor_id, seed=SEED, now=now)
    by_id = dict(zip(lesson.question_ids, contents, strict=True))
    return Hall(exam_id, lesson, by_id, instructor_id, tuple(trainee_ids))


def sit(
    session: Session, hall: Hall, *, now: datetime = OPENS, sort: Sort = Sort.EXAM, who: int = 0
) -> int:
    return start(
        session,
        trainee_id=hall.trainee_ids[who],
        exam_id=hall.exam_id,
        sort=sort,
        seed=SEED,
        now=now,
    )


def write(
    session: Session,
    hall: Hall,
    sitting_id: int,
    position: int,
    *response: str,
    now: datetime = OPENS + MINUTE,
    base: int = 0,
    saves: int = 1,
    page: str = "page",
    who: int = 0,
) -> Saved:
    change = Save(position, response, base, saves, page)
    trainee_id = hall.trainee_ids[who]
    (saved,) = save(session, [change], trainee_id=trainee_id, sitting_id=sitting_id, now=now)
    return saved


def position_of(session: Session, sitting_id: int, hall: Hall, content: Content) -> int:
    """Return where a question stands on somebody's sheet."""
    drawn = by_number(session, Sitting, sitting_id).drawn
    return next(
        place for place, (_, question_id, _) in enumerate(drawn)
        if hall.contents[question_id] == content
    )  # fmt: skip


def answer_all(session: Session, hall: Hall, sitting_id: int, *, who: int = 0) -> None:
    """Write the key beside every question."""
    for place, (_, question_id, _) in enumerate(by_number(session, Sitting, sitting_id).drawn):
        write(session, hall, sitting_id, place, *key(hall.contents[question_id]), who=who)


def sitting(session: Session, sitting_id: int) -> Sitting:
    return by_number(session, Sitting, sitting_id)
