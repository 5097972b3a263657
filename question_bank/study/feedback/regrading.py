"""Answers marked again after another answer was accepted, or is accepted no more.

The log keeps what it held: a row for each answer that is marked differently now refers to the old
one, and the card is worked out anew from the whole log, as if it had been marked so at once.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from question_bank.bank.courses import CourseSpeech
from question_bank.bank.questions import PASSAGE, Source, Version
from question_bank.bank.speeches import Reading
from question_bank.bank.versions import contents
from question_bank.questions.content import mark
from question_bank.questions.marking import comparable
from question_bank.study.cards import Card
from question_bank.study.examining.marking import mark_sheet
from question_bank.study.exams import Exam, SheetAnswer, Sitting
from question_bank.study.quiz.suspension import has_worn_out
from question_bank.study.record.log import append, take_turn
from question_bank.study.record.rebuilding import rebuilt
from question_bank.study.record.replay import effective, log_of, remarks
from question_bank.study.reviews import Entry, Review
from question_bank.study.scheduling.rating import rated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from question_bank.study.days import Calendar
    from question_bank.study.scheduling.schedule import Standing


def remark(
    session: Session, *, question_id: int, written: str, now: datetime, calendar: Calendar
) -> int:
    """Mark again every answer to a question that holds the words; return how many changed.

    Read are the answers to this one question, written to are the cards of those who wrote it.
    """
    asked = all_contents(session, question_id)
    rows = session.execute(
        select(Review.trainee_id, Review.evidence)
        .where(Review.question_id == question_id, Review.entry == Entry.ANSWER)
        .order_by(Review.trainee_id, Review.seq)
    )
    wrote = [
        trainee_id
        for trainee_id, group in groupby(rows, key=lambda row: row.trainee_id)
        if any(_holds(row.evidence, written) for row in group)
    ]
    changed = 0
    for trainee_id in wrote:
        take_turn(session, trainee_id)
        card = session.get_one(Card, (trainee_id, question_id))
        changed += _remark_card(session, card, asked, written, now=now, calendar=calendar)
    return changed


def remark_sheets(session: Session, *, question_id: int, written: str) -> int:
    """Mark again every sheet on which the words were written; return how many earn otherwise now.

    Read are the sheets of the exams whose courses teach the question, written to are those that
    hold the words.
    """
    teach = (
        select(CourseSpeech.course_id)
        .join(Reading, Reading.speech_id == CourseSpeech.speech_id)
        .join(Source, Source.reading_id == Reading.id)
        .where(Source.question_id == question_id, Source.part == PASSAGE)
    )
    rows = session.execute(
        select(Sitting.trainee_id, Sitting.id, Sitting.drawn)
        .join(Exam, Exam.id == Sitting.exam_id)
        .where(Exam.course_id.in_(teach), Sitting.points.is_not(None))
        .order_by(Sitting.id)
    )
    places = [
        (trainee_id, sitting_id, position)
        for trainee_id, sitting_id, drawn in rows
        for position, (_, asked, _) in enumerate(drawn)
        if asked == question_id
    ]
    return sum(_remark_sheet(session, place, written) for place in places)


def _remark_sheet(session: Session, place: tuple[int, int, int], written: str) -> bool:
    words = comparable(written)
    row = session.get(SheetAnswer, place)
    if row is None or words not in map(comparable, row.response):
        return False
    sitting = session.get_one(Sitting, place[:2])
    before = sitting.points
    mark_sheet(session, sitting)
    return sitting.points != before


def all_contents(session: Session, question_id: int) -> dict[int, Content]:
    """Return every wording of a question, by its version's id, with all that is accepted for it."""
    stored = session.execute(
        select(Version.id, Version.content)
        .where(Version.question_id == question_id)
        .order_by(Version.id)
    )
    return contents(session, dict(stored.all()))


def _holds(evidence: Mapping[str, Any], written: str) -> bool:
    words = comparable(written)
    return any(comparable(part["written"]) == words for part in evidence["parts"])


def _remark_card(
    session: Session,
    card: Card,
    asked: Mapping[int, Content],
    written: str,
    *,
    now: datetime,
    calendar: Calendar,
) -> int:
    of_card = {"trainee_id": card.trainee_id, "question_id": card.question_id}
    log = log_of(session, **of_card)
    rows = list(_marked_anew(log, asked, written))
    for row in rows:
        row.answered_at, row.study_day = now, calendar.day(now)
        log.append(row)
        standing = rebuilt(session, **of_card, calendar=calendar, rows=log)
        _resume(card, log, standing)
        _lay_aside(card, log, standing)
        append(session, card, row, standing)
    return len(rows)


def _resume(card: Card, log: Iterable[Review], after: Standing) -> None:
    """Let a card be asked again that was laid aside for a lapse which is none any more."""
    laid_aside = {row.answered_at for row in log if row.evidence.get("worn_out")}
    if card.suspended_at in laid_aside and has_worn_out(after.lapses, card.lapses):
        card.suspended_at = None


def _lay_aside(card: Card, log: Iterable[Review], after: Standing) -> None:
    """Lay a card aside again whose last answer wears it out after all."""
    last = effective(log)[-1]
    if last.evidence.get("worn_out") and has_worn_out(card.lapses, after.lapses):
        card.suspended_at = last.answered_at


def _marked_anew(log: list[Review], asked: Mapping[int, Content], written: str) -> Iterator[Review]:
    """Give a row for each standing answer that holds the words and is marked differently now."""
    anew, length = remarks(log), len(log)
    for row in effective(log):
        if row.rating is None or not _holds(row.evidence, written):
            continue
        before = anew.get(row.seq, row).evidence
        content = asked[row.version_id]
        marks = mark(content, [part["written"] for part in before["parts"]])
        parts = [{"written": one.written, "key": one.key, "right": one.right} for one in marks]
        if parts != before["parts"]:
            hints, given_up = before["hints"], before["given_up"]
            yield Review(
                attempt=f"remark-{row.seq}-{length}",
                entry=Entry.REMARK,
                refers_to=row.seq,
                version_id=row.version_id,
                course_id=row.course_id,
                rating=rated(content.kind, marks, hints=hints, given_up=given_up),
                evidence=before | {"parts": parts},
                seconds_taken=0.0,
            )
