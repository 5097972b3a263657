"""The visitor as somebody who sits exams: what is over is settled, what is closed stays closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, request, url_for
from flask_login import current_user

from question_bank.errors import Refused
from question_bank.statistics.exams import settle_all, unmarked
from question_bank.study.examining.memory import learn, unlearnt
from question_bank.study.examining.plans import exam_run_by
from question_bank.study.examining.saving import save as save_answers
from question_bank.study.examining.sheets import sheet as sheet_by
from question_bank.study.examining.sittings import running_sitting, settle, unsettled
from question_bank.study.record.log import take_turn
from quizapp.access import visitor
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.forms.sheet import changes
from quizapp.trainee import calendar

if TYPE_CHECKING:
    from datetime import datetime

    from flask import Flask
    from flask.typing import ResponseReturnValue
    from sqlalchemy.orm import Session

CLOSED_BOOKS = frozenset(
    {
        "answers", "favourites", "feedback", "materials", "mistakes", "own_words", "practice",
        "quiz", "sittings.result",
    }
)  # fmt: skip
"""Pages that show what is right; nobody who is sitting an exam sees them."""


def is_closed_book() -> bool:
    """Return whether a page is asked for that shows what is right."""
    asked = {request.blueprint, request.endpoint}
    return not CLOSED_BOOKS.isdisjoint(asked) and request.method == "GET"


def require_open_books(rows: Session, moment: datetime) -> None:
    """Let pass who is sitting no exam: for what a form that was sent shows of what is right.

    Raises:
        Refused: `books_closed`.

    """
    if running_sitting(rows, visitor().person_id, now=moment) is not None:
        raise Refused("books_closed")


def settle_mine(moment: datetime) -> None:
    """Mark what the visitor has sat, and log the answers whose marks may be seen by now."""
    me = visitor().person_id
    with reading() as rows:
        waits = unsettled(rows, me, now=moment) or unlearnt(rows, trainee_id=me, now=moment)
    if not waits:
        return
    with writing() as rows:
        for sitting in unsettled(rows, me, now=moment):
            settle(rows, sitting, now=moment)
        learn(rows, trainee_id=me, now=moment, calendar=calendar())
        rows.commit()


def settle_exam(exam_id: int, moment: datetime) -> None:
    """Mark the sittings of an exam that are over, if the visitor runs it."""
    with reading() as rows:
        exam_run_by(rows, exam_id, visitor().person_id)
        waits = unmarked(rows, exam_id, now=moment)
    if waits:
        with writing() as rows:
            settle_all(rows, exam_id, now=moment)
            rows.commit()


def save_sheet(rows: Session, sitting_id: int, moment: datetime) -> bool:
    """Save the form of the visitor's whole sheet; return whether it still takes answers."""
    me = visitor().person_id
    take_turn(rows, me)  # whether it is over is seen after whoever hands it in just now
    found = sheet_by(rows, trainee_id=me, sitting_id=sitting_id, now=moment)
    new = changes(request.form, found)
    if found.is_over:
        if new:
            told = "、".join(str(change.position + 1) for change in new)
            flash(f"时间已到，第 {told} 题最后的改动来不及计入。", "warn")
        return False
    saved = save_answers(rows, new, trainee_id=me, sitting_id=sitting_id, now=moment)
    if crossed := [str(one.position + 1) for one in saved if not one.is_kept]:
        told = "、".join(crossed)
        flash(f"第 {told} 题刚才在另一个页面改过，留下的是较新的答案。", "warn")
    return True


def register(app: Flask) -> None:
    """Close the books while an exam is being sat: what is looked for there leads back to it."""

    @app.before_request
    def closed_book() -> ResponseReturnValue | None:
        if not is_closed_book() or not current_user.is_authenticated or visitor().sits is None:
            return None
        flash(sentence(Refused("books_closed")), "warn")
        return redirect(url_for("sittings.sheet", sitting_id=visitor().sits))
