"""考场口令: only who is in the room is told it, and nobody can try for long."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING

from question_bank.errors import Refused
from question_bank.study.exams import ExamEntry

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.study.exams import Exam

TRIES = 5
CLOSED = timedelta(minutes=5)


def require_code(
    session: Session, exam: Exam, trainee_id: int, typed: str, *, now: datetime
) -> None:
    """Let a trainee into the room who types its code; case, width and spaces do not matter.

    A wrong one is counted: whoever catches the error has to commit for it to count.

    Raises:
        Refused: `no_code`, nothing was typed; `wrong_code`, with the tries `left`; `door_closed`,
            after too many wrong ones, with the `minutes` to wait.

    """
    if exam.code is None:
        return
    entry = session.get(ExamEntry, (exam.id, trainee_id))
    if entry and entry.closed_until and now < entry.closed_until:
        minutes = -(-(entry.closed_until - now) // timedelta(minutes=1))
        raise Refused("door_closed", minutes=minutes)
    if not _bare(typed):
        raise Refused("no_code")
    if _bare(typed) == _bare(exam.code):
        return
    if entry is None:
        entry = ExamEntry(exam_id=exam.id, trainee_id=trainee_id, wrong=0)
        session.add(entry)
    entry.wrong += 1
    left = TRIES - entry.wrong
    if left <= 0:
        entry.wrong, entry.closed_until = 0, now + CLOSED
    session.flush()
    if left <= 0:
        raise Refused("door_closed", minutes=CLOSED // timedelta(minutes=1))
    raise Refused("wrong_code", left=left)


def _bare(typed: str) -> str:
    return "".join(unicodedata.normalize("NFKC", typed).casefold().split())
