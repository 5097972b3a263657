"""学习专题: which materials a class learns, until when, and at what pace."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.classes import course_view, offers, planning
from question_bank.bank.classes.copying import copy_course
from question_bank.bank.people import Role
from question_bank.errors import Refused, Stale
from question_bank.study.scheduling.redating import redate
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.forms.courses import ORDERS, CopyForm, CourseForm, differing, set_so_far
from quizapp.installation import current_settings
from quizapp.numbers import number
from quizapp.roster import done

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from question_bank.bank.classes.course_view import CourseView
    from question_bank.bank.classes.offers import Choices

pages = Blueprint("courses", __name__, url_prefix="/courses")


@pages.get("")
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """List the courses a person runs."""
    page = request.args.get("page", 1, type=number)
    with reading() as rows:
        found = course_view.courses(rows, access.visitor().person_id, page=page)
    return render_template("courses/index.html", courses=found, moment_now=now())


@pages.route("/new", methods=["GET", "POST"])
@access.only(Role.INSTRUCTOR)
def new() -> ResponseReturnValue:
    """Make a course."""
    person_id = access.visitor().person_id
    with reading() as rows:
        choices = offers.choices(rows, person_id)
    chosen = {name: request.args.getlist(name, type=number) for name in ("speeches", "cohorts")}
    form = CourseForm(data=chosen)
    form.offer(choices, person_id)
    if form.validate_on_submit():
        plan = form.typed(current_settings().calendar)
        try:
            with writing() as rows:
                made = planning.create_course(rows, plan, person_id=person_id, now=now())
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
    return _course(course_id, CopyForm(formdata=None))


@pages.route("/<int:course_id>/edit", methods=["GET", "POST"])
@access.only(Role.INSTRUCTOR)
def edit(course_id: int) -> ResponseReturnValue:
    """Set a course anew; what somebody else set in the meantime is shown beside it."""
    person_id, days = access.visitor().person_id, current_settings().calendar
    with reading() as rows:
        found = course_view.course(rows, course_id, person_id)
        choices = offers.choices(rows, person_id, found.plan.speeches, found.plan.cohorts)
    so_far = set_so_far(found.plan, found.lock, days)
    form = CourseForm(data=so_far)
    form.offer(choices, person_id)
    if not form.validate_on_submit():
        return _form(form, choices, found)
    try:
        _set(course_id, form, found)
    except Stale:
        form.seen.renew(found.lock)
        so_far["instructors"] = [id_ for id_ in found.plan.instructors if id_ != person_id]
        page = _page(form, choices, found, theirs=list(differing(form, so_far)))
        return page, HTTPStatus.CONFLICT
    except Refused as error:
        form.name.errors = [sentence(error)]
        return _form(form, choices, found)
    flash("已保存。", "done")
    return redirect(url_for("courses.course", course_id=course_id))


def _set(course_id: int, form: CourseForm, before: CourseView) -> None:
    moment, calendar = now(), current_settings().calendar
    plan, seen = form.typed(calendar), form.seen.lock()
    person_id = access.visitor().person_id
    with writing() as rows:
        planning.edit_course(rows, course_id, plan, person_id=person_id, seen=seen, now=moment)
        if (plan.exam_on, plan.target) != (before.plan.exam_on, before.plan.target):
            redate(rows, course_id, now=moment, calendar=calendar)
        rows.commit()


def _form(form: CourseForm, choices: Choices, found: CourseView | None) -> ResponseReturnValue:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return _page(form, choices, found), status


def _page(
    form: CourseForm,
    choices: Choices,
    found: CourseView | None,
    theirs: list[tuple[str, str]] | None = None,
) -> str:
    return render_template(
        "courses/form.html",
        form=form,
        choices=choices,
        course_id=found.row.id if found else None,
        opened_at=found.row.opened_at if found else None,
        moment_now=now(),
        theirs=theirs,
    )


@pages.post("/<int:course_id>/copy")
@access.only(Role.INSTRUCTOR)
def copy(course_id: int) -> ResponseReturnValue:
    """Make a course like another, without its people."""
    form = CopyForm()
    if not form.validate():
        return _course(course_id, form)
    try:
        with writing() as rows:
            made = copy_course(
                rows, course_id, form.typed(), person_id=access.visitor().person_id, now=now()
            )
            rows.commit()
    except Refused as error:
        form.name.errors = [sentence(error)]
        return _course(course_id, form)
    flash("已复制材料、设置和不考的题，没有复制人员和日期。请选培训班，填日期，再开放。", "done")
    return redirect(url_for("courses.edit", course_id=made))


def _course(course_id: int, form: CopyForm) -> ResponseReturnValue:
    with reading() as rows:
        found = course_view.course(rows, course_id, access.visitor().person_id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    page = render_template(
        "courses/course.html",
        course=found,
        copy_form=form,
        orders=ORDERS,
        moment_now=now(),
        done=done,
    )
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
