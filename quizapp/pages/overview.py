"""班级情况: what the trainees of a course have not understood, in sums of five people or more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from question_bank.bank.classes import course_view
from question_bank.bank.materials.passages import passages_of
from question_bank.bank.people import Role
from question_bank.papers.records.making import plain_name
from question_bank.statistics import classes, weak_points
from question_bank.statistics.answered import in_turns
from quizapp import figure_tables
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.media import EXCEL, sent
from quizapp.numbers import number
from quizapp.trainee import calendar

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from question_bank.statistics.classes import Group

pages = Blueprint("overview", __name__, url_prefix="/overview")
AT_A_TIME = 5  # people brought up to date before others may write


@pages.get("")
@only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Ask which course is to be looked at."""
    page = request.args.get("page", 1, type=number)
    with reading() as rows:
        found = course_view.courses(rows, visitor().person_id, page=page)
    return render_template("overview/index.html", courses=found)


@pages.get("/<int:course_id>")
@only(Role.INSTRUCTOR)
def course(course_id: int) -> ResponseReturnValue:
    """Show how far the trainees of a course are, and what they know least."""
    group = _group(course_id)
    with reading() as rows:
        weak = weak_points.weak_points(rows, group)
        return render_template(
            "overview/course.html",
            group=group,
            found=classes.class_figures(rows, group),
            weak=weak,
            passages=passages_of(rows, [point.question_id for point in weak]),
            on=calendar().date(group.day),
            fewest=classes.FEWEST,
        )


@pages.get("/<int:course_id>/handout")
@only(Role.INSTRUCTOR)
def handout(course_id: int) -> ResponseReturnValue:
    """Show the weakest points with their paragraphs, to be printed and learnt or filled in."""
    group = _group(course_id)
    with reading() as rows:
        weak = weak_points.weak_points(rows, group)
        return render_template(
            "overview/handout.html",
            group=group,
            weak=weak,
            passages=passages_of(rows, [point.question_id for point in weak]),
            drill="drill" in request.args,
        )


@pages.get("/<int:course_id>/figures.xlsx")
@only(Role.INSTRUCTOR)
def table(course_id: int) -> ResponseReturnValue:
    """Send every point that five people were asked about, the weakest first, for Excel."""
    group = _group(course_id)
    with reading() as rows:
        points = weak_points.weak_points(rows, group, most=None)
        found = classes.class_figures(rows, group)
        passages = passages_of(rows, [point.question_id for point in points])
    made = figure_tables.of_class(group, found, points, passages)
    name = f"{plain_name(group.name)}班级情况.xlsx"
    return sent(made, EXCEL, name, "class.xlsx")


def _group(course_id: int) -> Group:
    """Return the trainees that are asked about, their figures brought up to date."""
    with reading() as rows:
        group = classes.group_of(
            rows,
            course_id,
            person_id=visitor().person_id,
            cohort_id=request.args.get("cohort", type=number),
            today=calendar().day(now()),
        )
        late = classes.behind(rows, group)
    for few in in_turns(late, AT_A_TIME):
        with writing() as rows:
            classes.catch_up_group(rows, group, few)
            rows.commit()
    return group
