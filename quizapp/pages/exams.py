"""考试, as who sets them sees it: plan, look, open, watch, extend, void, show marks."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from question_bank.bank.people import Role
from question_bank.errors import Refused
from question_bank.statistics import exams as figures
from question_bank.study.examining import plans, previews
from question_bank.study.examining.notices import is_shown
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.forms.exams import (
    ExamForm,
    PutOffForm,
    exam_kinds,
    set_so_far,
    usual,
)
from quizapp.installation import current_settings
from quizapp.numbers import number

if TYPE_CHECKING:
    from datetime import datetime

    from flask.typing import ResponseReturnValue

    from question_bank.bank.classes.course_choices import CourseChoice
    from question_bank.study.examining.plans import ExamPlan
    from question_bank.study.examining.previews import Preview
    from quizapp.forms import Form

pages = Blueprint("exams", __name__, url_prefix="/exams")
SEEDS = 1_000_000_000
CHANGES = {
    "open": (plans.open_now, "已经开考。"),
    "show": (plans.show_marks, "已公布，学员现在看得到分数、对错和原文。"),
    "cancel": (plans.call_off, "考试已取消。"),
}


@pages.get("")
@only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show the exams of the visitor's courses."""
    with reading() as rows:
        mine = figures.exams(rows, visitor().person_id)
    return render_template("exams/index.html", exams=mine, moment_now=now())


@pages.get("/new")
@only(Role.INSTRUCTOR)
def new() -> ResponseReturnValue:
    """Ask which course the exam is for."""
    with reading() as rows:
        courses = previews.courses_run(rows, visitor().person_id)
    return render_template("exams/new.html", courses=courses, markable=previews.markable)


@pages.route("/new/<int:course_id>", methods=["GET", "POST"])
@only(Role.INSTRUCTOR)
def plan(course_id: int) -> ResponseReturnValue:
    """Ask what the exam shall hold, show what comes of it, and set it."""
    with reading() as rows:
        course = previews.course_run(rows, course_id, visitor().person_id)
    start = usual(course, now=now(), zone=current_settings().timezone)
    return _planned(course, start, None)


@pages.route("/<int:exam_id>/edit", methods=["GET", "POST"])
@only(Role.INSTRUCTOR)
def edit(exam_id: int) -> ResponseReturnValue:
    """Set an exam anew, until it opens."""
    with reading() as rows:
        exam = plans.exam_run_by(rows, exam_id, visitor().person_id)
        course = previews.course_run(rows, exam.course_id, visitor().person_id)
        start = set_so_far(plans.plan_of(exam), current_settings().timezone)
    return _planned(course, start | {"seed": str(exam.seed)}, exam_id)


@pages.get("/<int:exam_id>")
@only(Role.INSTRUCTOR)
def exam(exam_id: int) -> ResponseReturnValue:
    """Show an exam: what it asks, and who is sitting it or is still to come."""
    me, moment = visitor().person_id, now()
    with reading() as rows:
        found = plans.exam_run_by(rows, exam_id, me)
        planned = plans.plan_of(found)
        return render_template(
            "exams/exam.html",
            exam=found,
            plan=planned,
            course=previews.course_run(rows, found.course_id, me),
            preview=previews.asked_in(rows, found, planned),
            people=figures.examinees(rows, exam_id, person_id=me, now=moment),
            log=figures.log(rows, exam_id),
            state=_state(planned, moment),
            is_shown=is_shown(found, moment),
            put_off=PutOffForm(formdata=None),
        )


@pages.post("/<int:exam_id>/<any(open, show, cancel):verb>")
@only(Role.INSTRUCTOR)
def change(exam_id: int, verb: str) -> ResponseReturnValue:
    """Open an exam now, let its marks be seen, or call it off."""
    done, told = CHANGES[verb]
    with writing() as rows:
        done(rows, exam_id, person_id=visitor().person_id, now=now())
        rows.commit()
    flash(told, "done")
    there = url_for(".index") if verb == "cancel" else url_for(".exam", exam_id=exam_id)
    return redirect(there, HTTPStatus.SEE_OTHER)


@pages.post("/<int:exam_id>/close-later")
@only(Role.INSTRUCTOR)
def close_later(exam_id: int) -> ResponseReturnValue:
    """Let an exam close later."""
    form = PutOffForm()
    _require(form)
    closes_at = form.typed(current_settings().timezone)
    with writing() as rows:
        plans.put_off(rows, exam_id, closes_at, person_id=visitor().person_id, now=now())
        rows.commit()
    flash("截止时间已推迟。", "done")
    return redirect(url_for(".exam", exam_id=exam_id), HTTPStatus.SEE_OTHER)


def _planned(
    course: CourseChoice, start: dict[str, object], exam_id: int | None
) -> ResponseReturnValue:
    form = ExamForm(data=start)
    form.offer(course)
    verb = request.form.get("verb")
    if verb == "again" or not form.seed.data:
        form.seed.data = str(secrets.randbelow(SEEDS))
    if not form.validate_on_submit():
        return _form(course, form, exam_id)
    typed, shown = form.typed(current_settings().timezone), None
    try:
        if verb == "save":
            return _saved(course, typed, _seed(form), exam_id)
        with reading() as rows:
            shown = previews.preview(rows, course.id, typed, seed=_seed(form))
    except Refused as error:
        if error.reason == "too_few_questions":
            form.refuse(error)
        elif error.reason == "exam_in_the_past":
            form.closes_at.errors = ["截止时间已经过去，请改成今后的时间。"]
        else:
            raise
    return _form(course, form, exam_id, shown)


def _saved(
    course: CourseChoice, typed: ExamPlan, seed: int, exam_id: int | None
) -> ResponseReturnValue:
    with writing() as rows:
        if exam_id is None:
            exam_id = plans.set_exam(
                rows, course.id, typed, person_id=visitor().person_id, seed=seed, now=now()
            )
        else:
            plans.edit_exam(
                rows, exam_id, typed, person_id=visitor().person_id, seed=seed, now=now()
            )
        rows.commit()
    flash("考试已安排，学员从现在起看得到时间，可以做模拟考试。", "done")
    return redirect(url_for(".exam", exam_id=exam_id), HTTPStatus.SEE_OTHER)


def _form(
    course: CourseChoice, form: ExamForm, exam_id: int | None, shown: Preview | None = None
) -> ResponseReturnValue:
    page = render_template(
        "exams/plan.html",
        course=course,
        kinds=exam_kinds(course),
        form=form,
        exam_id=exam_id,
        preview=shown,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


def _require(form: Form) -> None:
    if not form.validate():
        abort(HTTPStatus.UNPROCESSABLE_ENTITY)


def _seed(form: ExamForm) -> int:
    try:
        return number(form.seed.data or "") % SEEDS
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)


def _state(planned: ExamPlan, moment: datetime) -> str:
    if moment < planned.opens_at:
        return "coming"
    return "open" if moment < planned.closes_at else "closed"
