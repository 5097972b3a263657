"""复习 and 练习: one question after the other, each with its outcome in the same place."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from question_bank.bank.passages import passage_of
from question_bank.bank.people import Role
from question_bank.errors import Refused, Stale
from question_bank.study import answering
from question_bank.study.asking import asked, version_of
from question_bank.study.excerpts import excerpt
from question_bank.study.materials import readable
from question_bank.study.outcomes import outcome as outcome_of
from question_bank.study.practice import practice
from question_bank.study.queue import Queue, next_time, queue
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.forms.answer import AnswerForm
from quizapp.numbers import number
from quizapp.trainee import calendar, my_courses

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from flask.typing import ResponseReturnValue
    from sqlalchemy.orm import Session

    from question_bank.bank.passages import Passage
    from question_bank.study.asking import Asked
    from question_bank.study.courses import OpenCourse

pages = Blueprint("quiz", __name__, url_prefix="/quiz")


@pages.get("")
@only(Role.TRAINEE)
def index() -> ResponseReturnValue:
    """Ask the next question, or say that there is none and when there will be."""
    moment = now()
    with reading() as rows:
        courses = my_courses(rows, moment)
        waiting = _waiting(rows, courses, moment)
        if waiting.questions:
            return _ask(rows, waiting.questions[0], courses, waiting, moment)
        again_at = next_time(
            rows,
            trainee_id=visitor().person_id,
            courses=courses,
            now=moment,
            calendar=calendar(),
        )
    return render_template(
        "quiz/index.html", waiting=waiting, again_at=again_at, material=_material()
    )


@pages.get("/<int:question_id>")
@only(Role.TRAINEE)
def question(question_id: int) -> ResponseReturnValue:
    """Ask one question, whether it is due or not."""
    moment = now()
    with reading() as rows:
        courses = my_courses(rows, moment)
        return _ask(rows, question_id, courses, _waiting(rows, courses, moment), moment)


@pages.post("/<int:question_id>")
@only(Role.TRAINEE)
def answer(question_id: int) -> ResponseReturnValue:
    """Take an answer; a hint, or an empty form, shows the same question once more."""
    form, moment = AnswerForm(), now()
    if not form.validate():
        abort(HTTPStatus.UNPROCESSABLE_ENTITY)
    if request.form.get("verb") == "hint":
        form.hints.data = 1
        return _ask_again(question_id, form, moment)
    try:
        with writing() as rows:
            _answer(rows, question_id, form, moment)
            rows.commit()
    except Refused:
        return _ask_again(question_id, form, moment, is_empty=True)
    except Stale:
        flash("这道题刚才在别的页面答过了，这一次没有计入。", "warn")
        return redirect(url_for(".index", material=_material()), HTTPStatus.SEE_OTHER)
    there = url_for(".outcome", attempt=form.attempt.data, material=_material())
    return redirect(there, HTTPStatus.SEE_OTHER)


@pages.get("/outcomes/<attempt>")
@only(Role.TRAINEE)
def outcome(attempt: str) -> ResponseReturnValue:
    """Show how an answer went, where it stands in the speech and when it comes back."""
    moment = now()
    with reading() as rows:
        found = outcome_of(rows, trainee_id=visitor().person_id, attempt=attempt)
        courses = my_courses(rows, moment)
        passage = _passage(rows, found.question_id, courses)
        waiting = _waiting(rows, courses, moment)
    return render_template(
        "quiz/outcome.html",
        outcome=found,
        passage=passage,
        excerpt=excerpt(passage.segments) if passage else (),
        waiting=waiting,
        material=_material(),
    )


@pages.post("/outcomes/<attempt>/undo")
@only(Role.TRAINEE)
def undo(attempt: str) -> ResponseReturnValue:
    """Take an answer back, and ask the question again."""
    with writing() as rows:
        undone = answering.undo(
            rows,
            trainee_id=visitor().person_id,
            attempt=attempt,
            now=now(),
            calendar=calendar(),
        )
        rows.commit()
    there = url_for(".question", question_id=undone.question_id, material=_material())
    return redirect(there, HTTPStatus.SEE_OTHER)


def _answer(rows: Session, question_id: int, form: AnswerForm, moment: datetime) -> None:
    given_up = request.form.get("verb") == "give-up"
    answering.answer(
        rows,
        trainee_id=visitor().person_id,
        question_id=question_id,
        version_id=form.version.data or 0,
        attempt=form.attempt.data or "",
        response=form.response(given_up=given_up),
        given_up=given_up,
        hints=form.hints.data or 0,
        seconds_taken=form.seconds(moment),
        lock=form.lock.data,
        now=moment,
        calendar=calendar(),
    )


def _ask(
    rows: Session,
    question_id: int,
    courses: Sequence[OpenCourse],
    waiting: Queue,
    moment: datetime,
) -> str:
    found = asked(rows, trainee_id=visitor().person_id, question_id=question_id, courses=courses)
    return _page(rows, found, AnswerForm.showing(found, now=moment), courses, waiting)


def _ask_again(
    question_id: int, form: AnswerForm, moment: datetime, *, is_empty: bool = False
) -> str:
    """Show a question as it was sent, with what was written so far."""
    me = visitor().person_id
    with reading() as rows:
        courses = my_courses(rows, moment)
        found = asked(rows, trainee_id=me, question_id=question_id, courses=courses)
        seen = version_of(rows, question_id=question_id, version_id=form.version.data or 0)
        again = replace(found, content=seen)
        waiting = _waiting(rows, courses, moment)
        return _page(rows, again, form, courses, waiting, is_empty=is_empty)


def _page(
    rows: Session,
    asked: Asked,
    form: AnswerForm,
    courses: Sequence[OpenCourse],
    waiting: Queue,
    *,
    is_empty: bool = False,
) -> str:
    return render_template(
        "quiz/question.html",
        asked=asked,
        form=form,
        written=form.written(),
        is_empty=is_empty,
        passage=_passage(rows, asked.question_id, courses),
        waiting=waiting,
        material=_material(),
    )


def _waiting(rows: Session, courses: Sequence[OpenCourse], moment: datetime) -> Queue:
    """Return what is still to be asked: of the material being practised, or what is due."""
    me, days, speech_id = visitor().person_id, calendar(), _material()
    if speech_id is None:
        return queue(rows, trainee_id=me, courses=courses, now=moment, calendar=days)
    return practice(
        rows, trainee_id=me, speech_id=speech_id, courses=courses, now=moment, calendar=days
    )


def _passage(rows: Session, question_id: int, courses: Sequence[OpenCourse]) -> Passage | None:
    """Return where a question stands in a material the visitor may read."""
    return passage_of(rows, question_id, speeches=readable(rows, courses=courses))


def _material() -> int | None:
    """Return the speech that is being practised; None where what is due is asked."""
    return request.args.get("material", type=number)
