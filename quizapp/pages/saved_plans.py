"""方案: plans of tests that were saved, to be used again, copied, renamed and deleted."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.people import Role
from question_bank.errors import Refused
from question_bank.papers import plans
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("saved_plans", __name__, url_prefix="/papers/plans")


@pages.get("")
@only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show the plans that an instructor can use."""
    with reading() as session:
        found = plans.plans(session, visitor().person_id)
    return render_template("saved_plans/index.html", plans=found)


@pages.post("/<int:plan_id>/copy")
@only(Role.INSTRUCTOR)
def copy(plan_id: int) -> ResponseReturnValue:
    """Keep a copy as one's own."""
    with writing() as session:
        plans.copy(session, plan_id, person_id=visitor().person_id, now=now())
        session.commit()
    flash("已复制一份，可以改名。", "done")
    return redirect(url_for("saved_plans.index"), HTTPStatus.SEE_OTHER)


@pages.post("/<int:plan_id>/rename")
@only(Role.INSTRUCTOR)
def rename(plan_id: int) -> ResponseReturnValue:
    """Give a plan another name."""
    name = request.form.get("plan_name", "")
    try:
        with writing() as session:
            plans.rename(session, plan_id, name, person_id=visitor().person_id, now=now())
            session.commit()
    except Refused as error:
        flash(sentence(error), "wrong")
    else:
        flash("名称已改。", "done")
    return redirect(url_for("saved_plans.index"), HTTPStatus.SEE_OTHER)


@pages.post("/<int:plan_id>/delete")
@only(Role.INSTRUCTOR)
def delete(plan_id: int) -> ResponseReturnValue:
    """Delete a plan of one's own."""
    with writing() as session:
        name = plans.delete(session, plan_id, person_id=visitor().person_id)
        session.commit()
    flash(f"方案“{name}”已删除，用它出过的试卷都还在。", "done")
    return redirect(url_for("saved_plans.index"), HTTPStatus.SEE_OTHER)
