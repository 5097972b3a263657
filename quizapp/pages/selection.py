"""选题: which questions of its materials a course asks, and in which order the materials come."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.classes import omissions, planning
from question_bank.bank.people import Role
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("selection", __name__, url_prefix="/courses")


@pages.get("/<int:course_id>/questions")
@access.only(Role.INSTRUCTOR)
def questions(course_id: int) -> ResponseReturnValue:
    """Show a page of the questions of a course's materials, to be left out or put back."""
    speech_id = request.args.get("speech", type=number) or None
    only_left_out = "left" in request.args
    with reading() as rows:
        found = omissions.course_questions(
            rows,
            course_id,
            access.visitor().person_id,
            speech_id=speech_id,
            only_left_out=only_left_out,
            page=request.args.get("page", 1, type=number),
        )
    return render_template(
        "selection/questions.html",
        course_id=course_id,
        found=found,
        speech_id=speech_id,
        only_left_out=only_left_out,
    )


@pages.post("/<int:course_id>/questions")
@access.only(Role.INSTRUCTOR)
def change(course_id: int) -> ResponseReturnValue:
    """Leave questions out, or put them back."""
    ids = request.form.getlist("question", type=number)[: omissions.PAGE]
    leaves = request.form.get("verb") != "back"
    do = omissions.leave_out if leaves else omissions.put_back
    with writing() as rows:
        count = do(rows, course_id, ids, person_id=access.visitor().person_id, now=now())
        rows.commit()
    if not count:
        flash("没有变化，请先勾选试题。", "note")
    elif leaves:
        flash(f"{count} 道题不考了：不再安排学习，也不再进考试和试卷。", "done")
    else:
        flash(f"{count} 道题恢复了，学过的接着学。", "done")
    there = url_for(
        ".questions",
        course_id=course_id,
        page=request.args.get("page"),
        speech=request.args.get("speech"),
        left=request.args.get("left"),
    )
    return redirect(there, HTTPStatus.SEE_OTHER)


@pages.post("/<int:course_id>/speeches/<int:speech_id>/<any(up, down):way>")
@access.only(Role.INSTRUCTOR)
def shift(course_id: int, speech_id: int, way: str) -> ResponseReturnValue:
    """Let a material of a course come sooner or later."""
    with writing() as rows:
        planning.shift_speech(
            rows,
            course_id,
            speech_id,
            up=way == "up",
            person_id=access.visitor().person_id,
            now=now(),
        )
        rows.commit()
    there = url_for("courses.course", course_id=course_id, _anchor="speeches")
    return redirect(there, HTTPStatus.SEE_OTHER)
