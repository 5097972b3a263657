"""培训班: who is taught together, and by whom."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.classes import cohort_view, cohorts
from question_bank.bank.classes.ownership import instructors
from question_bank.bank.people import Role
from question_bank.errors import Refused, Stale
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.forms.cohorts import ACCEPTED, CohortForm, MemberForm, RosterForm
from quizapp.installation import current_site
from quizapp.numbers import number
from quizapp.roster import done

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from question_bank.bank.classes.cohort_view import CohortView

pages = Blueprint("cohorts", __name__, url_prefix="/cohorts")
RUNNERS = (Role.INSTRUCTOR, Role.ADMINISTRATOR)


@pages.route("", methods=["GET", "POST"])
@access.only(*RUNNERS)
def index() -> ResponseReturnValue:
    """List the classes, and make a new one."""
    form, asker = CohortForm(), access.visitor().asker
    own = access.visitor().is_(Role.INSTRUCTOR)
    with reading() as rows:
        form.offer(instructors(rows), but=asker.person_id if own else None)
    if form.validate_on_submit():
        plan = form.typed()
        runs = {*plan.instructors, *([asker.person_id] if own else [])}
        try:
            with writing() as rows:
                made = cohorts.create_cohort(
                    rows, plan.name, now=now(), person_id=asker.person_id, instructors=runs
                )
                rows.commit()
        except Refused as error:
            form.name.errors = [sentence(error)]
        else:
            return redirect(url_for("cohorts.cohort", cohort_id=made))
    closed, page = "closed" in request.args, request.args.get("page", 1, type=number)
    with reading() as rows:
        found = cohort_view.cohorts(rows, asker, closed=closed, page=page)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    page_shown = render_template("cohorts/index.html", cohorts=found, form=form, closed=closed)
    return page_shown, status


@pages.get("/<int:cohort_id>")
@access.only(*RUNNERS)
def cohort(cohort_id: int) -> ResponseReturnValue:
    """Show a class: its trainees and its courses."""
    page = request.args.get("page", 1, type=number)
    with reading() as rows:
        found = cohort_view.cohort(rows, cohort_id, access.visitor().asker, page=page)
    return render_template(
        "cohorts/cohort.html",
        cohort=found,
        member=MemberForm(formdata=None),
        roster=RosterForm(formdata=None),
        accepted=ACCEPTED,
        keeps_phones=current_site().keeps_phones,
        moment_now=now(),
        done=done,
    )


@pages.route("/<int:cohort_id>/edit", methods=["GET", "POST"])
@access.only(*RUNNERS)
def edit(cohort_id: int) -> ResponseReturnValue:
    """Set a class anew."""
    asker = access.visitor().asker
    with reading() as rows:
        found = cohort_view.cohort(rows, cohort_id, asker)
        form = CohortForm(data=_set_so_far(found))
        form.offer(instructors(rows), but=None if asker.sees_all else asker.person_id)
    if not form.validate_on_submit():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
        return render_template("cohorts/form.html", form=form, cohort=found), status
    try:
        with writing() as rows:
            cohorts.edit_cohort(
                rows, cohort_id, form.typed(), asker=asker, seen=form.seen.lock(), now=now()
            )
            rows.commit()
    except Stale:
        form.seen.renew(found.lock)
        page = render_template("cohorts/form.html", form=form, cohort=found, is_stale=True)
        return page, HTTPStatus.CONFLICT
    except Refused as error:
        form.name.errors = [sentence(error)]
        page = render_template("cohorts/form.html", form=form, cohort=found)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    flash("已保存。", "done")
    return redirect(url_for("cohorts.cohort", cohort_id=cohort_id))


@pages.post("/<int:cohort_id>/<any(close, reopen):verb>")
@access.only(*RUNNERS)
def change(cohort_id: int, verb: str) -> ResponseReturnValue:
    """End a class, or let it go on."""
    turn = cohorts.close_cohort if verb == "close" else cohorts.reopen_cohort
    with writing() as rows:
        turn(rows, cohort_id, asker=access.visitor().asker, now=now())
        rows.commit()
    told = {
        "close": "已结班。学员不再有本班的学习任务，学习记录都保留；随时可以恢复。",
        "reopen": "已恢复，学员接着学。",
    }
    flash(told[verb], "done")
    return redirect(url_for("cohorts.cohort", cohort_id=cohort_id), HTTPStatus.SEE_OTHER)


def _set_so_far(found: CohortView) -> dict[str, object]:
    return {
        "name": found.name,
        "instructors": [id_ for id_, _ in found.instructors],
        "seen": str(found.lock),
    }
