"""培训班: who is taught together."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for

from question_bank.bank.accounts.roster import enrol, rows_of
from question_bank.bank.classes import cohorts
from question_bank.bank.people import Role
from question_bank.errors import Refused
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.forms.courses import CohortForm, MemberForm, RosterForm
from quizapp.roster import said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask.typing import ResponseReturnValue

    from question_bank.bank.accounts.roster import Enrolled, Row

pages = Blueprint("cohorts", __name__, url_prefix="/cohorts")


@pages.route("", methods=["GET", "POST"])
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """List the classes, and make a new one."""
    form = CohortForm()
    if form.validate_on_submit():
        try:
            with writing() as rows:
                made = cohorts.create_cohort(rows, form.typed(), now=now())
                rows.commit()
        except Refused as error:
            form.name.errors = [sentence(error)]
        else:
            return redirect(url_for("cohorts.cohort", cohort_id=made))
    with reading() as rows:
        found = cohorts.cohorts(rows)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_template("cohorts/index.html", cohorts=found, form=form), status


@pages.get("/<int:cohort_id>")
@access.only(Role.INSTRUCTOR)
def cohort(cohort_id: int) -> ResponseReturnValue:
    """Show a class: its trainees and its courses."""
    return _cohort(cohort_id, MemberForm(), RosterForm())


def _cohort(cohort_id: int, member: MemberForm, roster: RosterForm) -> ResponseReturnValue:
    with reading() as rows:
        found = cohorts.cohort(rows, cohort_id)
    wrong = member.errors or roster.errors
    page = render_template("cohorts/cohort.html", cohort=found, member=member, roster=roster)
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK


@pages.post("/<int:cohort_id>/members")
@access.only(Role.INSTRUCTOR)
def add_member(cohort_id: int) -> ResponseReturnValue:
    """Put one person into a class."""
    form = MemberForm()
    if not form.validate():
        return _cohort(cohort_id, form, RosterForm(formdata=None))
    return _enrol(cohort_id, [form.typed()])


@pages.post("/<int:cohort_id>/roster")
@access.only(Role.INSTRUCTOR)
def add_roster(cohort_id: int) -> ResponseReturnValue:
    """Put the people of a table into a class."""
    form = RosterForm()
    try:
        people = rows_of(form.typed())
    except Refused as error:
        form.table.errors = [sentence(error)]
        return _cohort(cohort_id, MemberForm(formdata=None), form)
    return _enrol(cohort_id, people)


def _enrol(cohort_id: int, people: Iterable[Row]) -> ResponseReturnValue:
    """Put people into a class one by one, and show their initial passwords this once."""
    results: list[Enrolled] = []
    with reading() as rows:
        found = cohorts.cohort(rows, cohort_id)
    for person in people:
        with writing() as rows:
            results.append(enrol(rows, cohort_id, person, now=now()))
            rows.commit()
    return render_template("cohorts/enrolled.html", cohort=found, results=results, said=said)


@pages.post("/<int:cohort_id>/members/<int:person_id>/remove")
@access.only(Role.INSTRUCTOR)
def remove_member(cohort_id: int, person_id: int) -> ResponseReturnValue:
    """Take someone out of a class."""
    with writing() as rows:
        cohorts.remove_member(rows, cohort_id, person_id, now=now())
        rows.commit()
    flash("已移出本班，学习记录都保留；再次加入时接着学。", "done")
    return redirect(url_for("cohorts.cohort", cohort_id=cohort_id))
