"""Marking a sitting's sheet: points for each part, halves for too few options where that is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.blueprints.points import shares, weights
from question_bank.bank.questions import Version
from question_bank.bank.versions import contents
from question_bank.questions.content import mark
from question_bank.questions.multiple import left_out
from question_bank.study.exams import Exam, SheetAnswer, Sitting
from question_bank.study.marks import MarkChange

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from question_bank.questions.marking import PartMark

BY_PART = frozenset({"cloze", "matching", "recall"})


def mark_sheet(session: Session, sitting: Sitting) -> None:
    """Mark all that was written on a sitting's sheet, by what counts as right now.

    What was left empty has no row or an empty one and earns nothing. Points that a person gave
    stay what they are.
    """
    given = given_by_hand(session, sitting)
    asked = asked_contents(session, [sitting])
    halves = session.scalar(select(Exam.half_for_fewer).where(Exam.id == sitting.exam_id))
    total = 0.0
    for row in answers_of(session, sitting):
        version_id, _, points = sitting.drawn[row.position]
        content = asked[version_id]
        marks = mark(content, row.response) if is_written(row.response) else ()
        row.marks = [{"written": m.written, "key": m.key, "right": m.right} for m in marks]
        worked_out = earned(content, marks, points, half_for_fewer=bool(halves))
        row.points = given.get(row.position, worked_out)
        total += row.points
    sitting.points, sitting.markings = total, Sitting.markings + 1
    session.flush()


def earned(
    content: Content, marks: Sequence[PartMark], points: float, *, half_for_fewer: bool
) -> float:
    """Return what an answer earns: by part where parts are answered one by one, else all or none.

    Of a multiple choice some of the right options and no wrong one earn half, where that is set.
    """
    if not marks:
        return 0.0
    if content.kind in BY_PART:
        worth = shares(points, weights(content))
        return sum(share for share, one in zip(worth, marks, strict=True) if one.right)
    if all(one.right for one in marks):
        return points
    fewer = content.kind == "multiple" and left_out(marks) and any(one.written for one in marks)
    return points / 2 if half_for_fewer and fewer else 0.0


def given_by_hand(session: Session, sitting: Sitting) -> dict[int, float]:
    """Return the points that people gave questions of a sheet, by position."""
    rows = session.execute(
        select(MarkChange.position, MarkChange.after)
        .where(MarkChange.trainee_id == sitting.trainee_id, MarkChange.sitting_id == sitting.id)
        .order_by(MarkChange.id)
    )
    return {position: after for position, after in dict(rows.all()).items() if after is not None}


def is_written(response: Iterable[str]) -> bool:
    """Return whether anything was answered."""
    return any(map(str.strip, response))


def answers_of(session: Session, sitting: Sitting) -> Sequence[SheetAnswer]:
    """Return what was saved for a sitting, in the order of its sheet."""
    return session.scalars(
        select(SheetAnswer)
        .where(SheetAnswer.trainee_id == sitting.trainee_id, SheetAnswer.sitting_id == sitting.id)
        .order_by(SheetAnswer.position)
    ).all()


def asked_contents(session: Session, sittings: Iterable[Sitting]) -> dict[int, Content]:
    """Return what sittings ask, by version, with all answers that are right by now."""
    wanted = {version_id for sitting in sittings for version_id, *_ in sitting.drawn}
    stored = session.execute(
        select(Version.id, Version.content).where(Version.id.in_(wanted)).order_by(Version.id)
    )
    return contents(session, dict(stored.all()))
