"""Taking away what somebody wrote in their own words; right, wrong and points stay as they were.

Only wrong answers to questions that are answered in writing hold words of one's own: a right one
says what the key says. These are the only changes ever made to a row of the review log, and replay
gives the same cards after them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, cast, delete, select

from question_bank.bank.questions import Version
from question_bank.statistics.answered import catch_up
from question_bank.statistics.tables import TestFigure
from question_bank.study.exams import SheetAnswer, Sitting
from question_bank.study.reviews import Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

WRITTEN_KINDS = frozenset({"cloze", "recall"})
TAKEN_AWAY = "〔已清除〕"


def trainees_with_words(session: Session, *, before: datetime) -> tuple[int, ...]:
    """Return who wrote something wrong in words of their own before a time."""
    answers = select(Review.trainee_id).where(*_wrong_reviews(), Review.answered_at < before)
    sheets = (
        select(Sitting.trainee_id)
        .join(SheetAnswer)
        .where(*_wrong_sheets(), Sitting.ended_at < before)
    )
    return tuple(
        sorted({*session.scalars(answers.distinct()), *session.scalars(sheets.distinct())})
    )


def take_words_away(session: Session, trainee_id: int, *, before: datetime | None = None) -> int:
    """Take away what a trainee wrote, all of it or up to a time; return in how many answers."""
    kinds: dict[int, bool] = {}
    return _from_log(session, trainee_id, before, kinds) + _from_sheets(
        session, trainee_id, before, kinds
    )


def _from_log(
    session: Session, trainee_id: int, before: datetime | None, kinds: dict[int, bool]
) -> int:
    when = [] if before is None else [Review.answered_at < before]
    rows = session.scalars(
        select(Review).where(Review.trainee_id == trainee_id, *_wrong_reviews(), *when)
    )
    touched = set()
    count = 0
    for row in rows.all():
        if _is_written(session, row.version_id, kinds):
            row.evidence = row.evidence | {"parts": _cleared(row.evidence["parts"])}
            touched.add(row.question_id)
            count += 1
    session.flush()
    if touched:
        catch_up(session, trainee_id, question_ids=touched)
    return count


def _take_words(answer: SheetAnswer) -> None:
    """Take what was written out of an answer, but for what was right."""
    marks = answer.marks or []
    right = {mark["written"] for mark in marks if mark["right"]}
    answer.response = [
        one if one in right or not one.strip() else TAKEN_AWAY for one in answer.response
    ]
    answer.marks = _cleared(marks)


def _from_sheets(
    session: Session, trainee_id: int, before: datetime | None, kinds: dict[int, bool]
) -> int:
    when = [] if before is None else [Sitting.ended_at < before]
    rows = session.execute(
        select(SheetAnswer, Sitting)
        .join(Sitting)
        .where(Sitting.trainee_id == trainee_id, *_wrong_sheets(), *when)
    ).all()
    exams: defaultdict[int, int] = defaultdict(int)
    count = 0
    for answer, sitting in rows:
        version_id = sitting.drawn[answer.position][0]
        if not _is_written(session, version_id, kinds):
            continue
        _take_words(answer)
        exams[sitting.exam_id or 0] += 1
        count += 1
    session.flush()
    # what was worked out of the words is worked out anew
    session.execute(
        delete(TestFigure)
        .where(TestFigure.exam_id.in_(exams))
        .execution_options(synchronize_session=False)
    )
    return count


def _cleared(parts: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {**part, "written": TAKEN_AWAY} if part["written"] and not part["right"] else dict(part)
        for part in parts
    ]


def _is_written(session: Session, version_id: int, kinds: dict[int, bool]) -> bool:
    if version_id not in kinds:
        kinds[version_id] = session.get_one(Version, version_id).content["kind"] in WRITTEN_KINDS
    return kinds[version_id]


def _wrong_reviews() -> tuple[ColumnElement[bool], ...]:
    told = cast(Review.evidence, String)
    return told.contains('"right": false'), ~told.contains(TAKEN_AWAY)


def _wrong_sheets() -> tuple[ColumnElement[bool], ...]:
    told = cast(SheetAnswer.marks, String)
    return told.contains('"right": false'), ~told.contains(TAKEN_AWAY)
