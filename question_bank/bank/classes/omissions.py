"""Which of its materials' questions a course asks, and which it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, func, select

from question_bank.bank.classes.changes import Act, note
from question_bank.bank.classes.planning import run_by
from question_bank.bank.courses import CourseOmission, CourseSpeech, is_left_out
from question_bank.bank.paging import place
from question_bank.bank.questions import PASSAGE, Question, Source, Status, Version
from question_bank.bank.speeches import Reading, Speech
from question_bank.bank.versions import LIVE, contents

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content

PAGE = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a course's materials, and whether the course leaves it out."""

    id: int
    kind: str
    content: Content
    is_left_out: bool


@dataclass(frozen=True, slots=True)
class AskedPage:
    """A page of a course's questions; `asked` and `left_out` count those of what is shown."""

    name: str
    speeches: tuple[tuple[int, str], ...]
    rows: tuple[Asked, ...]
    asked: int
    left_out: int
    page: int
    pages: int


def course_questions(
    session: Session,
    course_id: int,
    person_id: int,
    *,
    speech_id: int | None = None,
    only_left_out: bool = False,
    page: int = 1,
) -> AskedPage:
    """Return a page of the approved questions of a course's materials, or of one of them.

    Raises:
        NotFound: there is no such course for this person.

    """
    name = run_by(session, course_id, person_id).name
    there = [Question.status == Status.APPROVED, _is_of(course_id, speech_id)]
    left = is_left_out(course_id)
    total, out = session.execute(
        select(func.count(), func.count().filter(left)).select_from(Question).where(*there)
    ).one()
    shown = out if only_left_out else total
    page, pages = place(page, shown, PAGE)
    shown_now = [*there, left] if only_left_out else there
    return AskedPage(
        name,
        _speeches(session, course_id),
        _asked(session, shown_now, left, page),
        total - out,
        out,
        page,
        pages,
    )


def _asked(
    session: Session,
    which: Sequence[ColumnElement[bool]],
    left: ColumnElement[bool],
    page: int,
) -> tuple[Asked, ...]:
    rows = session.execute(
        select(Question.id, Question.kind, left, Version.id, Version.content)
        .join(Version, LIVE)
        .where(*which)
        .order_by(Question.id)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    ).all()
    told = contents(session, {version_id: stored for *_, version_id, stored in rows})
    return tuple(
        Asked(id_, kind, told[version_id], bool(is_out))
        for id_, kind, is_out, version_id, _ in rows
    )


def leave_out(
    session: Session,
    course_id: int,
    question_ids: Collection[int],
    *,
    person_id: int,
    now: datetime,
) -> int:
    """Let a course no longer ask questions; return how many it asked until now.

    What a trainee has learnt of them is kept. Questions that are not the course's are passed over.

    Raises:
        NotFound: there is no such course for this person.

    """
    run_by(session, course_id, person_id)
    ids = session.scalars(
        select(Question.id)
        .where(Question.id.in_(question_ids), _is_of(course_id, None), ~is_left_out(course_id))
        .order_by(Question.id)
    ).all()
    session.add_all(CourseOmission(course_id=course_id, question_id=id_) for id_ in ids)
    return _noted(session, Act.LEFT_OUT, course_id, len(ids), person_id=person_id, now=now)


def put_back(
    session: Session,
    course_id: int,
    question_ids: Collection[int],
    *,
    person_id: int,
    now: datetime,
) -> int:
    """Let a course ask questions again; return how many it had left out.

    Raises:
        NotFound: there is no such course for this person.

    """
    run_by(session, course_id, person_id)
    which = [CourseOmission.course_id == course_id, CourseOmission.question_id.in_(question_ids)]
    count = session.scalars(select(func.count()).select_from(CourseOmission).where(*which)).one()
    session.execute(delete(CourseOmission).where(*which))
    return _noted(session, Act.PUT_BACK, course_id, count, person_id=person_id, now=now)


def _noted(
    session: Session, act: Act, course_id: int, count: int, *, person_id: int, now: datetime
) -> int:
    if count:
        note(session, act, now=now, by=person_id, course_id=course_id, detail=f"{count} 道")
    session.flush()
    return count


def _is_of(course_id: int, speech_id: int | None) -> ColumnElement[bool]:
    """Return the condition on a question that it stands in a current material of the course."""
    stands = (
        exists()
        .where(Source.question_id == Question.id, Source.part == PASSAGE)
        .where(Reading.id == Source.reading_id, Speech.id == Reading.speech_id, Speech.is_current)
        .where(CourseSpeech.speech_id == Speech.id, CourseSpeech.course_id == course_id)
    )
    return stands if speech_id is None else stands.where(Speech.id == speech_id)


def _speeches(session: Session, course_id: int) -> tuple[tuple[int, str], ...]:
    rows = session.execute(
        select(Speech.id, Speech.title)
        .join(CourseSpeech, CourseSpeech.speech_id == Speech.id)
        .where(CourseSpeech.course_id == course_id)
        .order_by(CourseSpeech.position, Speech.id)
    )
    return tuple((id_, title) for id_, title in rows)
