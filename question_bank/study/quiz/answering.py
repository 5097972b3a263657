"""One answer, marked, rated, written into the log, and the card's next date with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from question_bank.errors import Refused, Stale
from question_bank.questions.content import keys, mark
from question_bank.study.cards import Card
from question_bank.study.courses import courses_for
from question_bank.study.quiz.grounds import grounds
from question_bank.study.quiz.outcomes import Evidence, Means, Outcome, answer_row, outcome
from question_bank.study.record.log import append, take_turn
from question_bank.study.record.moving import Rated, move
from question_bank.study.record.rebuilding import rebuilt
from question_bank.study.record.replay import log_of, scheduling, unpacked
from question_bank.study.reviews import Entry, Rating, Review
from question_bank.study.scheduling.agenda import agendas
from question_bank.study.scheduling.rating import rated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from question_bank.questions.marking import PartMark
    from question_bank.study.days import Calendar

LONGEST_SECONDS = 600.0


def answer(
    session: Session,
    *,
    trainee_id: int,
    question_id: int,
    version_id: int,
    attempt: str,
    response: Sequence[str],
    now: datetime,
    calendar: Calendar,
    given_up: bool = False,
    hints: int = 0,
    seconds_taken: float = 0.0,
    lock: int | None = None,
    said: Rating | None = None,
    tapped: bool = False,
) -> None:
    """Take a trainee's answer; the same attempt again changes nothing.

    How it went is `outcomes.outcome`'s to tell. `attempt` is the token of the form, `lock` what
    `asking.Asked` gave with it; None trusts the caller that the card has not changed since. With
    `said` the trainee has seen the key and says how well it was known; nothing else is marked.
    `tapped` tells that words were put together from pieces.

    Raises:
        NotFound: no open course of the trainee's asks the question, or it has no such version.
        Refused: `empty_answer`, nothing was written and 不会 was not said.
        Stale: the card was answered elsewhere after the form was made.

    """
    take_turn(session, trainee_id)
    asked = {"trainee_id": trainee_id, "question_id": question_id}
    known = grounds(session, **asked, version_id=version_id, attempt=attempt)
    if known.is_taken:
        return
    if not given_up and said is None and not any(map(str.strip, response)):
        raise Refused("empty_answer")
    courses, course = courses_for(session, **asked, now=now, calendar=calendar)
    if lock not in {None, known.card.lock}:
        raise Stale("card")
    if not known.is_dealt:
        _deal(session, **asked)
    marks, means = _marks(known.content, response, said=said, tapped=tapped)
    kind, seconds = known.content.kind, min(max(0.0, seconds_taken), LONGEST_SECONDS)
    rating = said or rated(kind, marks, hints=hints, given_up=given_up)
    evidence = Evidence(kind, marks, hints, given_up, course.goal, means).to_json()
    given = Rated(attempt, version_id, rating, evidence, now, seconds)
    ahead = agendas(session, known.card, courses=courses, off=known.days_off, calendar=calendar)
    move(session, known.card, given, course=course, calendar=calendar, agendas=ahead)


def undo(
    session: Session, *, trainee_id: int, attempt: str, now: datetime, calendar: Calendar
) -> Outcome:
    """Take an answer back: the card stands again exactly where it stood before it.

    Where an earlier answer has been marked again since, it is worked out from the log.

    Raises:
        NotFound: the trainee has not made that attempt.
        Refused: `answered_since`, the question has been answered again after it.

    """
    take_turn(session, trainee_id)
    found = outcome(session, trainee_id=trainee_id, attempt=attempt)
    row = answer_row(session, trainee_id=trainee_id, attempt=attempt)
    if row is None or found.is_undone:
        return found
    log = log_of(session, trainee_id=trainee_id, question_id=row.question_id)
    if [one.seq for one in scheduling(log)][-1:] != [row.seq]:
        raise Refused("answered_since")
    marked_since = any(later.entry is Entry.REMARK and later.seq > row.seq for later in log)
    others = [other for other in log if other is not row]
    of_card = {"trainee_id": trainee_id, "question_id": row.question_id}
    before = unpacked(row.before)
    if marked_since:
        before = rebuilt(session, **of_card, calendar=calendar, rows=others)
    card = session.get_one(Card, (trainee_id, row.question_id))
    if row.evidence.get("worn_out"):
        card.suspended_at = None
    append(session, card, _undoing(row, now=now, calendar=calendar), before)
    return outcome(session, trainee_id=trainee_id, attempt=attempt)


def _undoing(row: Review, *, now: datetime, calendar: Calendar) -> Review:
    """Return the row of the log that takes an answer back."""
    return Review(
        attempt=f"undo-{row.attempt}",
        entry=Entry.UNDO,
        refers_to=row.seq,
        version_id=row.version_id,
        course_id=row.course_id,
        evidence={},
        answered_at=now,
        study_day=calendar.day(now),
        seconds_taken=0.0,
    )


def _deal(session: Session, *, trainee_id: int, question_id: int) -> None:
    session.add(Card(trainee_id=trainee_id, question_id=question_id))
    session.flush()


def _marks(
    content: Content, response: Sequence[str], *, said: Rating | None, tapped: bool
) -> tuple[tuple[PartMark, ...], Means]:
    """Return the marks and how they came about; of what was only thought all is known, or none."""
    if said is None:
        return mark(content, response), Means.TAPPED if tapped else Means.TYPED
    whole = mark(content, list(keys(content)))
    known = said is not Rating.AGAIN
    return tuple(replace(part, written="", right=known) for part in whole), Means.RATED
