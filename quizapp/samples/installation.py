"""Filling an installation with the samples: each step finds what an earlier start has done."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from question_bank.bank.classes.cohorts import add_member, cohort_named, create_cohort
from question_bank.bank.classes.planning import Plan, create_course, open_course
from question_bank.bank.curation.together import accept_ready
from question_bank.bank.materials.intake import known_file, take_in
from question_bank.bank.members import public_bank
from question_bank.bank.speeches import Speech
from question_bank.sandbox import Limits, read_apart
from quizapp.database import Database
from quizapp.samples import SPEECHES
from quizapp.samples.exams import hold_exams
from quizapp.samples.people import INSTRUCTOR, TRAINEES, add_people, kept_passwords
from quizapp.samples.questions import RESTS_IN, write_by_hand
from quizapp.samples.weeks import study

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from quizapp.settings import Settings

PASSWORDS = "demo-passwords.txt"
COHORT = "新任文秘人员培训班（示例）"
COURSE = "办公室业务应知应会（示例）"
DAYS_STUDIED = 18
DAYS_TO_EXAM = 21
PATIENT = Limits(cpu_seconds=60, seconds=180)  # our own files, on whatever machine
STILL_TO_REVIEW = "young-staff-talk.docx"


def fill(settings: Settings, *, now: datetime, say: Callable[[str], None]) -> Mapping[str, str]:
    """Put the samples into an installation of the present schema; return passwords by log-in.

    What an earlier start has put there stays as it is. `say` is told what comes next.
    """
    database = Database(settings)
    passwords = kept_passwords(settings.instance / PASSWORDS)
    try:
        with database.writing() as rows:
            ids = add_people(rows, passwords, now=now)
            rows.commit()
        _take_in_speeches(database, ids[INSTRUCTOR.login], now=now, say=say)
        _hold_class(database, settings, ids, now=now, say=say)
    finally:
        database.engine.dispose()
    return passwords


def _take_in_speeches(
    database: Database, instructor: int, *, now: datetime, say: Callable[[str], None]
) -> None:
    """Read the speeches that are not there yet, and accept what is ready in all but one."""
    long_ago = now - timedelta(days=DAYS_STUDIED + 2)
    with database.reading() as rows:
        bank_id = public_bank(rows)
        unread = [
            file
            for file in SPEECHES
            if not known_file(rows, file.read_bytes(), bank_id=bank_id, name=file.name)
        ]
    with ThreadPoolExecutor(2) as readers:
        prints = readers.map(
            lambda file: read_apart(file.read_bytes(), file.name, limits=PATIENT),
            unread,
        )
        for file, printed in zip(unread, prints, strict=True):
            say(f"示例讲话：{printed['speech']['title'] or file.stem}")
            with database.writing() as rows:
                _take_in(rows, printed, file.name, instructor, long_ago)
                rows.commit()


def _take_in(
    rows: Session, printed: dict[str, Any], name: str, person_id: int, now: datetime
) -> None:
    bank_id = public_bank(rows)
    report = take_in(rows, printed, bank_id=bank_id, name=name, now=now, person_id=person_id)
    rows.execute(update(Speech).where(Speech.id == report.speech_id).values(is_sample=True))
    if name != STILL_TO_REVIEW:
        accept_ready(rows, report.speech_id, person_id=person_id, now=now)
    if name == RESTS_IN:
        write_by_hand(rows, report.speech_id, person_id=person_id, now=now)


def _hold_class(
    database: Database,
    settings: Settings,
    ids: Mapping[str, int],
    *,
    now: datetime,
    say: Callable[[str], None],
) -> None:
    """Make the class and its course, and let the trainees study until yesterday."""
    calendar = settings.calendar
    today = calendar.day(now)
    first = today - DAYS_STUDIED
    with database.writing() as rows:
        if cohort_named(rows, COHORT) is not None:
            return
        say("示例培训班和学习记录")
        course_id = _open_course(
            rows, ids, exam_on=calendar.date(today + DAYS_TO_EXAM), now=calendar.begins(first)
        )
        for person in TRAINEES:
            study(rows, ids[person.login], person, first=first, last=today - 1, calendar=calendar)
        hold_exams(
            rows, ids, course_id, exam_day=today + DAYS_TO_EXAM, today=today, calendar=calendar
        )
        rows.commit()


def _open_course(rows: Session, ids: Mapping[str, int], *, exam_on: date, now: datetime) -> int:
    cohort_id = create_cohort(
        rows, COHORT, now=now, is_sample=True, instructors=[ids[INSTRUCTOR.login]]
    )
    for person in TRAINEES:
        add_member(rows, cohort_id, ids[person.login], now=now)
    speeches = rows.scalars(select(Speech.id).where(Speech.is_sample).order_by(Speech.id)).all()
    plan = Plan(
        name=COURSE, exam_on=exam_on, new_a_day=8, speeches=tuple(speeches), cohorts=(cohort_id,)
    )
    instructor = ids[INSTRUCTOR.login]
    course_id = create_course(rows, plan, person_id=instructor, now=now, is_sample=True)
    open_course(rows, course_id, person_id=instructor, now=now)
    return course_id
