"""答案异议 decided: an instructor accepts what trainees wrote, or replies why it is not right.

A decision is about the words: it holds for everybody who sent the same about the same question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.base import by_number
from question_bank.bank.members import require_edit
from question_bank.bank.questions import AcceptedAnswer, Question, Requirement, Version
from question_bank.errors import NotFound, Refused, Stale
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import keys
from question_bank.questions.marking import comparable, is_right
from question_bank.questions.recall import Recall
from question_bank.study.appeals import Appeal, Verdict
from question_bank.study.feedback.appealing import slot
from question_bank.study.feedback.regrading import all_contents, remark, remark_sheets
from question_bank.study.quiz.asking import version_of

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from question_bank.study.days import Calendar

LONGEST_REPLY = 300


def accept(
    session: Session,
    appeal_id: int,
    *,
    person_id: int,
    now: datetime,
    calendar: Calendar,
    part: int | None = None,
    reply: str = "",
) -> int:
    """Accept what was written as another right answer; return how many answers were marked anew.

    It counts in every wording of the question that has the same key. `part` says for which of the
    keys, where their order is free; elsewhere it is the part that was answered.

    Raises:
        NotFound: there is no such appeal for this person.
        Refused: `not_an_editor`; or what `obstacle` names.
        Stale: somebody decided before.

    """
    appeal, content = _open(session, appeal_id, person_id)
    place = slot(content, appeal.part)
    chosen = part if place is None else place
    if chosen is None:
        raise Refused("no_such_part")
    quoted = is_quoted(session, appeal.question_id)
    if hindered := obstacle(content, chosen, appeal.written, is_quoted=quoted):
        raise hindered
    _add_accepted(session, appeal, keys(content)[chosen], person_id=person_id, now=now)
    _decide(session, appeal, content, Verdict.UPHELD, person_id=person_id, now=now, reply=reply)
    return _remark(session, appeal, now=now, calendar=calendar)


def dismiss(session: Session, appeal_id: int, *, person_id: int, now: datetime, reply: str) -> None:
    """Leave the answer wrong, and say why.

    Raises:
        NotFound: there is no such appeal for this person.
        Refused: `not_an_editor`; `no_reply`, nothing was said.
        Stale: somebody decided before.

    """
    appeal, content = _open(session, appeal_id, person_id)
    if not reply.strip():
        raise Refused("no_reply")
    _decide(session, appeal, content, Verdict.DISMISSED, person_id=person_id, now=now, reply=reply)


def reopen(
    session: Session, appeal_id: int, *, person_id: int, now: datetime, calendar: Calendar
) -> None:
    """Take a decision back: nothing is accepted by it any more, and all is marked as before.

    Raises:
        NotFound: there is no such appeal for this person.
        Refused: `not_an_editor`.
        Stale: it is open already.

    """
    appeal = _appeal(session, appeal_id, person_id)
    if appeal.verdict is Verdict.OPEN:
        raise Stale("appeal")
    decided_at, was_upheld = appeal.decided_at, appeal.verdict is Verdict.UPHELD
    together = session.scalars(
        select(Appeal).where(
            Appeal.question_id == appeal.question_id,
            Appeal.verdict == appeal.verdict,
            Appeal.decided_at == decided_at,
        )
    ).all()
    for one in together:
        if comparable(one.written) == comparable(appeal.written):
            one.verdict, one.reply = Verdict.OPEN, ""
            one.decided_by = one.decided_at = one.seen_at = None
    session.flush()
    if was_upheld:
        _take_accepted(session, appeal, decided_at)
        _remark(session, appeal, now=now, calendar=calendar)


def obstacle(content: Content, part: int, written: str, *, is_quoted: bool) -> Refused | None:
    """Return why words may not be accepted for a part; None where they may.

    `no_such_part`: the question has no such part, or takes no written answers.
    `quoted_words`: the sentence is somebody else's, and only signs, script and brackets may differ.
    `another_key`: they are the key of another part, which would then count twice.
    """
    known = keys(content)
    if not isinstance(content, Cloze | Recall) or part >= len(known):
        return Refused("no_such_part")
    if is_quoted and not is_right(written, known[part]):
        return Refused("quoted_words")
    others = zip(known, content.accepted, strict=True)
    taken = {place for place, (key, more) in enumerate(others) if is_right(written, key, more)}
    return Refused("another_key") if taken - {part} else None


def is_quoted(session: Session, question_id: int) -> bool:
    """Return whether what a question asks are the words of a quotation."""
    found = session.scalar(
        select(Requirement.content)
        .join(Question, Question.requirement_id == Requirement.id)
        .where(Question.id == question_id)
    )
    return bool(found and found.get("said_by"))


def _open(session: Session, appeal_id: int, person_id: int) -> tuple[Appeal, Content]:
    appeal = _appeal(session, appeal_id, person_id)
    if appeal.verdict is not Verdict.OPEN:
        raise Stale("appeal")
    content = version_of(session, question_id=appeal.question_id, version_id=appeal.version_id)
    return appeal, content


def _appeal(session: Session, appeal_id: int, person_id: int) -> Appeal:
    """Return an appeal, its question locked: of two decisions the second sees the first."""
    appeal = by_number(session, Appeal, appeal_id)
    if appeal is None:
        raise NotFound("appeal")
    bank_id = session.scalars(
        select(Question.bank_id).where(Question.id == appeal.question_id).with_for_update()
    ).one()
    require_edit(session, person_id, bank_id)
    session.refresh(appeal)
    return appeal


def _decide(
    session: Session,
    appeal: Appeal,
    content: Content,
    verdict: Verdict,
    *,
    person_id: int,
    now: datetime,
    reply: str,
) -> None:
    """Give everybody who sent the same words about the same place the same answer."""
    waiting = session.scalars(
        select(Appeal).where(
            Appeal.verdict == Verdict.OPEN, Appeal.question_id == appeal.question_id
        )
    ).all()
    place, words = slot(content, appeal.part), comparable(appeal.written)
    for one in waiting:
        if comparable(one.written) == words and slot(content, one.part) == place:
            one.verdict, one.reply = verdict, reply.strip()[:LONGEST_REPLY]
            one.decided_by, one.decided_at, one.seen_at = person_id, now, None
    session.flush()


def _remark(session: Session, appeal: Appeal, *, now: datetime, calendar: Calendar) -> int:
    """Mark all again that holds the words, in the log and on the sheets of exams."""
    question_id, written = appeal.question_id, appeal.written
    remark_sheets(session, question_id=question_id, written=written)
    return remark(session, question_id=question_id, written=written, now=now, calendar=calendar)


def _add_accepted(
    session: Session, appeal: Appeal, key: str, *, person_id: int, now: datetime
) -> None:
    """Accept the words in every wording of the question that has the key."""
    for version_id, content in all_contents(session, appeal.question_id).items():
        for part, own in enumerate(keys(content)):
            if own != key or not isinstance(content, Cloze | Recall):
                continue
            if not is_right(appeal.written, own, content.accepted[part]):
                session.add(
                    AcceptedAnswer(
                        version_id=version_id,
                        part=part,
                        answer=appeal.written,
                        added_by=person_id,
                        added_at=now,
                    )
                )
    session.flush()


def _take_accepted(session: Session, appeal: Appeal, decided_at: datetime | None) -> None:
    """Take away the answers that a decision accepted, carried over to later wordings or not."""
    versions = select(Version.id).where(Version.question_id == appeal.question_id)
    added = session.scalars(
        select(AcceptedAnswer).where(
            AcceptedAnswer.version_id.in_(versions), AcceptedAnswer.added_at == decided_at
        )
    ).all()
    for row in added:
        if comparable(row.answer) == comparable(appeal.written):
            session.delete(row)
    session.flush()
