"""学习专题: which materials a class learns, until when, and at what pace."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.classes import course_view, planning
from question_bank.bank.people import Role
from question_bank.errors import Refused
from question_bank.study.scheduling.redating import redate
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.forms.courses import CourseForm
from quizapp.installation import current_settings
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from question_bank.bank.classes.course_view import Choices

pages = Blueprint("courses", __name__, url_prefix="/courses")


@pages.get("")
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """List the courses a person runs."""
    with reading() as rows:
        found = course_view.courses(rows, access.visitor().person_id)
    return render_template("courses/index.html", courses=found)


@pages.route("/new", methods=["GET", "POST"])
@access.only(Role.INSTRUCTOR)
def new() -> ResponseReturnValue:
    """Make a course."""
    person_id = access.visitor().person_id
    with reading() as rows:
        choices = course_view.choices(rows, person_id)
    chosen = {name: request.args.getlist(name, type=number) for name in ("speeches", "cohorts")}
    form = CourseForm(data=chosen)
    form.offer(choices, person_id)
    if form.validate_on_submit():
        try:
            with writing() as rows:
                made = planning.create_course(rows, form.typed(), person_id=person_id, now=now())
                rows.commit()
        except Refused as error:
            form.name.errors = [sentence(error)]
        else:
            return redirect(url_for("courses.course", course_id=made))
    return _form(form, choices, None)


@pages.get("/<int:course_id>")
@access.only(Role.INSTRUCTOR)
def course(course_id: int) -> ResponseReturnValue:
    """Show a course: what is set, and what that makes."""
    with reading() as rows:
        found = course_view.course(rows, course_id, access.visitor().person_id)
    return render_template("courses/course.html", course=found)


@pages.route("/<int:course_id>/edit", methods=["GET", "POST"])
@access.only(Role.INSTRUCTOR)
def edit(course_id: int) -> ResponseReturnValue:
    """Set a course anew."""
    person_id = access.visitor().person_id
    with reading() as rows:
        found = course_view.course(rows, course_id, person_id)
        choices = course_view.choices(rows, person_id, held=found.plan.speeches)
    form = CourseForm(obj=found.plan)
    form.offer(choices, person_id)
    if form.validate_on_submit():
        plan, moment = form.typed(), now()
        try:
            with writing() as rows:
                planning.edit_course(rows, course_id, plan, person_id=person_id, now=moment)
                if (plan.exam_on, plan.target) != (found.plan.exam_on, found.plan.target):
                    redate(rows, course_id, now=moment, calendar=current_settings().calendar)
                rows.commit()
        except Refused as error:
            form.name.errors = [sentence(error)]
        else:
            flash("已保存。", "done")
            return redirect(url_for("courses.course", course_id=course_id))
    return _form(form, choices, course_id)


def _form(form: CourseForm, choices: Choices, course_id: int | None) -> ResponseReturnValue:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    page = render_template("courses/form.html", form=form, choices=choices, course_id=course_id)
    return page, status


@pages.post("/<int:course_id>/open")
@access.only(Role.INSTRUCTOR)
def open_(course_id: int) -> ResponseReturnValue:
    """Let trainees learn."""
    with writing() as rows:
        planning.open_course(rows, course_id, person_id=access.visitor().person_id, now=now())
        rows.commit()
    flash("已开放，学员从现在起就能学。", "done")
    return redirect(url_for("courses.course", course_id=course_id))


@pages.post("/<int:course_id>/close")
@access.only(Role.INSTRUCTOR)
def close(course_id: int) -> ResponseReturnValue:
    """End a course."""
    with writing() as rows:
        planning.close_course(rows, course_id, person_id=access.visitor().person_id, now=now())
        rows.commit()
    flash("已结束。学习记录都保留，随时可以重新开放。", "done")
    return redirect(url_for("courses.course", course_id=course_id))
