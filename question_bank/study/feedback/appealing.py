"""我的答案也对: a trainee sends what was marked wrong to the instructors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.questions import Question, Version
from question_bank.bank.versions import LIVE
from question_bank.errors import NotFound, Refused
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import mark
from question_bank.questions.marking import comparable
from question_bank.questions.recall import Recall
from question_bank.study.appeals import Appeal, Verdict
from question_bank.study.examining.releasing import answers_are_seen
from question_bank.study.exams import Exam, SheetAnswer, Sitting
from question_bank.study.quiz.asking import version_of
from question_bank.study.quiz.outcomes import answer_row
from question_bank.study.record.log import take_turn
from question_bank.study.record.replay import effective, log_of, remarks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content

LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class _Given:
    """What was written, about which wording, and where it is kept: `place` names the columns."""

    trainee_id: int
    question_id: int
    version_id: int
    response: tuple[str, ...]
    place: dict[str, int]


def appeal(
    session: Session, *, trainee_id: int, attempt: str, part: int, reason: str, now: datetime
) -> int:
    """Hold that a part of an answer that was marked wrong is right too; return the appeal's id.

    The same words about the same wording of a question are one appeal, however often they are
    sent: what was decided about them stands. As long as it is open, a reason may be added.

    Raises:
        NotFound: the trainee has not made that attempt, or it has no such part.
        Refused: `only_written_answers`, the kind of question leaves nothing to argue about;
            `answer_undone`; `nothing_written`, the part is empty or 不会 was said;
            `already_right`, it is marked right, or what was written has been accepted since.

    """
    take_turn(session, trainee_id)
    row = answer_row(session, trainee_id=trainee_id, attempt=attempt)
    if row is None:
        raise NotFound("attempt", attempt=attempt)
    log = log_of(session, trainee_id=trainee_id, question_id=row.question_id)
    if row.seq not in [answer.seq for answer in effective(log)]:
        raise Refused("answer_undone")
    parts = remarks(log).get(row.seq, row).evidence["parts"]
    response = [] if row.evidence["given_up"] else [str(one["written"]) for one in parts]
    if part >= len(parts):
        raise NotFound("attempt", attempt=attempt)
    place = {"review_seq": row.seq}
    given = _Given(trainee_id, row.question_id, row.version_id, tuple(response), place)
    return _send(session, given, part, reason=reason, now=now)


def appeal_sheet(
    session: Session,
    *,
    trainee_id: int,
    sitting_id: int,
    position: int,
    part: int,
    reason: str,
    now: datetime,
) -> int:
    """Hold the same of what was written on the sheet of an exam, once its marks may be seen.

    Raises:
        NotFound: the trainee has no such sitting, its marks are not shown, or it has no such part.
        Refused: as for `appeal`.

    """
    take_turn(session, trainee_id)
    row = session.execute(
        select(Sitting.drawn, SheetAnswer.response)
        .join(SheetAnswer)
        .outerjoin(Exam, Exam.id == Sitting.exam_id)
        .where(Sitting.id == sitting_id, Sitting.trainee_id == trainee_id)
        .where(SheetAnswer.position == position, SheetAnswer.marks.is_not(None))
        .where(Sitting.voided_at.is_(None))
        .where(answers_are_seen(now))
    ).one_or_none()
    if row is None or part >= len(row.response):
        raise NotFound("sitting")
    version_id, question_id, _ = row.drawn[position]
    place = {"sitting_id": sitting_id, "position": position}
    given = _Given(trainee_id, question_id, version_id, tuple(row.response), place)
    return _send(session, given, part, reason=reason, now=now)


def _send(session: Session, given: _Given, part: int, *, reason: str, now: datetime) -> int:
    content = version_of(session, question_id=given.question_id, version_id=given.version_id)
    if not isinstance(content, Cloze | Recall):
        raise Refused("only_written_answers")
    written = given.response[part].strip() if given.response else ""
    if not comparable(written):
        raise Refused("nothing_written")
    made = _same(session, given, content, part, written)
    if made is None:
        _require_wrong(session, given, content, part)
        made = Appeal(
            trainee_id=given.trainee_id,
            question_id=given.question_id,
            version_id=given.version_id,
            part=part,
            written=written,
            verdict=Verdict.OPEN,
            made_at=now,
            **given.place,
        )
        session.add(made)
    if made.verdict is Verdict.OPEN and reason.strip():
        made.reason = reason.strip()[:LONGEST_REASON]
    session.flush()
    return made.id


def slot(content: Content, part: int) -> int | None:
    """Return the place an answer is bound to; None where the order of the answers is free."""
    is_free = isinstance(content, Cloze | Recall) and content.order_free
    return None if is_free else part


def _same(
    session: Session, given: _Given, content: Content, part: int, written: str
) -> Appeal | None:
    """Return the trainee's earlier appeal for the same words."""
    earlier = session.scalars(
        select(Appeal)
        .where(Appeal.trainee_id == given.trainee_id, Appeal.version_id == given.version_id)
        .order_by(Appeal.id)
    )
    place, words = slot(content, part), comparable(written)
    same = (
        one
        for one in earlier
        if slot(content, one.part) == place and comparable(one.written) == words
    )
    return next(same, None)


def _require_wrong(session: Session, given: _Given, content: Content, part: int) -> None:
    """Refuse what counts as right by now, in the wording answered or in the one asked now."""
    live = session.scalars(
        select(Version.id).join(Question, LIVE).where(Question.id == given.question_id)
    ).one()
    asked_now = version_of(session, question_id=given.question_id, version_id=live)
    if any(_is_right(one, given.response, part) for one in (content, asked_now)):
        raise Refused("already_right")


def _is_right(content: Content, response: Sequence[str], part: int) -> bool:
    marks = mark(content, response) if isinstance(content, Cloze | Recall) else ()
    return part < len(marks) and marks[part].right
