"""安排考试: which course, what is asked (drawn or chosen by hand), when and how; 补考 too."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from question_bank.bank.people import Role
from question_bank.errors import Refused
from question_bank.study.examining import candidates, openings, plans, previews
from question_bank.study.examining.journal import reached
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.exam_planning import Planning, asked_for, chosen_now, looked_for, offered
from quizapp.examination import settle_exam
from quizapp.forms.exams import ExamForm, exam_kinds, set_so_far, usual
from quizapp.installation import current_settings
from quizapp.numbers import LARGEST, number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from question_bank.study.examining.previews import Preview

pages = Blueprint("exam_plans", __name__, url_prefix="/exams")
SEEDS = 1_000_000_000


@pages.get("/new")
@only(Role.INSTRUCTOR)
def new() -> ResponseReturnValue:
    """Ask which course the exam is for."""
    with reading() as rows:
        courses = previews.courses_run(rows, visitor().person_id)
    return render_template("exam_plans/new.html", courses=courses, markable=previews.markable)


@pages.route("/new/<int:course_id>", methods=["GET", "POST"])
@only(Role.INSTRUCTOR)
def plan(course_id: int) -> ResponseReturnValue:
    """Ask what the exam shall hold, show what comes of it, and set it."""
    settings = current_settings()
    with reading() as rows:
        course = previews.course_run(rows, course_id, visitor().person_id)
    start = usual(course, now=now(), zone=settings.timezone)
    by_hand = request.args.get("way") == "hand"
    return _planned(Planning(course, start, by_hand=by_hand, chosen=asked_for()))


@pages.route("/<int:exam_id>/make-up", methods=["GET", "POST"])
@only(Role.INSTRUCTOR)
def make_up(exam_id: int) -> ResponseReturnValue:
    """Set a 补考 for those who missed or failed an exam; it asks none of its questions."""
    me, zone, moment = visitor().person_id, current_settings().timezone, now()
    settle_exam(exam_id, moment)
    with reading() as rows:
        exam = openings.ended_exam(rows, exam_id, person_id=me, now=moment)
        course = previews.course_run(rows, exam.course_id, me)
        people = candidates.missed_or_failed(rows, exam, person_id=me)
        start = set_so_far(plans.plan_of(rows, exam), zone) | {
            name: value
            for name, value in usual(course, now=moment, zone=zone).items()
            if name in {"opens_at", "closes_at"}
        }
    start |= {"title": f"{exam.title}（补考）"[:60], "candidates": [one.id for one in people]}
    return _planned(
        Planning(course, start, by_hand=exam.is_chosen, makes_up_id=exam_id, people=people)
    )


@pages.route("/<int:exam_id>/edit", methods=["GET", "POST"])
@only(Role.INSTRUCTOR)
def edit(exam_id: int) -> ResponseReturnValue:
    """Set an exam anew, until it opens."""
    me = visitor().person_id
    with reading() as rows:
        exam = plans.exam_run_by(rows, exam_id, me)
        course = previews.course_run(rows, exam.course_id, me)
        planned = plans.plan_of(rows, exam)
        people = candidates.electable(rows, exam, person_id=me)
        start = set_so_far(planned, current_settings().timezone)
        start |= {"seed": str(exam.seed), "seen": str(reached(rows, exam_id))}
    return _planned(
        Planning(
            course, start, by_hand=exam.is_chosen, makes_up_id=exam.makes_up_id,
            people=people, chosen=planned.chosen,
        ),
        exam_id,
    )  # fmt: skip


def _planned(planning: Planning, exam_id: int | None = None) -> ResponseReturnValue:
    chosen = chosen_now(planning)
    with reading() as rows:
        on_offer = offered(rows, planning, chosen)
    chosen = tuple(on_offer.chosen)
    form = ExamForm(on_offer.sent, data=planning.start | on_offer.numbers)
    form.offer(planning.course, planning.people)
    verb = request.form.get("verb", "drop" if "drop" in request.form else "")
    if verb == "again" or not form.seed.data:
        form.seed.data = str(secrets.randbelow(SEEDS))
    if verb not in {"look", "again", "save"} or not form.validate_on_submit():
        return _form(planning, form, chosen, exam_id)
    typed, shown = form.typed(current_settings().timezone, chosen), None
    try:
        if verb == "save":
            return _saved(planning, typed, form, exam_id)
        with reading() as rows:
            shown = previews.preview(
                rows, planning.course.id, typed,
                seed=_number(form.seed.data) % SEEDS, makes_up_id=planning.makes_up_id,
            )  # fmt: skip
    except Refused as error:
        if not form.accuse(error):
            raise
    return _form(planning, form, chosen, exam_id, shown)


def _saved(
    planning: Planning, typed: plans.ExamPlan, form: ExamForm, exam_id: int | None
) -> ResponseReturnValue:
    me, seed = visitor().person_id, _number(form.seed.data) % SEEDS
    with writing() as rows:
        if exam_id is None:
            exam_id = plans.set_exam(
                rows, planning.course.id, typed, person_id=me, seed=seed, now=now(),
                makes_up_id=planning.makes_up_id,
            )  # fmt: skip
        else:
            plans.edit_exam(
                rows, exam_id, typed, person_id=me, seed=seed, now=now(),
                seen=_number(form.seen.data),
            )  # fmt: skip
        rows.commit()
    flash("考试已安排，学员从现在起看得到考试通知，可以做模拟考试。", "done")
    return redirect(url_for("exams.exam", exam_id=exam_id), HTTPStatus.SEE_OTHER)


def _form(
    planning: Planning,
    form: ExamForm,
    chosen: tuple[int, ...],
    exam_id: int | None,
    shown: Preview | None = None,
) -> ResponseReturnValue:
    with reading() as rows:
        on_offer = offered(rows, planning, chosen)
    page = render_template(
        "exam_plans/plan.html",
        planning=planning,
        course=planning.course,
        kinds=exam_kinds(planning.course),
        form=form,
        exam_id=exam_id,
        preview=shown,
        chosen=on_offer.chosen,
        found=on_offer.found,
        wanted=looked_for(),
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


def _number(text: str | None) -> int:
    try:
        return min(number(text or ""), LARGEST)
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
