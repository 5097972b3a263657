"""复习, 练习 and 记忆卡: one question after the other, each with its outcome in the same place."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from question_bank.bank.materials.passages import passage_of
from question_bank.bank.people import Role
from question_bank.errors import Refused, Stale
from question_bank.study.feedback.replies import said
from question_bank.study.quiz import answering
from question_bank.study.quiz.asking import Asked, asked, pieces_of, version_of
from question_bank.study.quiz.outcomes import outcome as outcome_of
from question_bank.study.quiz.queue import Queue, next_time
from question_bank.study.quiz.tapping import is_long
from question_bank.study.reading.excerpts import excerpt
from question_bank.study.record.history import last_answer, last_given
from question_bank.study.reviews import Rating
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.examination import require_open_books
from quizapp.forms.answer import AnswerForm
from quizapp.trail import Trail
from quizapp.trainee import calendar, my_courses

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from flask.typing import ResponseReturnValue
    from sqlalchemy.orm import Session

    from question_bank.bank.materials.passages import Passage
    from question_bank.study.courses import OpenCourse

pages = Blueprint("quiz", __name__, url_prefix="/quiz")

AHEAD = 3  # so many of the next questions a page names, to be fetched before the line is lost
RATINGS = {rating.value: rating for rating in Rating}


@pages.get("")
@only(Role.TRAINEE)
def index() -> ResponseReturnValue:
    """Ask the next question, or say that there is none and when there will be."""
    moment, trail = now(), Trail.here()
    with reading() as rows:
        courses = my_courses(rows, moment)
        waiting = trail.waiting(rows, courses, moment)
        if waiting.questions:
            return _ask(rows, waiting.questions[0], courses, waiting)
        if trail.round:
            return redirect(url_for("practice.end", **trail.args))
        again_at = next_time(
            rows, trainee_id=visitor().person_id, courses=courses, now=moment, calendar=calendar()
        )
        return render_template(
            "quiz/index.html",
            waiting=waiting,
            again_at=again_at,
            trail=trail,
            last=_last(rows, moment),
        )


@pages.get("/<int:question_id>")
@only(Role.TRAINEE)
def question(question_id: int) -> ResponseReturnValue:
    """Ask one question, whether it is due or not."""
    moment = now()
    with reading() as rows:
        courses = my_courses(rows, moment)
        return _ask(rows, question_id, courses, Trail.here().waiting(rows, courses, moment))


@pages.post("/<int:question_id>")
@only(Role.TRAINEE)
def answer(question_id: int) -> ResponseReturnValue:
    """Take an answer; a hint, the key to look at or an empty form shows the question once more."""
    form, moment, verb, trail = AnswerForm(), now(), request.form.get("verb"), Trail.here()
    if not form.validate():
        abort(HTTPStatus.UNPROCESSABLE_ENTITY)
    if verb in {"hint", "reveal"}:
        form.hints.data = 1 if verb == "hint" else form.hints.data
        return _ask_again(question_id, form, moment, is_revealed=verb == "reveal")
    try:
        with writing() as rows:
            _answer(rows, question_id, form, moment)
            rows.commit()
    except Refused:
        return _ask_again(question_id, form, moment, is_empty=True)
    except Stale:
        return _stale(question_id, moment), HTTPStatus.CONFLICT
    if trail.defers or verb in RATINGS:
        there = url_for(".index", **trail.args)
    else:
        there = url_for(".outcome", attempt=form.attempt.data, **trail.args)
    return redirect(there, HTTPStatus.SEE_OTHER)


@pages.get("/outcomes/<attempt>")
@only(Role.TRAINEE)
def outcome(attempt: str) -> ResponseReturnValue:
    """Show how an answer went, where it stands in the speech and when it comes back."""
    moment = now()
    with reading() as rows:
        return _outcome(rows, attempt, moment)


@pages.post("/outcomes/<attempt>/undo")
@only(Role.TRAINEE)
def undo(attempt: str) -> ResponseReturnValue:
    """Take an answer back, and ask the question again."""
    with writing() as rows:
        undone = answering.undo(
            rows, trainee_id=visitor().person_id, attempt=attempt, now=now(), calendar=calendar()
        )
        rows.commit()
    there = url_for(".question", question_id=undone.question_id, **Trail.here().args)
    return redirect(there, HTTPStatus.SEE_OTHER)


def _answer(rows: Session, question_id: int, form: AnswerForm, moment: datetime) -> None:
    verb = request.form.get("verb", "")
    answering.answer(
        rows,
        trainee_id=visitor().person_id,
        question_id=question_id,
        version_id=form.version.data or 0,
        attempt=form.attempt.data or "",
        response=form.response(given_up=verb == "give-up"),
        given_up=verb == "give-up",
        hints=form.hints.data or 0,
        seconds_taken=form.seconds(moment),
        lock=form.lock.data,
        said=RATINGS.get(verb),
        tapped=form.tapped.data == "1",
        now=form.given(moment),
        calendar=calendar(),
    )


def _asked(rows: Session, question_id: int, courses: Sequence[OpenCourse]) -> Asked:
    return asked(rows, trainee_id=visitor().person_id, question_id=question_id, courses=courses)


def _ask(rows: Session, question_id: int, courses: Sequence[OpenCourse], waiting: Queue) -> str:
    found = _asked(rows, question_id, courses)
    return _page(rows, found, AnswerForm.showing(found, now=now()), courses, waiting)


def _ask_again(
    question_id: int,
    form: AnswerForm,
    moment: datetime,
    *,
    is_empty: bool = False,
    is_revealed: bool = False,
) -> str:
    """Show a question as it was sent, with what was written so far."""
    with reading() as rows:
        require_open_books(rows, moment)
        courses = my_courses(rows, moment)
        seen = version_of(rows, question_id=question_id, version_id=form.version.data or 0)
        again = replace(_asked(rows, question_id, courses), content=seen)
        waiting = Trail.here().waiting(rows, courses, moment)
        return _page(
            rows, again, form, courses, waiting, is_empty=is_empty, is_revealed=is_revealed
        )


def _page(
    rows: Session,
    asked: Asked,
    form: AnswerForm,
    courses: Sequence[OpenCourse],
    waiting: Queue,
    *,
    is_empty: bool = False,
    is_revealed: bool = False,
) -> str:
    trail = Trail.here()
    taps = asked.taps and not trail.cards and not is_revealed
    return render_template(
        "quiz/question.html",
        asked=asked,
        form=form,
        written=form.written(),
        is_empty=is_empty,
        is_revealed=is_revealed,
        is_long=is_long(asked.content),
        grades=asked.grades,
        trays=pieces_of(rows, asked, seed=form.attempt.data or "") if taps else {},
        passage=_passage(rows, asked.question_id, courses),
        waiting=waiting,
        ahead=[one for one in waiting.questions if one != asked.question_id][:AHEAD],
        trail=trail,
        last=_last(rows, now()),
    )


def _stale(question_id: int, moment: datetime) -> str:
    """Show the answer that stands instead of one from an older page, or the question anew."""
    with reading() as rows:
        require_open_books(rows, moment)
        attempt = last_answer(rows, trainee_id=visitor().person_id, question_id=question_id)
        if attempt:
            return _outcome(rows, attempt, moment, is_stale=True)
        flash("这道题在别的页面答过，又撤销了。请再答一次。", "warn")
        courses = my_courses(rows, moment)
        return _ask(rows, question_id, courses, Trail.here().waiting(rows, courses, moment))


def _outcome(rows: Session, attempt: str, moment: datetime, *, is_stale: bool = False) -> str:
    found = outcome_of(rows, trainee_id=visitor().person_id, attempt=attempt)
    courses, trail = my_courses(rows, moment), Trail.here()
    passage = _passage(rows, found.question_id, courses)
    waiting = trail.waiting(rows, courses, moment)
    return render_template(
        "quiz/outcome.html",
        outcome=found,
        passage=passage,
        excerpt=excerpt(passage.segments) if passage else (),
        is_stale=is_stale,
        said=said(
            rows, trainee_id=visitor().person_id, question_id=found.question_id, attempt=attempt
        ),
        waiting=waiting,
        ahead=waiting.questions[:AHEAD],
        trail=trail,
        last=None,
    )


def _passage(rows: Session, question_id: int, courses: Sequence[OpenCourse]) -> Passage | None:
    """Return where a question stands in a material the visitor may read."""
    return passage_of(rows, question_id, courses=[course.id for course in courses])


def _last(rows: Session, moment: datetime) -> str | None:
    """Return the attempt that an undo would take back: the last of today's."""
    return last_given(rows, trainee_id=visitor().person_id, day=calendar().day(moment))
