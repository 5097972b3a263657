"""学习习惯: how long, on which days and in which way one wants to study."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.people import Role
from question_bank.study.habits import change_habits, habits
from question_bank.study.scheduling.redating import clear_days_off
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.forms.habits import HabitsForm
from quizapp.trainee import calendar, my_courses

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from question_bank.study.habits import Habits

pages = Blueprint("habits", __name__, url_prefix="/habits")


@pages.route("", methods=["GET", "POST"])
@only(Role.TRAINEE)
def index() -> ResponseReturnValue:
    """Show what one has chosen, and let one choose anew."""
    form = HabitsForm()
    if form.validate_on_submit():
        moved = _change(form.typed())
        more = f"原来排在休息日的 {moved} 题，已经挪到别的日子。" if moved else ""
        flash("已保存，现在就生效。" + more, "done")
        return redirect(url_for(".index"), HTTPStatus.SEE_OTHER)
    if request.method == "GET":
        with reading() as rows:
            form.show(habits(rows, visitor().person_id))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_template("habits/index.html", form=form), status


def _change(chosen: Habits) -> int:
    """Keep what was chosen; return how many reviews left the days that are off now."""
    moment, me = now(), visitor().person_id
    with writing() as rows:
        change_habits(rows, me, chosen)
        moved = clear_days_off(
            rows,
            trainee_id=me,
            courses=my_courses(rows, moment),
            now=moment,
            calendar=calendar(),
        )
        rows.commit()
    return moved
