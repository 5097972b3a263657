"""考试, as who sets them sees it: look, open, watch, put off, show marks, call off."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from question_bank.bank.people import Role
from question_bank.statistics import exam_log
from question_bank.statistics import exams as figures
from question_bank.statistics.exam_list import exams
from question_bank.study.examining import openings, plans, previews
from question_bank.study.examining.candidates import grading_of, makes_up_for
from question_bank.study.examining.rechecking import open_rechecks
from question_bank.study.examining.releasing import is_shown
from question_bank.study.exams import Exam
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.forms import one_line
from quizapp.forms.invigilation import CodeForm, PutOffForm
from quizapp.installation import current_settings
from quizapp.numbers import number

if TYPE_CHECKING:
    from datetime import datetime

    from flask.typing import ResponseReturnValue

    from question_bank.study.examining.plans import ExamPlan
    from quizapp.forms import Form

pages = Blueprint("exams", __name__, url_prefix="/exams")
CHANGES = {
    "open": (openings.open_now, "已经开考。"),
    "show": (openings.show_marks, "成绩已公布，学员现在看得到。"),
    "cancel": (openings.call_off, "考试已取消。"),
}


@pages.get("")
@only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show the exams of the visitor's courses."""
    me = visitor().person_id
    with reading() as rows:
        found = exams(rows, me, page=request.args.get("page", 1, type=number))
        waiting = open_rechecks(rows, me)
    return render_template("exams/index.html", found=found, waiting=waiting, moment_now=now())


@pages.get("/<int:exam_id>")
@only(Role.INSTRUCTOR)
def exam(exam_id: int) -> ResponseReturnValue:
    """Show an exam: what it asks, and who is sitting it or is still to come."""
    me, moment = visitor().person_id, now()
    with reading() as rows:
        found = plans.exam_run_by(rows, exam_id, me)
        planned = plans.plan_of(rows, found)
        there = figures.room(rows, found, person_id=me, now=moment)
        page = min(max(1, request.args.get("page", 1, type=number)), there.pages)
        return render_template(
            "exams/exam.html",
            exam=found,
            plan=planned,
            grading=grading_of(found),
            course=previews.course_run(rows, found.course_id, me),
            preview=previews.asked_in(rows, found, planned),
            room=there,
            page=page,
            people=figures.examinees(rows, exam_id, person_id=me, now=moment, page=page),
            log=exam_log.log(rows, found, person_id=me),
            makes_up=rows.get(Exam, found.makes_up_id) if found.makes_up_id else None,
            made_up_by=makes_up_for(rows, exam_id),
            state=_state(planned, moment),
            is_shown=is_shown(found, moment),
            put_off=PutOffForm(formdata=None),
            code=CodeForm(formdata=None, data={"code": found.code or ""}),
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
        openings.put_off(rows, exam_id, closes_at, person_id=visitor().person_id, now=now())
        rows.commit()
    flash("截止时间已推迟。", "done")
    return redirect(url_for(".exam", exam_id=exam_id), HTTPStatus.SEE_OTHER)


@pages.post("/<int:exam_id>/code")
@only(Role.INSTRUCTOR)
def recode(exam_id: int) -> ResponseReturnValue:
    """Give an exam another code for the room, or none."""
    form = CodeForm()
    _require(form)
    code = one_line(form.code.data)
    with writing() as rows:
        openings.recode(rows, exam_id, code, person_id=visitor().person_id, now=now())
        rows.commit()
    flash(f"考场口令改为“{code}”。" if code else "不再要考场口令。", "done")
    return redirect(url_for(".exam", exam_id=exam_id), HTTPStatus.SEE_OTHER)


def _require(form: Form) -> None:
    if not form.validate():
        abort(HTTPStatus.UNPROCESSABLE_ENTITY)


def _state(planned: ExamPlan, moment: datetime) -> str:
    if moment < planned.opens_at:
        return "coming"
    return "open" if moment < planned.closes_at else "closed"
