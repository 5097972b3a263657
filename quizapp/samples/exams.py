"""Two exams of the sample course: one that was sat three days ago, one still to come."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

from question_bank.bank.blueprints.blueprint import USUAL_POINTS, Section
from question_bank.bank.blueprints.drawing import there
from question_bank.questions.content import keys
from question_bank.study.examining.marking import asked_contents
from question_bank.study.examining.plans import ExamPlan, set_exam
from question_bank.study.examining.saving import Save, save
from question_bank.study.examining.sittings import hand_in, start
from question_bank.study.exams import Sitting, Sort
from quizapp.samples.people import INSTRUCTOR, TRAINEES
from quizapp.samples.weeks import slip

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.bank.kinds import Kind
    from question_bank.study.days import Calendar
    from quizapp.samples.people import SamplePerson

SAT_DAYS_AGO = 3
FROM_ROLLOVER = timedelta(hours=5)  # nine in the morning
ASKED: dict[Kind, int] = {
    "cloze": 5,
    "choice": 5,
    "multiple": 3,
    "judgement": 1,
    "matching": 1,
    "recall": 1,
}
LEFT_EMPTY = 0.04
STAYED_AWAY = 2
ROOM_FOR_OTHERS = 2  # a rehearsal wants as many questions once more


def hold_exams(
    session: Session,
    ids: Mapping[str, int],
    course_id: int,
    *,
    exam_day: int,
    today: int,
    calendar: Calendar,
) -> None:
    """Set both exams, and let most of the trainees sit the first."""
    opens_at = calendar.begins(today - SAT_DAYS_AGO) + FROM_ROLLOVER
    quiz = _set(session, ids, course_id, "阶段测验（示例）", opens_at, minutes=30)
    for number, person in enumerate(TRAINEES[:-STAYED_AWAY]):
        begun = opens_at + timedelta(minutes=3 * number)
        _sit(session, ids[person.login], person, quiz, now=begun)
    ahead = calendar.begins(exam_day) + FROM_ROLLOVER
    _set(session, ids, course_id, "结业考试（示例）", ahead, minutes=60)


def _set(
    session: Session,
    ids: Mapping[str, int],
    course_id: int,
    title: str,
    opens_at: datetime,
    *,
    minutes: int,
) -> int:
    found = there(session, course_id)
    numbers = {kind: min(most, found[kind] // ROOM_FOR_OTHERS) for kind, most in ASKED.items()}
    plan = ExamPlan(
        title=title,
        sections=tuple(
            Section(kind, number, USUAL_POINTS[kind]) for kind, number in numbers.items() if number
        ),
        minutes=minutes,
        opens_at=opens_at,
        closes_at=opens_at + timedelta(hours=2),
        half_for_fewer=True,
    )
    instructor, long_before = ids[INSTRUCTOR.login], opens_at - timedelta(days=30)
    return set_exam(session, course_id, plan, person_id=instructor, seed=minutes, now=long_before)


def _sit(
    session: Session, trainee_id: int, person: SamplePerson, exam_id: int, *, now: datetime
) -> None:
    """Answer an exam from its first question to its last, with some slips."""
    chance = random.Random(f"{person.login}/{exam_id}")  # noqa: S311 - a story, no secret
    sitting_id = start(
        session,
        trainee_id=trainee_id,
        exam_id=exam_id,
        sort=Sort.EXAM,
        seed=chance.randrange(1_000_000),
        now=now,
    )
    sitting = session.get_one(Sitting, (trainee_id, sitting_id))
    asked = asked_contents(session, [sitting])
    for position, (version_id, *_) in enumerate(sitting.drawn):
        now += timedelta(seconds=chance.uniform(15, 70))
        content = asked[version_id]
        is_known = chance.random() < person.knows
        response = tuple(keys(content) if is_known else slip(content, chance))
        if chance.random() > LEFT_EMPTY:
            change = Save(position, response, 0, 1, "sample")
            save(session, [change], trainee_id=trainee_id, sitting_id=sitting_id, now=now)
    hand_in(session, trainee_id=trainee_id, sitting_id=sitting_id, now=now)
